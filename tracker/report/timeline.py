"""The timeline of the overview: posts and claims counted by day, week, month, year or decade."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

_MOST = 60
_HEIGHT = 110.0
_WIDTH = 1000.0
# One in fifty on either side may stand so far off that it would turn days into decades.
_FAR = 50
_UNITS = (("day", 1), ("week", 7), ("month", 31), ("year", 366), ("decade", 3653))


@dataclass(frozen=True, slots=True)
class TimelineColumn:
    """One unit of time; x in units of the drawing, heights in pixels.

    `named` says whether there is room for its label: "" for no, "wide" on a wide screen only, "always".
    """

    x: float
    label: str
    posts: int
    claims: int
    posts_height: float
    claims_height: float
    named: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns in order; `width` is that of one of a column's two bars, `most` the largest count.

    `earlier` and `later` are how many posts and claims lie so far before and after the others that they are not drawn.
    """

    unit: str
    columns: tuple[TimelineColumn, ...]
    width: float
    most: int
    earlier: int = 0
    later: int = 0


def timeline(days: Iterable[tuple[date, int, int]]) -> Timeline | None:
    """From (day, posts, claims); None for none. Units without either are left out where there would be too many."""
    every = sorted(days)
    if not every:
        return None
    start, end = _middle([posts + claims for _, posts, claims in every])
    if _unit(every[start:end]) == _unit(every):
        start, end = 0, len(every)
    held = every[start:end]
    unit = _unit(held)
    counts: dict[date, tuple[int, int]] = {}
    for day, posts, claims in held:
        first = _beginning(day, unit)
        before = counts.get(first, (0, 0))
        counts[first] = before[0] + posts, before[1] + claims
    begun = sorted(set(_units(held[0][0], held[-1][0], unit)) | set(counts))
    most = max(max(pair) for pair in counts.values())
    step = _WIDTH / max(len(begun), 12)
    # A label takes some 90 pixels: eight of them on a wide screen, three on a telephone.
    room = int(_WIDTH / step)
    gap, wide_gap = -(-room // 3), -(-room // 9)
    return Timeline(
        unit,
        tuple(
            TimelineColumn(
                x=round(place * step, 1),
                label=_label(first, unit),
                posts=counts.get(first, (0, 0))[0],
                claims=counts.get(first, (0, 0))[1],
                posts_height=round(_HEIGHT * counts.get(first, (0, 0))[0] / most, 1),
                claims_height=round(_HEIGHT * counts.get(first, (0, 0))[1] / most, 1),
                named="" if place % wide_gap or room - place < wide_gap else "wide" if place % gap else "always",
            )
            for place, first in enumerate(begun)
        ),
        round(step * 0.4, 1),
        most,
        sum(posts + claims for _, posts, claims in every[:start]),
        sum(posts + claims for _, posts, claims in every[end:]),
    )


def _unit(held: Sequence[tuple[date, int, int]]) -> str:
    span = (held[-1][0] - held[0][0]).days + 1
    return next((name for name, length in _UNITS if span / length <= _MOST), "decade")


def _middle(counts: Sequence[int]) -> tuple[int, int]:
    """Between which places the days stand without the few on either side."""
    few = sum(counts) // _FAR
    before, after = list(accumulate(counts)), list(accumulate(reversed(counts)))
    return bisect_right(before, few), len(counts) - bisect_right(after, few)


def _beginning(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit == "month":
        return day.replace(day=1)
    if unit == "year":
        return day.replace(month=1, day=1)
    if unit == "decade":
        return date(max(1, day.year - day.year % 10), 1, 1)
    return day


def _units(first: date, last: date, unit: str) -> Iterable[date]:
    """Every unit from the first to the last, so that quiet times show; none for decades, which may be many."""
    if unit == "decade":
        return
    length = dict(_UNITS)[unit]
    for number in range((last - first).days // min(length, 28) + 1):
        yield _beginning(min(last, first + timedelta(days=number * min(length, 28))), unit)


def _label(first: date, unit: str) -> str:
    if unit == "month":
        return f"{first:%b %Y}"
    return f"{first.year}" if unit in ("year", "decade") else f"{first:%d %b %Y}"
