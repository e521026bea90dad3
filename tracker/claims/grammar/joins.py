"""What belongs to a noun phrase beyond its base: "of" phrases, genitives, brackets, a name or a role between commas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrases import LONGEST_BRACKET, NOMINAL, NounPhrase
from tracker.languages.lexicon import Language

# In tokens, from the comma on.
LONGEST_APPOSITION: Final = 24
# What may follow an apposition that no comma closes.
ENDS: Final = frozenset({wc.PUNCT, wc.QUOTE})


@dataclass(slots=True)
class Draft:
    """A phrase while it is being joined; the same fields as `NounPhrase`."""

    first: int
    last: int
    head: int
    begin: int
    until: int
    governor: int = -1
    inside: int = -1
    apposition: int = -1


class Joiner:
    """Joins the base phrases of one sentence. Tokens count in the sentence."""

    def __init__(self, low: Sequence[str], upper: Sequence[bool], classes: Sequence[int], language: Language) -> None:
        self.low, self.upper, self.classes, self.language = low, upper, classes, language
        self.drafts: list[Draft] = []
        self.at: dict[int, int] = {}

    def joined(self, base: list[tuple[int, int, int]]) -> list[Draft]:
        """The phrases with what belongs to each, in the order of their first tokens."""
        self.drafts = [Draft(first, last, head, first, last) for first, last, head in base]
        self.at = {draft.first: index for index, draft in enumerate(self.drafts)}
        for draft in self.drafts:
            before = draft.first - 1
            if before >= 0 and self.classes[before] == wc.ADP:
                draft.governor = before
        # From the right, so that what is joined has already got its own.
        for index in range(len(self.drafts) - 1, -1, -1):
            self._complements(index)
        for index in range(len(self.drafts) - 1, -1, -1):
            self._apposition(index)
        return self.drafts

    def _complements(self, index: int) -> None:
        """ "of" phrases, genitives and brackets, as long as one follows another."""
        draft = self.drafts[index]
        while True:
            close = self._bracket(draft.until + 1)
            if close > 0 and self.classes[draft.head] in NOMINAL:
                draft.until = close
                continue
            other = self._complement(draft)
            if other < 0:
                return
            joined = self.drafts[other]
            joined.inside = index
            draft.until = joined.until

    def _complement(self, draft: Draft) -> int:
        """The phrase that hangs on this one and begins right behind it, or -1."""
        low, language, after = self.low, self.language, draft.until + 1
        if after >= len(low) or self.classes[draft.head] not in NOMINAL:
            return -1
        if self.classes[after] == wc.ADP and (
            low[after] in language.linkers
            or (low[after] in language.agent_prepositions and low[draft.head] in language.documents)
        ):
            return self.at.get(after + 1, -1)
        if after in self.at and low[after] in language.linkers and self.classes[after] == wc.DET:
            return -1 if self.classes[draft.head] == wc.PROPN else self.at[after]
        return -1

    def _bracket(self, at: int) -> int:
        """The bracket that closes the one at `at`, or -1."""
        if at >= len(self.low) or self.low[at] != "(":
            return -1
        end = min(len(self.low), at + LONGEST_BRACKET)
        return next((here for here in range(at + 1, end) if self.low[here] == ")"), -1)

    def _apposition(self, index: int) -> None:
        """A possessor before the phrase, and a name or a role between commas behind it."""
        draft = self.drafts[index]
        mark = draft.first - 1
        if mark > 0 and self.low[mark] in self.language.genitives and index:
            owner = self.drafts[index - 1]
            if owner.until == mark - 1:
                owner.inside = index
                draft.begin = owner.begin
                draft.governor = owner.governor
        comma = draft.until + 1
        if comma + 1 >= len(self.low) or self.low[comma] != ",":
            return
        other = self.at.get(comma + 1, -1)
        if other < 0 or draft.inside >= 0:
            return
        joined = self.drafts[other]
        if joined.until - comma > LONGEST_APPOSITION or not self._describes(draft, joined):
            return
        after = joined.until + 1
        if after < len(self.low) and self.classes[after] not in ENDS and not self._stands_free(draft, after):
            return
        joined.inside = index
        draft.apposition = other
        draft.until = joined.until

    def _stands_free(self, draft: Draft, after: int) -> bool:
        """ "Le secrétaire général, Ana Rivel a dit": no second comma, and no other verb or preposition has the role."""
        if draft.governor >= 0 or self.classes[after] not in wc.FINITE:
            return False
        before = draft.begin - 1
        return before < 0 or self.classes[before] in (wc.PUNCT, wc.CCONJ, wc.SCONJ)

    def _describes(self, draft: Draft, other: Draft) -> bool:
        """One of the two is a name, and the other a role or a body."""
        if self._is_name(draft):
            return self._is_role(other)
        return self._is_role(draft) and self._is_name(other)

    def _is_name(self, draft: Draft) -> bool:
        if self.low[draft.head] in self.language.time_words:
            return False
        return self.classes[draft.head] == wc.PROPN or (
            self.classes[draft.head] == wc.NOUN and all(self.upper[draft.first : draft.last + 1])
        )

    def _is_role(self, draft: Draft) -> bool:
        language = self.language
        return any(
            word in language.roles or word in language.titles or word in language.bodies
            for word in self.low[draft.first : draft.last + 1]
        )


def phrases_of(drafts: list[Draft], classes: Sequence[int], offset: int) -> tuple[NounPhrase, ...]:
    """The drafts of a sentence whose first token is `offset` in the document."""
    return tuple(
        NounPhrase(
            first=draft.first + offset,
            last=draft.last + offset,
            head=draft.head + offset,
            begin=draft.begin + offset,
            until=draft.until + offset,
            governor=draft.governor + offset if draft.governor >= 0 else -1,
            inside=draft.inside,
            apposition=draft.apposition,
            pronoun=classes[draft.head] == wc.PRON,
            relative=classes[draft.head] == wc.REL,
        )
        for draft in drafts
    )
