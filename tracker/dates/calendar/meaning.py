"""What a reading means, counted from the day of writing and from the day the story has reached."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from tracker.dates.calendar.periods import (
    DAY,
    Period,
    day_without_month,
    day_without_year,
    edge_of,
    month_of,
    one_day,
    season_of,
    unit_at,
    weekday_near,
    year_of,
)
from tracker.dates.calendar.shape import Reading
from tracker.dates.calendar.units import STEPS, STORY, THIRDS, Frame, counted, edged, named_unit

# A day printed with its weekday but no year lies at most this far on the other side of the day of writing; further
# away the agreement is chance, and the weekday is a mistake to report.
HALF_A_YEAR: Final = 183


def period_of(reading: Reading, frame: Frame) -> Period | None:
    """The days that are meant, or None when no calendar has them."""
    if "event" in reading.flags:
        return None
    try:
        found = _meaning(reading, frame)
        if found is None or reading.to is None:
            return found
        return _span(reading, reading.to, found, frame)
    except (ValueError, OverflowError):
        # A day that does not exist (31 April), or a year outside the calendar.
        return None


def is_relative(reading: Reading) -> bool:
    """Whether the day of writing decides what is meant: no year is printed."""
    if reading.to is not None:
        return is_relative(reading.to) and not reading.any("year", "decade")
    return not reading.any("year", "decade")


def _span(first: Reading, last: Reading, start: Period, frame: Frame) -> Period | None:
    end = _meaning(last, frame)
    if end is None:
        return None
    if first.has("weekday") and not first.has("day"):
        start = one_day(weekday_near(end.last, first.numbers["weekday"], -1, inclusive=False))
    if start.first > end.last and not first.has("year") and first.has("month"):
        start = Period(start.first.replace(year=start.first.year - 1), start.last, start.precision)
    return Period(start.first, end.last, end.precision) if start.first <= end.last else None


def _meaning(reading: Reading, frame: Frame) -> Period | None:
    if reading.has("offset"):
        return one_day(frame.anchor + reading.numbers["offset"] * DAY)
    if reading.has("story"):
        return one_day(frame.story + reading.numbers["story"] * DAY)
    for slots, meaning in _READERS:
        if reading.has(*slots):
            return meaning(reading, frame)
    return None


def _decade(reading: Reading, frame: Frame) -> Period | None:
    period = year_of(reading.numbers["decade"], 10)
    return edge_of(period, reading.names["edge"]) if reading.names.get("edge") in THIRDS else period


def _calendar_day(reading: Reading, frame: Frame) -> Period | None:
    month, day = reading.numbers["month"], reading.numbers["day"]
    year = _year_of_month(reading, frame)
    if year is not None:
        return one_day(date(year, month, day))
    if reading.has("which"):
        side = 1 if STEPS[reading.names["which"]] > 0 else -1
        return one_day(day_without_year(frame.anchor, month, day, side))
    return _dated(reading, frame, lambda direction: day_without_year(frame.anchor, month, day, direction))


def _year_of_month(reading: Reading, frame: Frame) -> int | None:
    """The year that is printed with a month, or said: "August last year"."""
    if reading.names.get("unit") != "year":
        return reading.numbers.get("year")
    which = reading.names["which"]
    return (frame.story if which in STORY else frame.anchor).year + STEPS[which]


def _month_day(reading: Reading, frame: Frame) -> Period | None:
    number = reading.numbers["day"]
    if reading.has("weekday"):
        near = [day_without_month(frame.anchor, number, direction) for direction in (frame.direction, -frame.direction)]
        agreeing = [day for day in near if day.weekday() == reading.numbers["weekday"]]
        return one_day(agreeing[0]) if agreeing else _weekday(reading, frame)
    return one_day(day_without_month(frame.anchor, number, frame.direction))


def _dated(reading: Reading, frame: Frame, nearest: Callable[[int], date]) -> Period:
    """The nearest such day on the frame's side; where a weekday is printed, the nearest that agrees with it."""
    chosen = nearest(frame.direction)
    if reading.has("weekday") and chosen.weekday() != reading.numbers["weekday"]:
        other = nearest(-frame.direction)
        if other.weekday() == reading.numbers["weekday"] and abs((other - frame.anchor).days) <= HALF_A_YEAR:
            return one_day(other)
    return one_day(chosen)


