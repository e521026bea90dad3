"""What a WARC record says of its own bytes (WARC-Block-Digest, WARC-Payload-Digest), and whether it is so."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping

_LENGTH = re.compile(rb"\nContent-Length:[ \t]{0,9}(\d{1,15})[ \t]{0,9}\r?\n", re.IGNORECASE)
_KNOWN = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}


def false_digest(headers: Mapping[str, str], block: bytes, payloads: Iterator[bytes]) -> str | None:
    """Which digest the bytes of a record do not have, in words; None where all that can be checked are right.

    Writers differ in what a payload is: as it was sent, without chunks, without compression; one that fits is enough.
    A record that is cut short or a part of one states the digest of the whole.
    """
    stated = _stated(headers.get("warc-block-digest", ""))
    if stated is not None and not _has(block, stated):
        return "WARC-Block-Digest"
    stated = _stated(headers.get("warc-payload-digest", ""))
    if stated is None or {"warc-truncated", "warc-segment-number"} & headers.keys():
        return None
    return None if any(_has(payload, stated) for payload in payloads) else "WARC-Payload-Digest"


def is_whole(headers: Mapping[str, str], block: bytes | None) -> bool:
    """Whether a digest, or the answer in the record itself, says that these are all its bytes and no others."""
    if block is None:
        return False
    _, _, payload = block.partition(b"\r\n\r\n")
    for name, data in (("warc-block-digest", block), ("warc-payload-digest", payload)):
        stated = _stated(headers.get(name, ""))
        if stated is not None:
            return _has(data, stated)
    length = _LENGTH.search(block[: len(block) - len(payload)])
    return length is not None and int(length[1]) == len(payload)


def _has(data: bytes, stated: tuple[str, bytes]) -> bool:
    return hashlib.new(stated[0], data, usedforsecurity=False).digest() == stated[1]


def _stated(printed: str) -> tuple[str, bytes] | None:
    """An algorithm and a digest in hexadecimal, base 32 or base 64; None for what is none of these."""
    label, colon, value = printed.strip().partition(":")
    name = label.strip().lower().replace("-", "").replace("_", "")
    size = _KNOWN.get(name)
    if not colon or size is None:
        return None
    value = value.strip()
    for read in (bytes.fromhex, _base32, base64.b64decode):
        try:
            digest = read(value)
        except (ValueError, binascii.Error):
            continue
        if len(digest) == size:
            return name, digest
    return None


def _base32(value: str) -> bytes:
    return base64.b32decode(value.upper() + "=" * (-len(value) % 8))
