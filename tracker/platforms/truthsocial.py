"""Truth Social: Mastodon's software and ids under a name of its own."""

from __future__ import annotations

from tracker.platforms import mastodon
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_ROUTES = (
    Route("@{handle}/posts/{id}", "https://truthsocial.com/@{handle}/posts/{id}"),
    Route("@{handle}/{id}", "https://truthsocial.com/@{handle}/posts/{id}"),
    Route("users/{handle}/statuses/{id}", "https://truthsocial.com/@{handle}/posts/{id}"),
    Route("posts/{id}", "https://truthsocial.com/posts/{id}"),
    Route("embed/{id}", "https://truthsocial.com/posts/{id}"),
    Route("@{handle}", "https://truthsocial.com/@{handle}", "profile"),
)

PLATFORM = Platform(
    name="truthsocial",
    hosts=("truthsocial.com",),
    parse=grammar("truthsocial", _ROUTES, {"id": r"[0-9]{15,19}", "handle": r"[A-Za-z0-9_]{1,30}"}),
    date=mastodon.date,
)
