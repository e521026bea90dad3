"""An expression half read: the slots filled so far, and short looks ahead."""

from __future__ import annotations

from typing import Final, NamedTuple

from tracker.dates.calendar.tokens import LINKS, SPACES, DateTokens
from tracker.dates.calendar.words import Lexicon

# Typed for the indicator of an ordinal, and no letter as that one is.
DEGREE: Final = "°"


class Step(NamedTuple):
    """One slot filled: `name` for words that mean a name, else `number`; `end` is the token after it."""

    slot: str
    number: int
    name: str
    end: int
    weak: bool
    bound: bool


class State:
    """What was read of one expression, and of what. `strict` asks for what running text needs."""

    def __init__(self, tokens: DateTokens, lexicon: Lexicon, strict: bool) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.strict = strict
        self.start = 0
        self.steps: list[Step] = []
        self.filled: set[str] = set()

    def joined(self, at: int) -> bool | None:
        """None where the expression cannot go on over the gap before `at`; else whether a comma stands there."""
        gap = self.tokens.gap(at)
        if gap in SPACES or gap in LINKS:
            return False
        bare = gap.strip()
        if bare == DEGREE and self.tokens.words[at - 1].isdecimal():
            # "Il 1° maggio".
            return False
        if bare in LINKS or bare == ",":
            return bare == "," if len(gap) <= 3 else None
        return False if bare == "." and len(gap) <= 2 and self._goes_on(at) else None

    def _goes_on(self, at: int) -> bool:
        """Whether a full stop before token `at` ends no sentence: "4. April", "Fri. April 5", "7 p.m. Friday"."""
        before = self.tokens.words[at - 1]
        if before.isdecimal():
            return self.lexicon.dotted_ordinals and len(before) <= 2 and self.slot_of(at) & {"month", "unit"} != set()
        if len(before) == 1:
            return True
        return before in self.lexicon.abbreviations and (
            self.tokens.words[at].isdecimal() or "month" in self.slot_of(at) or not self.tokens.capital(at)
        )

    def slot_of(self, at: int) -> set[str]:
        """What token `at` can fill."""
        if at >= len(self.tokens):
            return set()
        return {sense.slot for sense in self.lexicon.senses.get(self.tokens.words[at], ())}

    def suffix_at(self, at: int) -> bool:
        """Whether token `at` is the "th" of "5th"."""
        return (
            self.tokens.words[at] in self.lexicon.suffixes
            and self.tokens.gap(at) == ""
            and self.tokens.words[at - 1].isdecimal()
        )

    def month_at(self, at: int) -> bool:
        """Whether a month stands at `at`, or after an "of" and an ordinal's suffix."""
        tokens = self.tokens
        for step in range(3):
            index = at + step
            if index >= len(tokens) or (index > 0 and self.joined(index) is not False):
                return False
            word = tokens.words[index]
            if any(sense.slot == "month" for sense in self.lexicon.senses.get(word, ())):
                return not (self.strict and self.lexicon.capitalised) or tokens.capital(index)
            # "5 de abril", "the 5th of May"; but "15 en mai" counts something.
            if word not in self.lexicon.owners and not self.suffix_at(index):
                return False
        return False

    def unit_at(self, at: int) -> bool:
        """Whether a unit stands at `at`, or after one word that may come between ("trois derniers jours")."""
        tokens = self.tokens
        for index in range(at, min(at + 2, len(tokens))):
            if tokens.gap(index) not in SPACES and tokens.gap(index) not in LINKS:
                return False
            senses = self.lexicon.senses.get(tokens.words[index], ())
            if any(sense.slot == "unit" for sense in senses):
                return True
            if not any(sense.slot == "which" for sense in senses) and tokens.words[index] not in self.lexicon.glue:
                return False
        return False
