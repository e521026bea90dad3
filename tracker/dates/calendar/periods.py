"""Periods of whole days, and the steps between them that news language takes. Weeks run from Monday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

from tracker.dates.instants import Precision

DAY: Final = timedelta(days=1)
# Meteorological seasons: whole months, and the same in every country of the north.
SEASON_STARTS: Final[dict[str, int]] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTHS_IN: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN: Final[dict[str, int]] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


class Period(NamedTuple):
    """The days from `first` to `last`, both inclusive, and how finely they are known."""

    first: date
    last: date
    precision: Precision


def one_day(day: date) -> Period:
    """A single day."""
    return Period(day, day, "day")


def month_of(year: int, month: int, count: int = 1) -> Period:
    """`count` calendar months from the first of `month`, which may lie outside 1-12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return Period(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), "month")


def year_of(year: int, count: int = 1) -> Period:
    """`count` calendar years."""
    return Period(date(year, 1, 1), date(year + count - 1, 12, 31), "year")


def week_of(day: date) -> Period:
    """The week that holds `day`."""
    monday = day - DAY * day.weekday()
    return Period(monday, monday + 6 * DAY, "week")


def weekend_of(day: date) -> Period:
    """Saturday and Sunday of the week that holds `day`."""
    monday = day - DAY * day.weekday()
    return Period(monday + 5 * DAY, monday + 6 * DAY, "day")


def season_of(year: int, season: str) -> Period:
    """The three months of a season; a winter is named after the year in which it begins."""
    return month_of(year, SEASON_STARTS[season], 3)


def unit_at(day: date, unit: str, steps: int) -> Period:
    """The calendar unit `steps` units from the one that holds `day`: 0 is this one, -1 the last one."""
    if unit == "weekend":
        return weekend_of(day + steps * 7 * DAY)
    if unit in ("week", "fortnight"):
        return week_of(day + steps * DAYS_IN[unit] * DAY)
    if unit in ("decade", "century"):
        span = MONTHS_IN[unit] // 12
        return year_of((day.year // span + steps) * span, span)
    if unit == "year":
        return year_of(day.year + steps)
    if unit in MONTHS_IN:
        size = MONTHS_IN[unit]
        return month_of(day.year, (day.month - 1) // size * size + 1 + steps * size, size)
    return one_day(day + steps * DAY)


def unit_away(day: date, unit: str, steps: int) -> Period:
    """What "three `unit`s ago" means: an exact day for days and weeks, a calendar unit for months and more.

    Hours and minutes count as the day they lead to when they fill it.
    """
    if unit in ("minute", "hour"):
        per_day = 24 if unit == "hour" else 1440
        whole = abs(steps) // per_day
        return one_day(day + (whole if steps > 0 else -whole) * DAY)
    if unit in DAYS_IN:
        return one_day(day + steps * DAYS_IN[unit] * DAY)
    if unit in ("decade", "century"):
        return year_of(day.year + steps * MONTHS_IN[unit] // 12)
    if unit == "year":
        return year_of(day.year + steps)
    return month_of(day.year, day.month + steps * MONTHS_IN[unit])


def moved(day: date, unit: str, steps: int) -> date:
    """The day `steps` units away, as the edge of a window ("over the past two months")."""
    if unit in ("minute", "hour"):
        per_day = 24 if unit == "hour" else 1440
        size = -(-abs(steps) // per_day)
        return day + (size if steps > 0 else -size) * DAY
    if unit in DAYS_IN:
        return day + steps * DAYS_IN[unit] * DAY
    target = month_of(day.year, day.month + steps * MONTHS_IN[unit])
    return target.first.replace(day=min(day.day, target.last.day))


def edge_of(period: Period, edge: str) -> Period:
    """The early, middle or late part: days 1-10, 11-20 and 21 to the end of a month; thirds of longer periods.

    The parts of a week overlap, as they do in speech.
    """
    first, last, precision = period
    days = (last - first).days + 1
    if days <= 7:
        start, end = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[edge] if days == 7 else (0, days - 1)
        return Period(first + start * DAY, first + end * DAY, precision)
    if days <= 31:
        start, end = {"early": (0, 9), "mid": (10, 19), "late": (20, days - 1)}[edge]
        return Period(first + start * DAY, first + end * DAY, precision)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    # A year is cut in thirds, a decade in three, four and three years.
    third = months // 3 if months < 36 else months // 36 * 12
    start = {"early": 0, "mid": third, "late": months - third}[edge]
    count = months - 2 * third if edge == "mid" else third
    part = month_of(first.year, first.month + start, count)
    return Period(part.first, part.last, precision)


def weekday_near(day: date, weekday: int, direction: int, *, inclusive: bool) -> date:
    """The nearest day with that weekday (Monday 0) before (`direction` -1) or after (+1) `day`."""
    gap = (day.weekday() - weekday if direction < 0 else weekday - day.weekday()) % 7
    if gap == 0 and not inclusive:
        gap = 7
    return day + direction * gap * DAY


def day_without_year(day: date, month: int, number: int, direction: int) -> date:
    """The nearest such day at or before (-1), or at or after (+1), `day`; 29 February looks for its leap year.

    Raises ValueError for a day that no year has.
    """
    for step in range(9):
        year = day.year + direction * step
        if number > monthrange(year, month)[1]:
            continue
        found = date(year, month, number)
        if (found - day).days * direction >= 0:
            return found
    raise ValueError(f"no year has a day {number} in month {month}")


def day_without_month(day: date, number: int, direction: int) -> date:
    """The nearest day of that number in its month, at or before (-1), or at or after (+1), `day`.

    Raises ValueError for a number that no month has.
    """
    for step in range(13):
        month = month_of(day.year, day.month + direction * step)
        if number > month.last.day:
            continue
        found = month.first.replace(day=number)
        if (found - day).days * direction >= 0:
            return found
    raise ValueError(f"no month has a day {number}")
