"""What the tagger sees of a word: hashes of its form, its endings and its neighbours, as places in a weight table.

Each distinct form is hashed once (crc32, the same on every machine) and kept; the rest is integer arithmetic over
whole documents. Between two sentences stand `MARGIN` empty tokens, so that no sentence sees another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = NDArray[np.uint16]

MARGIN: Final = 2
# The columns of a form's row of hashes.
FORM, LOWER, SHAPE, END1, END2, END3, END4, END5, BEGIN1, BEGIN2, BEGIN3, FLAGS, SHAPE_END3, LENGTH = range(14)
COLUMNS: Final = 14
LONGEST_COUNTED: Final = 12
# Forms kept at most, about 100 bytes each. A corpus has new names without end; beyond this the store starts again.
MOST_FORMS: Final = 200_000

# (offset, column): one word alone.
SINGLE: Final = (
    *((0, column) for column in range(COLUMNS)),
    *((offset, column) for offset in (-2, -1, 1, 2) for column in (LOWER, END3)),
    *((offset, column) for offset in (-1, 1) for column in (END2, SHAPE)),
)
# Two words, or two sides of one, together.
PAIRS: Final = (
    ((-1, LOWER), (0, LOWER)),
    ((0, LOWER), (1, LOWER)),
    ((-1, LOWER), (1, LOWER)),
    ((-2, LOWER), (-1, LOWER)),
    ((1, LOWER), (2, LOWER)),
    ((-1, END3), (0, END3)),
    ((0, END3), (1, END3)),
    ((-1, LOWER), (0, END3)),
    ((0, END3), (1, LOWER)),
    ((-1, LOWER), (0, SHAPE)),
    ((0, SHAPE), (1, SHAPE)),
    ((-1, SHAPE), (0, SHAPE_END3)),
    ((-1, END3), (1, END3)),
)
# And whether the word is the first of its sentence, with its shape.
FEATURES: Final = len(SINGLE) + len(PAIRS) + 1

_MIX: Final = np.uint32(0x9E3779B1)
_PAIR: Final = np.uint32(0x85EBCA6B)
_SALTS: Final = np.array([[number * 0x27D4EB2F & 0xFFFFFFFF] for number in range(1, FEATURES + 1)], np.uint32)


def _index(sides: Sequence[tuple[int, int]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """(offset, column) of many as the two indices of `places`."""
    return np.array([column for _, column in sides]), np.array([offset + MARGIN for offset, _ in sides])


_SINGLE: Final = _index(SINGLE)
_ONE: Final = _index([one for one, _ in PAIRS])
_OTHER: Final = _index([other for _, other in PAIRS])


def shape_of(form: str) -> str:
    """ "Mc-Donald 42" has the shape "Xx-Xx d": runs of capitals, small letters and digits, at most six."""
    out: list[str] = []
    for letter in form:
        kind = "d" if letter.isdigit() else "X" if letter.isupper() else "x" if letter.isalpha() else letter
        if not out or out[-1] != kind:
            out.append(kind)
            if len(out) == 6:
                break
    return "".join(out)


def hashes_of(form: str) -> list[int]:
    """The `COLUMNS` hashes of one form."""
    low, shape = form.lower(), shape_of(form)
    flags = f"{form[:1].isupper()}{form.isupper()}{any(letter.isdigit() for letter in form)}{'-' in form}"
    parts = (
        form,
        low,
        shape,
        low[-1:],
        low[-2:],
        low[-3:],
        low[-4:],
        low[-5:],
        low[:1],
        low[:2],
        low[:3],
        flags,
        shape + low[-3:],
        str(min(len(form), LONGEST_COUNTED)),
    )
    return [crc32(f"{column}|{part}".encode()) for column, part in enumerate(parts)]


class FormStore:
    """The hashes of every form met so far, by number. Form 0 is the empty one that stands between sentences."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._table: Hashes = np.zeros((0, COLUMNS), np.uint32)
        self._reset()

    def _reset(self) -> None:
        self._numbers = {"": 0}
        self._table = np.zeros((1024, COLUMNS), np.uint32)
        self._table[0] = hashes_of("")

    def rows(self, forms: list[str]) -> Hashes:
        """The hashes of the forms, one row each."""
        if len(self._numbers) > MOST_FORMS:
            self._reset()
        known = self._numbers
        new = [form for form in dict.fromkeys(forms) if form not in known]
        if new:
            first = len(known)
            while first + len(new) > len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._table[first : first + len(new)] = [hashes_of(form) for form in new]
            known.update(zip(new, range(first, first + len(new)), strict=True))
        return self._table[[known[form] for form in forms]]


def places(rows: Hashes, first: NDArray[np.bool_]) -> Places:
    """For each feature a row: the place of every token in the weight table of 2^16 rows.

    `rows` begins and ends with `MARGIN` empty tokens, which get no places; `first` marks the first tokens of sentences.
    All features are worked out together: most texts are short, and each step of numpy's costs as much as many tokens.
    """
    size = len(rows) - 2 * MARGIN
    # By column and offset (`MARGIN` is none): that hash of every token's neighbour.
    seen = sliding_window_view(np.ascontiguousarray(rows.T), size, axis=1)
    found = np.empty((FEATURES, size), np.uint32)
    found[: len(SINGLE)] = seen[_SINGLE]
    found[len(SINGLE) : -1] = seen[_ONE] * _PAIR ^ seen[_OTHER]
    found[-1] = seen[SHAPE, MARGIN] * _PAIR ^ first
    found ^= _SALTS
    found *= _MIX
    found ^= found >> np.uint32(15)
    found *= _PAIR
    return (found >> np.uint32(16)).astype(np.uint16)
