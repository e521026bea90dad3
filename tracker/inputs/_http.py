"""An HTTP answer as an archive keeps it: status, headers, and the payload without what the transfer added.

Archives disagree with themselves: bodies are chunked where the header says otherwise and plain where it says gzip.
So each layer is taken off only where the bytes fit it.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from fastwarc.stream_io import BrotliReader, ZstdReader

from tracker.errors import InputError, TooLarge

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,9}(\d{3})")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8}+)[ \t]{0,9}+(?:;[^\r\n]{0,200}+)?\r\n")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_LAYERS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `headers` by lower-case name, `body` as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def parsed(message: bytes) -> Answer | None:
    """The answer in the body of a record; None where it does not begin as one."""
    found = _STATUS.match(message)
    if not found:
        return None
    end = _END.search(message)
    head, body = (message[: end.start()], message[end.end() :]) if end else (message, b"")
    headers: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, colon, value = line.partition(b":")
        if colon and not name.startswith((b" ", b"\t")):
            headers.setdefault(name.strip().decode("latin-1").lower(), _text(value.strip()))
    return Answer(int(found[1]), headers, body)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def payload(answer: Answer, limit: int) -> bytes:
    """The body without chunks and compression. Raises TooLarge, and InputError where compressed bytes are cut short."""
    body = answer.body
    chunks = "chunked" in answer.headers.get("transfer-encoding", "").lower() or _CHUNK.match(body[:300])
    if chunks:
        body = _joined_chunks(body)
    named = [part.strip() for part in answer.headers.get("content-encoding", "").lower().split(",")]
    for _ in range(_LAYERS):
        if body.startswith(_GZIP):
            body = _inflated(body, 31, limit)
        elif body.startswith(_ZSTD):
            body = _read(ZstdReader(io.BytesIO(body)), limit)
        elif named[-1] in ("br", "deflate") and body.lstrip()[:1] != b"<":
            body = _unmarked(body, named[-1], limit)
            named = named[:-1] or [""]
        else:
            return body
    return body


def payloads(answer: Answer, limit: int) -> Iterator[bytes]:
    """What writers of archives may have taken the digest of: the body as it came, without chunks, and as a page."""
    yield answer.body
    yield _joined_chunks(answer.body)
    with suppress(InputError):
        yield payload(answer, limit)


def _joined_chunks(body: bytes) -> bytes:
    """The chunks one after the other; the body as it is where it is not made of chunks throughout."""
    parts, at = [], 0
    while at < len(body):
        found = _CHUNK.match(body, at)
        if not found:
            return body
        size = int(found[1], 16)
        if not size:
            break
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
    return b"".join(parts) if parts else body


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    parts, size = [], 0
    while body:
        unpacker = zlib.decompressobj(window)
        try:
            parts.append(unpacker.decompress(body, limit + 1 - size))
        except zlib.error as error:
            raise InputError(f"damaged compressed payload ({error})") from error
        size += len(parts[-1])
        if size > limit:
            raise TooLarge(f"a payload of more than {limit:,} bytes")
        if not unpacker.eof:
            raise InputError("the compressed payload is cut short")
        body = unpacker.unused_data if unpacker.unused_data.startswith(_GZIP) else b""
    return b"".join(parts)


def _unmarked(body: bytes, coding: str, limit: int) -> bytes:
    """A coding that nothing in the bytes shows: taken off where that works, else the header was wrong."""
    try:
        if coding == "br":
            return _read(BrotliReader(io.BytesIO(body)), limit)
        try:
            return _inflated(body, zlib.MAX_WBITS, limit)
        except InputError:
            return _inflated(body, -zlib.MAX_WBITS, limit)
    except TooLarge:
        raise
    except InputError:
        # The header was wrong where the body is mark-up as it stands.
        if b"<" in body[:300]:
            return body
        raise


def _read(reader: BrotliReader | ZstdReader, limit: int) -> bytes:
    try:
        data = bytes(reader.read(limit + 1))
    except OSError as error:
        raise InputError(f"damaged compressed payload ({error})") from error
    if len(data) > limit:
        raise TooLarge(f"a payload of more than {limit:,} bytes")
    return data
