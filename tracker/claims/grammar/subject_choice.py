"""Which noun phrase is the subject of a finite verb: a linear choice among all of the sentence and none.

Every candidate is a row of attributes (side, distance, what stands between, classes and words around both); pairs and
triples of attributes are places in a table of weights (`subjects.weights.xz` of the language), whose sum is the
score. Learned from all finite verbs of the treebanks by `python -m bench.grammar train`.
"""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Final, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.joins import Draft
from tracker.languages.lexicon import Language

BUCKETS: Final = 1 << 16
# Units of a weight's byte: with these a whole score is a number of the size of a log-odds.
UNIT: Final = 1 / 32
Weights: TypeAlias = NDArray[np.int8]

BEFORE, BETWEEN, AFTER, NONE = range(4)
(
    SIDE,
    RANK,
    DISTANCE,
    COMMAS,
    FINITES,
    QUOTES,
    RELATIVES,
    SUBORDINATORS,
    MARKS,
    GOVERNOR,
    INSIDE,
    HEAD_CLASS,
    HEAD_WORD,
    HEAD_END3,
    HEAD_END2,
    DETERMINER,
    LENGTH,
    CLASS_BEFORE,
    CLASS_AFTER,
    WORD_BEFORE,
    WORD_AFTER,
    TIME,
    VERB_END2,
    VERB_END3,
    VERB_WORD,
    VERB_CLASS_BEFORE,
    VERB_CLASS_AFTER,
    VERB_WORD_BEFORE,
    VERB_WORD_AFTER,
    VERB_KIND,
    OPENING,
    VERB_PLACE,
    JOINED,
    BESIDE_QUOTE,
    MAIN_END2,
    REPORTING,
) = range(36)
ATTRIBUTES: Final = 36
TEMPLATES: Final[tuple[tuple[int, ...], ...]] = (
    (SIDE,),
    (SIDE, RANK),
    (SIDE, DISTANCE),
    (SIDE, COMMAS),
    (SIDE, FINITES),
    (SIDE, QUOTES),
    (SIDE, RELATIVES),
    (SIDE, SUBORDINATORS),
    (SIDE, MARKS),
    (SIDE, GOVERNOR),
    (SIDE, INSIDE),
    (SIDE, HEAD_CLASS),
    (SIDE, HEAD_WORD),
    (SIDE, HEAD_END3),
    (SIDE, DETERMINER),
    (SIDE, LENGTH),
    (SIDE, CLASS_BEFORE),
    (SIDE, CLASS_AFTER),
    (SIDE, WORD_BEFORE),
    (SIDE, WORD_AFTER),
    (SIDE, RANK, FINITES),
    (SIDE, RANK, COMMAS),
    (SIDE, COMMAS, FINITES, QUOTES),
    (SIDE, RANK, VERB_CLASS_BEFORE),
    (SIDE, RANK, VERB_CLASS_AFTER),
    (SIDE, DISTANCE, VERB_CLASS_AFTER),
    (SIDE, VERB_CLASS_BEFORE, VERB_CLASS_AFTER),
    (SIDE, RANK, VERB_PLACE),
    (SIDE, RANK, JOINED),
    (SIDE, RANK, BESIDE_QUOTE),
    (SIDE, RANK, VERB_KIND),
    (SIDE, VERB_END2),
    (SIDE, VERB_END3),
    (SIDE, VERB_WORD),
    (SIDE, VERB_END3, HEAD_CLASS),
    (SIDE, HEAD_END2, VERB_END2),
    (SIDE, HEAD_WORD, VERB_END3),
    (SIDE, DETERMINER, VERB_END2),
    (SIDE, HEAD_END2, MAIN_END2),
    (SIDE, HEAD_CLASS, RANK),
    (SIDE, HEAD_CLASS, CLASS_BEFORE),
    (SIDE, HEAD_CLASS, CLASS_AFTER),
    (SIDE, GOVERNOR, RANK),
    (SIDE, VERB_WORD_BEFORE),
    (SIDE, VERB_WORD_AFTER),
    (SIDE, RANK, VERB_WORD_BEFORE),
    (SIDE, RANK, VERB_WORD_AFTER),
    (SIDE, OPENING),
    (SIDE, OPENING, HEAD_CLASS),
    (SIDE, RANK, REPORTING),
    (SIDE, RANK, REPORTING, BESIDE_QUOTE),
    (SIDE, RANK, OPENING, HEAD_CLASS),
    (SIDE, FINITES, RELATIVES),
    (SIDE, FINITES, SUBORDINATORS),
    (SIDE, CLASS_BEFORE, CLASS_AFTER),
    (SIDE, DETERMINER, RANK),
    (SIDE, TIME),
    (SIDE, TIME, VERB_CLASS_BEFORE),
)
_MIX: Final = np.uint32(0x9E3779B1)
_PAIR: Final = np.uint32(0x85EBCA6B)
MARKS_BETWEEN: Final = frozenset(":;()[]–—-")


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


