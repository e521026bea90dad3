"""Which slots, filled together, make a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tracker.dates.calendar.state import Step
from tracker.dates.calendar.tokens import LINKS, SPACES, DateTokens
from tracker.dates.calendar.words import Lexicon

# A noun with its description, up to the comma behind it, has at most as many words.
FAR_NOUN: Final = 6
# A bare four-figure number is taken for a year of modern news only between these.
EARLIEST_YEAR: Final = 1700
LATEST_YEAR: Final = 2100


@dataclass(slots=True)
class Reading:
    """One expression: tokens [start, end), its slots, and for a range the reading it runs `to`.

    The flags say what stands before it: `since`, `ahead` ("in two days"), `between`, `dated` (a word after which a
    bare year is one). "event": it counts from an event named after it, which nothing here can date.
    """

    start: int
    end: int
    numbers: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    to: Reading | None = None

    def has(self, *slots: str) -> bool:
        """Whether all these slots are filled."""
        return all(slot in self.numbers or slot in self.names for slot in slots)

    def any(self, *slots: str) -> bool:
        """Whether one of these slots is filled."""
        return any(slot in self.numbers or slot in self.names for slot in slots)


def built(start: int, steps: list[Step], flags: set[str]) -> Reading:
    reading = Reading(start, steps[-1].end, flags=set(flags))
    for step in steps:
        if step.name or step.slot == "clock":
            reading.names[step.slot] = step.name
        else:
            reading.numbers[step.slot] = step.number
        if step.slot == "unit" and step.number:
            reading.flags.add("plural")
    return reading


def bound_elsewhere(tokens: DateTokens, last: Step, lexicon: Lexicon) -> bool:
    """Whether an event follows from which the expression counts: "la veille du vote", "two days after the vote"."""
    if last.end >= len(tokens) or last.slot not in ("story", "shift", "which"):
        return False
    if tokens.gap(last.end) not in SPACES and tokens.gap(last.end) not in LINKS:
        return False
    if last.bound:
        return True
    if (tokens.words[last.end - 1],) in lexicon.loosely and _noun_to_comma(tokens, last.end, lexicon):
        return True
    if tokens.words[last.end] not in lexicon.owners:
        return False
    # "Il giorno dopo a Roma" is where, "la settimana successiva al voto" after what.
    return last.slot == "story" or last.name in ("earlier", "later", "previous", "following")


def _noun_to_comma(tokens: DateTokens, at: int, lexicon: Lexicon) -> bool:
    """Whether an article and its noun stand here and nothing else before the comma or stop."""
    if tokens.words[at] not in lexicon.glue:
        return False
    for end in range(at + 1, min(len(tokens), at + FAR_NOUN) + 1):
        mark = tokens.gap(end).strip()[:1]
        if mark == ".":
            # "Due giorni dopo il sindaco ha parlato." is a sentence about him.
            return end == at + 2
        if mark in (",", ":", ";"):
            return end > at + 1
    return False


def counts_down(tokens: DateTokens, last: Step, lexicon: Lexicon) -> bool:
    """Whether a number of days or longer units is how far an event is away: "à trois jours du scrutin"."""
    if last.slot != "unit" or last.name in ("hour", "minute") or last.end + 1 >= len(tokens):
        return False
    return tokens.gap(last.end) in SPACES and tokens.first_of(last.end, lexicon.away_from) > 0


def means(reading: Reading, steps: list[Step], strict: bool) -> bool:
    """Whether the slots filled make a time; `reading.flags` gets "pending" for a day whose month a range gives."""
    if reading.has("month") and reading.names.get("unit") == "year":
        return reading.has("which")
    if reading.any("offset", "story", "decade") or reading.has("month", "day"):
        return True
    if strict and all(step.weak for step in steps):
        return ("dated" in reading.flags and reading.has("month")) or (
            "limit" in reading.flags and reading.has("season")
        )
    if reading.has("weekday", "unit"):
        return reading.has("which") or (reading.names["unit"] == "week" and reading.names.get("shift") == "ago")
    if reading.any("weekday", "holiday", "month"):
        return True
    if reading.has("unit"):
        return _unit_means(reading)
    if reading.has("day"):
        reading.flags.add("pending")
        return True
    if reading.has("season"):
        return reading.any("year", "which", "edge") or not strict or "dated" in reading.flags
    if reading.has("year"):
        return (
            reading.has("edge")
            or not strict
            or ("dated" in reading.flags and EARLIEST_YEAR <= reading.numbers["year"] <= LATEST_YEAR)
        )
    return reading.any("clock", "part")


def _unit_means(reading: Reading) -> bool:
    unit = reading.names["unit"]
    if reading.any("count", "few"):
        if unit == "half" and "plural" not in reading.flags:
            # "An hour and a half later".
            return False
        return reading.any("shift", "which") or bool(reading.flags & {"since", "ahead", "away"})
    if reading.has("ordinal"):
        return unit in ("quarter", "half")
    if reading.has("which"):
        return unit not in ("day", "hour", "minute") or "plural" in reading.flags
    if unit in ("day", "hour", "minute"):
        return False
    if unit == "weekend":
        return True
    return reading.has("edge") or (unit == "year" and reading.has("year"))


def looks_back(reading: Reading) -> bool:
    """Whether it counts backwards from its event: "la veille", "two days before"."""
    return reading.names.get("shift") in ("before", "earlier") or reading.numbers.get("story", 0) < 0


def is_bare_weekday(reading: Reading) -> bool:
    """Whether nothing but the tense of its sentence shows on which side of today the weekday lies."""
    return reading.has("weekday") and not reading.any("day", "which", "unit")


def same_month(tokens: DateTokens, first: Reading, at: int) -> Reading | None:
    """The "5" of "April 3-5", with the year that may follow it."""
    word = tokens.words[at]
    if not first.has("day", "month") or first.has("year") or not word.isdecimal() or len(word) > 2:
        return None
    if not first.numbers["day"] < int(word) <= 31:
        return None
    month = {"day": int(word), "month": first.numbers["month"]}
    end = at + 1
    if end < len(tokens) and tokens.gap(end) == ", " and len(tokens.words[end]) == 4 and tokens.words[end].isdecimal():
        month["year"] = int(tokens.words[end])
        end += 1
    return Reading(at, end, month)


def alike(first: Reading, second: Reading, paired: bool) -> bool:
    """Whether the two ends of a range are of one kind."""
    if first.has("day"):
        return second.has("day", "month")
    if first.has("weekday"):
        return second.has("weekday") and not second.has("which")
    if first.has("month"):
        return second.has("month") and not second.has("day") and (not paired or "between" in first.flags)
    return second.has("year") and not second.any("month", "edge", "season") and not first.any("edge", "season", "unit")
