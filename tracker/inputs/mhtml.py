"""MHTML: a page that a browser saved with all its parts in one file ("webpage, single file", .mht)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import islice

from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs._saved import unwrapped
from tracker.inputs.base import Capture, Input, Item, SavedFrom

_HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}")
_RELATED = re.compile(rb"^content-type:\s{0,9}multipart/(?:related|alternative)\b", re.IGNORECASE | re.MULTILINE)
_PAGE_MARKS = re.compile(
    rb"^(?:snapshot-content-location|content-location):|text/html|<saved by", re.IGNORECASE | re.MULTILINE
)
# Of a frame the page keeps only the part's name; embedded posts are known by the frame's address.
_PART = re.compile(rb"cid:([^\"'\s<>)]{1,300})")
# A page has one part of parts, and few frames have one of their own. The parser holds every line against
# the boundary of every part that is open.
_OF_PARTS = re.compile(rb"^content-type:\s{0,9}multipart/", re.IGNORECASE | re.MULTILINE)
_MOST_OF_PARTS = 40
_WEB = ("http://", "https://")


def _items(capture: Capture) -> Iterator[Item]:
    """One document: the page itself; frames, images and style sheets are its parts.

    Raises UnsupportedInput where no part is a page, EmptyInput where the page has no bytes.
    """
    if not _is_flat(capture.data):
        raise UnsupportedInput(f"{capture.address}: MHTML with more than {_MOST_OF_PARTS} parts that are made of parts")
    message = message_from_bytes(capture.data)
    root = _root(message)
    if root is None:
        raise UnsupportedInput(f"{capture.address}: MHTML without a page in it")
    payload = root.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        raise EmptyInput(f"{capture.address}: the page in the MHTML is empty")
    addresses = {
        _inner(part["content-id"]): str(part["content-location"]).encode("utf-8", "replace")
        for part in message.walk()
        if part["content-id"] and str(part["content-location"] or "").startswith(_WEB)
    }
    page = _PART.sub(lambda found: addresses.get(found[1].decode("utf-8", "replace"), found[0]), payload)
    charset = root.get_content_charset()
    yield Item(
        "text/html",
        page,
        content_type=f"text/html; charset={charset}" if charset else None,
        url=capture.url or origin(capture.data).url,
    )


def origin(data: bytes) -> SavedFrom:
    """The page's address and the time it was saved."""
    if not _is_flat(data):
        return SavedFrom()
    message = message_from_bytes(data)
    root = _root(message)
    stated = message["snapshot-content-location"] or (root["content-location"] if root is not None else None)
    url = "".join(str(stated or "").split())
    try:
        seen_at: datetime | None = parsedate_to_datetime(str(message["date"])).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        seen_at = None
    return unwrapped(SavedFrom(url if url.startswith(_WEB) else None, seen_at))


def _is_flat(data: bytes) -> bool:
    return next(islice(_OF_PARTS.finditer(data), _MOST_OF_PARTS, None), None) is None


def _root(message: Message) -> Message | None:
    """The part that `start` names, else the first page; a single part may be the page itself."""
    start = _inner(message.get_param("start"))
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    return next((part for part in pages if start and _inner(part["content-id"]) == start), pages[0] if pages else None)


def _inner(name: object) -> str:
    return str(name).strip().removeprefix("<").removesuffix(">") if isinstance(name, str) else ""


def _sniff(head: bytes) -> bool:
    if not _HEADER_LINE.match(head):
        return False
    headers = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return bool(_RELATED.search(headers)) and bool(_PAGE_MARKS.search(head)) and b"\nreceived:" not in headers.lower()


INPUT = Input(
    name="mhtml",
    suffixes=frozenset({".mhtml", ".mht"}),
    media_types=frozenset({"multipart/related", "application/x-mimearchive", "message/rfc822"}),
    items=_items,
    sniff=_sniff,
    rank=2,
    origin=origin,
)
