"""What texts are compared by, laid out for lookup: the numbers and negations of one language, the stems of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.folding import folded
from tracker.languages.comparison_table import CompoundsTable, NumbersTable, StemsTable
from tracker.languages.model import code_of, codes, comparison_table, read

HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Comparison:
    """One language's words for comparing claims; all folded.

    `numbers` are the values of the words that add up, those written as one word included; `units` count only within a
    greater number; after a conjunction only `continuing` words go on with one. `months` make a number beside them a
    day. The rest as in ComparisonTable.
    """

    numbers: Mapping[str, int]
    units: frozenset[str]
    continuing: frozenset[str]
    scales: Mapping[str, int]
    number_conjunctions: tuple[str, ...]
    scores: frozenset[str]
    decimal: str
    clock: frozenset[str]
    clock_before: frozenset[str]
    months: frozenset[str]
    conjunctions: frozenset[str]
    negations: frozenset[str]
    needs_particle: frozenset[str]
    particles: tuple[str, ...]
    joined_negations: tuple[str, ...]
    reversing: frozenset[str]
    denial_phrases: tuple[str, ...]


@cache
def comparison(tag: str | None) -> Comparison | None:
    """The words of a language tag ("fr", "de-AT"), None for a language without them: its claims are then compared by
    figures and words alone, and nothing is said of denials."""
    code = code_of(tag or "")
    tables = read(code) if code in codes() else None
    if tables is None:
        return None
    table, numbers = tables.comparison, tables.comparison.numbers
    return Comparison(
        numbers=number_words(numbers),
        units=frozenset(numbers.units),
        continuing=frozenset({*numbers.units, *numbers.small, *numbers.tens}),
        scales=numbers.scales,
        number_conjunctions=numbers.conjunctions,
        scores=numbers.scores,
        decimal=numbers.decimal,
        clock=table.clock.beside,
        clock_before=table.clock.before,
        months=frozenset(folded(name) for month in tables.dates.months for name in month),
        conjunctions=table.conjunctions,
        negations=table.negations,
        needs_particle=table.needs_particle,
        particles=table.particles,
        joined_negations=table.joined_negations,
        reversing=table.reversing,
        denial_phrases=table.denial_phrases,
    )


def number_words(table: NumbersTable) -> dict[str, int]:
    """Every number word that adds up, with its value."""
    plain = {**table.units, **table.tens, **table.small}
    return {**(_compounds(table, table.compounds) if table.compounds else {}), **plain}


def _compounds(table: NumbersTable, words: CompoundsTable) -> dict[str, int]:
    below = {**table.small, **table.tens}
    ones = {**{word: value for word, value in table.small.items() if value < 10}, words.one: 1}
    below |= {unit + words.conjunction + ten: a + b for unit, a in ones.items() for ten, b in table.tens.items()}
    hundreds = {
        (unit if value > 1 else prefix) + words.hundred + rest: value * HUNDRED + more
        for unit, value in ones.items()
        for prefix in ("", words.one)
        for rest, more in {"": 0, **below}.items()
    }
    # "zwölfhundert": whole hundreds between one and two thousand.
    hundreds |= {word + words.hundred: value * HUNDRED for word, value in table.small.items() if 10 < value < 20}
    return below | hundreds


@cache
def percent_words() -> frozenset[str]:
    """The words of all languages that make a number a percentage: a text need not say its language."""
    return frozenset(word for code in codes() for word in comparison_table(code).numbers.percent)


@cache
def stem_endings() -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The endings that are cut from words of every language, longest first, and those that are replaced.

    One cut serves all, since it only has to be consistent.
    """
    tables = [table for code in codes() if isinstance(table := comparison_table(code).stems, StemsTable)]
    endings = sorted(
        {ending for table in tables for ending in table.endings}, key=lambda ending: (-len(ending), ending)
    )
    return tuple(endings), {ending: other for table in tables for ending, other in table.replaced.items()}
