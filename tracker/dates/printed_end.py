"""Where a printed date ends, when it stands in running text with nothing to close it."""

from __future__ import annotations

import re

from tracker.dates.printed_words import (
    AROUND,
    BEHIND_CLOCK,
    CLOSINGS,
    HALF_DAYS,
    LETTER,
    MONTHS,
    UNITS,
    WEEKDAYS,
    ZONES,
    folded,
    month_phrase,
)

_LONGEST = 90
_SIGNS = "".join(sign for signs in UNITS.values() for sign in signs)
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d(?::\d\d)?|\s?h\s?\d\d)(?!\d)(?:\s?[aApP]\.?\s?[mM]\b\.?)?|\d{1,2}\s?[aApP]\.?[mM]\b\.?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?[+-]\d\d?:?(?:\d\d)?(?!\d)")
_PART = re.compile(rf"\d{{1,4}}(?!\d)|[{_SIGNS}]|{LETTER}{{1,24}}|[.,،/·•|'’-]")
# Words that close a date ("2019 г."), and the day's signs, which need no space.
_CLOSING = re.compile(
    "|".join(rf"\s?{re.escape(word)}" + (r"(?!\w)" if word[-1].isalnum() else "") for word in CLOSINGS)
    + f"|[{''.join(UNITS['day'])}]"
)
_HALF_LETTERS = frozenset(half.replace(".", "").replace(" ", "") for half in HALF_DAYS)
_ZONE = re.compile(rf"\s?({LETTER}{{1,4}})(?!\w)")
_AFTER_CLOCK = {*ZONES, *_HALF_LETTERS, *BEHIND_CLOCK, "h"}


def date_end(text: str, at: int, *, clock_after: bool = False) -> int | None:
    """Where the date that begins at `at` ends; None when no whole date (day, month and year) begins there.

    A time of day before the year belongs to the date; one behind it only with `clock_after`, and only when a word
    ("at", "um", "à"), a comma or a zone says so: otherwise it is the next sentence's.
    """
    limit = min(len(text), at + _LONGEST)
    small, month, year, year_first = 0, False, False, False
    while at < limit:
        while at < limit and text[at].isspace():
            at += 1
        clock = _CLOCK.match(text, at, limit)
        if clock and not _is_dotted_date(text, clock):
            at = clock.end()
            continue
        offset = _OFFSET.match(text, at, limit)
        if offset and (offset.group()[0] in "UG" or len(offset.group()) > 3) and not (small and not month):
            at = offset.end()
            continue
        part = _PART.match(text, at, limit)
        if not part:
            return None
        word, at = part.group(), part.end()
        if word[0].isdigit():
            if len(word) == 4:
                year_first, year = not (small or month), True
            elif len(word) < 3:
                small += 1
            else:
                return None
        elif word[0].isalpha() and word not in _SIGNS:
            phrase = month_phrase(text, part.start(), word)
            kind = "month" if phrase else _kind(word)
            if kind is None:
                return None
            at = phrase or at
            month = month or kind == "month"
        if year and (small >= 2 or (month and small)):
            return _closed(text, at, year_first=year_first, clock_after=clock_after)
    return None


def _is_dotted_date(text: str, clock: re.Match[str]) -> bool:
    """Whether what looks like 5.04 is the beginning of 5.04.2019."""
    return "." in clock.group()[:3] and text[clock.end() : clock.end() + 1] == "."


def _kind(word: str) -> str | None:
    name = folded(word)
    if name in MONTHS:
        return "month"
    if name in WEEKDAYS or name in AROUND or name in ZONES or name in _HALF_LETTERS:
        return "around"
    return None


def _closed(text: str, at: int, *, year_first: bool, clock_after: bool) -> int:
    closing = _CLOSING.match(text, at)
    if closing:
        at = closing.end()
    elif year_first and text.startswith(".", at):
        at += 1
    return _with_clock(text, at) if clock_after else at


def _with_clock(text: str, end: int) -> int:
    """The end with a time of day that a word or a comma joins to the date, and its zone."""
    at, limit, joined = end, min(len(text), end + 40), False
    for _ in range(3):
        while at < limit and text[at] in " \u00a0\u202f":
            at += 1
        clock = _CLOCK.match(text, at, limit)
        if clock:
            return _with_zone(text, clock.end()) if joined else end
        part = _PART.match(text, at, limit)
        if not part or not (part.group() in ",،·•-" or folded(part.group()) in AROUND | _HALF_LETTERS):
            return end
        at, joined = part.end(), True
    return end


def _with_zone(text: str, end: int) -> int:
    for _ in range(2):
        part = _ZONE.match(text, end)
        if not part or folded(part[1]) not in _AFTER_CLOCK:
            break
        end = part.end()
    return end
