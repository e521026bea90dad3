"""Spotify: tracks, albums, episodes, shows, playlists and artists. Ids are random."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_THING = "https://open.spotify.com/{kind}/{id}"
_PATTERNS = {
    "id": r"[A-Za-z0-9]{22}",
    "kind": r"track|album|episode|show|playlist|audiobook|chapter",
    "locale": r"intl-[a-z]{2}(?:-[a-z]{2})?",
    "embed": r"embed|embed-podcast|embed-legacy",
    "handle": r"[^/]{1,60}",
    "code": r"[A-Za-z0-9]{5,30}",
}
_ROUTES = (
    Route("{kind}/{id}", _THING),
    Route("{embed}/{kind}/{id}", _THING),
    Route("{locale}/{kind}/{id}", _THING),
    Route("user/{handle}/playlist/{id}", "https://open.spotify.com/playlist/{id}"),
    Route("{embed}/user/{handle}/playlist/{id}", "https://open.spotify.com/playlist/{id}"),
    Route("embed", "https://open.spotify.com/{kind}/{id}", query="uri=spotify:{kind}:{id}"),
    Route("artist/{id}", "https://open.spotify.com/artist/{id}", "profile"),
    Route("user/{handle}", "https://open.spotify.com/user/{handle}", "profile"),
    Route("{code}", kind="unresolved", host="spotify.link"),
    Route("{code}", kind="unresolved", host="spoti.fi"),
)

PLATFORM = Platform(
    name="spotify",
    hosts=("open.spotify.com", "play.spotify.com", "embed.spotify.com", "spotify.link", "spoti.fi"),
    parse=grammar("spotify", _ROUTES, _PATTERNS),
)
