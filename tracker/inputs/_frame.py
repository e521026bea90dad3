"""Whether a WARC record ends where its Content-Length says: what follows must be the next record, or the end.

A length that is wrong cuts a page short, or takes the records behind it for a part of the page, and a reader that
trusts it says nothing of either. So the places between records are looked at, in files in which one can go back.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

_BLOCK = 1 << 16
# The lines before a record's body; longer ones are not looked at.
_LONGEST_HEAD = 1 << 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
# Two line ends, of one or two bytes each; some writers leave more or none.
_BETWEEN = 64
_NEXT = b"WARC/"
# Said for what lies behind a record that is longer than what holds it: no beginning of a record.
_SHORT = b"-"
_GZIP = b"\x1f\x8b\x08"


class Frames:
    """Looks at the places between records of one file that goes there and back, and leaves it where it stood.

    A file that is one gzip member throughout cannot be looked at without unpacking it all again for each record: it is
    left alone (`joined`).
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.joined = False

    def fault(self, offset: int, length: int) -> str | None:
        """What is wrong with a record of `length` bytes that begins at `offset`; None where nothing is."""
        if self.joined:
            return None
        stood = self._file.tell()
        try:
            self._file.seek(offset)
            behind = self._behind(length)
        finally:
            self._file.seek(stood)
        if behind is None or not behind or behind.startswith(_NEXT[: len(behind)]):
            return None
        return f"its Content-Length of {length:,} bytes ends in the middle of something"

    def end(self, offset: int, length: int) -> int | None:
        """Where the record of `length` bytes that begins at `offset` ends in the file; None where nobody can tell."""
        if self.joined:
            return None
        self._file.seek(offset)
        head = self._file.read(4)
        if head.startswith(_GZIP):
            return self._end_of_member(head)
        self._file.seek(offset)
        window = self._file.read(_LONGEST_HEAD)
        found = _HEAD_END.search(window)
        return offset + found.end() + length if found else None

    def _end_of_member(self, head: bytes) -> int | None:
        unpacker = zlib.decompressobj(31)
        block = head
        try:
            while block and not unpacker.eof:
                unpacker.decompress(block, 1 << 20)
                while unpacker.unconsumed_tail:
                    unpacker.decompress(unpacker.unconsumed_tail, 1 << 20)
                if unpacker.eof:
                    return self._file.tell() - len(unpacker.unused_data)
                block = self._file.read(_BLOCK)
        except zlib.error:
            return None
        return None

    def _behind(self, length: int) -> bytes | None:
        """What follows the record, line ends left out; None where its end is not reached or not known."""
        head = self._file.read(4)
        if head.startswith(_GZIP):
            return self._behind_member(head, length)
        if not head.startswith(_NEXT[:4]):
            return None
        window = head
        while not (end := _HEAD_END.search(window)):
            block = self._file.read(1024)
            if not block or len(window) > _LONGEST_HEAD:
                return None
            window += block
        last = self._file.tell() - (len(window) - end.end()) + length
        if last > self._file.seek(0, 2):
            return _SHORT
        self._file.seek(last)
        return self._file.read(_BETWEEN).lstrip(b"\r\n")

    def _behind_member(self, head: bytes, length: int) -> bytes | None:
        """The same inside a gzip member, where a record ends with it; a longer one is several records together."""
        window, end, past = b"", 0, 0
        for block in _unpacked(self._file, head):
            if not end:
                window += block
                found = _HEAD_END.search(window)
                if not found:
                    if len(window) > _LONGEST_HEAD:
                        return None
                    continue
                end = found.end() + length
                past, window = len(window), window[end:]
            else:
                window += block[max(0, end - past) :]
                past += len(block)
            if len(window) >= _BETWEEN:
                behind = window.lstrip(b"\r\n")
                self.joined = behind.startswith(_NEXT)
                return behind
        if end > past:
            return _SHORT
        return window.lstrip(b"\r\n")


def _unpacked(file: BinaryIO, head: bytes) -> Iterator[bytes]:
    """The member that begins with `head`, piece by piece; it ends early where it is damaged."""
    unpacker = zlib.decompressobj(31)
    block = head
    try:
        while block and not unpacker.eof:
            yield unpacker.decompress(block, 1 << 20)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, 1 << 20)
            block = file.read(_BLOCK)
    except zlib.error:
        return
