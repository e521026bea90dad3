"""Odysee and the lbry:// addresses under it: channel and claim names. Claim ids are hashes without a date."""

from __future__ import annotations

import re

from tracker.models import PostReference
from tracker.platforms.base import Address, Platform, post, profile

_CHANNEL = re.compile(r"@[^\s/#:]{1,100}(?:[#:][0-9a-f]{1,40})?")
_CLAIM = re.compile(r"([^\s/#:]{1,250})[#:]([0-9a-f]{1,40})")


def _reference(channel: str | None, claim: str) -> PostReference | None:
    found = _CLAIM.fullmatch(claim)
    if found is None:
        return None
    path = f"{channel.replace('#', ':')}/" if channel else ""
    return post("odysee", found[2], f"https://odysee.com/{path}{found[1]}:{found[2]}", channel)


def parse(address: Address) -> PostReference | None:
    """The video (`native_id` is the part of its claim id that the address prints) or the channel."""
    if address.scheme == "lbry":
        parts = [part for part in address.url.partition("//")[2].split("/") if part]
    else:
        parts = [part for part in address.segments if part not in {"$", "embed", "download"}]
    channel = parts[0] if parts and _CHANNEL.fullmatch(parts[0]) else None
    rest = parts[1:] if channel else parts
    if rest:
        return _reference(channel, rest[0])
    return profile("odysee", f"https://odysee.com/{channel.replace('#', ':')}", channel) if channel else None


PLATFORM = Platform(name="odysee", hosts=("odysee.com", "lbry.tv", "open.lbry.com"), parse=parse, schemes=("lbry",))
