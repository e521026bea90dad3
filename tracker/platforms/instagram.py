"""Instagram: posts, reels and profiles; shortcodes that are clocks; the block quote with the caption."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.models import PostReference
from tracker.platforms import _clocks
from tracker.platforms._meta_markup import read_instagram
from tracker.platforms.base import Address, MarkupForm, Platform, post, profile, unresolved

EPOCH_MS = 1314220021721
_BORN = datetime(2011, 8, 24, tzinfo=UTC)
_CODE = re.compile(r"([A-Za-z0-9_-]{3,60}+)(?![A-Za-z0-9_-])")
_HANDLE = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?")
_POST = frozenset({"p", "reel", "tv", "reels"})
_RESERVED = frozenset(
    "about accounts api ar challenge create data developer developers direct directory download emails embed explore "
    "fragment graphql invites legal lite locations log nametag oauth p press privacy qr reel reels session share "
    "static stories terms topics tv v web your_activity embed.js".split()
)
_OF_A_PROFILE = frozenset(
    {"tagged", "reels", "channel", "guides", "feed", "followers", "following", "embed", "saved", "live"}
)
# Before the clock, ids were a sequence that never needed more than 6 characters (under 68 thousand million).
_SEQUENTIAL_LENGTH = 6
# Numbers from 2011 on have 18 digits or more; a code of digits alone never has so many.
_SHORTEST_NUMBER = 15
# A private account's code is the id's 11 characters and a key of 28.
_PRIVATE_LENGTH = 39


def _opened(address: Address) -> PostReference | None:
    """`instagram://media?id=…` and `instagram://user?username=…`, which open the app."""
    number, _, _ = address.query.get("id", "").partition("_")
    if address.host == "media" and number.isascii() and number.isdecimal() and 0 < int(number[:20]) < _clocks.SIGNED_64:
        code = _code(int(number))
        return post("instagram", code, f"https://www.instagram.com/p/{code}/")
    name = address.query.get("username", "")
    known = address.host == "user" and _HANDLE.fullmatch(name)
    return profile("instagram", f"https://www.instagram.com/{name}/", name) if known else None


def _code(number: int) -> str:
    """The shortcode of a post's number: its digits in base 64."""
    code = ""
    while number:
        number, digit = divmod(number, len(_clocks.BASE64URL))
        code = _clocks.BASE64URL[digit] + code
    return code


def parse(address: Address) -> PostReference | None:
    """The post or profile that the address names; share links are unresolved."""
    segments = address.segments
    if address.scheme == "instagram":
        return _opened(address)
    if address.host.endswith("ig.me") or segments[:1] == ("share",):
        return unresolved("instagram", address) if segments else None
    for place, segment in enumerate(segments[:2]):
        if segment not in _POST or place + 1 >= len(segments):
            continue
        code = segments[place + 1]
        if code in {"videos", "audio"}:
            code = segments[place + 2] if code == "videos" and len(segments) > place + 2 else ""
        if found := _CODE.fullmatch(code):
            handle = segments[0] if place and _HANDLE.fullmatch(segments[0]) else None
            return post("instagram", found[1], f"https://www.instagram.com/p/{found[1]}/", handle)
        return None
    if segments[:1] == ("_u",):
        segments = segments[1:]
    if segments[:1] == ("stories",) and len(segments) == 3 and segments[2].isdigit() and _HANDLE.fullmatch(segments[1]):
        return post(
            "instagram", segments[2], f"https://www.instagram.com/stories/{segments[1]}/{segments[2]}/", segments[1]
        )
    if not segments or segments[0] in _RESERVED or (len(segments) > 1 and segments[1] not in _OF_A_PROFILE):
        return None
    handle = segments[0].removeprefix("@")
    return profile("instagram", f"https://www.instagram.com/{handle}/", handle) if _HANDLE.fullmatch(handle) else None


def date(native_id: str) -> Instant | None:
    """When the upload began, up to 90 seconds before the post was seen; None for codes from before August 2011.

    Exports write the number of a post and its owner's, joined by "_".
    """
    media, joined, owner = native_id.partition("_")
    if joined and media.isdecimal() and owner.isdecimal() and len(media) > _SHORTEST_NUMBER:
        native_id = media
    if native_id.isdecimal() and native_id.isascii() and len(native_id) > _SHORTEST_NUMBER:
        number = _clocks.whole(native_id)
    elif len(native_id) <= _SEQUENTIAL_LENGTH:
        _clocks.in_base(native_id, _clocks.BASE64URL)
        return None
    elif len(native_id) <= 11 or len(native_id) == _PRIVATE_LENGTH:
        number = _clocks.in_base(native_id[:11], _clocks.BASE64URL)
    else:
        raise InvalidPostId(f"not the length of a shortcode: {native_id[:60]!r}")
    if number >= _clocks.SIGNED_64:
        raise InvalidPostId(f"larger than any id: {native_id[:60]!r}")
    return _clocks.at_ms((number >> 23) + EPOCH_MS, since=_BORN, native_id=native_id)


PLATFORM = Platform(
    name="instagram",
    hosts=("instagram.com", "instagr.am", "ig.me"),
    schemes=("instagram",),
    parse=parse,
    date=date,
    forms=(
        MarkupForm(
            form="instagram-blockquote",
            tags=frozenset({"blockquote"}),
            read=read_instagram,
            classes=frozenset({"instagram-media"}),
            attributes=frozenset({"data-instgrm-permalink", "data-instgrm-version"}),
        ),
    ),
)
