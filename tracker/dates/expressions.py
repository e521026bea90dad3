"""Time expressions of the news: found in running text, and resolved to instants.

Conventions: a bare weekday is the nearest past one, the day of writing included; "last" excludes that day and "next"
is the nearest future one; a day without a year is the nearest past one, unless the weekday printed with it fits only
the coming one; a bare day, month or season after a preposition of a limit ("by", "bis") is the coming one; weeks run
from Monday; early, mid and late are the days 1-10, 11-20 and 21 to the end of a month; "within" months or years is all
the time until then; days and weeks ago are exact days, months and years ago calendar ones; a
time of day alone is the day of writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final, Literal

from tracker.dates.calendar.clock import time_of
from tracker.dates.calendar.meaning import HALF_A_YEAR, is_relative, period_of
from tracker.dates.calendar.periods import Period
from tracker.dates.calendar.reading import read_at
from tracker.dates.calendar.shape import Reading
from tracker.dates.calendar.tokens import DateTokens
from tracker.dates.calendar.units import Frame, follows_story
from tracker.dates.calendar.word_tables import compile_lexicon
from tracker.dates.calendar.words import FIGURES, Lexicon
from tracker.dates.instants import Instant
from tracker.languages.model import read

# What stands within a figure.
_DECIMAL: Final = frozenset({".", ","})

Kind = Literal["absolute", "relative", "story", "event", "time"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression at [start, end), in code points.

    `kind`: "absolute" has its year printed, "relative" counts from the day of writing, "story" from the day the
    narrative has reached, "event" from an event that is named but not dated ("la veille du vote"), "time" is a time
    of day alone.
    """

    start: int
    end: int
    kind: Kind
    reading: Reading


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """The time words of a language tag ("fr", "en-GB"), or None for a language that has none."""
    code, _, region = language.lower().replace("_", "-").partition("-")
    tables = read(code)
    return None if tables is None else compile_lexicon(tables.dates, region)