class Sentence:
    """The tokens of one sentence as the choice sees them: counts from its beginning, made once for all its verbs."""

    def __init__(self, low: Sequence[str], classes: Sequence[int], drafts: Sequence[Draft], language: Language) -> None:
        self.low, self.classes, self.drafts, self.language = low, classes, drafts, language
        self._counts = [
            list(accumulate((test for test in tests), initial=0))
            for tests in (
                [word == "," for word in low],
                [kind in wc.FINITE for kind in classes],
                [kind == wc.QUOTE for kind in classes],
                [kind == wc.REL for kind in classes],
                [kind == wc.SCONJ for kind in classes],
                [word in MARKS_BETWEEN for word in low],
            )
        ]
        self._times = [low[draft.head] in language.time_words for draft in drafts]
        free = (
            draft.inside < 0 and draft.governor < 0 and not time
            for draft, time in zip(drafts, self._times, strict=True)
        )
        self._outer = list(accumulate(free, initial=0))
        self._firsts = sorted(draft.first for draft in drafts)
        self._words = [_hash(word) for word in low]

    def _class(self, at: int) -> int:
        return self.classes[at] + 1 if 0 <= at < len(self.classes) else 0

    def _word(self, at: int) -> int:
        return self._words[at] if 0 <= at < len(self._words) else 0

    def candidates(self, verb: VerbUnit) -> list[int]:
        """The phrases that may be its subject: none in another case, no reflexive pronoun, none that holds the verb."""
        return [
            index
            for index, draft in enumerate(self.drafts)
            if self.low[draft.head] not in self.language.reflexives
            and self.low[draft.first] not in self.language.oblique
            and not draft.first <= verb.finite <= draft.last
            and not draft.first <= verb.main <= draft.last
        ]

    def rows(self, verb: VerbUnit) -> list[list[int]]:
        """The attributes of every candidate as the subject of the verb, then those of none."""
        shared = self._shared(verb)
        indexes = self.candidates(verb)
        places = [self._side(self.drafts[index], verb) for index in indexes]
        rows = [self._row(index, side, verb) + shared for index, side in zip(indexes, places, strict=True)]
        none = [0] * VERB_END2
        none[SIDE] = NONE
        none[RANK] = min(sum(side == BEFORE for side in places), 5)
        none[DISTANCE] = min(sum(side == AFTER for side in places), 5)
        rows.append(none + shared)
        return rows

    @staticmethod
    def _side(draft: Draft, verb: VerbUnit) -> int:
        if draft.first < verb.left:
            return BEFORE
        return BETWEEN if draft.first < verb.right else AFTER

    def _row(self, index: int, side: int, verb: VerbUnit) -> list[int]:
        draft = self.drafts[index]
        if side == BEFORE:
            low, high = draft.last + 1, verb.left
            between = self._outer[self._index_of(verb.left)] - self._outer[index + 1]
        else:
            anchor = verb.left if side == BETWEEN else verb.right
            low, high = anchor + 1, draft.first
            between = self._outer[index] - self._outer[self._index_of(anchor)]
        low = min(low, high)
        counts = [min(count[high] - count[low], 3) for count in self._counts]
        head = self.low[draft.head]
        determiner = self.classes[draft.first] == wc.DET
        return [
            side,
            min(between, 5),
            min((high - low).bit_length(), 5),
            *counts,
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
        quotes = self._counts[2]
        near = quotes[min(right + 3, len(low))] - quotes[max(left - 2, 0)]
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


# The columns of each template, filled up with a column that is always 0, and a number of its own for each.
_WIDEST: Final = max(len(template) for template in TEMPLATES)
_COLUMNS: Final = np.array([(*template, *(ATTRIBUTES,) * (_WIDEST - len(template))) for template in TEMPLATES])
_SALTS: Final = np.array([(number + 1) * 0x27D4EB2F & 0xFFFFFFFF for number in range(len(TEMPLATES))], np.uint32)


def places(rows: Sequence[Sequence[int]]) -> NDArray[np.uint16]:
    """The place in the weight table of every template of every row."""
    attributes = np.zeros((len(rows), ATTRIBUTES + 1), np.uint32)
    attributes[:, :ATTRIBUTES] = rows
    taken = attributes[:, _COLUMNS]
    mixed = np.broadcast_to(_SALTS, taken.shape[:2])
    for column in range(_WIDEST):
        mixed = (mixed ^ taken[:, :, column]) * _MIX
        mixed ^= mixed >> np.uint32(15)
    return ((mixed * _PAIR) >> np.uint32(16)).astype(np.uint16)


class SubjectChoice:
    """The choice of one language."""

    def __init__(self, weights: Weights) -> None:
        """`weights` has `BUCKETS` signed bytes, each worth `UNIT`."""
        self._weights = weights.astype(np.int32)

    def scores(self, rows: Sequence[Sequence[int]]) -> list[float]:
        """The score of every row; the last row is that of no subject at all."""
        return [float(total) * UNIT for total in self._weights[places(rows)].sum(axis=1).tolist()]


@cache
def choice_of(code: str) -> SubjectChoice | None:
    """The subject choice of a language code, or None for a language without weights."""
    path = files("tracker.languages") / code / "subjects.weights.xz"
    if not code.isalpha() or not path.is_file():
        return None
    return SubjectChoice(np.frombuffer(lzma.decompress(path.read_bytes()), np.int8))
