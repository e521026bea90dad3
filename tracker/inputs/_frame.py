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
LONGEST_HEAD = 1 << 16
HEAD_END = re.compile(rb"\r?\n\r?\n")
# Two line ends, of one or two bytes each; some writers leave more or none.
_BETWEEN = 64
_NEXT = b"WARC/"
# Said for what lies behind a record that is longer than what holds it: no beginning of a record.
_SHORT = b"-"
_GZIP = b"\x1f\x8b\x08"


class Frames:
    """Looks at the places between records of one file that goes there and back, and leaves it where it stood.

    In a gzip member that holds more than one record (`joined`) only who unpacks all of it can go back to one.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.joined = False
        self.end: int | None = None

    def fault(self, offset: int, length: int) -> str | None:
        """What is wrong with a record of `length` bytes that begins at `offset`; None where nothing is.

        Afterwards `end` is the place in the file where the record ends; None where nobody can tell.
        """
        self.end = None
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

    def _behind(self, length: int) -> bytes | None:
        """What follows the record, line ends left out; None where its end is not reached or not known."""
        head = self._file.read(4)
        if head.startswith(_GZIP):
            return self._behind_member(head, length)
        if not head.startswith(_NEXT[:4]):
            return None
        window = head
        while not (end := HEAD_END.search(window)):
            block = self._file.read(1024)
            if not block or len(window) > LONGEST_HEAD:
                return None
            window += block
        last = self._file.tell() - (len(window) - end.end()) + length
        if last > self._file.seek(0, 2):
            return _SHORT
        self.end = last
        self._file.seek(last)
        return self._file.read(_BETWEEN).lstrip(b"\r\n")

    def _behind_member(self, head: bytes, length: int) -> bytes | None:
        """The same inside a gzip member, where a record ends with it; a longer one is several records together."""
        window, end, past = b"", 0, 0
        for block, left in unpacked(self._file, head):
            if left is not None:
                self.end = self._file.tell() - left
            if not end:
                window += block
                found = HEAD_END.search(window)
                if not found:
                    if len(window) > LONGEST_HEAD:
                        return None
                    continue
                end = found.end() + length
                past, window = len(window), window[end:]
            else:
                window += block[max(0, end - past) :]
                past += len(block)
            if len(window) >= _BETWEEN:
                break
        if end > past:
            return _SHORT
        behind = window.lstrip(b"\r\n")
        self.joined = bool(behind)
        return behind


def member_end(file: BinaryIO) -> int | None:
    """Where the member that begins where the file stands ends; None where it is damaged or cut off."""
    for _, left in unpacked(file, file.read(len(_GZIP))):
        if left is not None:
            return file.tell() - left
    return None


def unpacked(file: BinaryIO, head: bytes) -> Iterator[tuple[bytes, int | None]]:
    """The member that begins with `head`, piece by piece; it ends early where it is damaged.

    With the last piece comes how many bytes were read that lie behind the member.
    """
    unpacker = zlib.decompressobj(31)
    block = head
    try:
        while block and not unpacker.eof:
            data = unpacker.decompress(block, 1 << 20)
            while unpacker.unconsumed_tail:
                yield data, None
                data = unpacker.decompress(unpacker.unconsumed_tail, 1 << 20)
            yield data, len(unpacker.unused_data) if unpacker.eof else None
            block = file.read(_BLOCK)
    except zlib.error:
        return
