"""Removes gzip compression, whatever the file is called, without ever holding more than the limit."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from tracker.errors import InputError, TooLarge

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MAGIC = b"\x1f\x8b\x08"
# A .gz of a .gz happens (a server compresses a compressed file); deeper nesting is an attack.
_LAYERS = 2


def decompressed(data: bytes, limit: int) -> bytes:
    """`data` without its gzip layers; unchanged when it has none.

    Raises TooLarge when there are more than `limit` bytes in it, InputError when the stream is cut or damaged.
    """
    for _ in range(_LAYERS):
        if not data.startswith(_MAGIC):
            break
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                data = stream.read(limit + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"damaged gzip data: {error}") from error
        if len(data) > limit:
            raise TooLarge(f"more than {limit:,} bytes after decompression")
    return data


def unpacked(stream: BinaryIO, head: bytes) -> BinaryIO:
    """The stream without its gzip layers, read as it comes; unchanged where `head`, its first bytes, has none."""
    if not head.startswith(_MAGIC):
        return stream
    for _ in range(_LAYERS):
        packed = UpToDamage(stream)
        if not packed.peek(len(_MAGIC)).startswith(_MAGIC):
            return packed
        stream = cast("BinaryIO", packed)
    return stream


class UpToDamage(io.BufferedReader):
    """What a packed stream holds, up to where it breaks off or is changed; `damage` says how, once that is met."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = _Packed(stream)
        super().__init__(self._packed, 1 << 17)

    @property
    def damage(self) -> Exception | None:
        """What was wrong, with this layer or the one below."""
        return self._packed.damage


class _Packed(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._below = stream
        # The mode is told: a layer within a layer would be asked for it, and has none that is a word.
        self._stream = gzip.GzipFile(fileobj=stream, mode="rb")
        self._own: Exception | None = None

    @property
    def damage(self) -> Exception | None:
        return self._own or (self._below.damage if isinstance(self._below, UpToDamage) else None)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            # What can be had at once: to ask for more loses what was unpacked before the damage.
            data = self._stream.read1(len(view)) if self._own is None else b""
        except (OSError, EOFError, zlib.error) as error:
            self._own, data = error, b""
        view[: len(data)] = data
        return len(data)
