"""Data sets of articles: JSON Lines, JSON, CSV, TSV and Parquet. One row is one article.

A file is taken apart into pieces of a few hundred rows, so a million rows cost no more memory than one piece; a piece
is a capture that can be read again by itself: bytes of the file (of a table with its headings before them; of Parquet,
which is no text, its rows as JSON Lines).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, Final

from tracker.errors import EmptyInput, InputError, TooLarge
from tracker.ids import bytes_digest
from tracker.inputs import _articles, _columns, _parquet
from tracker.inputs._faults import Faults
from tracker.inputs._joined import joined
from tracker.inputs._rows import Read, is_row, json_array, json_lines
from tracker.inputs._tables import HeadedRows, delimiter_of
from tracker.inputs.base import Capture, Container, Failure, Input, Item, Part, Unread

LINES, ARRAY, CSV, PARQUET = (
    "application/x-ndjson",
    "application/json",
    "text/csv",
    "application/vnd.apache.parquet",
)
# A piece is one capture on the disk, and what is read again to verify one of its rows. Rows of a few bytes hold no
# article: a piece of them alone would be a file for nothing.
PIECE_ROWS, PIECE_BYTES, FEWEST_BYTES = 200, 1_000_000, 20_000
# Rows that are looked at to learn which fields there are; an export often leaves out the empty ones.
_SAMPLE = 50
# More words between two commas are part of a sentence.
_HEADING_WORDS = 3
_OBJECT = re.compile(rb'\{\s{0,200}"(?:[^"\\]|\\.){0,200}"\s{0,20}:|\{\s{0,200}\}')
_ARRAY = re.compile(rb"\[\s{0,200}(?:\{\s{0,200}[\"}]|\]\s{0,20}\Z)")


@dataclass(frozen=True, slots=True)
class _Rows:
    """An opened data set: its rows, its columns, and how a piece of it is written."""

    rows: Iterator[Read]
    names: list[str]
    media_type: str
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


def _split(container: Container) -> Iterator[Part]:
    """The pieces of a data set; a row that is none is told of when its piece is read.

    Raises UnsupportedInput where no column is an article's text, EmptyInput for a file without rows.
    """
    opened = _opened(container.file, container.path)
    columns = _columns.chosen(opened.names, _columns.parsed(container.given.get("columns", "")), container.address)
    left = [name for name in opened.names if name not in columns.values() and "." not in name]
    container.tell(
        f"{container.address}: {', '.join(f'{role} = {name}' for role, name in columns.items())}"
        + (f" (not read: {', '.join(left[:12])}{' …' if len(left) > 12 else ''})" if left else "")
    )
    given = {**container.given, "columns": _columns.written(columns)}
    rows, before, anything, faults = opened.rows, 0, False, Faults(container.address)
    while piece := list(_piece(rows)):
        good = [one.raw for one in piece if one.raw]
        data = opened.before + opened.between.join(good) + opened.after
        if good:
            yield Capture(
                address=container.address,
                data=data,
                seen_at=container.seen_at,
                path=container.path,
                url=container.url,
                media_type=opened.media_type,
                given=given,
                offset=before,
            )
        for one in piece:
            counted = bool(one.raw) or isinstance(one.row, TooLarge)
            # What is no row stands before the next one.
            if not one.raw and isinstance(one.row, InputError):
                anything = True
                error = faults.alone(before + 1, one.row)
                if error is not None:
                    yield Failure(container.address, error)
            before += counted
    for many in faults.together():
        yield Failure(container.address, many.error, many.count)
    if not before and not anything:
        raise EmptyInput(f"{container.address}: a data set without rows")


def _piece(rows: Iterator[Read]) -> Iterator[Read]:
    size = 0
    for number, one in enumerate(islice(rows, FEWEST_BYTES), 1):
        yield one
        size += len(one.raw)
        full = number >= PIECE_ROWS and size >= FEWEST_BYTES
        if full or size >= PIECE_BYTES or isinstance(one.row, TooLarge):
            return


def _failing_softly(rows: Iterator[Read]) -> Iterator[Read]:
    """The rows; where the file breaks off, one more that says so."""
    try:
        yield from rows
    except InputError as error:
        yield Read(b"", error)


def _items(capture: Capture) -> Iterator[Item | Unread]:
    """One document a row. Raises UnsupportedInput where no column is an article's text, EmptyInput without rows."""
    # A piece is what its file was, however its own first row looks.
    opened = _opened(io.BytesIO(capture.data), None, capture.media_type if "columns" in capture.given else None)
    columns = _columns.parsed(capture.given.get("columns", ""))
    # The columns of a piece were chosen for the whole; some may have no value in any of its rows.
    if capture.offset is None:
        columns = _columns.chosen(opened.names, columns, capture.address)
    number, before, faults = -1, capture.offset or 0, Faults(capture.address)
    for number, one in enumerate(opened.rows):
        # Without a name of its own a row is known by its content, not by its place: rows come and go.
        name = bytes_digest(one.raw.strip())[:20]
        try:
            if isinstance(one.row, InputError):
                raise one.row
            key = _columns.field(one.row, columns["key"]) if "key" in columns else None
            name = str(key) if key not in (None, "") else name
            yield _articles.article(one.row, columns, number, name)
        except InputError as error:
            alone = faults.alone(before + number + 1, error)
            if alone is not None:
                yield Unread(number, alone, name)
        except Exception as error:  # noqa: BLE001 - a generator that raises ends, and the rows behind are lost unsaid
            yield Unread(number, error, name)
    for many in faults.together():
        yield Unread(many.first - before - 1, many.error, items=many.count)
    if number < 0:
        raise EmptyInput(f"{capture.address}: a data set without rows")


