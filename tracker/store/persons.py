"""What people decided on who is who: which sources are one person, which are two. Decisions are added, never edited."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from tracker.errors import ExportError, UnknownId
from tracker.rows.values import clean, utc
from tracker.store import Store
from tracker.store.judgements import LONGEST_NAME, one_line

Decision = Literal["same", "different", "withdrawn"]


def decide(
    store: Store, one: str, other: str, decision: Decision, made_by: str, note: str | None = None
) -> tuple[str, str]:
    """Adds a decision on two sources, given by an id, its beginning, or the whole name; returns their ids.

    Linking obeys the last decision on a pair ("withdrawn": as if none had been made). Raises UnknownId for a name that
    nobody or more than one has, and ExportError for one source given twice or an empty name of who decides.
    """
    pair = sorted((_source(store, one), _source(store, other)))
    if pair[0] == pair[1]:
        raise ExportError(f"{one!r} and {other!r} are one source by their very name")
    values = {
        "source_id": pair[0],
        "other_source_id": pair[1],
        "decision": decision,
        "made_by": one_line(made_by, "name", LONGEST_NAME),
        "made_at": utc(datetime.now(UTC)),
        "note": clean(note).strip() or None if note else None,
    }
    store.ask("persons", "record", values)
    return pair[0], pair[1]


def _source(store: Store, asked: str) -> str:
    found = [str(row[0]) for row in store.ask("persons", "find", {"asked": asked.strip()}).rows]
    if len(found) != 1:
        raise UnknownId(f"{asked!r} is {'nobody' if not found else 'more than one source: ' + ', '.join(found[:5])}")
    return found[0]
