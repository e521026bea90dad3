"""Odysee and the lbry:// addresses under it: channel and claim names. Claim ids are hashes without a date."""

from __future__ import annotations

import re

from tracker.models import PostReference
from tracker.platforms.base import Address, Platform, post, profile

_CHANNEL = re.compile(r"@[^\s/#:]{1,100}(?:[#:][0-9a-f]{1,40})?")
_CLAIM_ID = re.compile(r"[0-9a-f]{1,40}")


def _reference(channel: str | None, claim: str) -> PostReference | None:
    at = max(claim.rfind("#"), claim.rfind(":"))
    name, claim_id = claim[: max(at, 0)], claim[at + 1 :]
    if not name or not _CLAIM_ID.fullmatch(claim_id) or any(mark in name for mark in "#: "):
        return None
    path = f"{channel.replace('#', ':')}/" if channel else ""
    return post("odysee", claim_id, f"https://odysee.com/{path}{name}:{claim_id}", channel)


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
