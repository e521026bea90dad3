"""RSS and Atom: every item with text becomes a document with its own address, title, date and author."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from tracker.dates.instants import Instant
from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs._dates import declared
from tracker.inputs.base import Capture, Input, Item
from tracker.rows.records import UNKNOWN_TYPE

_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf|[a-z]{1,10}:feed)[\s>]", re.IGNORECASE)
# Comments, declarations and a style sheet may come before the root.
_BEFORE_ROOT = re.compile(rb"<(?:\?|!--|!DOCTYPE\s(?!html))", re.IGNORECASE)
_DATE_FIELDS = ("published", "created", "updated")


def _items(capture: Capture) -> Iterator[Item]:
    """One document an item. Raises EmptyInput for a feed without items, UnsupportedInput for what is no feed."""
    # feedparser opens what looks like an address or a path; a stream is only ever read. Its sanitising would drop
    # the iframes, scripts and attributes by which embedded posts are known.
    feed = feedparser.parse(
        io.BytesIO(capture.data),
        response_headers={"content-type": capture.media_type} if capture.media_type != UNKNOWN_TYPE else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.version and not feed.entries:
        raise UnsupportedInput(
            f"{capture.address}: not a feed that can be read ({feed.get('bozo_exception', 'no items')})"
        )
    if not feed.entries:
        raise EmptyInput(f"{capture.address}: a feed without items")
    for number, entry in enumerate(feed.entries):
        yield _item(number, entry, feed.feed, capture)


def _item(number: int, entry: Any, channel: Any, capture: Capture) -> Item:
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
    parts = [part for part in entry.get("content", []) if part.get("value", "").strip()]
    if not parts and entry.get("summary", "").strip():
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
