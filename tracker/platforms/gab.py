"""Gab: Mastodon's ids since July 2019, a sequence before."""

from __future__ import annotations

from tracker.platforms import mastodon
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_ROUTES = (
    Route("{handle}/posts/{id}", "https://gab.com/{handle}/posts/{id}"),
    Route("@{handle}/posts/{id}", "https://gab.com/{handle}/posts/{id}"),
    Route("@{handle}/{id}", "https://gab.com/{handle}/posts/{id}"),
    Route("@{handle}", "https://gab.com/{handle}", "profile"),
    Route("{handle}", "https://gab.com/{handle}", "profile"),
)
_RESERVED = frozenset(
    "about auth explore group groups home news login search settings tv share timeline trends".split()
)

PLATFORM = Platform(
    name="gab",
    hosts=("gab.com", "gab.ai"),
    parse=grammar("gab", _ROUTES, {"id": r"[0-9]{4,19}", "handle": r"[A-Za-z0-9_]{1,40}"}, _RESERVED),
    date=mastodon.date,
)
