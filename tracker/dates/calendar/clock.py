"""Times of day in a time expression: "um 14 Uhr", "a las 10:30", "4.20 p.m. GMT", "0300 GMT".

A clock is kept as text: "15", "15:45", with "Z" and the minutes east of UTC where a zone is printed ("15:45Z60"), and
"?" at the end while its half of the day is open. "" is a time of day whose hour is not known.
"""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone
from typing import Final

from tracker.dates.calendar.shape import Reading
from tracker.dates.calendar.state import State, Step
from tracker.dates.calendar.tokens import DateTokens
from tracker.dates.calendar.words import Lexicon
from tracker.dates.instants import EARLIEST_ZONE, LATEST_ZONE, Precision

NOON: Final = 12
# "At three at night" is three, "at ten at night" is twenty-two.
_NIGHT_FALLS: Final = 6
_OPEN: Final = "?"
_OFFSET: Final = re.compile(r"\s?([+-])\s?(\d{1,2})(?::(\d\d))?(?![\d:])")


def clock_at(state: State, at: int, number: int) -> list[Step]:
    """19h00, 19 heures, 7 p.m., 19.30 Uhr, 19:00, 0300 GMT."""
    tokens = state.tokens
    if state.filled & {"clock", "shift"}:
        return []
    if len(tokens.words[at]) == 4:
        return _four_figures(state, at, number)
    if number > 24:
        return []
    end, minutes, colon = _minutes(state, at + 1)
    units = state.lexicon.clock_units
    named = tokens.first_of(end, units)
    if named > 0:
        # "Il y a 3 heures" counts hours; "à 3 heures" and "15 h" tell them.
        if end == at + 1 and state.unit_at(end) and not tokens.follows(at, state.lexicon.clock_after):
            return []
        if named < len(tokens) and _minute(tokens.words[named]) and not tokens.gap(named).strip():
            minutes, named = tokens.words[named], named + 1
        last = max(named, tokens.first_of(named, units))
        return [Step("clock", 0, _clock(state, at, number, minutes, (end, last)), last, False, False)]
    told = colon or (
        tokens.follows(at, state.lexicon.clock_after)
        and not (state.month_at(end) or state.unit_at(end))
        and bool(state.filled & {"weekday", "offset", "part", "day"} or not state.strict)
    )
    return [Step("clock", 0, _clock(state, at, number, minutes, (end, end)), end, False, False)] if told else []


def _four_figures(state: State, at: int, number: int) -> list[Step]:
    """0300 GMT, 1530 UTC: only a zone makes a time of day of four figures."""
    hour, minute = divmod(number, 100)
    if hour > 23 or minute > 59 or _zone(state, at + 1) is None:
        return []
    return [Step("clock", 0, _clock(state, at, hour, f"{minute:02d}", (at + 1, at + 2)), at + 2, False, False)]


def _minutes(state: State, at: int) -> tuple[int, str, bool]:
    """The token after the minutes (and seconds) that may stand at `at`, they, and whether after a colon."""
    tokens = state.tokens
    if at >= len(tokens) or tokens.gap(at) not in (":", ".") or not _minute(tokens.words[at]):
        return at, "", False
    colon = tokens.gap(at) == ":"
    seconds = at + 1 < len(tokens) and tokens.gap(at + 1) == ":" and _minute(tokens.words[at + 1])
    return at + (2 if seconds else 1), tokens.words[at], colon


def _minute(word: str) -> bool:
    return len(word) == 2 and word.isdecimal() and int(word) < 60


def _zone(state: State, at: int) -> int | None:
    """Minutes east of UTC of the zone printed at token `at` ("GMT", "UTC+2"), or None where no zone is so far off."""
    tokens = state.tokens
    hours = state.lexicon.zones.get(tokens.words[at]) if at < len(tokens) and tokens.capital(at) else None
    if hours is None or tokens.gap(at).strip(" \u00a0\u202f.("):
        return None
    further = _OFFSET.match(tokens.text, tokens.ends[at], tokens.end) if hours == 0 else None
    if further is None:
        return hours * 60
    minutes = int(further[3] or 0)
    size = int(further[2]) * 60 + minutes
    east = -size if further[1] == "-" else size
    return east if minutes < 60 and -LATEST_ZONE <= timedelta(minutes=east) <= EARLIEST_ZONE else None


def _clock(state: State, at: int, hour: int, minutes: str, span: tuple[int, int]) -> str:
    """The clock as text; its units and zone stand in the tokens of `span`, the zone perhaps right after them."""
    if hour > 23:
        return ""
    tokens, lexicon = state.tokens, state.lexicon
    zone, pm, am = None, False, False
    for index in range(span[0], span[1] + 1):
        zone = _zone(state, index) if zone is None else zone
        pm = pm or (index < span[1] and tokens.first_of(index, lexicon.pm) > 0)
        am = am or (index < span[1] and tokens.first_of(index, lexicon.am) > 0)
    if hour <= NOON and (am or pm):
        hour = hour % NOON + (NOON if pm else 0)
    settled = am or pm or zone is not None or not 1 <= hour <= NOON or tokens.words[at][0] == "0"
    printed = f"{hour:02d}" + (f":{minutes}" if minutes else "") + ("" if zone is None else f"Z{zone}")
    return printed if settled else printed + _OPEN


def settle(reading: Reading, tokens: DateTokens, lexicon: Lexicon) -> None:
    """Decides the half of the day by the other words of the expression: "anoche a las 8" is 20."""
    clock = reading.names.get("clock", "")
    if not clock.endswith(_OPEN):
        return
    hour, rest = int(clock[:2]), clock[2:-1]
    words = frozenset(tokens.words[reading.start : reading.end])
    late = not words.isdisjoint(lexicon.evening)
    late = late or (hour >= _NIGHT_FALLS and not words.isdisjoint(lexicon.night))
    if hour < NOON and late:
        hour += NOON
    elif lexicon.twelve_hours and not late and words.isdisjoint(lexicon.morning | lexicon.night):
        reading.names["clock"] = ""
        return
    reading.names["clock"] = f"{hour:02d}{rest}"


def time_of(clock: str) -> tuple[time, Precision, bool] | None:
    """(time of day, precision, whether its zone is known), or None for a clock whose hour is not known."""
    if not clock:
        return None
    printed, _, zone = clock.partition("Z")
    hour, _, minute = printed.partition(":")
    where = timezone(timedelta(minutes=int(zone))) if zone else UTC
    return time(int(hour), int(minute or 0), tzinfo=where), "minute" if minute else "hour", bool(zone)
