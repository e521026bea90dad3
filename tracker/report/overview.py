"""What the overview and the lists show: statements, documents and findings in short rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.report.building import when
from tracker.report.fields import Record, flag, number, text, texts
from tracker.report.findings import FindingView, check_of, finding
from tracker.report.loading import rows
from tracker.report.timeline import Timeline, timeline
from tracker.store import Store

_SHORT = 200
_NAMES = 4
# Of each check; a check that finds thousands of the same is read in SQL.
FINDINGS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of the list of statements; `find` are the filters that keep it."""

    statement_id: str
    text: str
    voices: tuple[str, ...]
    claims: int
    publishers: int
    independent_sources: int
    errors: int
    warnings: int
    find: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list of documents."""

    document_id: str
    title: str
    publisher: str
    published: str
    is_current: bool
    claims: int
    posts: int
    errors: int
    warnings: int
    find: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the words it is about."""

    finding: FindingView
    text: str
    statement_id: str | None
    outlet: str


def prepare_lists(store: Store) -> None:
    """Gathers what the lists of documents and findings show, once for all pages."""
    rows(store, "make_documents")
    rows(store, "make_findings")


def statement_rows(store: Store) -> list[StatementRow]:
    """All statements, those with the most independent sources first."""
    return [statement_row(row) for row in rows(store, "list_statements")]


def statement_row(row: Record) -> StatementRow:
    """From a row of `report_statements`."""
    names = texts(row, "asserted_by")
    sources = number(row, "independent_sources")
    return StatementRow(
        statement_id=text(row, "statement_id"),
        text=short(text(row, "text")),
        voices=(*names[:_NAMES], *((f"and {len(names) - _NAMES} more",) if len(names) > _NAMES else ())),
        claims=number(row, "claims"),
        publishers=number(row, "publishers"),
        independent_sources=sources,
        errors=number(row, "errors"),
        warnings=number(row, "warnings"),
        find=_find(row) + (" several" if sources > 1 else " one"),
    )


def document_rows(store: Store) -> list[DocumentRow]:
    """All documents, those published last first. `prepare_lists` must have been called on the store."""
    return [document_row(row) for row in rows(store, "list_documents")]


def document_row(row: Record) -> DocumentRow:
    """From a row of `report_documents`."""
    published = when({**row, "published_basis": None}, "published")
    return DocumentRow(
        document_id=text(row, "document_id"),
        title=short(text(row, "title") or text(row, "url") or file_name(row) or text(row, "document_id")),
        publisher=text(row, "publisher"),
        published=published.words if published else "not known",
        is_current=flag(row, "is_current") is not False,
        claims=number(row, "claims"),
        posts=number(row, "posts"),
        errors=number(row, "errors"),
        warnings=number(row, "warnings"),
        find=_find(row),
    )


def _find(row: Record) -> str:
    return " ".join(word for word, count in (("error", "errors"), ("warning", "warnings")) if row[count])


def finding_sections(store: Store) -> list[tuple[object, int, list[FindingRow]]]:
    """(check, number of findings, the first of them) for each check that found something, the gravest first.

    `prepare_lists` must have been called on the store.
    """
    sections: dict[str, list[Record]] = {}
    for row in rows(store, "list_findings"):
        sections.setdefault(text(row, "check_name"), []).append(row)
    return [
        (check_of(name), len(found), [finding_row(row) for row in found[:FINDINGS_SHOWN]])
        for name, found in sections.items()
    ]


def finding_row(row: Record) -> FindingRow:
    """From a row of `report_findings`."""
    return FindingRow(
        finding(row),
        short(text(row, "text")) or "a post without words",
        text(row, "statement_id") or None,
        outlet(row),
    )


def outlet(row: Record) -> str:
    """The publisher of a row's document, or what stands for it: the title, or the name of the file."""
    return text(row, "publisher") or text(row, "title") or file_name(row) or text(row, "document_id")


def file_name(row: Record) -> str:
    """The last part of the path a row's document was read from."""
    return text(row, "path").rstrip("/").rpartition("/")[2]


def days(store: Store) -> Timeline | None:
    """Posts and claims in time."""
    found = rows(store, "timeline")
    return timeline(
        (day, number(row, "posts"), number(row, "claims")) for row in found if isinstance(day := row["day"], date)
    )


def short(words: str) -> str:
    """The beginning of a text on one line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"
