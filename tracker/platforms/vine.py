"""Vine (2013 to 2017): its pages are gone, its embeds are still in articles. Ids carry no date that is known."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_ROUTES = (
    Route("v/{id}", "https://vine.co/v/{id}"),
    Route("u/{id}", "https://vine.co/u/{id}", "profile"),
    Route("{handle}", "https://vine.co/{handle}", "profile"),
)
_PATTERNS = {"id": r"[A-Za-z0-9]{8,20}", "handle": r"[A-Za-z0-9_.]{2,30}"}
_RESERVED = frozenset("about api embed login playlists popular-now search settings static tags terms v".split())

PLATFORM = Platform(name="vine", hosts=("vine.co",), parse=grammar("vine", _ROUTES, _PATTERNS, _RESERVED))
