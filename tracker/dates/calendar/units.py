"""What counted and named units mean: "three days ago", "last week", "the past two months", "the first quarter"."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from tracker.dates.calendar.periods import (
    DAY,
    MONTHS_IN,
    Period,
    edge_of,
    month_of,
    moved,
    unit_at,
    unit_away,
    weekend_of,
    year_of,
)
from tracker.dates.calendar.shape import Reading

# "A few" and bare plurals ("ces derniers jours") have no number: the width that readers give them.
FEW: Final = (2, 6)
SOME: Final = 5
SATURDAY: Final = 5
STEPS: Final = {
    "before-last": -2,
    "last": -1,
    "window": -1,
    "previous": -1,
    "this": 0,
    "same": 0,
    "next": 1,
    "following": 1,
}
STORY: Final = frozenset({"previous", "same", "following"})
THIRDS: Final = frozenset({"early", "mid", "late"})


class Frame(NamedTuple):
    """From where to count: the day of writing, the day the story has reached, and which way a bare day lies."""

    anchor: date
    story: date
    direction: int


def follows_story(reading: Reading) -> bool:
    """Whether it counts from the day the story has reached, not from the day of writing."""
    if reading.has("story") or reading.names.get("which") in STORY:
        return True
    return reading.names.get("shift") in ("earlier", "later", "before", "after")


def counted(reading: Reading, frame: Frame) -> Period | None:
    """A number of units: ago, later, or as a window up to now."""
    unit, shift, which = reading.names["unit"], reading.names.get("shift"), reading.names.get("which")
    count = reading.numbers.get("count")
    few = FEW if count is None else (count, count)
    if shift is None and which is None and unit in MONTHS_IN and "within" in reading.flags:
        return _window(unit, max(few), 1, frame.anchor)
    if which is not None and shift is None:
        return _window(unit, max(few), STEPS[which], frame.story if which in STORY else frame.anchor)
    base = frame.story if follows_story(reading) else frame.anchor
    forward = shift in ("later", "after") or (shift is None and "since" not in reading.flags)
    sign = 1 if forward else -1
    ends = [unit_away(base, unit, sign * count) for count in few]
    return Period(min(end.first for end in ends), max(end.last for end in ends), ends[0].precision)


def _window(unit: str, count: int, direction: int, base: date) -> Period | None:
    if direction == 0:
        return None
    other = moved(base, unit, direction * count)
    precision = unit_away(base, unit, 0).precision
    return Period(other, base, precision) if direction < 0 else Period(base, other, precision)


def named_unit(reading: Reading, frame: Frame) -> Period | None:
    """A unit by its place ("last week", "the past months", "the weekend") or number ("the first quarter")."""
    unit, which = reading.names["unit"], reading.names.get("which")
    year = reading.numbers.get("year")
    if reading.has("ordinal"):
        return _part_of_year(reading, frame)
    if year is not None:
        return _of_year(unit, year, which, reading, frame)
    if unit == "weekend" and which is None:
        return weekend_of(frame.anchor if frame.anchor.weekday() >= SATURDAY else frame.anchor - 7 * DAY)
    if which == "window" or (which in ("last", "next") and "plural" in reading.flags):
        return _window(unit, SOME if "plural" in reading.flags else 1, STEPS[which or "last"], frame.anchor)
    base = frame.story if which in STORY else frame.anchor
    return edged(unit_at(base, unit, STEPS[which] if which else 0), reading, frame)


def _of_year(unit: str, year: int, which: str | None, reading: Reading, frame: Frame) -> Period | None:
    """ "L'année 2018", "the last quarter of 2018"; other units of a year are too loosely said."""
    if unit == "year":
        return edged(year_of(year), reading, frame)
    if which != "last" or unit not in ("month", "quarter", "half"):
        return None
    return unit_at(date(year, 12, 31), unit, 0)


def _part_of_year(reading: Reading, frame: Frame) -> Period | None:
    """A numbered quarter or half of a year; without a year, the nearest that has begun."""
    size = 3 if reading.names["unit"] == "quarter" else 6
    number = reading.numbers["ordinal"]
    if not 1 <= number <= 12 // size:
        return None
    year = reading.numbers.get("year")
    if year is None:
        step = STEPS[reading.names["which"]] if reading.has("which") else None
        year = frame.anchor.year + (step or 0)
        if step is None and frame.direction < 0 and date(year, (number - 1) * size + 1, 1) > frame.anchor:
            year -= 1
    return month_of(year, (number - 1) * size + 1, size)


def edged(period: Period, reading: Reading, frame: Frame) -> Period:
    """The part of a period that an edge word names, if any; "earlier" and "later" cut it at the day of writing."""
    edge = reading.names.get("edge")
    if edge == "early" and _up_to_now(period, reading, frame):
        edge = "to-date"
    if edge in THIRDS:
        return edge_of(period, edge or "")
    if edge is None or not period.first <= frame.anchor <= period.last:
        return period
    if edge in ("so-far", "to-date"):
        return Period(period.first, frame.anchor, period.precision)
    return Period(frame.anchor, period.last, period.precision)


def _up_to_now(period: Period, reading: Reading, frame: Frame) -> bool:
    """Whether it is a current unit since its beginning: "since the start of the year", not "since early March"."""
    return "since" in reading.flags and reading.has("unit") and period.first <= frame.anchor <= period.last
