"""Which post an attribute's value names: an address, or an address inside an address."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tracker.models import PostReference
from tracker.platforms import all_platforms, parse_post_url

_LONGEST = 4_000
_NESTED = 4
# Thumbnails carry their post's id in the path and show nothing of it.
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|js|css|vtt)(?:[?#!]|\Z)", re.IGNORECASE)
_CUT = re.compile(r"[\s\"'<>~|]")
# An address that carries another one in order to share, like, translate or log in shows nothing.
_CARRIER = re.compile(
    r"shar(?:e|ing)|intent/|like\.php|follow|login|signin|oauth|translate|mailto:|whatsapp|thumb|/pin/create", re.I
)


# What a button does to a post (answer it, like it) names the post and shows nothing of it.
_BUTTON = re.compile(r"/intent/|/plugins/(?:like|share_button|comments)")


def post_at(value: str) -> PostReference | None:
    """The post that an address names, directly or carried inside ("…/embed?url=https%3A%2F%2F…"); else None."""
    value = value.strip()
    if not 8 <= len(value) <= _LONGEST or _PICTURE.search(value):
        return None
    found = parse_post_url(value)
    if found is not None and _BUTTON.search(value):
        return None
    if found is not None:
        return found if found.kind == "post" and found.native_id else None
    return carried(value)


def carried(value: str) -> PostReference | None:
    """The post whose address is carried inside another address, as screenshot services and lazy loaders do."""
    if "://" not in value[8:] and "%3a%2f%2f" not in value.lower():
        return None
    text = unquote(unquote(value))
    at = text.find("http", 1)
    for _ in range(_NESTED):
        if at < 0:
            break
        inner = _CUT.split(text[at:], maxsplit=1)[0]
        found = parse_post_url(inner)
        if found is not None and found.kind == "post" and found.native_id:
            outer = text[:at]
            return None if _CARRIER.search(outer) or _own_host(outer, found.platform) else found
        at = text.find("http", at + 4)
    return None


def _own_host(address: str, platform: str) -> bool:
    """Whether the carrier is the platform itself: its own players are read by its own grammar."""
    host = address.split("://", 1)[-1].split("/", 1)[0].split("?", 1)[0].lower()
    return any(
        host == own or host.endswith("." + own) for p in all_platforms() if p.name == platform for own in p.hosts
    )
