"""What the search page of a report searches: short rows of everything, as data in the page itself.

A page that is opened from a folder can ask nobody, so the rows stand in it; beyond a size they are left out, and
counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tracker.report.fields import Record, number, optional, text, texts
from tracker.report.findings import check_of
from tracker.report.html import Places, shown
from tracker.report.loading import rows
from tracker.report.overview import document_row, outlet, statement_row
from tracker.store import Store

# A browser reads four megabytes in a fifth of a second; the page must stay one that can be sent by mail.
BUDGET = 4_000_000
# What documents and findings may take of it; statements have the rest.
_SHARES = {"documents": 0.3, "findings": 0.15}
_LONGEST = 600
# One row: what is shown and searched, a line below it, the page's address ("" for none), how grave what does not add up
# is ("" for nothing), and other words for the same.
Row = tuple[str, str, str, str, *tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Searchable:
    """`data` is an object of JSON, safe inside a script element; `left_out` are (number, what) that did not fit."""

    data: Markup
    left_out: tuple[tuple[int, str], ...]


def searchable(store: Store, places: Places, budget: int = BUDGET) -> Searchable:
    """The rows of all statements, documents and findings, each kind in the order of its list, within `budget` bytes.

    `prepare` and `prepare_lists` must have been called on the store.
    """
    wordings = {text(row, "statement_id"): texts(row, "wordings") for row in rows(store, "wordings")}
    found = {
        "documents": [_document(row, places) for row in rows(store, "list_documents")],
        "findings": [_finding(row, places) for row in rows(store, "list_findings")],
        "statements": [_statement(row, wordings, places) for row in rows(store, "list_statements")],
    }
    kept: dict[str, list[str]] = {}
    left = budget
    for what, held in found.items():
        kept[what] = _fitting(held, int(min(left, budget * _SHARES.get(what, 1.0))))
        left -= sum(_size(row) for row in kept[what])
    order = ("statements", "documents", "findings")
    data = ",".join(f'"{what}":[{",".join(kept[what])}]' for what in order)
    missing = ((len(found[what]) - len(kept[what]), what) for what in order)
    return Searchable(
        Markup("{" + data + "}"),  # noqa: S704 - JSON without "<"
        tuple((count, what) for count, what in missing if count),
    )


def _statement(row: Record, wordings: Mapping[str, Sequence[str]], places: Places) -> Row:
    drawn = statement_row(row)
    names = ", ".join(texts(row, "voices")) or drawn.unsaid
    below = f"{names} · {drawn.sources.sentence}"
    grave = "error" if number(row, "errors") else "warning" if number(row, "warnings") else ""
    # What was said once in a large report has no page of its own.
    statement_id = text(row, "statement_id")
    others = map(_cut, wordings.get(statement_id, ()))
    return _cut(text(row, "text")), below, places.statement(statement_id) or "", grave, *others


def _document(row: Record, places: Places) -> Row:
    drawn = document_row(row)
    below = " · ".join(part for part in (drawn.publisher, drawn.published) if part)
    grave = "error" if drawn.errors else "warning" if drawn.warnings else ""
    return drawn.title, below, places.document(drawn.document_id) or "", grave


def _finding(row: Record, places: Places) -> Row:
    check = check_of(text(row, "check_name"))
    place = places.statement(optional(row, "statement_id")) or places.document(optional(row, "document_id"))
    below = " · ".join(part for part in (_cut(text(row, "text")), outlet(row)) if part)
    return check.title, below, place or f"findings.html#{check.name}", text(row, "severity")


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _fitting(held: Sequence[Row], room: int) -> list[str]:
    """The first rows, as JSON, that fit into so many bytes."""
    kept: list[str] = []
    for written in _written(held):
        room -= _size(written)
        if room < 0:
            break
        kept.append(written)
    return kept


def _written(held: Iterable[Row]) -> Iterable[str]:
    for row in held:
        written = json.dumps([str(shown(part)) for part in row], ensure_ascii=False, separators=(",", ":"))
        yield written.replace("<", "\\u003c")


def _size(written: str) -> int:
    return len(written.encode("utf-8")) + 1
