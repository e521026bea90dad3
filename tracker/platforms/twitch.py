"""Twitch: clips, videos and channels. Names of clips and numbers of videos carry no date."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_CLIP = "https://clips.twitch.tv/{id}"
_ROUTES = (
    Route("embed", _CLIP, host="clips.twitch.tv", query="clip={id}"),
    Route("embed", _CLIP, host="clips.twitch.tv", query="clip={handle}/{id}"),
    Route("{name}", "https://clips.twitch.tv/{name}", host="clips.twitch.tv", native_id="{name}"),
    Route("{handle}/clip/{id}", "https://www.twitch.tv/{handle}/clip/{id}"),
    Route("clip/{id}", _CLIP),
    Route("", "https://www.twitch.tv/videos/{id}", host="player.twitch.tv", query="video={v}{id}"),
    Route("videos/{id}", "https://www.twitch.tv/videos/{id}"),
    Route("{handle}/video/{id}", "https://www.twitch.tv/videos/{id}"),
    Route("{handle}/v/{id}", "https://www.twitch.tv/videos/{id}"),
    Route("", "https://www.twitch.tv/{handle}", "profile", host="player.twitch.tv", query="channel={handle}"),
    Route("{handle}", "https://www.twitch.tv/{handle}", "profile"),
    Route("{handle}/about", "https://www.twitch.tv/{handle}", "profile"),
    Route("{handle}/videos", "https://www.twitch.tv/{handle}", "profile"),
)
_PATTERNS = {
    "id": r"[A-Za-z0-9_-]{4,100}",
    "name": r"(?!embed\Z)[A-Za-z0-9_-]{4,100}",
    "v": r"v?",
    "handle": r"[A-Za-z0-9_]{2,25}",
}
_RESERVED = frozenset(
    "about broadcast clip clips directory downloads drops embed friends inventory jobs login p prime search settings "
    "signup store subscriptions team turbo videos wallet".split()
)

PLATFORM = Platform(name="twitch", hosts=("twitch.tv",), parse=grammar("twitch", _ROUTES, _PATTERNS, _RESERVED))
