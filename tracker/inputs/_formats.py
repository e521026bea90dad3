"""Which format a capture has, and the documents in it: content decides first, then media type, then suffix."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs._prose import refuse_unless_prose
from tracker.inputs._unread import refuse_signature, refuse_suffix
from tracker.inputs.base import HEAD, Capture, Input, Item, Unread
from tracker.reading.charset import decode
from tracker.registry import members

_FALLBACK = "text"
# Rows that were read by their columns are read by them again, whatever they look like.
_ROWS = "dataset"
# A media type that says no more than "some text" or "some bytes": names and content know better.
_VAGUE = frozenset({"text/plain", "application/octet-stream"})
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_GZIP = b"\x1f\x8b"
# ZIP, Zstandard (and its skippable frames, which hold a dictionary), LZ4.
_PACKED = (b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"\x04\x22\x4d\x18")


@cache
def formats() -> tuple[Input, ...]:
    """Every format, in the order of their ranks."""
    found: list[Input] = [module.INPUT for module in members("tracker.inputs").values()]
    return tuple(sorted(found, key=lambda one: (one.rank, one.name)))


@cache
def suffixes() -> frozenset[str]:
    """The suffixes that some format calls its own, with their dot."""
    return frozenset().union(*(one.suffixes for one in formats()))


def has_known_name(name: str) -> bool:
    """Whether a file called so is of some format by its name."""
    return _suffix(name) in suffixes() or any(_inner_suffix(name) in one.suffixes for one in formats() if one.archive)


def items(capture: Capture) -> Iterator[Item | Unread]:
    """The documents in a capture, lazily; one that raises is one document lost, and the next can be asked for.

    Raises EmptyInput when there is nothing in it, UnsupportedInput when no format reads it, and what the format
    raises.
    """
    return format_of(capture).items(capture)


def format_of(capture: Capture) -> Input:
    """The format of a capture; plain text where nothing says otherwise and it reads as prose.

    Raises EmptyInput, and UnsupportedInput for what is known to be something else.
    """
    # The name of the archive that bytes lay in says nothing of them.
    inside = capture.offset is not None and "columns" not in capture.given
    path = None if inside else capture.path
    found = known_format(capture.data, path, capture.media_type, capture.address)
    if "columns" in capture.given:
        return next(one for one in formats() if one.name == _ROWS)
    if found.name == _FALLBACK:
        refuse_suffix(capture.address, _suffix(path))
        refuse_unless_prose(capture.address, decode(capture.data, capture.media_type))
    return found


def known_format(data: bytes, path: str | None, media_type: str, address: str) -> Input:
    """The format of bytes (or of the first some thousand of them) by content, media type and name.

    Raises EmptyInput where there are none, UnsupportedInput where they are of a kind that is not read.
    """
    head = _head(data)
    if not head:
        raise EmptyInput(f"{address}: empty")
    # A WACZ is a ZIP archive, and it alone of them is read.
    archives = [one for one in formats() if one.archive]
    # Behind these signs only the name says that it is an archive; the packed bytes are for its own reader.
    named = _inner_suffix(path) if data.startswith(_PACKED) else ""
    for one in archives:
        if one.sniff(head) or named in one.suffixes:
            return one
    refuse_signature(address, data, head)
    for one in formats():
        if one.sniff(head):
            return one
    media_type = media_type.partition(";")[0].strip().lower()
    for one in formats():
        if media_type not in _VAGUE and media_type in one.media_types:
            return one
    suffix = _suffix(path)
    for one in formats():
        if suffix in one.suffixes and one.name != _FALLBACK:
            return one
    for one in formats():
        if one.guess(head):
            return one
    if head.startswith(b"<?xml"):
        raise UnsupportedInput(f"{address}: XML that is neither a page nor a feed")
    return next(one for one in formats() if one.name == _FALLBACK)


def preview(head: bytes, layers: int = 2) -> bytes:
    """The beginning of what gzip packed; the head itself where it is not packed or damaged."""
    for _ in range(layers):
        if not head.startswith(_GZIP):
            break
        try:
            head = _unpacked(head)
        except zlib.error:
            break
    return head


def _unpacked(head: bytes) -> bytes:
    """The beginning of the first member that holds more than line ends."""
    while True:
        unpacker = zlib.decompressobj(31)
        data = unpacker.decompress(head, 4 * HEAD)
        if data.strip() or not unpacker.unused_data.startswith(_GZIP):
            return data
        head = unpacker.unused_data


def _head(data: bytes) -> bytes:
    """The first HEAD bytes after byte-order mark and white space; UTF-16 without its zeros, near enough to sniff."""
    head = data[: 2 * HEAD]
    for mark in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :]
            if mark != _MARKS[0]:
                head = head.replace(b"\0", b"")
            break
    if not head.strip() and len(data) > len(head):
        head = data.lstrip()[: 2 * HEAD]
    return head.lstrip()[:HEAD]


def _inner_suffix(path: str | None) -> str:
    """The suffix of an archive before the one that says how it is packed."""
    return _suffix((path or "").lower().removesuffix(".zst").removesuffix(".lz4"))


def _suffix(path: str | None) -> str:
    return Path((path or "").lower().removesuffix(".gz")).suffix
