"""Parts of a large data set: stretches of its captures that are read apart from one another.

Each part goes through the file from its beginning and passes over what belongs to others, which costs little beside
reading; so there are few parts, however large the file is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tracker.errors import InputError, StoreError
from tracker.inputs._formats import known_format
from tracker.inputs._parquet import MAGIC
from tracker.inputs.base import HEAD, Capture, Part
from tracker.rows.records import UNKNOWN_TYPE
from tracker.store.parquet import ParquetFile

_MOST_PARTS, _PART_BYTES = 16, 8_000_000
# The first captures of a data set lie where it says so, and not where gzip put them.
_PACKED = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The captures of a data set that begin in [start, end), in rows or in bytes of captures; `end` None: the rest.

    `size` is about how many bytes of the file that is.
    """

    unit: Literal["rows", "bytes"]
    start: int
    end: int | None
    size: int


def stretches(path: Path, size: int) -> list[Stretch]:
    """The parts that a file of `size` bytes is best read in; none where it is read as a whole."""
    count = min(_MOST_PARTS, size // _PART_BYTES)
    if count < 2:
        return []
    try:
        with path.open("rb") as file:
            head = file.read(2 * HEAD)
        if head.startswith(_PACKED) or known_format(head, str(path), UNKNOWN_TYPE, str(path)).name != "dataset":
            return []
        if head.startswith(MAGIC):
            return _cut("rows", ParquetFile(str(path)).count(), count, size)
    except (OSError, InputError, StoreError):
        return []  # whoever reads it will say why
    return _cut("bytes", size, count, size)


def within_stretch(parts: Iterator[Part], stretch: Stretch) -> Iterator[Part]:
    """Of all that comes out of a data set, what begins in one part of it."""
    place = 0
    for one in parts:
        at = place
        if isinstance(one, Capture):
            at = one.offset or 0 if stretch.unit == "rows" else place
            place = at if stretch.unit == "rows" else at + len(one.data)
        if stretch.end is not None and at >= stretch.end:
            return
        if at >= stretch.start:
            yield one


def _cut(unit: Literal["rows", "bytes"], total: int, count: int, size: int) -> list[Stretch]:
    edges = [total * number // count for number in range(count)]
    return [Stretch(unit, start, end, size // count) for start, end in zip(edges, [*edges[1:], None], strict=True)]
