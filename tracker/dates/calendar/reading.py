"""Reads one time expression from tokens: which slots its words fill, in whatever order the language puts them.

The grammar is language-neutral. Words fill slots (weekday, day, month, year, count, unit ...) as long as the next
one fits beside those already filled; then words are given back from the end until what is left means something.
"""

from __future__ import annotations

from typing import Final

from tracker.dates.calendar.clock import settle
from tracker.dates.calendar.figures import counted, number_at
from tracker.dates.calendar.shape import Reading, alike, bound_elsewhere, built, counts_down, means, same_month
from tracker.dates.calendar.state import State, Step
from tracker.dates.calendar.tokens import DASHES, SPACES, DateTokens
from tracker.dates.calendar.words import Lexicon, Sense

LONGEST: Final = 16  # tokens in one expression; news has none longer

# A slot is filled only while none of these is.
_BARS: Final[dict[str, frozenset[str]]] = {
    "offset": frozenset({"offset", "story", "weekday", "month", "unit", "count", "which", "edge", "shift", "day"}),
    "story": frozenset({"offset", "story", "weekday", "month", "unit", "count", "which", "shift", "day", "edge"}),
    "weekday": frozenset({"weekday", "unit", "count", "month", "shift", "season"}),
    "month": frozenset({"month", "unit", "count", "offset", "story", "season", "shift", "year"}),
    "which": frozenset({"which", "offset", "story", "holiday", "shift"}),
    "edge": frozenset({"edge", "offset", "story", "month", "count", "which"}),
    "unit": frozenset({"unit", "month", "offset", "story", "season", "year"}),
    "decade": frozenset({"decade", "month", "weekday", "unit", "offset", "story", "count"}),
    "compound": frozenset({"month", "weekday", "unit", "which", "offset", "story", "count", "edge"}),
    "few": frozenset({"few", "count", "weekday", "month", "offset", "story", "unit", "edge"}),
    "ordinal": frozenset({"ordinal", "count", "day", "month", "unit"}),
    "season": frozenset({"season", "month", "weekday", "unit", "offset", "story", "count"}),
    "holiday": frozenset({"holiday", "month", "weekday", "unit", "offset", "story", "count", "which"}),
    "part": frozenset({"part"}),
    "clock": frozenset({"clock"}),
    "shift": frozenset({"shift", "weekday", "month", "offset", "story"}),
}

# What may stand before "last" or "this" in languages that put these before their noun.
_BEFORE_WHICH: Final = frozenset({"count", "few", "edge", "ordinal", "part", "clock"})
_BEFORE_UNIT: Final = frozenset({"which", "count", "edge", "ordinal", "few"})
_WEEKS_AGO: Final = frozenset({"count", "unit", "shift"})
_COUNTED: Final = frozenset({"count", "few", "which"})
_FIXED: Final = frozenset({"weekday", "month", "season"})
# These promise a noun; an expression does not end with one.
_OPEN: Final = frozenset({"edge", "ordinal"})


