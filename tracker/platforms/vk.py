"""VK: wall posts, videos, photos and pages. Ids count within an owner: no date."""

from __future__ import annotations

import re

from bs4 import Tag

from tracker.models import PostReference
from tracker.platforms import _markup
from tracker.platforms.base import Address, MarkupForm, Platform, PostMarkup, post, profile

_OBJECT = re.compile(r"(wall|video|photo|clip|story|topic|note)(-?[0-9]{1,14}_[0-9]{1,14})(?![0-9])")
_HANDLE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{1,40}")
_ELEMENT = re.compile(r"vk_post_(-?[0-9]{1,14}_[0-9]{1,14})")
_NUMBER = re.compile(r"-?[0-9]{1,14}")
_RESERVED = frozenset(
    "about ads al_feed.php app apps audio audios away.php badbrowser.php blog clips dev docs doc feed feed2.php fave "
    "friends groups im jobs join login market music pages photos places press privacy rating restore search settings "
    "share.php support terms topic video video_ext.php videos wall.php widget_community.php widget_post.php".split()
)


def parse(address: Address) -> PostReference | None:
    """The object in the path or in a `z=` or `w=` field, an embedded video or post, or a page."""
    segments = address.segments
    places = [address.query.get("z", ""), address.query.get("w", ""), *segments[:3]]
    for text in places:
        if found := _OBJECT.match(text):
            return post("vk", found[2], f"https://vk.com/{found[1]}{found[2]}")
    owner, number = address.query.get("oid", ""), address.query.get("id", "")
    if segments[:1] == ("video_ext.php",) and _NUMBER.fullmatch(owner) and _NUMBER.fullmatch(number):
        return post("vk", f"{owner}_{number}", f"https://vk.com/video{owner}_{number}")
    owner, number = address.query.get("owner_id", ""), address.query.get("post_id", "")
    if segments[:1] == ("widget_post.php",) and _NUMBER.fullmatch(owner) and _NUMBER.fullmatch(number):
        return post("vk", f"{owner}_{number}", f"https://vk.com/wall{owner}_{number}")
    if len(segments) == 1 and _HANDLE.fullmatch(segments[0]) and segments[0].lower() not in _RESERVED:
        return profile("vk", f"https://vk.com/{segments[0]}", segments[0])
    if len(segments) == 1 and segments[0].startswith("@") and _HANDLE.fullmatch(segments[0][1:]):
        return profile("vk", f"https://vk.com/{segments[0][1:]}", segments[0][1:])
    return None


def read_embed(element: Tag) -> PostMarkup | None:
    """`div[id^=vk_post_]`: owner and number of the post are in the element's id."""
    found = _ELEMENT.fullmatch(_markup.attribute(element, "id") or "")
    if found is None:
        return None
    return PostMarkup(url=f"https://vk.com/wall{found[1]}", native_id=found[1], printed=_markup.shown(element))


PLATFORM = Platform(
    name="vk",
    hosts=("vk.com", "vk.ru", "vkvideo.ru", "vkontakte.ru"),
    parse=parse,
    # Each owner's wall posts, films and pictures are numbered apart.
    owner=re.compile(r"/(wall|video|photo|clip|story|topic|note)-?[0-9]"),
    forms=(MarkupForm(form="vk-div", tags=frozenset({"div"}), read=read_embed, attributes=frozenset({"id"})),),
)
