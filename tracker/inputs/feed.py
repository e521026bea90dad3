"""RSS and Atom: every item with text becomes a document with its own address, title, date and author."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count, takewhile
from typing import Any, Final

import feedparser

from tracker.dates.instants import Instant
from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs._dates import declared
from tracker.inputs._feed_pieces import mended, pieces
from tracker.inputs.base import Capture, Input, Item
from tracker.reading.charset import decode
from tracker.rows.records import UNKNOWN_TYPE

_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf|[a-z]{1,10}:feed)[\s>]", re.IGNORECASE)
# Comments, declarations and a style sheet may come before the root.
_BEFORE_ROOT = re.compile(rb"<(?:\?|!--|!DOCTYPE\s(?!html))", re.IGNORECASE)
_DATE_FIELDS = ("published", "created", "updated")
# What feedparser 6.0 was seen to raise on fuzzed feeds, and the classes of it: it raises none of its own.
_FAULTS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
_PLAIN_HEAD: Final = b'<rss version="2.0"><channel>'
# Items in a row that break the parser, each of which it takes a millisecond to find out: the rest is not tried.
_MOST_BROKEN: Final = 500
# feedparser would look for a module of that name on the disk before each item.
feedparser.api.PREFERRED_XML_PARSERS = []


def _items(capture: Capture) -> Iterator[Item]:
    """One document an item. Raises EmptyInput for a feed without items, UnsupportedInput for what is no feed.

    Where the feed as a whole breaks the parser, or loses items to it, each item is parsed by itself: one that breaks it
    again is lost alone.
    """
    data = mended(capture.data)
    try:
        feed = _parsed(data, capture)
    except _FAULTS:
        feed = None
    if feed is None or feed.bozo:
        # Wrong declarations of the charset break the parser too, and so do zeros; then the other bytes decide.
        if not capture.data.startswith(_WIDE):
            data = data.replace(b"\0", b" ")
        head, found = pieces(decode(data, capture.media_type).encode("utf-8"))
        if len(found) > (len(feed.entries) if feed else 0):
            return _from_pieces(capture, head, found)
    if feed is None or not (feed.version or feed.entries):
        why = feed.get("bozo_exception", "no items") if feed else "it breaks the parser"
        raise UnsupportedInput(f"{capture.address}: not a feed that can be read ({why})")
    if not feed.entries:
        raise EmptyInput(f"{capture.address}: a feed without items")
    return map(partial(_item, feed.feed), count(), feed.entries)


def _parsed(data: bytes, capture: Capture) -> Any:
    # feedparser opens what looks like an address or a path; a stream is only ever read. Its sanitising would drop
    # the iframes, scripts and attributes by which embedded posts are known.
    return feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": capture.media_type} if capture.media_type != UNKNOWN_TYPE else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _from_pieces(capture: Capture, head: bytes, found: Sequence[bytes]) -> Iterator[Item]:
    """An item of each piece, as `map` would give them: the next may follow one that raised."""
    broken = 0

    def item(number: int, piece: bytes) -> Item:
        nonlocal broken
        if broken == _MOST_BROKEN:
            broken += 1
            why = f"items {number + 1} to {len(found)} are not read: the {_MOST_BROKEN} before them break the parser"
            raise UnsupportedInput(f"{capture.address}: {why}")
        broken += 1
        made = _from_piece(capture, head, number, piece)
        broken = 0
        return made

    # One failure tells of all that is not read.
    return map(item, count(), takewhile(lambda _: broken <= _MOST_BROKEN, found))


def _from_piece(capture: Capture, head: bytes, number: int, piece: bytes) -> Item:
    try:
        feed = _parsed(head + piece, capture)
    except _FAULTS:
        try:
            feed = _parsed(_PLAIN_HEAD + piece, capture)
        except _FAULTS as error:
            raise UnsupportedInput(f"{capture.address}: item {number + 1} breaks the parser ({error!r})") from error
    if not feed.entries:
        raise EmptyInput(f"{capture.address}: nothing can be read of item {number + 1}")
    return _item(feed.feed, number, feed.entries[0])


def _item(channel: Any, number: int, entry: Any) -> Item:
    content, plain = _content(entry)
    link = str(entry.get("link") or "")
    return Item(
        "text/plain" if plain else "text/html",
        content,
        number=number,
        key=entry.get("id") or link or None,
        url=link if link.startswith(("http://", "https://")) else None,
        title=entry.get("title") or None,
        published=_published(entry),
        publisher=channel.get("title") or None,
        byline=entry.get("author") or None,
        language=_language(entry) or channel.get("language") or None,
    )


def _content(entry: Any) -> tuple[str, bool]:
    """The fullest text the item has, and whether it is plain text; empty where it has none.

    A feed that carries the article has it in `content`; a summary beside it repeats its beginning.
    """
    # What has neither text nor address ("<content/>", "<content src=…>") has None for a value.
    parts = [part for part in entry.get("content", []) if (part.get("value") or "").strip()]
    if not parts and (entry.get("summary") or "").strip():
        parts = [entry.get("summary_detail") or {"value": entry["summary"]}]
    if not parts:
        return "", True
    best = max(parts, key=lambda part: len(part["value"]))
    return best["value"], best.get("type") == "text/plain"


def _published(entry: Any) -> Instant | None:
    for name in _DATE_FIELDS:
        # dict.get, because the entry's own get answers "updated" with "published" and a warning.
        if (instant := declared(dict.get(entry, name))) is not None:
            return instant
    return None


def _language(entry: Any) -> str | None:
    details = [*entry.get("content", []), entry.get("summary_detail") or {}]
    return next((part["language"] for part in details if part.get("language")), None)


def _sniff(head: bytes) -> bool:
    root = _ROOT.search(head)
    return root is not None and (root.start() == 0 or bool(_BEFORE_ROOT.match(head)))


INPUT = Input(
    name="feed",
    suffixes=frozenset({".xml", ".rss", ".atom", ".rdf"}),
    media_types=frozenset(
        {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "text/xml", "application/xml"}
    ),
    items=_items,
    sniff=_sniff,
    rank=0,
)
