"""What a reading means, counted from the day of writing and from the day the story has reached."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from tracker.claims._calendar import (
    DAY,
    Period,
    day_without_month,
    day_without_year,
    edge_of,
    month_of,
    moved,
    one_day,
    season_of,
    unit_at,
    unit_away,
    weekday_near,
    weekend_of,
    year_of,
)
from tracker.claims._calendar_shape import Reading

# "A few" and bare plurals ("ces derniers jours") have no number: the width that readers give them.
FEW: Final = (2, 6)
SOME: Final = 5
SATURDAY: Final = 5
# A day printed with its weekday but no year lies at most this far on the other side of the day of writing; further
# away the agreement is chance, and the weekday is a mistake to report.
HALF_A_YEAR: Final = 183
_STEPS: Final = {
    "before-last": -2,
    "last": -1,
    "window": -1,
    "previous": -1,
    "this": 0,
    "same": 0,
    "next": 1,
    "following": 1,
}
_STORY: Final = frozenset({"previous", "same", "following"})
_THIRDS: Final = frozenset({"early", "mid", "late"})


class Frame(NamedTuple):
    """From where to count: the day of writing, the day the story has reached, and which way a bare day lies."""

    anchor: date
    story: date
    direction: int


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


def follows_story(reading: Reading) -> bool:
    """Whether it counts from the day the story has reached, not from the day of writing."""
    if reading.has("story") or reading.names.get("which") in _STORY:
        return True
    return reading.names.get("shift") in ("earlier", "later", "before", "after")


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
    return edge_of(period, reading.names["edge"]) if reading.names.get("edge") in _THIRDS else period


def _calendar_day(reading: Reading, frame: Frame) -> Period | None:
    month, day = reading.numbers["month"], reading.numbers["day"]
    year = reading.numbers.get("year")
    if year is not None:
        return one_day(date(year, month, day))
    if reading.has("which"):
        side = 1 if _STEPS[reading.names["which"]] > 0 else -1
        return one_day(day_without_year(frame.anchor, month, day, side))
    return _dated(reading, frame, lambda direction: day_without_year(frame.anchor, month, day, direction))


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
    base = frame.story if which in _STORY else frame.anchor
    if reading.has("unit"):
        return one_day(unit_at(base, "week", _STEPS[which or "this"]).first + weekday * DAY)
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
    month, year, which = reading.numbers["month"], reading.numbers.get("year"), reading.names.get("which")
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
    return _week_of(whole, reading) if reading.names.get("unit") == "week" else _edged(whole, reading, frame)


def _week_of(month: Period, reading: Reading) -> Period:
    """The numbered week of a month: days 1-7, 8-14 and so on."""
    first = month.first + (reading.numbers["ordinal"] - 1) * 7 * DAY
    return Period(first, min(first + 6 * DAY, month.last), "week")


def _season(reading: Reading, frame: Frame) -> Period | None:
    season, year, which = reading.names["season"], reading.numbers.get("year"), reading.names.get("which")
    if year is not None:
        return _edged(season_of(year, season), reading, frame)
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
    return _edged(chosen, reading, frame)


def _holiday(reading: Reading, frame: Frame) -> Period | None:
    month, day = (int(part) for part in reading.names["holiday"].split("-"))
    year = reading.numbers.get("year")
    if year is not None:
        return one_day(date(year, month, min(day, monthrange(year, month)[1])))
    return one_day(day_without_year(frame.anchor, month, day, frame.direction))


def _counted(reading: Reading, frame: Frame) -> Period | None:
    """A number of units: ago, later, or as a window up to now."""
    unit, shift, which = reading.names["unit"], reading.names.get("shift"), reading.names.get("which")
    count = reading.numbers.get("count")
    few = FEW if count is None else (count, count)
    if which is not None and shift is None:
        return _window(unit, max(few), _STEPS[which], frame.story if which in _STORY else frame.anchor)
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


def _unit(reading: Reading, frame: Frame) -> Period | None:
    unit, which = reading.names["unit"], reading.names.get("which")
    year = reading.numbers.get("year")
    if reading.has("ordinal"):
        return _part_of_year(reading, frame)
    if year is not None:
        return _of_year(unit, year, which, reading, frame)
    if unit == "weekend" and which is None:
        return weekend_of(frame.anchor if frame.anchor.weekday() >= SATURDAY else frame.anchor - 7 * DAY)
    if which == "window" or (which in ("last", "next") and "plural" in reading.flags):
        return _window(unit, SOME if "plural" in reading.flags else 1, _STEPS[which or "last"], frame.anchor)
    base = frame.story if which in _STORY else frame.anchor
    return _edged(unit_at(base, unit, _STEPS[which] if which else 0), reading, frame)


def _of_year(unit: str, year: int, which: str | None, reading: Reading, frame: Frame) -> Period | None:
    """ "L'année 2018", "the last quarter of 2018"; other units of a year are too loosely said."""
    if unit == "year":
        return _edged(year_of(year), reading, frame)
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
        step = _STEPS[reading.names["which"]] if reading.has("which") else None
        year = frame.anchor.year + (step or 0)
        if step is None and frame.direction < 0 and date(year, (number - 1) * size + 1, 1) > frame.anchor:
            year -= 1
    return month_of(year, (number - 1) * size + 1, size)


def _year(reading: Reading, frame: Frame) -> Period | None:
    return _edged(year_of(reading.numbers["year"]), reading, frame)


def _today(reading: Reading, frame: Frame) -> Period | None:
    return one_day(frame.anchor)


def _edged(period: Period, reading: Reading, frame: Frame) -> Period:
    edge = reading.names.get("edge")
    if edge in _THIRDS:
        return edge_of(period, edge or "")
    if edge is None or not period.first <= frame.anchor <= period.last:
        return period
    if edge == "so-far":
        return Period(period.first, frame.anchor, period.precision)
    return Period(frame.anchor, period.last, period.precision)


# The first whose slots are all filled decides.
_READERS: Final[tuple[tuple[tuple[str, ...], Callable[[Reading, Frame], Period | None]], ...]] = (
    (("decade",), _decade),
    (("month", "day"), _calendar_day),
    (("weekday", "day"), _month_day),
    (("weekday",), _weekday),
    (("holiday",), _holiday),
    (("count", "unit"), _counted),
    (("few", "unit"), _counted),
    (("month",), _month),
    (("season",), _season),
    (("unit",), _unit),
    (("day",), _month_day),
    (("year",), _year),
    (("clock",), _today),
    (("part",), _today),
)
