"""The noun phrases of one sentence while they are being joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrases import NounPhrase
from tracker.claims.speakers.titles import is_role
from tracker.languages.lexicon import Language


@dataclass(slots=True)
class PhraseDraft:
    """A phrase while it is being joined; the same fields as `NounPhrase`."""

    first: int
    last: int
    head: int
    begin: int
    until: int
    governor: int = -1
    inside: int = -1
    apposition: int = -1


class PhraseRow:
    """The phrases of a sentence in the order of their first tokens, with its words. Tokens count in the sentence."""

    def __init__(self, low: Sequence[str], upper: Sequence[bool], classes: Sequence[int], language: Language) -> None:
        self.low, self.upper, self.classes, self.language = low, upper, classes, language
        self.drafts: list[PhraseDraft] = []
        self.at: dict[int, int] = {}

    def fill(self, base: list[tuple[int, int, int]]) -> None:
        """A draft for each base phrase (first, last, head), with the preposition before it."""
        self.drafts = [PhraseDraft(first, last, head, first, last) for first, last, head in base]
        self.at = {draft.first: index for index, draft in enumerate(self.drafts)}
        for draft in self.drafts:
            before = draft.first - 1
            if before >= 0 and self.classes[before] == wc.ADP:
                draft.governor = before

    def beginning(self, token: int) -> int:
        """The phrase that begins at the token, its possessor included, or -1."""
        found = self.at.get(token, -1)
        owner = self.drafts[found].inside if found >= 0 else -1
        return owner if owner >= 0 and self.drafts[owner].begin == token else found

    def is_name(self, draft: PhraseDraft) -> bool:
        if self.low[draft.head] in self.language.time_words:
            return False
        if self.classes[draft.first] == wc.DET and self.classes[draft.last] == wc.NOUN:
            # "Der Leiter": the capital of the article is that of the sentence.
            return wc.PROPN in self.classes[max(draft.first, draft.last - 1) : draft.last + 1]
        return wc.PROPN in self.classes[max(draft.first, draft.last - 1) : draft.last + 1] or (
            self.classes[draft.head] == wc.NOUN and all(self.upper[draft.first : draft.last + 1])
        )

    def is_role(self, draft: PhraseDraft) -> bool:
        language = self.language
        return any(
            word in language.bodies or is_role(word, language) for word in self.low[draft.first : draft.last + 1]
        )


def phrases_of(drafts: list[PhraseDraft], classes: Sequence[int], offset: int) -> tuple[NounPhrase, ...]:
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