def _weekday(reading: Reading, frame: Frame) -> Period | None:
    weekday = reading.numbers["weekday"]
    which = reading.names.get("which")
    base = frame.story if which in STORY else frame.anchor
    if reading.has("shift"):
        ago = reading.numbers["count"] * 7 * DAY
        return one_day(weekday_near(frame.anchor, weekday, -1, inclusive=True) - ago)
    if reading.has("unit"):
        return one_day(unit_at(base, "week", STEPS[which or "this"]).first + weekday * DAY)
    if which == "before-last":
        return one_day(weekday_near(base, weekday, -1, inclusive=False) - 7 * DAY)
    if which in ("last", "window", "previous"):
        return one_day(weekday_near(base, weekday, -1, inclusive=False))
    if which in ("next", "following"):
        return one_day(weekday_near(base, weekday, 1, inclusive=False))
    if which == "this":
        # "This Friday" is this week's, on whichever side of today it lies.
        return one_day(base + (weekday - base.weekday()) * DAY)
    return one_day(weekday_near(base, weekday, -1 if which == "same" else frame.direction, inclusive=True))


def _month(reading: Reading, frame: Frame) -> Period | None:
    month, year, which = reading.numbers["month"], _year_of_month(reading, frame), reading.names.get("which")
    if year is None:
        here = frame.anchor.month
        if which == "this":
            shift = 0
        elif which in ("last", "previous", "before-last"):
            shift = -1 if month >= here else 0
        elif which in ("next", "following"):
            shift = 1 if month <= here else 0
        elif frame.direction > 0:
            shift = 1 if month < here else 0
        else:
            shift = -1 if month > here else 0
        year = frame.anchor.year + shift
    whole = month_of(year, month)
    return _week_of(whole, reading) if reading.names.get("unit") == "week" else edged(whole, reading, frame)


def _week_of(month: Period, reading: Reading) -> Period:
    """The numbered week of a month: days 1-7, 8-14 and so on."""
    first = month.first + (reading.numbers["ordinal"] - 1) * 7 * DAY
    return Period(first, min(first + 6 * DAY, month.last), "week")


def _season(reading: Reading, frame: Frame) -> Period | None:
    season, year, which = reading.names["season"], reading.numbers.get("year"), reading.names.get("which")
    if year is not None:
        return edged(season_of(year, season), reading, frame)
    near = [season_of(frame.anchor.year + step, season) for step in (-2, -1, 0, 1)]
    if which in ("next", "following") or (which is None and frame.direction > 0):
        chosen = next(
            period for period in near if period.first > frame.anchor or (which is None and period.last >= frame.anchor)
        )
    elif which in ("last", "previous", "before-last"):
        chosen = [period for period in near if period.last < frame.anchor][-1]
    elif which in ("this", "same"):
        chosen = next(period for period in near if period.last >= frame.anchor)
    else:
        chosen = [period for period in near if period.first <= frame.anchor][-1]
    return edged(chosen, reading, frame)


def _holiday(reading: Reading, frame: Frame) -> Period | None:
    month, day = (int(part) for part in reading.names["holiday"].split("-"))
    year = reading.numbers.get("year")
    if year is not None:
        return one_day(date(year, month, min(day, monthrange(year, month)[1])))
    return one_day(day_without_year(frame.anchor, month, day, frame.direction))


def _year(reading: Reading, frame: Frame) -> Period | None:
    return edged(year_of(reading.numbers["year"]), reading, frame)


def _today(reading: Reading, frame: Frame) -> Period | None:
    return one_day(frame.anchor)


# The first whose slots are all filled decides.
_READERS: Final[tuple[tuple[tuple[str, ...], Callable[[Reading, Frame], Period | None]], ...]] = (
    (("decade",), _decade),
    (("month", "day"), _calendar_day),
    (("weekday", "day"), _month_day),
    (("weekday",), _weekday),
    (("holiday",), _holiday),
    (("count", "unit"), counted),
    (("few", "unit"), counted),
    (("month",), _month),
    (("season",), _season),
    (("unit",), named_unit),
    (("day",), _month_day),
    (("year",), _year),
    (("clock",), _today),
    (("part",), _today),
)
