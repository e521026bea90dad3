"""Rumble: videos and channels. Ids are a sequence in base 36; a page and its embed have different ones."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_PATTERNS = {
    "id": r"v(?=[a-z]{0,9}[0-9])[0-9a-z]{4,10}",
    "slug": r"(?:-[^/]{0,300})?",
    "handle": r"[^/]{1,80}",
    "publisher": r"(?:[a-z0-9]{1,10}\.)?",
}
_ROUTES = (
    Route("embed/{publisher}{id}", "https://rumble.com/embed/{id}/"),
    Route("embedJS/{publisher}{id}", "https://rumble.com/embed/{id}/"),
    Route("{id}{slug}.html", "https://rumble.com/{id}.html"),
    Route("{id}", "https://rumble.com/{id}.html"),
    Route("shorts/{id}", "https://rumble.com/shorts/{id}"),
    Route("c/{handle}", "https://rumble.com/c/{handle}", "profile"),
    Route("user/{handle}", "https://rumble.com/user/{handle}", "profile"),
)

PLATFORM = Platform(name="rumble", hosts=("rumble.com",), parse=grammar("rumble", _ROUTES, _PATTERNS))
