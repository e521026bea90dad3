"""Removes gzip compression, whatever the file is called, without ever holding more than the limit."""

from __future__ import annotations

import gzip
import io
import zlib

from tracker.errors import InputError, TooLarge

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