class _Reader(State):
    """Reads one expression that begins at a given token."""

    def read(self, start: int) -> list[Step]:
        """The longest sequence of slots that fit together from token `start` on."""
        self.start = start
        tokens, at, glued, comma = self.tokens, start, 0, False
        limit = min(len(tokens), start + LONGEST)
        while at < limit:
            if at > start:
                joined = self.joined(at)
                if joined is None:
                    break
                comma = comma or joined
            taken = number_at(self, at) if tokens.words[at][0].isdecimal() else self._word(at, start)
            if taken and not (comma and not self._after_comma(taken[0])):
                self.steps += taken
                self.filled.update(step.slot for step in taken)
                at, glued, comma = taken[-1].end, 0, False
            elif at > start and glued < 3 and tokens.words[at] in self.lexicon.glue and not self._leading():
                at, glued = at + 1, glued + 1
            elif at > start and self.suffix_at(at):
                at += 1
            elif at > start and glued < 3 and self._before_clock(at):
                at, glued = at + 1, glued + 1
            else:
                break
        return self.steps

    def _leading(self) -> bool:
        """Whether the last word read must be followed by its noun: "last", "diesem"."""
        return self.steps[-1].slot == "which" and self.filled <= _BEFORE_WHICH | {"which"}

    def _before_clock(self, at: int) -> bool:
        """Whether token `at` is of a phrase that leads to a time of day ("shortly before", "a las")."""
        return self.tokens.words[at] in self.lexicon.clock_leads and not self.filled & {"clock", "count", "unit"}

    def _after_comma(self, step: Step) -> bool:
        """Whether what follows a comma belongs to what stands before it."""
        last = self.steps[-1].slot
        if step.slot == "year":
            return last in ("month", "day")
        if step.slot in ("day", "month"):
            return last in ("weekday", "offset", "part", "story")
        if step.slot == "weekday":
            return last in ("offset", "story")
        return step.slot == "clock" or (step.slot == "part" and last != "clock")

    def _word(self, at: int, start: int) -> list[Step]:
        for sense in self.lexicon.senses.get(self.tokens.words[at], ()):
            end = self.tokens.match(at + 1, sense.tail)
            if end > 0 and self._fits(sense, at, end, start):
                if sense.slot == "ordinal" and self.month_at(end):
                    return [Step("day", sense.number, "", end, False, False)]
                if sense.slot == "count":
                    return counted(self, sense.number, end)
                if sense.slot == "compound":
                    return [Step(slot, number, name, end, False, False) for slot, number, name in sense.parts]
                weak = self._is_first_name(at) or (sense.weak and not self._is_day(sense, at, end))
                return [Step(sense.slot, sense.number, sense.name, end, weak, sense.bound)]
        return []

    def _is_first_name(self, at: int) -> bool:
        """ "Domingo": a weekday that with a capital is as often somebody."""
        return self.tokens.words[at] in self.lexicon.first_names and self.tokens.capital(at)

    def _is_day(self, sense: Sense, at: int, end: int) -> bool:
        """ "Na sexta, …", "na sexta à noite", not "na sexta volta": a weekday that is an ordinal as well."""
        tokens, lexicon = self.tokens, self.lexicon
        if sense.slot != "weekday" or at == 0 or tokens.words[at - 1] not in lexicon.days_after:
            return False
        return end >= len(tokens) or tokens.gap(end) not in SPACES or tokens.words[end] in lexicon.glue

    def _fits(self, sense: Sense, at: int, end: int, start: int) -> bool:
        """Whether this meaning can stand beside what was read so far."""
        filled = self.filled
        if sense.slot == "which" and filled <= {"which", "count", "few"} and "which" in filled:
            return self.steps[0].name == "this" and sense.name != "this"
        if (
            filled & _BARS.get(sense.slot, frozenset())
            and not self._month_of_month(sense)
            and not self._week_ago(sense)
            and not self._year_of_month(sense)
        ):
            return False
        if sense.proper and self.strict and self.lexicon.capitalised and not self.tokens.capital(at):
            return False
        if at == start and not (sense.starts and self._opens(sense, end)):
            return False
        if sense.slot == "month" and "weekday" in filled and "day" not in filled and not self._day_at(end):
            return False
        if filled == {"shift"} and sense.slot not in _COUNTED:
            # "Vor drei Wochen" is "three weeks ago", "vor dem Herbst" is "before the autumn".
            return False
        if sense.slot == "part" and filled and filled <= _BEFORE_WHICH | {"which"}:
            return False
        if sense.slot == "which" and filled - _BEFORE_WHICH and not sense.follows:
            # "Tuesday last week", "am Dienstag vergangener Woche", "August this year".
            if self.steps[-1].slot == "month":
                return "year" in self._units_at(end)
            return filled == {"weekday"} and "unit" in self.slot_of(end) and sense.name != "this"
        if sense.slot == "unit":
            if "weekday" in filled and sense.name != "week":
                return False
            return bool(filled & _BEFORE_UNIT) or sense.name == "weekend" or self._leads(end)
        if sense.slot == "shift":
            return self._shift_fits(sense)
        # "Two days later" is a shift, "later this week" an edge that comes first.
        return not (filled and sense.slot == "edge" and sense.name in ("so-far", "to-come"))

    def _month_of_month(self, sense: Sense) -> bool:
        """Whether the month's name belongs to what was read: "la fin du mois de mars", "the first week of March"."""
        if sense.slot != "month" or self.steps[-1].slot != "unit":
            return False
        return self.steps[-1].name == "month" or (self.steps[-1].name == "week" and "ordinal" in self.filled)

    def _year_of_month(self, sense: Sense) -> bool:
        """Whether the unit says of which year the month is: "August last year", "agosto do ano passado"."""
        return sense.slot == "unit" and sense.name == "year" and "month" in self.filled and "year" not in self.filled

    def _units_at(self, at: int) -> set[str]:
        """The names of the units that the token `at` may be."""
        senses = self.lexicon.senses.get(self.tokens.words[at], ()) if at < len(self.tokens) else ()
        return {sense.name for sense in senses if sense.slot == "unit"}

    def _week_ago(self, sense: Sense) -> bool:
        """Whether it is the weekday of "a week ago Tuesday"."""
        return sense.slot == "weekday" and self.filled == _WEEKS_AGO and self.steps[-1].name in ("ago", "week")

    def _opens(self, sense: Sense, end: int) -> bool:
        """Whether the word before lets a day or month stand for a certain one: not "every Friday", "la mañana"."""
        if sense.name == "so-far" and end < len(self.tokens) and self.tokens.words[end] in self.lexicon.owners:
            # "Antes" is "earlier", "antes de agosto" is "before August".
            return False
        if self.start == 0 or self.tokens.gap(self.start) not in SPACES:
            return True
        before = self.tokens.words[self.start - 1]
        if sense.slot == "offset":
            return before not in self.lexicon.articles
        if self.strict and sense.slot == "weekday" and before in self.lexicon.habitual and self._is_bare(end):
            return False
        # Only in running text: "one Friday" alone is asked about for its day.
        return not (self.strict and sense.slot in _FIXED and before in self.lexicon.unfixed)

    def _is_bare(self, at: int) -> bool:
        """Whether nothing behind a weekday says which one it is ("le dimanche", but "le dimanche 3", "le dimanche
        suivant")."""
        if at >= len(self.tokens) or self.tokens.gap(at) not in SPACES:
            return True
        return not self.tokens.words[at][0].isdecimal() and not self.slot_of(at) & {"which", "ordinal", "count"}

    def _day_at(self, at: int) -> bool:
        """Whether the day of a month stands at `at`: "Friday, April 5"."""
        return at < len(self.tokens) and self.tokens.words[at].isdecimal() and len(self.tokens.words[at]) <= 2

    def _shift_fits(self, sense: Sense) -> bool:
        if not self.filled:
            return sense.name == "ago"
        return "unit" in self.filled and bool(self.filled & {"count", "few"})

    def _leads(self, at: int) -> bool:
        """Whether a unit that opens the expression goes on as one: "semaine dernière", "année 2018"."""
        if at >= len(self.tokens):
            return False
        word = self.tokens.words[at]
        if len(word) == 4 and word.isdecimal():
            return True
        return any(
            sense.slot == "which" and sense.name != "this" and self.tokens.match(at + 1, sense.tail) > 0
            for sense in self.lexicon.senses.get(word, ())
        )


