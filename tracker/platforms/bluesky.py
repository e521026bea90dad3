"""Bluesky: web and at:// addresses; record keys that are clocks the client sets; the official block quote."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bs4 import Tag

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.models import PostReference
from tracker.platforms import _clocks, _markup, _notices
from tracker.platforms.base import Address, MarkupForm, Platform, PostMarkup, post, profile

_BASE32_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"
# A TID has 13 characters, the first of which leaves the top bit of 64 unset (atproto.com/specs/tid).
_TID = re.compile(r"[2-7a-j][2-7a-z]{12}")
_KEY = re.compile(r"[A-Za-z0-9._~:-]{1,100}")
_ACTOR = re.compile(r"(?:did:[a-z]{1,10}:[A-Za-z0-9._:%-]{1,200}|[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,6})")
_POST_RECORD = "app.bsky.feed.post"
# The network opened to its first testers in 2022; keys may be back-dated by clients, weak evidence either way.
_BORN = datetime(2022, 1, 1, tzinfo=UTC)


def _reference(actor: str, key: str) -> PostReference | None:
    if not _ACTOR.fullmatch(actor) or not _KEY.fullmatch(key):
        return None
    return post("bluesky", key, f"https://bsky.app/profile/{actor}/post/{key}", actor)


def parse(address: Address) -> PostReference | None:
    """The post or profile; at:// addresses and the embed's path name author, collection and key."""
    if address.scheme == "at":
        actor = address.host if "did:" not in address.host else address.url.partition("//")[2].partition("/")[0]
        parts: tuple[str, ...] = (actor, *address.segments)
    else:
        parts = address.segments[1:] if address.segments[:1] in {("profile",), ("embed",)} else ()
    if address.scheme != "at" and not address.host.endswith(PLATFORM.hosts) and not _unmistakable(parts):
        return None
    if len(parts) >= 3 and parts[1] in {"post", _POST_RECORD}:
        return _reference(parts[0], parts[2])
    if len(parts) == 1 and _ACTOR.fullmatch(parts[0]) and address.segments[:1] != ("embed",):
        return profile("bluesky", f"https://bsky.app/profile/{parts[0]}", parts[0])
    return None


def _unmistakable(parts: tuple[str, ...]) -> bool:
    """Whether a path of another client can only be a post's: it names a clock's key."""
    return len(parts) >= 3 and _TID.fullmatch(parts[2]) is not None


def date(native_id: str) -> Instant:
    """The microsecond in a TID, to the millisecond. The client chooses it: weak evidence of when a post was made."""
    if not _TID.fullmatch(native_id):
        raise InvalidPostId(f"not a record key with a clock: {native_id[:40]!r}")
    microseconds = _clocks.in_base(native_id, _BASE32_SORTABLE) >> 10
    return _clocks.at_ms(microseconds // 1000, since=_BORN, native_id=native_id)


def read_embed(element: Tag) -> PostMarkup | None:
    """`blockquote.bluesky-embed`: the words in a paragraph, then `— Name (@handle) date`."""
    url = _markup.attribute(element, "data-bluesky-uri")
    posts = [(link, target) for link, target in _markup.links(element) if "/post/" in target]
    if url is None and not posts:
        return None
    printed = _markup.shown(element)
    byline = _markup.byline(printed, _markup.DOMAIN_HANDLE)
    words = _notices.without_stand_in(printed[: byline.at].strip())
    label = _markup.shown(posts[-1][0]) if posts else ""
    return PostMarkup(
        url=url or posts[-1][1],
        author_handle=byline.handle,
        author_name=byline.name,
        declared_date=label if _markup.has_digit(label) else None,
        words=words or None,
        printed=printed,
        words_at=printed.index(words) if words else None,
    )


PLATFORM = Platform(
    name="bluesky",
    hosts=("bsky.app",),
    parse=parse,
    date=date,
    forms=(
        MarkupForm(
            form="bluesky-blockquote",
            tags=frozenset({"blockquote"}),
            read=read_embed,
            classes=frozenset({"bluesky-embed"}),
            attributes=frozenset({"data-bluesky-uri"}),
        ),
    ),
    schemes=("at",),
    anywhere=("/profile/",),
    per_account=True,
    owner=re.compile(r"/profile/([^/?#]+)"),
)
