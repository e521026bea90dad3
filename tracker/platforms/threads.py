"""Threads: posts and profiles; shortcodes of Instagram's scheme."""

from __future__ import annotations

from tracker.platforms import instagram
from tracker.platforms._meta_markup import read_threads
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import MarkupForm, Platform

_ROUTES = (
    Route("@{handle}/post/{id}", "https://www.threads.com/@{handle}/post/{id}"),
    Route("share/{id}", kind="unresolved"),
    Route("i/post/{id}", "https://www.threads.com/t/{id}"),
    Route("p/{id}", "https://www.threads.com/t/{id}"),
    Route("t/{id}", "https://www.threads.com/t/{id}"),
    Route("@{handle}", "https://www.threads.com/@{handle}", "profile"),
    Route("@{handle}/replies", "https://www.threads.com/@{handle}", "profile"),
    Route("@{handle}/media", "https://www.threads.com/@{handle}", "profile"),
    Route("@{handle}/reposts", "https://www.threads.com/@{handle}", "profile"),
)

PLATFORM = Platform(
    name="threads",
    hosts=("threads.net", "threads.com"),
    parse=grammar("threads", _ROUTES, {"id": r"[A-Za-z0-9_-]{5,60}", "handle": r"[A-Za-z0-9_.]{1,30}"}),
    date=instagram.date,
    forms=(
        MarkupForm(
            form="threads-blockquote",
            tags=frozenset({"blockquote"}),
            read=read_threads,
            classes=frozenset({"text-post-media"}),
            attributes=frozenset({"data-text-post-permalink"}),
        ),
    ),
)