def _opened(file: BinaryIO, path: str | None, media_type: str | None = None) -> _Rows:
    """The rows of a file; its first bytes say what it is, unless it is known."""
    if media_type in _READERS:
        return _READERS[media_type](file)
    head = file.read(4)
    if head == _parquet.MAGIC:
        names, rows = _parquet.read(path)
        return _Rows(_failing_softly(rows), names, LINES, between=b"\n")
    stream = joined(head, file)
    first = b""
    while not first.strip() and (line := stream.readline(_parquet.LINE)):
        first = line
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    following: list[bytes] = []
    if start.startswith(b"{") and first.endswith(b"\n"):
        following = [stream.readline(_parquet.LINE) for _ in range(2)]
    stream = joined(b"".join((first, *following)), stream)
    if not start.startswith((b"{", b"[")) and start:
        return _of_table(stream)
    # A first line that is damaged costs itself alone.
    if start.startswith(b"{") and (is_row(first) or (len(following) == 2 and all(map(is_row, following)))):
        return _of_lines(stream)
    return _of_array(stream)


def _of_table(stream: BinaryIO) -> _Rows:
    table = HeadedRows(stream)
    return _Rows(_failing_softly(iter(table)), table.names, CSV, before=_ended(table.header))


def _of_lines(stream: BinaryIO) -> _Rows:
    return _sampled(json_lines(stream), LINES)


def _of_array(stream: BinaryIO) -> _Rows:
    return _sampled(json_array(stream), ARRAY, b"[", b",", b"]")


_READERS: Final = {LINES: _of_lines, ARRAY: _of_array, CSV: _of_table}


def _sampled(
    rows: Iterator[Read], media_type: str, before: bytes = b"", between: bytes = b"", after: bytes = b""
) -> _Rows:
    # One generator for both: closing another around it would close the rows with it.
    rows = _failing_softly(rows)
    sample = list(islice(rows, _SAMPLE))
    names = _columns.names_of(one.row for one in sample if isinstance(one.row, Mapping))
    return _Rows(chain(sample, rows), names, media_type, before, between, after)


def _ended(line: bytes) -> bytes:
    return line if line.endswith((b"\n", b"\r")) else line + b"\n"


def _sniff(head: bytes) -> bool:
    if head.startswith(_parquet.MAGIC) or _OBJECT.match(head) or _ARRAY.match(head):
        return True
    return _is_table(head)


def _is_table(head: bytes) -> bool:
    """Whether two lines of text are headings of usual names and a row of as many fields."""
    text = head.decode("utf-8", "replace")
    first, _, rest = text.partition("\n")
    delimiter = delimiter_of(first)
    if not delimiter or not rest.strip() or len(first) > 2000:
        return False
    try:
        names, row = islice(csv.reader(io.StringIO(text), delimiter=delimiter), 2)
    except (csv.Error, ValueError):
        return False
    if any(len(name.split()) > _HEADING_WORDS for name in names):
        return False
    known = _columns.known(names)
    cut = len(text) >= 3000 and len(row) < len(names)
    return len(known) >= 2 and 2 * len(known) >= min(len(names), 6) and (len(row) == len(names) or cut)


INPUT = Input(
    name="dataset",
    suffixes=frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", ".pq"}),
    media_types=frozenset(
        {LINES, ARRAY, CSV, PARQUET, "application/jsonl", "application/ndjson", "text/tab-separated-values"}
    ),
    items=_items,
    sniff=_sniff,
    rank=3,
    split=_split,
)