def resolve(expression: str, anchor: date, language: str) -> Instant | None:
    """The days that `expression` means when it was written on `anchor` ("la veille" counts from there too).

    A time of day printed with it makes an hour or a minute of the day. The zone is unknown, unless it is printed with
    the time of day. Basis "explicit" when the year is printed, else "relative". None when nothing in it is a time, when
    it names a day that does not exist, and for languages without time words.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return None
    tokens = DateTokens(expression, 0, len(expression))
    best: Reading | None = None
    for at in range(len(tokens)):
        if best is not None and at < best.end:
            continue
        reading = read_at(tokens, at, lexicon, strict=False)
        if reading is not None and (best is None or reading.end - reading.start > best.end - best.start):
            best = reading
    if best is None:
        return None
    return _instant(best, Frame(anchor, anchor, 1 if "limit" in best.flags else -1))


def find(text: str, start: int, end: int, language: str) -> list[FoundDate]:
    """The time expressions in text[start:end], in order and without overlaps; longest match. Linear in its length."""
    return list(found(text, start, end, language))


def found(text: str, start: int, end: int, language: str) -> Iterator[FoundDate]:
    """The same, one after the other: whoever needs some only stops there."""
    lexicon = lexicon_of(language)
    if lexicon is not None:
        yield from _scan(DateTokens(text, start, end), lexicon)


def _scan(tokens: DateTokens, lexicon: Lexicon) -> Iterator[FoundDate]:
    triggers, leads, after = lexicon.triggers, lexicon.leads, 0
    for at, word in enumerate(tokens.words):
        if at < after:
            continue
        if word not in triggers and not word[0].isdecimal():
            following = leads.get(word)
            if following is None or not _follows(tokens, at + 1, following):
                continue
        within = _in_figure(tokens, at)
        if within and not _may_follow_comma(tokens, at):
            continue
        reading = read_at(tokens, at, lexicon, strict=True)
        if reading is not None and not (within and _is_rest(tokens, at, reading)):
            after = reading.end
            yield FoundDate(tokens.starts[at], tokens.ends[after - 1], _kind(reading), reading)


def _in_figure(tokens: DateTokens, at: int) -> bool:
    """Whether digits go on with the figure before them: the "500" of "2,500 years ago", the "5" of "1.5 weeks ago"."""
    return at > 0 and tokens.gap(at) in _DECIMAL and tokens.words[at - 1].isdecimal() and tokens.words[at].isdecimal()


def _may_follow_comma(tokens: DateTokens, at: int) -> bool:
    """Whether the figure in front may be another day or hour, printed without a blank: "les 3,4 et 5 mai"."""
    goes_on = at + 1 < len(tokens) and tokens.gap(at + 1) == "," and tokens.words[at + 1].isdecimal()
    return tokens.gap(at) == "," and len(tokens.words[at]) <= 2 and not goes_on


def _is_rest(tokens: DateTokens, at: int, reading: Reading) -> bool:
    """Whether what was read only ends a figure: it names no month, and no minutes behind its hour."""
    return "month" not in reading.numbers and not (reading.end > at + 1 and tokens.words[at + 1].isdecimal())


def _follows(tokens: DateTokens, at: int, following: frozenset[str]) -> bool:
    if at >= len(tokens):
        return False
    word = tokens.words[at]
    return word in following or (word[0].isdecimal() and FIGURES in following)


def _kind(reading: Reading) -> Kind:
    if "event" in reading.flags:
        return "event"
    if follows_story(reading):
        return "story"
    if not reading.any("offset", "weekday", "month", "unit", "season", "holiday", "year", "decade"):
        return "time"
    return "relative" if is_relative(reading) else "absolute"


def may_be_a_span(found: FoundDate) -> bool:
    """Whether it is a length of time as likely as a time to come: "in ten hours", "dans deux ans"."""
    reading = found.reading
    return "ahead" in reading.flags and reading.any("count", "few") and not reading.any("shift", "which")


def instant_of(found: FoundDate, anchor: date, story: date | None = None, *, forward: bool = False) -> Instant | None:
    """What a found expression means, written on `anchor`, when the narrative has reached `story`.

    `forward`: the sentence speaks of the future, so that a bare weekday or day is the nearest coming one.
    """
    frame = Frame(anchor, story or anchor, 1 if forward else -1)
    if not forward and "limit" in found.reading.flags and not found.reading.has("weekday"):
        # "By mid-April" looks forward, unless the one past is nearer: "By mid-April, 300 had fled", in June.
        coming = _instant(found.reading, frame._replace(direction=1))
        if coming is not None and (coming.first_day() - anchor).days <= HALF_A_YEAR:
            return coming
    return _instant(found.reading, frame)


def weekday_disagrees(found: FoundDate, resolved: Instant) -> bool:
    """Whether the weekday printed beside a date (or beside "yesterday") is not that day's."""
    numbers = found.reading.numbers
    if "weekday" not in numbers or not ("day" in numbers or "offset" in numbers) or found.reading.to is not None:
        return False
    return resolved.local_day().weekday() != numbers["weekday"]


def _instant(reading: Reading, frame: Frame) -> Instant | None:
    period: Period | None = period_of(reading, frame)
    if period is None:
        return None
    try:
        basis: Literal["relative", "explicit"] = "relative" if is_relative(reading) else "explicit"
        clock = time_of(reading.names.get("clock", "")) if reading.to is None else None
        # A time of day alone, of no printed zone, is only known to be of the day of writing.
        if (
            clock is not None
            and (clock[2] or _kind(reading) != "time")
            and period.precision == "day"
            and period.first == period.last
        ):
            at, precision, zoned = clock
            return Instant.at(datetime.combine(period.first, at), basis, precision, zone_known=zoned)
        return Instant.days(period.first, period.last, basis, period.precision)
    except OverflowError:
        # A day at the very edge of the calendar cannot be widened to every zone.
        return None
