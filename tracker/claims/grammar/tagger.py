"""Word classes by a hashed linear model: the class of a word is the one with the largest sum of weights.

The weights of a language stand in its folder (`words.weights.xz`): 2^16 rows of one signed byte for each
learned class. In memory a row is five 64-bit lanes of four unsigned 16-bit weights, each raised by 128: no sum of
`FEATURES` such weights overflows its 16 bits, so one addition adds four classes (three times as fast as one by one).
Learned by `python -m bench.grammar train`.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tracker.claims.grammar.features import MARGIN, FormStore, places
from tracker.claims.grammar.word_classes import LEARNED

BUCKETS: Final = 1 << 16
RAISED: Final = 128
LANES: Final = LEARNED // 4
Weights: TypeAlias = NDArray[np.int8]
# Tokens added up at a time: their sums stay in the processor's nearest cache.
BLOCK: Final = 512


class Tagger:
    """The tagger of one language; the same words always get the same classes."""

    def __init__(self, weights: Weights) -> None:
        """`weights` has `BUCKETS` rows and `LEARNED` columns."""
        raised = weights.astype(np.int16) + RAISED
        self._lanes: NDArray[np.uint64] = np.ascontiguousarray(raised.astype(np.uint16)).view(np.uint64)
        self._forms = FormStore()

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """The class of every word of every sentence; a sentence may be empty."""
        forms: list[str] = [""] * MARGIN
        starts: list[int] = []
        for sentence in sentences:
            starts.append(len(forms) - MARGIN)
            forms += sentence
            forms += [""] * MARGIN
        if not starts:
            return []
        size = len(forms) - 2 * MARGIN
        first = np.zeros(size + MARGIN, np.bool_)
        first[starts] = True
        classes = self._classes(forms, first[:size]).tolist()
        return [classes[start : start + len(words)] for start, words in zip(starts, sentences, strict=True)]

    def _classes(self, forms: list[str], first: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Best class of each token between the margins; equal sums go to the class named first."""
        rows = self._forms.rows(forms)
        size = len(first)
        found = np.zeros(size, np.intp)
        for begin in range(0, size, BLOCK):
            end = min(size, begin + BLOCK)
            sums = np.zeros((end - begin, LANES), np.uint64)
            for at in places(rows[begin : end + 2 * MARGIN], first[begin:end]):
                sums += self._lanes[at]
            found[begin:end] = sums.view(np.uint16).argmax(axis=1)
        return found


@cache
def tagger_of(code: str) -> Tagger | None:
    """The tagger of a language code ("fr"), or None for a language without weights. Read once, 20 ms."""
    path = files("tracker.languages") / code / "words.weights.xz"
    if not code.isalpha() or not path.is_file():
        return None
    data = lzma.decompress(path.read_bytes())
    return Tagger(np.frombuffer(data, np.int8).reshape(LEARNED, BUCKETS).T)
