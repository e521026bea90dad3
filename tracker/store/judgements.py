"""What people decided on claims. The program itself never judges; a verdict is added to the ones before, never put in
the place of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tracker.errors import ExportError
from tracker.rows.values import clean, utc
from tracker.store import Store

# Takes back what its maker said before, without another verdict.
WITHDRAWN = "withdrawn"
_LONGEST_STATUS, LONGEST_NAME = 80, 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's verdict on one claim; `made_at` is naive UTC."""

    claim_id: str
    status: str
    made_by: str
    made_at: datetime
    note: str | None


def judge(store: Store, claim: str, status: str, made_by: str, note: str | None = None) -> Judgement:
    """Adds a verdict on the claim whose id begins with `claim`.

    `status` is the person's own word ("false", "missing context"); "withdrawn" takes back what they said before.
    Raises UnknownId, or ExportError for a status or name that is empty, longer than a line, or broken over lines.
    """
    verdict = {
        "claim_id": store.find_claim(claim),
        "status": one_line(status, "status", _LONGEST_STATUS),
        "made_by": one_line(made_by, "name", LONGEST_NAME),
        "note": clean(note).strip() or None if note else None,
    }
    store.ask("judgements", "record", {**verdict, "made_at": utc(datetime.now(UTC))})
    return history(store, str(verdict["claim_id"]))[-1]


def history(store: Store, claim: str) -> list[Judgement]:
    """Every verdict on the claim whose id begins with `claim`, the oldest first. Raises UnknownId."""
    rows = store.ask("judgements", "history", {"claim_id": store.find_claim(claim)}).rows
    return [_judgement(row) for row in rows]


def _judgement(row: tuple[object, ...]) -> Judgement:
    claim_id, status, made_by, made_at, note = row
    if not isinstance(made_at, datetime):
        raise TypeError("a verdict without its time")
    return Judgement(str(claim_id), str(status), str(made_by), made_at, None if note is None else str(note))


def one_line(text: str, what: str, longest: int) -> str:
    """The text without what is around it. Raises ExportError where it is empty, longer, or broken over lines."""
    line = clean(text).strip()
    if not line or len(line) > longest or not line.isprintable():
        raise ExportError(f"a {what} is one line of 1 to {longest} printable characters, not {text[:20]!r}")
    return line
