"""YouTube: watch pages, shorts, live, embeds and channels. Video ids are random."""

from __future__ import annotations

import re

from tracker.models import PostReference
from tracker.platforms.base import Address, Platform, post, profile

# Eleven base64url characters; what follows (a quotation mark, a bracket) is dirt of the page it stood in.
_VIDEO = re.compile(r"([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])")
_NAME = re.compile(r"[\w.\-·]{1,100}")
_BEFORE_ID = frozenset({"shorts", "embed", "live", "v", "e", "vi", "watch", "clip", "source"})
# Posts of a channel's community tab.
_COMMUNITY = re.compile(r"Ugk[A-Za-z0-9_-]{20,60}")
# Thumbnails have the video's id in their path.
_PICTURES = frozenset({"vi", "vi_webp", "an", "an_webp", "sb"})
_NOT_A_VIDEO = frozenset({"videoseries", "live_stream"})
_CHANNEL = frozenset({"c", "user", "channel"})


def _video(text: str) -> PostReference | None:
    found = _VIDEO.match(text.strip())
    if found is None or found[1] in _NOT_A_VIDEO:
        return None
    return post("youtube", found[1], f"https://www.youtube.com/watch?v={found[1]}")


def _elsewhere(address: Address) -> PostReference | None:
    """The video of a thumbnail, and of an address that opens the app (`youtube://watch?v=…`, `youtube://ID`)."""
    segments = address.segments
    if address.scheme == "youtube":
        text = address.query.get("v") or (segments[-1] if segments else address.url.partition("//")[2])
        return _video(text)
    return _video(segments[1]) if len(segments) > 1 and segments[0] in _PICTURES else None


def _community(address: Address) -> PostReference | None:
    segments = address.segments
    key = segments[1] if len(segments) > 1 and segments[0] == "post" else ""
    key = key or (address.query.get("lb", "") if segments[-1:] in {("community",), ("posts",)} else "")
    return post("youtube", key, f"https://www.youtube.com/post/{key}") if _COMMUNITY.fullmatch(key) else None


def parse(address: Address) -> PostReference | None:
    """The video or channel that the address names; playlists and searches name nothing."""
    segments = address.segments
    if address.scheme == "youtube" or address.host.endswith("ytimg.com") or address.host == "img.youtube.com":
        return _elsewhere(address)
    if (found := _community(address)) is not None:
        return found
    if address.host.endswith("youtu.be") and segments and not address.host.startswith("yewtu"):
        return _video(segments[0])
    if "v" in address.query and (not segments or segments[0] in {"watch", "watch_popup", "ytscreeningroom", "movie"}):
        return _video(address.query["v"])
    if len(segments) >= 2 and segments[0] in _BEFORE_ID:
        return _video(segments[1])
    if len(segments) >= 2 and segments[0] in _CHANNEL and _NAME.fullmatch(segments[1]):
        if segments[0] == "channel":
            return profile("youtube", f"https://www.youtube.com/channel/{segments[1]}", native_id=segments[1])
        return profile("youtube", f"https://www.youtube.com/{segments[0]}/{segments[1]}", segments[1])
    if segments and segments[0].startswith("@") and _NAME.fullmatch(segments[0][1:]):
        return profile("youtube", f"https://www.youtube.com/{segments[0]}", segments[0][1:])
    return None


PLATFORM = Platform(
    name="youtube",
    hosts=("youtube.com", "youtu.be", "youtube-nocookie.com", "youtube.googleapis.com", "ytimg.com"),
    schemes=("youtube",),
    parse=parse,
)
