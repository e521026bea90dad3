"""Which noun phrase is the subject of a finite verb: a linear choice among all of the sentence and none.

Every candidate is a row of attributes (side, distance, what stands between, classes and words around both); pairs and
triples of attributes are places in a table of weights (`subjects.weights.xz` of the language), whose sum is the
score. Learned from all finite verbs of the treebanks by `python -m bench.grammar train`.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tracker.claims.grammar.subject_attributes import ATTRIBUTES, TEMPLATES

BUCKETS: Final = 1 << 16
# Units of a weight's byte: with these a whole score is a number of the size of a log-odds.
UNIT: Final = 1 / 32
Weights: TypeAlias = NDArray[np.int8]

_MIX: Final = np.uint32(0x9E3779B1)
_PAIR: Final = np.uint32(0x85EBCA6B)
# The columns of each template, filled up with a column that is always 0, and a number of its own for each.
_WIDEST: Final = max(len(template) for template in TEMPLATES)
_COLUMNS: Final = np.array([(*template, *(ATTRIBUTES,) * (_WIDEST - len(template))) for template in TEMPLATES])
_SALTS: Final = np.array([(number + 1) * 0x27D4EB2F & 0xFFFFFFFF for number in range(len(TEMPLATES))], np.uint32)


def places(rows: Sequence[Sequence[int]]) -> NDArray[np.uint16]:
    """The place in the weight table of every template of every row."""
    attributes = np.zeros((len(rows), ATTRIBUTES + 1), np.uint32)
    attributes[:, :ATTRIBUTES] = rows
    taken = attributes[:, _COLUMNS]
    mixed = _SALTS
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
