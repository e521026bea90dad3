"""What is wrong with the rows of a data set, told in few words where it is the same with many.

A file that is no data set of articles has as many faults as rows: a million failures cost more than the articles of a
day, and nobody reads them. So the first few of a kind are told one by one, and the others together, with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tracker.errors import InputError

# Of one kind, told one by one.
FIRST: Final = 5
# Stretches of rows that are named; behind so many the last row is.
_MOST_STRETCHES: Final = 500
# What differs between two rows with the same fault: what is quoted of them, and figures.
_OF_ITS_OWN: Final = re.compile(r"[:(].*|\d+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Together:
    """Rows with the same fault: how many, the first of them (from 1), and the fault that tells of all."""

    count: int
    first: int
    error: InputError


@dataclass(slots=True)
class _Kind:
    told: int = 0
    error: InputError | None = None
    # Stretches of rows from 1, both ends within.
    rows: list[list[int]] = field(default_factory=list)
    last: int = 0


class Faults:
    """The faults of the rows of `address`, in their order."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._kinds: dict[tuple[type, str], _Kind] = {}

    def alone(self, row: int, error: InputError) -> InputError | None:
        """The fault of a row (from 1) to be told by itself; None where `together` will tell of it."""
        kind = self._kinds.setdefault((type(error), _OF_ITS_OWN.sub("", str(error))), _Kind())
        kind.told += 1
        if kind.told <= FIRST:
            return type(error)(f"{self._address}: row {row:d}: {error}")
        kind.error = kind.error or error
        if kind.rows and kind.rows[-1][1] in (row - 1, row):
            kind.rows[-1][1] = row
        elif len(kind.rows) < _MOST_STRETCHES:
            kind.rows.append([row, row])
        kind.last = row
        return None

    def together(self) -> Iterator[Together]:
        """What was not told one by one; each kind once."""
        for kind in self._kinds.values():
            if kind.error is None:
                continue
            count = kind.told - FIRST
            places = ", ".join(f"{first}–{last}" if first < last else f"{first}" for first, last in kind.rows)
            if kind.last > kind.rows[-1][1]:
                places += f" and others up to row {kind.last}"
            # What is quoted of the first may be in no other.
            told = f"{self._address}: {count:,} more like these, row{'s' * (count > 1)} {places}: {kind.error}"
            yield Together(count, kind.rows[0][0], type(kind.error)(told))
