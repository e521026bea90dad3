"""The noun phrases of a sentence as candidates for the subject of each of its verbs, a row of attributes for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final
from zlib import crc32

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrase_rows import PhraseDraft
from tracker.claims.grammar.subject_attributes import AFTER, BEFORE, BETWEEN, DISTANCE, NONE, RANK, SIDE, VERB_END2
from tracker.languages.lexicon import Language

MARKS_BETWEEN: Final = frozenset(":;()[]–—-")
# Which of the counts is that of quotation marks.
_QUOTES: Final = 2
# So many phrases before a verb and behind it are tried; the longest sentences of 1,700 articles have half as many.
_NEAREST: Final = 30


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return crc32(word.encode())


@dataclass(frozen=True, slots=True)
class VerbUnit:
    """A finite verb: its token, and that of the verb it helps or itself ("a … déclaré"). They count in the sentence."""

    finite: int
    main: int

    @property
    def left(self) -> int:
        return min(self.finite, self.main)

    @property
    def right(self) -> int:
        return max(self.finite, self.main)


class SubjectCandidates:
    """The tokens of one sentence as the choice sees them: counts from its beginning, made once for all its verbs, and
    only where a verb's subject is asked for (in four of ten sentences that are analysed none is)."""

    def __init__(
        self, low: Sequence[str], classes: Sequence[int], drafts: Sequence[PhraseDraft], language: Language
    ) -> None:
        self.low, self.classes, self.drafts, self.language = low, classes, drafts, language
        # What is the same beside every verb is made once for each phrase.
        self._own: dict[int, list[int]] = {}

    @cached_property
    def _counts(self) -> list[tuple[int, ...]]:
        """For each place how many of each sort stand before it."""
        low, classes = self.low, self.classes
        return list(
            zip(
                *(
                    accumulate(tests, initial=0)
                    for tests in (
                        [word == "," for word in low],
                        [kind in wc.FINITE for kind in classes],
                        [kind == wc.QUOTE for kind in classes],
                        [kind == wc.REL for kind in classes],
                        [kind == wc.SCONJ for kind in classes],
                        [word in MARKS_BETWEEN for word in low],
                    )
                ),
                strict=True,
            )
        )

    @cached_property
    def _times(self) -> list[bool]:
        return [self.low[draft.head] in self.language.time_words for draft in self.drafts]

    @cached_property
    def _outer(self) -> list[int]:
        """How many free phrases stand before each phrase, and before the end."""
        free = (
            draft.inside < 0 and draft.governor < 0 and not time
            for draft, time in zip(self.drafts, self._times, strict=True)
        )
        return list(accumulate(free, initial=0))

    @cached_property
    def _firsts(self) -> list[int]:
        return sorted(draft.first for draft in self.drafts)

    @cached_property
    def _words(self) -> list[int]:
        return [_hash(word) for word in self.low]

    def _class(self, at: int) -> int:
        return self.classes[at] + 1 if 0 <= at < len(self.classes) else 0

    def _word(self, at: int) -> int:
        return self._words[at] if 0 <= at < len(self._words) else 0

    def candidates(self, verb: VerbUnit) -> list[int]:
        """The phrases that may be its subject: none in another case, no reflexive pronoun, none that holds the verb.

        Of an endless sentence those near the verb.
        """
        here = self._index_of(verb.left) if len(self.drafts) > 2 * _NEAREST else 0
        first = max(0, here - _NEAREST)
        return [
            index
            for index, draft in enumerate(self.drafts[first : first + 2 * _NEAREST], first)
            if self.low[draft.head] not in self.language.reflexives
            and not self._is_oblique(draft)
            and not draft.first <= verb.finite <= draft.last
            and not draft.first <= verb.main <= draft.last
        ]

    def _is_oblique(self, draft: PhraseDraft) -> bool:
        """Whether its article is of another case, or that of what is said of it behind a comma: "Odo
        Farn, den Wirt"; and so is "der örtlichen Zeitung", as the ending of the adjective shows."""
        low, language, first = self.low, self.language, draft.first
        if low[first] in language.oblique:
            return True
        if not language.nouns_capitalised:
            return False
        declined = low[first] in language.addressing and first < draft.last and self.classes[first + 1] == wc.ADJ
        if declined and low[first + 1].endswith(language.weak_endings):
            return True
        told = self.drafts[draft.apposition] if draft.apposition >= 0 else None
        return told is not None and low[told.first] in language.oblique

    def rows(self, verb: VerbUnit) -> list[list[int]]:
        """The attributes of every candidate as the subject of the verb, then those of none."""
        shared = self._shared(verb)
        indexes = self.candidates(verb)
        places = [self._side(self.drafts[index], verb) for index in indexes]
        before = self._outer[self._index_of(verb.left)], self._outer[self._index_of(verb.right)]
        rows = [self._row(index, side, verb, before) + shared for index, side in zip(indexes, places, strict=True)]
        none = [0] * VERB_END2
        none[SIDE] = NONE
        none[RANK] = min(sum(side == BEFORE for side in places), 5)
        none[DISTANCE] = min(sum(side == AFTER for side in places), 5)
        rows.append(none + shared)
        return rows

    @staticmethod
    def _side(draft: PhraseDraft, verb: VerbUnit) -> int:
        if draft.first < verb.left:
            return BEFORE
        return BETWEEN if draft.first < verb.right else AFTER

    def _row(self, index: int, side: int, verb: VerbUnit, before: tuple[int, int]) -> list[int]:
        """`before`: how many free phrases begin before the verb's left and right end."""
        draft = self.drafts[index]
        if side == BEFORE:
            low, high = draft.last + 1, verb.left
            between = before[0] - self._outer[index + 1]
        elif side == BETWEEN:
            low, high = verb.left + 1, draft.first
            between = self._outer[index] - before[0]
        else:
            low, high = verb.right + 1, draft.first
            between = self._outer[index] - before[1]
        if low > high:
            low = high
        counts = [
            count if (count := many - few) < 3 else 3
            for many, few in zip(self._counts[high], self._counts[low], strict=True)
        ]
        own = self._own.get(index)
        if own is None:
            own = self._own[index] = self._attributes(index)
        return [side, min(between, 5), min((high - low).bit_length(), 5), *counts, *own]

    def _attributes(self, index: int) -> list[int]:
        draft = self.drafts[index]
        head = self.low[draft.head]
        determiner = self.classes[draft.first] == wc.DET
        return [
            self._word(draft.governor) if draft.governor >= 0 else 0,
            draft.inside >= 0,
            self._class(draft.head),
            self._word(draft.head),
            _hash(head[-3:]),
            _hash(head[-2:]),
            self._word(draft.first) if determiner else self._class(draft.first),
            min(draft.last - draft.first, 3),
            self._class(draft.first - 1),
            self._class(draft.until + 1),
            self._word(draft.first - 1),
            self._word(draft.until + 1),
            self._times[index],
        ]

    def _index_of(self, token: int) -> int:
        """How many phrases begin before the token."""
        return bisect_left(self._firsts, token)

    def _shared(self, verb: VerbUnit) -> list[int]:
        low, left, right = self.low, verb.left, verb.right
        finite, main = low[verb.finite], low[verb.main]
        near = self._counts[min(right + 3, len(low))][_QUOTES] - self._counts[max(left - 2, 0)][_QUOTES]
        return [
            _hash(finite[-2:]),
            _hash(finite[-3:]),
            self._word(verb.finite),
            self._class(left - 1),
            self._class(right + 1),
            self._word(left - 1),
            self._word(right + 1),
            self._class(verb.finite) * 32 + self._class(verb.main),
            min(left, 2),
            min(left, 2) * 2 + (right + 1 >= len(low)),
            self._class(left - 1) == wc.CCONJ + 1,
            min(near, 2),
            _hash(main[-2:]),
            main in self.language.cues,
        ]
