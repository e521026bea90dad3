"""The rows of CSV and TSV, one at a time from a stream: the bytes of each, and its fields."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from tracker.errors import InputError, TooLarge, UnsupportedInput
from tracker.inputs._joined import joined
from tracker.inputs._row_shapes import is_row_like
from tracker.inputs._rows import ROW_LIMIT, Read

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DELIMITERS = ",;\t|"
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Bytes that are read again behind marks that are never closed, and how often all that was read.
_AGAIN, _TIMES_AGAIN = 1_000_000, 4


class HeadedRows:
    """A table with a line of headings. `names` are the columns, `header` the bytes of that line."""

    def __init__(self, stream: BinaryIO, limit: int = ROW_LIMIT) -> None:
        """Reads the headings. Raises UnsupportedInput where there are none."""
        # The module's own limit is that of the process; an article is longer than its 131,072 characters.
        csv.field_size_limit(max(csv.field_size_limit(), ROW_LIMIT))
        self._lines = _SeparatedLines(_narrow(stream), limit)
        first = next(self._lines, "")
        self.header = self._lines.taken()
        self.delimiter = delimiter_of(first)
        try:
            names = next(csv.reader([first], delimiter=self.delimiter), []) if self.delimiter else []
        except csv.Error as error:
            raise UnsupportedInput(f"a table without a line of column names ({error})") from error
        self.names = [name.strip() for name in names]
        if len(self.names) < 2 or not all(self.names[:1]):
            raise UnsupportedInput("a table without a line of column names")

    def __iter__(self) -> Iterator[Read]:
        rows = csv.reader(self._lines, delimiter=self.delimiter)
        while True:
            alone = self._lines.much_again()
            try:
                row = next(csv.reader(islice(self._lines, 1), delimiter=self.delimiter) if alone else rows)
            except StopIteration:
                return
            except (csv.Error, TooLarge) as error:
                # A quotation mark that never closes takes all that follows into one field: only its own line is lost.
                raw = self._lines.back_to(1)
                yield Read(raw, InputError(f"not a row of a table ({error})"))
                rows = csv.reader(self._lines, delimiter=self.delimiter)
                continue
            if torn := self._torn_at():
                # Two marks that do not belong together, or one that the end of the file closes.
                raw = self._lines.back_to(torn)
                row = self._fields(_text(raw)) if torn == 1 else []
                rows = csv.reader(self._lines, delimiter=self.delimiter)
                if len(row) != len(self.names):
                    yield Read(raw, InputError("not a row of a table (a quotation mark in it is never closed)"))
                    continue
            else:
                raw = self._lines.taken()
            if not any(row):
                continue
            if len(row) > len(self.names):
                yield Read(raw, InputError(f"{len(row)} fields, but {len(self.names)} columns have names"))
            else:
                yield Read(raw, dict(zip(self.names, row, strict=False)))

    def _torn_at(self) -> int:
        """Where the lines just read as one row are several: at which of them the next row begins; 0 where they are one.

        They are several where each is like the first. So they are where they are not well formed as one, and one is
        like the first, or most have as many fields. A line of a text may begin with a figure, too: where they are well
        formed as one, only the number that follows makes a row of it.
        """
        if not self._lines.several():
            return 0
        lines = self._lines.read()
        others = [self._fields(line) for line in lines[1:]]
        # The last field of the first line is the one that is not complete.
        first = self._fields(lines[0])[:-1]
        formed = self._is_well_formed(lines)
        like = [
            len(fields) == len(self.names) and is_row_like(first, fields, at if formed else None)
            for at, fields in enumerate(others, 1)
        ]
        if all(like):
            return 1
        if formed:
            return 0
        if any(like):
            return like.index(True) + 1
        others = [fields for fields in others if any(fields)]
        return int(2 * sum(len(fields) == len(self.names) for fields in others) > len(others))

    def _is_well_formed(self, lines: list[str]) -> bool:
        try:
            return len(list(csv.reader(lines, delimiter=self.delimiter, strict=True))) == 1
        except csv.Error:
            return False

    def _fields(self, line: str) -> list[str]:
        """The fields of a line by itself; none where it is no row (a carriage return that only marks could hold)."""
        try:
            return next(csv.reader([line], delimiter=self.delimiter), [])
        except csv.Error:
            return []


class _SeparatedLines:
    """The lines of a stream as text, and the bytes of those taken since somebody asked."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._taken: list[bytes] = []
        self._waiting: list[bytes] = []
        self._size = 0
        self._read = self._again = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._waiting:
            line = self._waiting.pop()
        else:
            line = self._stream.readline(self._limit + 1)
            self._read += len(line)
        if not line:
            raise StopIteration
        self._taken.append(line)
        self._size += len(line)
        if self._size > self._limit:
            raise TooLarge(f"more than {self._limit:,} bytes")
        return _text(line)

    def read(self) -> list[str]:
        """The lines taken since somebody asked."""
        return [_text(line) for line in self._taken]

    def taken(self) -> bytes:
        raw = b"".join(self._taken)
        self._taken, self._size = [], 0
        return raw

    def much_again(self) -> bool:
        """Whether so much was gone back over that a row may be one line only: each line can open what never closes."""
        return self._again > _AGAIN + _TIMES_AGAIN * self._read

    def several(self) -> bool:
        """Whether more than one line was taken."""
        return len(self._taken) > 1

    def back_to(self, number: int) -> bytes:
        """The lines before that one (the first is 0); the others are read again."""
        before, others = self._taken[:number], self._taken[number:]
        self._waiting += reversed(others)
        self._again += sum(map(len, others))
        self._taken, self._size = [], 0
        return b"".join(before)


def _text(line: bytes) -> str:
    """Each line by itself: programs join files of several charsets."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def delimiter_of(line: str) -> str:
    """The sign that parts most fields of a line of headings; empty where none does."""
    best = max(_DELIMITERS, key=line.count)
    return best if best in line else ""


def _narrow(stream: BinaryIO) -> BinaryIO:
    """The stream in an encoding whose line ends are single bytes, without its byte-order mark."""
    head = stream.read(3)
    rest = joined(head.removeprefix(codecs.BOM_UTF8), stream)
    if head.startswith(_MARKS):
        return io.BufferedReader(_Encoded(io.TextIOWrapper(rest, "utf-16", errors="replace", newline="")))
    return rest


class _Encoded(io.RawIOBase):
    """Text as UTF-8."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text, self._left = text, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        self._left = self._left or self._text.read(len(view)).encode("utf-8", "replace")
        data, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(data)] = data
        return len(data)
