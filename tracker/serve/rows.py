"""The rows of the list of claims, which only the server has: a report's pages list statements."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.report.building import carried, when
from tracker.report.fields import Record, optional, text
from tracker.report.overview import outlet, short
from tracker.report.unnamed import unnamed_in_words


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One line of the list of claims."""

    claim_id: str
    kind: str
    text: str
    author: str
    unsaid: str
    when: str
    outlet: str
    document_id: str
    statement_id: str | None


def claim_row(row: Record) -> ClaimRow:
    """From a row of sql/serve/claims.sql."""
    said, brought = when(row, "date"), carried(row)
    return ClaimRow(
        claim_id=text(row, "claim_id"),
        kind=text(row, "kind"),
        text=short(text(row, "text")),
        author=text(row, "author"),
        unsaid=unnamed_in_words(text(row, "author_reason"), text(row, "language"), read=row["read_as"] is not None),
        when=f"{said.verb} {said.words}" + (f" ({brought})" if brought else "") if said else "date not known",
        outlet=short(outlet(row)),
        document_id=text(row, "document_id"),
        statement_id=optional(row, "statement_id"),
    )
