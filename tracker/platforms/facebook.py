"""Facebook: posts, videos, photos, groups and pages under their many addresses. Its ids carry no date."""

from __future__ import annotations

import re

from tracker.models import PostReference
from tracker.platforms._meta_markup import read_facebook
from tracker.platforms.base import Address, MarkupForm, Platform, post, profile, unresolved

_ID = re.compile(r"(?:[0-9]{4,25}|pfbid[0-9A-Za-z]{20,100})")
_NAME = re.compile(r"[\w.\-]{1,100}")
_OWNER = re.compile(r"[0-9]{4,25}")
# What the Graph API calls a post: its owner's number and its own.
_OWNED = re.compile(r"([0-9]{4,25})_([0-9]{4,25})")
_FIELDS = ("story_fbid", "fbid", "v", "video_id", "multi_permalinks")
_SCRIPTS = frozenset(
    {"permalink.php", "story.php", "photo.php", "photo", "video.php", "watch", "media", "photos", "watchparty", "video"}
)
_BEFORE_ID = frozenset(
    {"posts", "videos", "photos", "permalink", "reel", "reels", "activity", "notes", "live", "video"}
)
_OPENED = frozenset({"post", "photo", "video", "story", "reel"})
_RESERVED = frozenset(
    "ads ajax apps badges bookmarks business campaign careers checkpoint common connect developers dialog "
    "directory embed events facebook feed find-friends flx friends fundraisers games gaming groups hashtag "
    "help home home.php l.php legal livemap login login.php logout marketplace media messages mobile moments "
    "notes notifications oculus pages people photo photo.php photos places plugins policies policy privacy "
    "profile.php public recover reel reels reg saved search settings share share.php sharer sharer.php stories "
    "story.php terms tr v2.0 video video.php videos watch".split()
)


def _in_query(address: Address) -> str | None:
    for field in _FIELDS:
        if found := _ID.fullmatch(address.query.get(field, "")):
            return found[0]
    return None


def _in_path(segments: tuple[str, ...]) -> str | None:
    """The last id after a segment that announces one: /page/videos/vb.123/456, /page/posts/slug/789."""
    for place, segment in enumerate(segments):
        if segment in _BEFORE_ID:
            ids = [part for part in segments[place + 1 :] if _ID.fullmatch(part)]
            return ids[-1] if ids else None
    return None


def _handle(segments: tuple[str, ...]) -> str | None:
    first = segments[0] if segments else ""
    if first.endswith(".php"):
        return None
    return first if _NAME.fullmatch(first) and first.lower() not in _RESERVED else None


def _canonical(handle: str | None, native_id: str, segments: tuple[str, ...], owner: str) -> str:
    if segments[:1] == ("groups",) and len(segments) > 1:
        return f"https://www.facebook.com/groups/{segments[1]}/posts/{native_id}/"
    if handle and "videos" in segments:
        return f"https://www.facebook.com/{handle}/videos/{native_id}/"
    if handle:
        return f"https://www.facebook.com/{handle}/posts/{native_id}"
    if segments and segments[0] in {"watch", "video.php", "video"}:
        return f"https://www.facebook.com/watch/?v={native_id}"
    if segments and segments[0] in {"reel", "reels"}:
        return f"https://www.facebook.com/reel/{native_id}"
    if segments and segments[0] in {"photo", "photo.php"}:
        return f"https://www.facebook.com/photo/?fbid={native_id}"
    owned = f"&id={owner}" if _OWNER.fullmatch(owner) else ""
    return f"https://www.facebook.com/permalink.php?story_fbid={native_id}{owned}"


def _named(address: Address) -> PostReference | None:
    segments = address.segments
    if segments[0] == "profile.php":
        number = address.query.get("id", "")
        if not (number.isascii() and number.isdigit()):
            return None
        return profile("facebook", f"https://www.facebook.com/profile.php?id={number}", native_id=number)
    if segments[0] == "groups" and len(segments) == 2 and _NAME.fullmatch(segments[1]):
        return profile("facebook", f"https://www.facebook.com/groups/{segments[1]}/")
    if segments[0] in {"pg", "pages"} and len(segments) > 1 and _NAME.fullmatch(segments[1]):
        return profile("facebook", f"https://www.facebook.com/{segments[1]}/", segments[1])
    if segments[0] == "people" and len(segments) > 2 and segments[2].isdigit():
        return profile("facebook", f"https://www.facebook.com/profile.php?id={segments[2]}", native_id=segments[2])
    if segments[0] == "p":
        # A page without a name of its own: its title, and its number last ("Vell-Harbour-100012345678901").
        number = segments[-1].rpartition("-")[2]
        known = _OWNER.fullmatch(number)
        url = f"https://www.facebook.com/profile.php?id={number}"
        return profile("facebook", url, native_id=number) if known else None
    handle = _handle(segments)
    if handle is None or len(segments) > 2 or ("." in handle and handle.rpartition(".")[2] in {"php", "js", "html"}):
        return None
    return profile("facebook", f"https://www.facebook.com/{handle}/", handle)


def _opened(address: Address) -> PostReference | None:
    """`fb://post/ID`, `fb://photo/ID` and the like, which open the app."""
    number = address.segments[0] if address.segments else address.query.get("id", "")
    if not _ID.fullmatch(number):
        return None
    if address.host in {"profile", "page", "group"}:
        return profile("facebook", f"https://www.facebook.com/profile.php?id={number}", native_id=number)
    return post("facebook", number, _canonical(None, number, (), "")) if address.host in _OPENED else None


def parse(address: Address) -> PostReference | None:
    """The post or page; fb.watch, fb.me and /share/ are unresolved; sharers, plugins and hashtags name nothing."""
    segments = address.segments
    if address.scheme == "fb":
        return _opened(address)
    if address.host in {"fb.watch", "fb.me", "fb.gg"} or segments[:1] == ("share",):
        return unresolved("facebook", address) if segments else None
    if not segments:
        return None
    native_id = _in_query(address) if segments[0] in _SCRIPTS or segments[0] == "groups" else None
    native_id = native_id or _in_path(segments)
    if native_id is None and len(segments) == 2 and _ID.fullmatch(segments[1]) and segments[1].startswith("pfbid"):
        native_id = segments[1]
    owner = address.query.get("id", "")
    if native_id is None and (owned := _OWNED.fullmatch(segments[-1])):
        owner, native_id = owned[1], owned[2]
        segments = ()
    if native_id is None:
        return _named(address)
    handle = _handle(segments)
    return post("facebook", native_id, _canonical(handle, native_id, segments, owner), handle)


PLATFORM = Platform(
    name="facebook",
    hosts=("facebook.com", "fb.com", "fb.watch", "fb.me", "fb.gg"),
    schemes=("fb",),
    parse=parse,
    forms=(
        MarkupForm(
            form="facebook-div",
            tags=frozenset({"div", "blockquote"}),
            read=read_facebook,
            classes=frozenset({"fb-post", "fb-video", "fb-xfbml-parse-ignore"}),
        ),
        MarkupForm(form="facebook-element", tags=frozenset({"fb:post", "fb:video"}), read=read_facebook),
    ),
)