def read_at(tokens: DateTokens, start: int, lexicon: Lexicon, *, strict: bool) -> Reading | None:
    """The longest expression that begins at token `start`, or None.

    `strict` asks for what running text needs: capitals where the language has them, company for weak words.
    """
    found = _single(tokens, start, lexicon, strict)
    if found is None or "event" in found.flags:
        return found
    return _ranged(tokens, found, lexicon, strict) or (None if strict and "pending" in found.flags else found)


def _single(tokens: DateTokens, start: int, lexicon: Lexicon, strict: bool) -> Reading | None:
    steps = _Reader(tokens, lexicon, strict).read(start)
    flags = tokens.announced(start, lexicon.announcing, lexicon.glue) if steps else set()
    while steps:
        reading = built(start, steps, flags)
        if steps[-1].slot not in _OPEN and means(reading, steps, strict):
            settle(reading, tokens, lexicon)
            if "away" in reading.flags and reading.any("count", "few") and not reading.any("shift", "which"):
                if not strict or not counts_down(tokens, steps[-1], lexicon):
                    return None
                reading.names["shift"] = "before"
                reading.flags.add("event")
                return reading
            if not bound_elsewhere(tokens, steps[-1], lexicon):
                return reading
            if strict:
                reading.flags.add("event")
                return reading
        steps = steps[:-1]
    return None


def _ranged(tokens: DateTokens, first: Reading, lexicon: Lexicon, strict: bool) -> Reading | None:
    """`first` with the reading it runs to, where a joiner and a like expression follow."""
    after, paired = _joiner(tokens, first.end, lexicon)
    if after < 0 or not first.any("weekday", "day", "year", "month"):
        return None
    if paired and not (first.flags & {"between", "pending"} or first.has("part")):
        return None
    while after < len(tokens) and tokens.words[after] in lexicon.glue and tokens.gap(after) in SPACES:
        after += 1
    if after >= len(tokens):
        return None
    second = same_month(tokens, first, after) or _single(tokens, after, lexicon, strict)
    if second is None or not alike(first, second, paired):
        return None
    if first.has("day") and not first.has("month"):
        first.numbers["month"] = second.numbers["month"]
    if second.has("year") and first.has("month"):
        first.numbers.setdefault("year", second.numbers["year"])
    first.flags.discard("pending")
    first.to, first.end = second, second.end
    return first


def _joiner(tokens: DateTokens, at: int, lexicon: Lexicon) -> tuple[int, bool]:
    """The token after what joins two ends of a range at `at` (-1: nothing does), and whether it is an "and"."""
    if at >= len(tokens):
        return -1, False
    if tokens.gap(at) in DASHES:
        return at, False
    after = tokens.first_of(at, lexicon.joiners)
    return (after, False) if after >= 0 else (tokens.first_of(at, lexicon.pairs), True)
