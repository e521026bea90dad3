"""One file per platform: URL grammar, id to instant, handle grammar, embed markup. Pure."""

from __future__ import annotations

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.platforms import _clocks, _lookup
from tracker.platforms._lookup import parse_post_url
from tracker.platforms._names import PATTERN as PLATFORM_NAMES
from tracker.platforms._names import called as platform_called
from tracker.platforms._notices import without_stand_in
from tracker.platforms._wrappers import archived_address
from tracker.platforms.base import Platform

__all__ = [
    "PLATFORM_NAMES",
    "all_platforms",
    "archived_address",
    "by_name",
    "date_post_id",
    "owner_of",
    "parse_post_url",
    "platform_called",
    "without_stand_in",
]


def all_platforms() -> tuple[Platform, ...]:
    """Every platform, those with a file of their own first."""
    return tuple(_lookup.all_platforms().values())


def by_name(name: str) -> Platform:
    """The platform of that name ("twitter", "bluesky" ...); raises KeyError when there is none."""
    return _lookup.all_platforms()[name]


def owner_of(platform: str, url: str | None) -> str | None:
    """Whose id a post's is, by its address: its server's, its account's; None where ids are the platform's own."""
    known = _lookup.all_platforms().get(platform)
    if known is None or known.owner is None or not url:
        return None
    found = known.owner.search(url.lower())
    return found[1] if found else None


def date_post_id(platform: str, native_id: str) -> Instant | None:
    """When the id was made, in UTC, with basis "post-id"; None when ids of that platform carry no date.

    `platform` is a platform's name or a generic format: uuid1, uuid6, uuid7, ulid, ksuid. Raises InvalidPostId for
    an id that cannot exist there, and for a platform that nobody knows.
    """
    native_id = native_id.strip()
    if not native_id:
        raise InvalidPostId("an empty id")
    if platform in _clocks.GENERIC:
        return _clocks.GENERIC[platform](native_id)
    known = _lookup.all_platforms().get(platform)
    if known is None:
        raise InvalidPostId(f"no platform is called {platform[:40]!r}")
    return known.date(native_id)
