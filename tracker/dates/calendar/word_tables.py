"""From a language's table of time words to its lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from tracker.dates.calendar.words import FIGURES, Lexicon, Phrase, Sense, phrase
from tracker.languages.dates_table import DatesTable

# Names of days and months of at most this many letters are abbreviations, when they are not the first form listed.
SHORT: Final = 5

_Name = TypeVar("_Name", bound=str)
# Slots whose single words open an expression only before certain others.
_COMPANY: Final = {
    "count": ("unit", "which", "month"),
    "few": ("unit", "which"),
    "ordinal": ("unit", "month"),
    "which": ("unit", "weekday", "month", "season", "count", "few", "ordinal", "holiday", "edge", "which", "compound"),
    "shift": ("count", "few"),
    "unit": ("which",),
}


def _phrases(words: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(sorted({phrase(word) for word in words}, key=lambda tokens: (-len(tokens), tokens)))


def _triggers(senses: Mapping[str, tuple[Sense, ...]]) -> frozenset[str]:
    """The words that open an expression whatever follows."""
    return frozenset(
        word
        for word, meanings in senses.items()
        if any(not sense.tail and (sense.slot not in _COMPANY or sense.name == "weekend") for sense in meanings)
    )


def _leads(
    senses: Mapping[str, tuple[Sense, ...]], glue: frozenset[str], owners: frozenset[str]
) -> dict[str, frozenset[str]]:
    """For the other words, those of which one must follow."""
    firsts: dict[str, set[str]] = {}
    for word, meanings in senses.items():
        for sense in meanings:
            firsts.setdefault(sense.slot, set()).add(word)
    out: dict[str, set[str]] = {}
    for word, meanings in senses.items():
        following = out.setdefault(word, set())
        for sense in meanings:
            if sense.tail:
                following.add(sense.tail[0])
                continue
            for slot in _COMPANY.get(sense.slot, ()):
                following |= firsts.get(slot, set())
            if sense.slot in ("which", "shift", "unit"):
                following.add(FIGURES)
            if sense.slot in ("count", "ordinal", "few"):
                following |= owners
            if sense.slot == "unit":
                following |= glue
    return {word: frozenset(following) for word, following in out.items()}


class _LexiconBuilder:
    """Collects the senses of one table."""

    def __init__(self, table: DatesTable) -> None:
        self.table = table
        self.weak = frozenset(phrase(word) for word in table.weak)
        self.after_only = frozenset(phrase(word) for word in table.after_only)
        self.bound = frozenset(phrase(word) for kind in ("before", "after") for word in table.shifts.get(kind, ()))
        self.found: dict[str, list[Sense]] = {}

    def add(self, words: Iterable[str], slot: str, number: int = 0, name: str = "") -> None:
        """Records what these words fill, and with what."""
        proper = self.table.capitalised and slot in ("weekday", "month")
        for word in words:
            tokens = phrase(word)
            starts = not (slot == "which" and tokens in self.after_only)
            follows = not starts or (self.table.which_follows and name not in ("this", "same"))
            ends = tokens if slot in ("shift", "which") else tokens[-1:]
            bound = slot in ("shift", "which", "story") and ends in self.bound
            sense = Sense(tokens[1:], slot, number, name, tokens in self.weak, proper, starts, follows, bound)
            self.found.setdefault(tokens[0], []).append(sense)

    def named(self, groups: Mapping[_Name, tuple[str, ...]], slot: str) -> None:
        """Records groups of words whose name is their meaning."""
        for name, words in groups.items():
            self.add(words, slot, name=name)

    def numbered(self, words: Mapping[str, int], slot: str) -> None:
        """Records words whose meaning is a number."""
        for word, number in words.items():
            self.add((word,), slot, number)

    def compound(self, word: str, meaning: str) -> None:
        """Records a word that stands for several of the table's own."""
        parts = tuple(self.found[part][0] for part in phrase(meaning))
        first, *tail = phrase(word)
        slots = tuple((part.slot, part.number, part.name) for part in parts)
        sense = Sense(tuple(tail), "compound", 0, "", False, False, True, False, False, slots)
        self.found.setdefault(first, []).append(sense)

    def senses(self) -> dict[str, tuple[Sense, ...]]:
        """The longest phrases first; among equals, in the order in which they were added."""
        return {word: tuple(sorted(senses, key=lambda sense: -len(sense.tail))) for word, senses in self.found.items()}


