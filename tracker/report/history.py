"""What became of an article's claims from one look to the next, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.report.fields import Record, moment, number, text


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that was added, changed, softened, given to another author or withdrawn; empty texts for none."""

    change: str
    said: str
    author: str
    says: str
    author_now: str


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """From one version to the next: when each was first seen, and what is not the same."""

    seen: str
    then: str
    versions: str
    changes: tuple[ClaimChange, ...]


def history(rows: Sequence[Record]) -> tuple[HistoryStep, ...]:
    """From rows of sql/report/history.sql of one document, in their order."""
    steps = []
    for _, group in groupby(rows, key=lambda row: number(row, "step")):
        found = list(group)
        steps.append(
            HistoryStep(
                seen=_seen(found[0], "from_seen_at"),
                then=_seen(found[0], "to_seen_at"),
                versions=f"version {number(found[0], 'from_version')} to version {number(found[0], 'to_version')}",
                changes=tuple(_change(row) for row in found),
            )
        )
    return tuple(steps)


def _change(row: Record) -> ClaimChange:
    return ClaimChange(
        text(row, "change"), text(row, "said"), text(row, "author"), text(row, "says"), text(row, "author_now")
    )


def _seen(row: Record, name: str) -> str:
    at = moment(row, name)
    return f"{at:%Y-%m-%d %H:%M} UTC" if at is not None else "not known when"
