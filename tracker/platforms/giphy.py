"""Giphy: pictures and clips. Ids are random."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_GIF = "https://giphy.com/gifs/{id}"
_PATTERNS = {
    "id": r"[A-Za-z0-9]{8,25}",
    "slug": r"(?:[^/]{1,300}-)?",
    "kind": r"gifs|stickers|clips|embed|videos",
    "token": r"v1\.[A-Za-z0-9_=.-]{1,200}",
    "media": r"media[0-9]{0,2}",
    "handle": r"[A-Za-z0-9_.-]{2,40}",
}
_ROUTES = (
    Route("{kind}/{slug}{id}", _GIF),
    Route("media/{token}/{id}", _GIF, host="{media}.giphy.com"),
    Route("media/{id}", _GIF, host="{media}.giphy.com"),
    Route("media/{id}", _GIF),
    Route("{id}.gif", _GIF, host="i.giphy.com"),
    Route("{handle}", "https://giphy.com/{handle}", "profile"),
    Route("channel/{handle}", "https://giphy.com/{handle}", "profile"),
)
_RESERVED = frozenset(
    "about apps artists categories channel clips create embed explore gifs join login privacy search settings "
    "stickers stories studio support terms trending upload".split()
)

PLATFORM = Platform(name="giphy", hosts=("giphy.com", "gph.is"), parse=grammar("giphy", _ROUTES, _PATTERNS, _RESERVED))
