"""From rows of the lists to the view model that the pages of a report draw."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.report.building import when
from tracker.report.fields import Record, flag, number, optional, text, texts
from tracker.report.findings import FindingView, finding
from tracker.report.overview import DocumentRow, StatementRow, short

_NAMES = 4


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One line of the list of claims."""

    claim_id: str
    kind: str
    text: str
    author: str
    when: str
    outlet: str
    document_id: str
    statement_id: str | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the list of findings."""

    finding: FindingView
    text: str
    outlet: str
    statement_id: str | None


def statement_row(row: Record) -> StatementRow:
    """From a row of sql/serve/statements.sql."""
    names = texts(row, "asserted_by")
    return StatementRow(
        statement_id=text(row, "statement_id"),
        text=short(text(row, "text")),
        voices=(*names[:_NAMES], *((f"and {len(names) - _NAMES} more",) if len(names) > _NAMES else ())),
        claims=number(row, "claims"),
        publishers=number(row, "publishers"),
        independent_sources=number(row, "independent_sources"),
        errors=number(row, "errors"),
        warnings=number(row, "warnings"),
        find="",
    )


def document_row(row: Record) -> DocumentRow:
    """From a row of sql/serve/documents.sql."""
    published = when({**row, "published_basis": None}, "published")
    return DocumentRow(
        document_id=text(row, "document_id"),
        title=short(text(row, "title") or text(row, "url") or text(row, "path") or text(row, "document_id")),
        publisher=text(row, "publisher"),
        published=published.words if published else "not known",
        is_current=flag(row, "is_current") is not False,
        claims=number(row, "claims"),
        posts=number(row, "posts"),
        errors=number(row, "errors"),
        warnings=number(row, "warnings"),
        find="",
    )


def claim_row(row: Record) -> ClaimRow:
    """From a row of sql/serve/claims.sql."""
    said = when(row, "date")
    return ClaimRow(
        claim_id=text(row, "claim_id"),
        kind=text(row, "kind"),
        text=short(text(row, "text")),
        author=text(row, "author"),
        when=f"{said.verb} {said.words}" if said else "date not known",
        outlet=text(row, "publisher") or short(text(row, "title")) or text(row, "document_id"),
        document_id=text(row, "document_id"),
        statement_id=optional(row, "statement_id"),
    )


def finding_row(row: Record) -> FindingRow:
    """From a row of sql/serve/findings.sql."""
    return FindingRow(
        finding=finding(row),
        text=short(text(row, "text")) or "a post without words",
        outlet=text(row, "publisher") or text(row, "title") or text(row, "document_id"),
        statement_id=optional(row, "statement_id"),
    )