def _announcing(table: DatesTable) -> dict[Phrase, frozenset[str]]:
    out: dict[Phrase, frozenset[str]] = {}
    for flag, words in (
        ("since", table.since),
        ("ahead", table.ahead),
        ("within", table.within),
        ("limit", table.limits),
        ("between", table.between),
        ("dated", table.year_after),
        ("away", table.away),
    ):
        for tokens in _phrases(words):
            out[tokens] = out.get(tokens, frozenset()) | {flag}
    return out


def _of_half(table: DatesTable, words: Iterable[str]) -> frozenset[str]:
    """Words of a half of the day, with the weekdays they are part of ("Freitagabend")."""
    parts = frozenset(words)
    compounds = (day + part for days in table.weekdays for day in days for part in parts & set(table.part_suffixes))
    return parts | frozenset(compounds)


def compile_lexicon(table: DatesTable, region: str = "") -> Lexicon:
    """Lays a table out for lookup; `region` is the lower-case region of a language tag ("gb")."""
    build = _LexiconBuilder(table)
    build.numbered(table.days, "offset")
    build.numbered(table.story, "story")
    for weekday, words in enumerate(table.weekdays):
        build.add(words, "weekday", weekday)
        build.add((words[0] + part for part in table.part_suffixes), "weekday", weekday)
        if table.part_suffixes and len(words) > 1:
            build.add(
                (word + part for word in words[1:] if len(word) > 2 for part in table.part_suffixes), "weekday", weekday
            )
    build.numbered(table.numbers, "count")
    build.numbered(table.ordinals, "ordinal")
    for month, words in enumerate(table.months, 1):
        build.add(words, "month", month)
    build.named(table.shifts, "shift")
    build.named(table.edges, "edge")
    build.named(table.which, "which")
    build.add(table.window, "which", name="window")
    plurals = frozenset(table.plurals)
    for unit, words in table.units.items():
        build.add((word for word in words if word in plurals), "unit", 1, unit)
        build.add((word for word in words if word not in plurals), "unit", 0, unit)
    build.add(table.few, "few")
    build.add(table.parts, "part")
    build.add(table.clock_names, "clock")
    build.named(table.seasons, "season")
    for word, day in table.holidays.items():
        build.add((word,), "holiday", name=day)
    build.numbered(table.decades, "decade")
    for word, meaning in table.compounds.items():
        build.compound(word, meaning)
    glue = frozenset(word for entry in table.glue for word in phrase(entry))
    senses = build.senses()
    short = (word for words in (*table.weekdays, *table.months) for word in words[1:])
    return Lexicon(
        senses=senses,
        triggers=_triggers(senses),
        leads=_leads(senses, glue, frozenset(table.owners)),
        glue=glue,
        suffixes=frozenset(table.ordinal_suffixes),
        dotted_ordinals="." in table.ordinal_suffixes,
        abbreviations=frozenset(word for word in short if len(word) <= SHORT),
        decade_suffixes=_phrases(table.decade_suffixes),
        decade_before=frozenset(_phrases(table.decade_before)),
        announcing=_announcing(table),
        clock_after=frozenset(_phrases(table.clock_after)),
        clock_leads=frozenset(word for entry in table.clock_after for word in phrase(entry)),
        am=_phrases(table.am),
        pm=_phrases(table.pm),
        morning=_of_half(table, table.morning),
        evening=_of_half(table, table.evening),
        night=_of_half(table, table.night),
        twelve_hours=table.twelve_hours,
        zones=table.zones,
        clock_units=_phrases((*table.clock_units, *table.zones)),
        joiners=_phrases(table.joiners),
        pairs=_phrases(table.pairs),
        owners=frozenset(table.owners),
        away_from=_phrases(table.away_from),
        loosely=frozenset(_phrases(table.loosely)),
        past_of_past=frozenset(table.past_of_past),
        articles=frozenset(table.articles),
        unfixed=frozenset(table.unfixed),
        habitual=frozenset(table.habitual),
        first_names=frozenset(table.first_names),
        days_after=frozenset(table.days_after),
        future=frozenset(table.future),
        future_endings=table.future_endings,
        elsewhere=frozenset(table.elsewhere),
        paired=frozenset(table.paired),
        participle_endings=table.participle_endings,
        asked=frozenset(table.asked),
        of_press=frozenset(table.of_press),
        gatherings=tuple(table.gatherings),
        posting=frozenset(table.posting),
        published=frozenset(_phrases(table.published)),
        order=table.regions.get(region, table.order),
        capitalised=table.capitalised,
    )
