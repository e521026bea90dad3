"""Tumblr: posts and blogs; 18-digit ids are clocks, shorter ones a sequence."""

from __future__ import annotations

from datetime import UTC, datetime

from bs4 import Tag

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.platforms import _clocks, _markup
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import MarkupForm, Platform, PostMarkup

_EPOCH_MS = 10**12
_CLOCK_DIGITS = 18
# Ids of 18 digits came with the new post format of 2018; the sequence had reached 12 digits by then.
_BORN = datetime(2010, 1, 1, tzinfo=UTC)
_POST = "https://www.tumblr.com/{handle}/{id}"
_BLOG = "https://www.tumblr.com/{handle}"
_ROUTES = (
    Route("post/{id}", _POST, host="{handle}.tumblr.com"),
    Route("image/{id}", _POST, host="{handle}.tumblr.com"),
    Route("blog/view/{handle}/{id}", _POST),
    Route("dashboard/blog/{handle}/{id}", _POST),
    Route("{handle}/{id}", _POST),
    Route("{any}/{key}/{id}", "https://embed.tumblr.com/{any}/{key}/{id}", host="embed.tumblr.com"),
    Route("@{handle}/{id}", _POST),
    Route("blog/view/{handle}", _BLOG, "profile"),
    Route("blog/{handle}", _BLOG, "profile"),
    Route("", _BLOG, "profile", host="{handle}.tumblr.com"),
    Route("@{handle}", _BLOG, "profile"),
    Route("{handle}", _BLOG, "profile"),
)
_PATTERNS = {"id": r"[0-9]{4,20}", "handle": r"[a-z0-9](?:[a-z0-9-]{0,40})", "any": r"embed", "key": r"[^/]{1,60}"}
_RESERVED = frozenset(
    "about abuse api assets blog communities dashboard docs download embed explore help jobs likes live "
    "login logout media "
    "new oauth policy post privacy register search settings share signup static tagged tips widgets www".split()
)


def date(native_id: str) -> Instant | None:
    """The millisecond a post was begun: later for reblogs and the queue. None for the sequence before."""
    number = _clocks.whole(native_id)
    if len(native_id) < _CLOCK_DIGITS:
        return None
    if len(native_id) > _CLOCK_DIGITS:
        raise InvalidPostId(f"longer than any id: {native_id}")
    return _clocks.at_ms((number >> 20) + _EPOCH_MS, since=_BORN, native_id=native_id)


def read_embed(element: Tag) -> PostMarkup | None:
    """`div.tumblr-post`: the blog's own address is the text of the link, the post's in an attribute."""
    links = _markup.links(element)
    url = links[0][1] if links else _markup.attribute(element, "data-href")
    return PostMarkup(url=url, printed=_markup.shown(element)) if url else None


PLATFORM = Platform(
    name="tumblr",
    hosts=("tumblr.com",),
    parse=grammar("tumblr", _ROUTES, _PATTERNS, _RESERVED),
    date=date,
    forms=(
        MarkupForm(form="tumblr-div", tags=frozenset({"div"}), read=read_embed, classes=frozenset({"tumblr-post"})),
    ),
)
