"""The time words of a language, laid out for lookup token by token."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

# A token is a run of digits or a run of letters: "19h00" is three tokens, "aujourd'hui" two.
TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
# Stands among what must follow a word for any run of digits.
FIGURES: Final = "0"

Phrase = tuple[str, ...]


class Sense(NamedTuple):
    """One meaning of a word or phrase: `tail` are the words after the first, `slot` what it fills."""

    tail: Phrase
    slot: str
    number: int
    name: str
    weak: bool
    proper: bool
    starts: bool
    follows: bool
    bound: bool
    parts: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's time words. `senses` has the longest phrase of each first word first.

    Running text is scanned with `triggers`, words that can open an expression whatever follows, and `leads`, what
    must follow those that open one only in company: "that" before "Friday". Without them most readings began at words
    (the, in, a, that) that lead nowhere, and dating took more than half the time of the claims step.
    `announcing` are the phrases whose standing before an expression is a flag of it ("since", "ahead", "limit" ...).
    """

    senses: Mapping[str, tuple[Sense, ...]]
    triggers: frozenset[str]
    leads: Mapping[str, frozenset[str]]
    glue: frozenset[str]
    suffixes: frozenset[str]
    dotted_ordinals: bool
    abbreviations: frozenset[str]
    decade_suffixes: tuple[Phrase, ...]
    decade_before: frozenset[Phrase]
    announcing: Mapping[Phrase, frozenset[str]]
    clock_after: frozenset[Phrase]
    clock_leads: frozenset[str]
    am: tuple[Phrase, ...]
    pm: tuple[Phrase, ...]
    morning: frozenset[str]
    evening: frozenset[str]
    night: frozenset[str]
    twelve_hours: bool
    zones: Mapping[str, int]
    clock_units: tuple[Phrase, ...]
    joiners: tuple[Phrase, ...]
    pairs: tuple[Phrase, ...]
    owners: frozenset[str]
    loosely: frozenset[Phrase]
    away_from: tuple[Phrase, ...]
    past_of_past: frozenset[str]
    articles: frozenset[str]
    unfixed: frozenset[str]
    habitual: frozenset[str]
    first_names: frozenset[str]
    days_after: frozenset[str]
    future: frozenset[str]
    future_endings: tuple[str, ...]
    elsewhere: frozenset[str]
    paired: frozenset[str]
    participle_endings: tuple[str, ...]
    asked: frozenset[str]
    gatherings: tuple[str, ...]
    of_press: frozenset[str]
    posting: frozenset[str]
    published: frozenset[Phrase]
    order: str
    capitalised: bool

    def orders(self, word: str) -> bool:
        """Whether it only says which one of several: "first", "last"."""
        return any(sense.slot in ("ordinal", "which") for sense in self.senses.get(word, ()))


def phrase(words: str) -> Phrase:
    """The tokens of a printed word or phrase, in lower case."""
    return tuple(found.group().lower() for found in TOKEN.finditer(words))
