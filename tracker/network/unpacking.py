"""The body of an answer without its compression, in pieces small enough to be counted."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import httpx

from tracker.errors import BadResponse

_PLAIN = frozenset({"", "identity"})
_COMPRESSED = frozenset({"gzip", "x-gzip", "deflate"})
_PIECE = 65_536
# zlib finds out by itself whether a gzip or a zlib header comes (zlib manual, inflateInit2: windowBits 32 + 15).
_ANY_HEADER = 47


def unpacked(response: httpx.Response, address: str) -> Iterator[bytes]:
    """The body in small pieces, without its compression.

    Unpacked here and not by the client, piece by piece: 64 kB of a bomb unpack to 64 MB in one step, and compression
    upon compression to far more, before anybody could look at the size.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in _PLAIN:
        yield from response.iter_raw()
        return
    if encoding not in _COMPRESSED:
        raise BadResponse(f"{address}: the answer is compressed in a way that was not asked for ({encoding})")
    unpacker = zlib.decompressobj(_ANY_HEADER)
    for part in response.iter_raw():
        data = part
        while data:
            yield unpacker.decompress(data, _PIECE)
            data = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise BadResponse(f"{address}: the compressed answer is cut short")
