"""A stream with bytes before it that were read already."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def joined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream as it was before `head` was read from it."""
    return io.BufferedReader(_Joined(head, stream), 1 << 17)


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)
