"""SoundCloud: tracks and sets by name, or by number behind the player. No date in either."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_ROUTES = (
    Route("tracks/{id}", "https://api.soundcloud.com/tracks/{id}", host="api{version}.soundcloud.com"),
    Route("playlists/{id}", "https://api.soundcloud.com/playlists/{id}", host="api{version}.soundcloud.com"),
    Route("users/{id}", "https://api.soundcloud.com/users/{id}", "profile", host="api{version}.soundcloud.com"),
    Route("{code}", kind="unresolved", host="on.soundcloud.com"),
    Route("{handle}/sets", "https://soundcloud.com/{handle}", "profile"),
    Route("{handle}/{tab}", "https://soundcloud.com/{handle}", "profile"),
    Route("{handle}/sets/{id}", "https://soundcloud.com/{handle}/sets/{id}"),
    Route("{handle}/{id}", "https://soundcloud.com/{handle}/{id}"),
    Route("{handle}", "https://soundcloud.com/{handle}", "profile"),
)
_PATTERNS = {
    # The player writes numbers also as a name of its own: soundcloud:tracks:123.
    "id": r"(?:soundcloud:(?:tracks|playlists):)?[\w-]{1,200}",
    "version": r"(?:-v2)?",
    "code": r"[A-Za-z0-9]{4,30}",
    "handle": r"[A-Za-z0-9_-]{2,60}",
    "tab": r"tracks|albums|reposts|likes|followers|following|popular-tracks|comments",
}
_RESERVED = frozenset(
    "charts discover embed imprint jobs library login messages notifications oembed pages player "
    "popular search settings "
    "signin stations stream tags terms-of-use upload you".split()
)

PLATFORM = Platform(
    name="soundcloud",
    hosts=("soundcloud.com", "snd.sc"),
    parse=grammar("soundcloud", _ROUTES, _PATTERNS, _RESERVED),
)
