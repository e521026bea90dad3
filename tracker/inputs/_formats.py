"""Which format a capture has, and the documents in it: content decides first, then media type, then suffix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs.base import HEAD, Capture, Input, Item
from tracker.registry import members

# Files people do pass by mistake, and whose first bytes could be taken for text. The others (images, archives,
# programs) hold zero bytes, which `reading.charset` refuses.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"%!PS", "a PostScript file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
)
_FALLBACK = "text"
# A media type that says no more than "some text" or "some bytes": names and content know better.
_VAGUE = frozenset({"text/plain", "application/octet-stream"})
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@cache
def formats() -> tuple[Input, ...]:
    """Every format, in the order of their ranks."""
    found: list[Input] = [module.INPUT for module in members("tracker.inputs").values()]
    return tuple(sorted(found, key=lambda one: (one.rank, one.name)))


@cache
def suffixes() -> frozenset[str]:
    """The suffixes that some format calls its own, with their dot."""
    return frozenset().union(*(one.suffixes for one in formats()))


def items(capture: Capture) -> Iterator[Item]:
    """The documents in a capture, lazily; one that raises is one document lost, and the next can be asked for.

    Raises EmptyInput when there is nothing in it, UnsupportedInput when no format reads it, and what the format
    raises.
    """
    head = _head(capture.data)
    if not head:
        raise EmptyInput(f"{capture.address}: empty")
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise UnsupportedInput(f"{capture.address}: {kind}, which is not read")
    return format_of(capture).items(capture)


def format_of(capture: Capture) -> Input:
    """The format of a capture; plain text where nothing says otherwise."""
    head = _head(capture.data)
    media_type = capture.media_type.partition(";")[0].strip().lower()
    suffix = _suffix(capture)
    for one in formats():
        if one.sniff(head):
            return one
    for one in formats():
        if media_type not in _VAGUE and media_type in one.media_types:
            return one
    for one in formats():
        if suffix in one.suffixes and one.name != _FALLBACK:
            return one
    for one in formats():
        if one.guess(head):
            return one
    return next(one for one in formats() if one.name == _FALLBACK)


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


def _suffix(capture: Capture) -> str:
    return Path((capture.path or "").lower().removesuffix(".gz")).suffix
