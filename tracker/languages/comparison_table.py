"""comparison.toml: how a language counts, denies and cuts a sentence into clauses, for comparing claims."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tracker.languages.table import FoldedNumbers, FoldedPhrases, FoldedWords, Lacking, Table


class CompoundsTable(Table):
    """Numbers from 21 to 999 written as one word, units before tens ("einundzwanzig").

    `one` is 1 within a compound, `conjunction` stands between units and tens, `hundred` behind the hundreds.
    """

    one: str
    conjunction: str
    hundred: str


class NumbersTable(Table):
    """Number words.

    `small` numbers add up, `tens` may be followed by them, `units` count only within a greater number (alone they are
    articles), `scales` multiply what stands before them; `conjunctions` stand between their words. `scores` multiply a
    four before them ("quatre-vingts"). Three digits after a `decimal` mark are no thousand where a scale follows
    ("1.375 billion"). After a number, or before a scale, `percent` words make it a percentage.
    """

    small: FoldedNumbers
    units: FoldedNumbers = Field(default_factory=dict)
    tens: FoldedNumbers
    scales: FoldedNumbers
    conjunctions: FoldedPhrases = ()
    percent: FoldedWords
    scores: FoldedWords = frozenset()
    decimal: Literal[".", ","] = ","
    compounds: CompoundsTable | None = None


class ClockTable(Table):
    """A number `beside` such a word, or after a `before` word with nothing counted after it, is a time of day."""

    beside: FoldedWords
    before: FoldedWords


class StemsTable(Table):
    """Endings cut from words of every language, and those that another takes the place of ("-ies": "-y")."""

    endings: FoldedPhrases
    replaced: dict[str, str] = Field(default_factory=dict)


class ComparisonTable(Table):
    """All of comparison.toml.

    Clauses are cut at `conjunctions`. `negations` are counted, an even number of them in one clause cancels out;
    `needs_particle` are negations only where one of `particles` stands in the same clause; `reversing` words turn a
    clause round by themselves; `joined_negations` are written as the end of another word ("isn't").
    `denial_phrases` hold a negation word and are none ("not only").
    """

    conjunctions: FoldedWords
    negations: FoldedWords
    needs_particle: FoldedWords = frozenset()
    particles: FoldedPhrases = ()
    joined_negations: FoldedPhrases = ()
    reversing: FoldedWords = frozenset()
    denial_phrases: FoldedPhrases = ()
    numbers: NumbersTable
    clock: ClockTable
    stems: StemsTable | Lacking
