"""Dates as social widgets and news pages print them: a printed string becomes an instant, or nothing.

Nothing is guessed. A date without a year gives None (never today's year), and so does a numeric one whose order
of day and month neither its numbers nor the language decide (05/04/2019 on a page that says only "en").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from tracker.dates.instants import Instant, Precision
from tracker.dates.printed_words import (
    BEFORE_CLOCK,
    BEHIND_CLOCK,
    DAY_OR_MONTH,
    HALF_DAYS,
    LETTER,
    MONTHS,
    ORDER,
    UNITS,
    YEARS_AHEAD,
    ZONES,
    folded,
)

_LONGEST = 120
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:(?:t|\s{1,3})(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s{0,3}"
    r"(z|utc|gmt|[+-]\d\d:?\d\d)?"
)
_HALF = "|".join(sorted((re.escape(word) for word in HALF_DAYS), key=len, reverse=True))
_HOUR = "".join(UNITS["hour"])
_BEFORE = "|".join(f"(?<={re.escape(word)} )" for word in BEFORE_CLOCK)
_CLOCK = re.compile(
    rf"(?:(?<!\w)({_HALF})\.?\s{{0,2}})?(?<!\d)(?:"
    rf"(\d{{1,2}}):(\d\d)(?::(\d\d)(?:[.,]\d{{1,9}})?)?(?!\d)"
    rf"|(\d{{1,2}})\s?[{_HOUR}]\s?(?:(\d{{1,2}})\s?[{''.join(UNITS['minute'])}])?(?:\s?\d{{1,2}}\s?[{''.join(UNITS['second'])}])?"
    rf"|(\d{{1,2}})\s?h\s?(\d\d)?(?!\w)"
    rf"|(?:{_BEFORE})(\d{{1,2}})\.(\d\d)(?![\d.])"
    rf"|(\d{{1,2}})(?=\s?(?:am|pm|a\.m|p\.m)\b))"
    rf"(?:\s{{0,2}}({_HALF})(?!\w)\.?)?(?:\s?(?:{'|'.join(BEHIND_CLOCK)})\b)?"
)
_ZONE = re.compile(r"(?<!\w)(?:(utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?(?!\d)|([a-z]{1,4})(?!\w))")
_PART = re.compile(rf"\d{{1,4}}(?!\d)|\d{{5,20}}|{LETTER}{{1,40}}|[./-]")
_COMPACT_YEAR = re.compile(r"['’](\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    second: int | None
    half_known: bool
    precision: Precision


def read_declared(printed: str, language: str | None = None) -> Instant | None:
    """The instant that `printed` names, basis "declared", as precise as printed; None when it names none for sure.

    `language` is a tag such as "fr" or "en-GB" and decides the order of day and month in numbers. `zone_known` only
    where a zone or an offset is printed; an hour of a twelve-hour clock without its half of the day gives the day.
    """
    if not printed or len(printed) > _LONGEST:
        return None
    return _read(printed, (language or "").lower().replace("_", "-"))


@lru_cache(maxsize=4096)
def _read(printed: str, language: str) -> Instant | None:
    text = folded(printed).strip()
    try:
        return _iso(text) or _prose(text, language)
    except (ValueError, OverflowError):  # a day the calendar does not have
        return None


def _iso(text: str) -> Instant | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    if hour is None:
        return _instant(date(int(year), int(month), int(day)), None, None)
    milliseconds = int((fraction or "0")[:3].ljust(3, "0"))
    moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), milliseconds * 1000)
    offset = None if zone is None else timezone(_offset(zone))
    precision: Precision = "millisecond" if fraction else "second" if second else "minute"
    return Instant.at(moment.replace(tzinfo=offset or UTC), "declared", precision, zone_known=offset is not None)


def _offset(zone: str) -> timedelta:
    """The offset of "z", "utc", "gmt", "+02:00" or "+0200"."""
    if zone[0] not in "+-":
        return timedelta()
    digits = zone[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -size if zone[0] == "-" else size


def _prose(text: str, language: str) -> Instant | None:
    clock, text = _take_clock(text)
    zone, text = _take_zone(text, clocked=clock is not None)
    day = _day(text, language)
    if day is None:
        return None
    if isinstance(day, tuple):
        return Instant.month(*day, "declared") if clock is None else None
    return _instant(day, clock, zone)


def _instant(day: date, clock: _Clock | None, zone: timezone | None) -> Instant:
    if clock is None or not clock.half_known:
        moment = datetime(day.year, day.month, day.day, tzinfo=zone or UTC)
        return Instant.at(moment, "declared", "day", zone_known=zone is not None)
    moment = datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0, tzinfo=zone or UTC)
    return Instant.at(moment, "declared", clock.precision, zone_known=zone is not None)


def _take_clock(text: str) -> tuple[_Clock | None, str]:
    """The time of day, and the text without it."""
    match = _CLOCK.search(text)
    if not match:
        return None, text
    before, *numbers, after = match.groups()
    hour, minute, second = _first(numbers, (0, 3, 5, 7, 9)), _first(numbers, (1, 4, 6, 8)), _first(numbers, (2,))
    half = HALF_DAYS.get(before or after or "")
    if hour is None or hour > 24 or (half and hour > 12 and half == "am"):
        return None, text
    # Instagram's widget prints Pacific time, and loses AM and PM in some languages: such an hour is half known.
    rest = text[match.end() : match.end() + 5].strip()
    half_known = half is not None or not 1 <= hour <= 12 or rest[:3] not in ("pst", "pdt")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    precision: Precision = "second" if second is not None else "minute" if minute is not None else "hour"
    rest = text[: match.start()] + " " + text[match.end() :]
    return _Clock(hour % 24, minute or 0, second, half_known, precision), rest


def _first(numbers: Sequence[str | None], places: Sequence[int]) -> int | None:
    found = [number for place in places if (number := numbers[place])]
    return int(found[0]) if found else None


def _take_zone(text: str, *, clocked: bool) -> tuple[timezone | None, str]:
    """The printed zone, and the text without it; an offset counts only beside a time of day."""
    for match in _ZONE.finditer(text):
        prefix, sign, hours, minutes, name = match.groups()
        if sign and clocked and (prefix or minutes):
            size = timedelta(hours=int(hours), minutes=int(minutes or 0))
            return timezone(-size if sign == "-" else size), text[: match.start()] + " " + text[match.end() :]
        if name and name in ZONES and (clocked or name in ("utc", "gmt")):
            return timezone(timedelta(hours=ZONES[name])), text[: match.start()] + " " + text[match.end() :]
    return None, text


def _day(text: str, language: str) -> date | tuple[int, int] | None:
    """The calendar day in `text`, or (year, month) where no day is printed."""
    month, numbers, separators = _parts(_COMPACT_YEAR.sub(r"20\1", text))
    if month is None:
        return _numeric(numbers, separators, language)
    if not 1 <= month <= 12 or not 1 <= len(numbers) <= 2:
        return None
    years = [number for number in numbers if len(number) == 4]
    if len(years) != 1:
        return None
    year = _gregorian(int(years[0]), language)
    days = [int(number) for number in numbers if len(number) < 3]
    if not days:
        return (year, month) if len(numbers) == 1 else None
    return date(year, month, days[0])


def _parts(text: str) -> tuple[int | None, list[str], list[str]]:
    """(month or None, or 0 when two are named or it is not certain; the other numbers; what stands between them)."""
    months: dict[str, int] = {}
    numbers: list[str] = []
    separators: list[str] = []
    parts = _PART.findall(text)
    for place, part in enumerate(parts):
        following = parts[place + 1][0] if place + 1 < len(parts) else ""
        if part[0].isdigit():
            if following in UNITS["month"]:
                months[f"{part}{following}"] = int(part)
            else:
                numbers.append(part)
        elif part in "./-":
            if numbers:
                separators.append(part)
        elif (named := MONTHS.get(part)) is not None:
            months[part] = named
    if len(months) > 1:
        months = {word: named for word, named in months.items() if word not in DAY_OR_MONTH}
    month = next(iter(months.values()), None) if len(months) < 2 else 0
    return month, numbers, separators


def _numeric(numbers: list[str], separators: list[str], language: str) -> date | None:
    if len(numbers) != 3 or len(separators) < 2 or separators[0] != separators[1]:
        return None
    first, second, third = numbers
    if len(first) == 4:
        return date(_gregorian(int(first), language), int(second), int(third))
    if len(third) not in (2, 4) or len(first) > 2 or len(second) > 2:
        return None
    # A two-digit year may also be in front; only a known order of day and month vouches for its place.
    order = ORDER.get(language) or ORDER.get(language.partition("-")[0])
    if order is None and separators[0] == ".":
        order = "dmy"  # nobody writes the month first between full stops
    if order == "ymd":
        return date(2000 + int(first), int(second), int(third)) if len(third) == 2 else None
    a, b = int(first), int(second)
    if order is None:
        if len(third) == 2 or (a <= 12 and b <= 12 and a != b):
            return None
        order = "mdy" if b > 12 else "dmy"
    elif order == "dmy" and b > 12 and a <= 12:
        order = "mdy"
    elif order == "mdy" and a > 12 and b <= 12:
        order = "dmy"
    day, month = (a, b) if order == "dmy" else (b, a)
    year = int(third) if len(third) == 4 else 2000 + int(third)
    return date(_gregorian(year, language), month, day)


def _gregorian(year: int, language: str) -> int:
    """The year of our era; a Thai page counts from the Buddhist one. ValueError for a year no post can have."""
    ahead = YEARS_AHEAD.get(language.partition("-")[0], 0)
    if _FIRST_YEAR <= year - ahead <= _LAST_YEAR:
        return year - ahead
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"{year} is no year a page prints of itself")
    return year
