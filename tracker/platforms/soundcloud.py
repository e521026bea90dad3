"""SoundCloud: tracks and sets by number behind the player, or by name. No date in either.

A name is unique only within its account: where no number is known, the whole permanent address is the id.
"""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_SET = "https://soundcloud.com/{handle}/sets/{name}"
_TRACK = "https://soundcloud.com/{handle}/{name}"
_ROUTES = (
    Route("tracks/{prefix}{id}", "https://api.soundcloud.com/tracks/{id}", host="api{version}.soundcloud.com"),
    Route("playlists/{prefix}{id}", "https://api.soundcloud.com/playlists/{id}", host="api{version}.soundcloud.com"),
    Route("users/{uid}", "https://api.soundcloud.com/users/{uid}", "profile", host="api{version}.soundcloud.com"),
    Route("{code}", kind="unresolved", host="on.soundcloud.com"),
    Route("{handle}/sets", "https://soundcloud.com/{handle}", "profile"),
    Route("{handle}/{tab}", "https://soundcloud.com/{handle}", "profile"),
    Route("{handle}/sets/{name}", _SET, native_id=_SET),
    Route("{handle}/{name}", _TRACK, native_id=_TRACK),
    Route("{handle}", "https://soundcloud.com/{handle}", "profile"),
)
_PATTERNS = {
    # The player writes numbers also as a name of its own: soundcloud:tracks:123.
    "prefix": r"(?:soundcloud:(?:tracks|playlists):)?",
    "id": r"[0-9]{4,15}",
    "uid": r"[0-9]{4,15}",
    "name": r"[\w-]{1,200}",
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
