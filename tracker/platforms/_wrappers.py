"""Takes off what stands around the address of a post: archives, redirects, link filters, AMP caches.

`_wrappers.toml` says which hosts are what. Nothing is followed over the network.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict

from tracker.dates.instants import Instant, Precision
from tracker.platforms import _addresses
from tracker.platforms.base import Address

_DIGITS = frozenset("0123456789")
_STAMP_MARKS = str.maketrans("", "", "-.:_")
# How much of a capture time is written, by its number of digits.
_STAMPS: Mapping[int, tuple[str, Precision]] = {
    8: ("%Y%m%d", "day"),
    10: ("%Y%m%d%H", "hour"),
    12: ("%Y%m%d%H%M", "minute"),
    14: ("%Y%m%d%H%M%S", "second"),
}


class Below(BaseModel):
    """Fields that hold an address, on a host, below some first path segments only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    segments: frozenset[str]
    fields: tuple[str, ...]


class Wrappers(BaseModel):
    """The shape of `_wrappers.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mirrors: dict[str, tuple[str, ...]]
    mirror_labels: dict[str, str]
    archives: dict[str, int]
    redirects: dict[str, tuple[str, ...]]
    redirects_below: dict[str, Below]


WRAPPERS = Wrappers.model_validate(
    tomllib.loads((files("tracker.platforms") / "_wrappers.toml").read_text(encoding="utf-8"))
)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The address inside a wrapper, or None in a short form that names none; when an archive saved it."""

    url: str | None
    archived_at: Instant | None = None
    archive: bool = False


def capture_time(segment: str, zone_hours: int) -> Instant | None:
    """The time in a path segment such as "20190405120000id_" or "2019.04.05-120000", or None.

    Days and shorter, in the archive's own zone; shorter stamps (a year, a month) are wildcards and no time.
    """
    digits = segment.rstrip("abcdefghijklmnopqrstuvwxyz_*").translate(_STAMP_MARKS)
    if len(digits) not in _STAMPS or not _DIGITS.issuperset(digits):
        return None
    pattern, precision = _STAMPS[len(digits)]
    try:
        moment = datetime.strptime(digits, pattern).replace(tzinfo=timezone(timedelta(hours=zone_hours)))
        return Instant.at(moment.astimezone(UTC), "explicit", precision)
    except (ValueError, OverflowError):
        # Eight digits that are no calendar day.
        return None


def _is_stamp(segment: str) -> bool:
    return (
        segment[:4].isdecimal()
        and len(segment) <= 24
        and _DIGITS.issuperset(segment.rstrip("abcdefghijklmnopqrstuvwxyz_*").translate(_STAMP_MARKS))
    )


def from_archive(address: Address, zone_hours: int) -> Unwrapped:
    """The address that an archive saved, and when."""
    rest = address.url.partition("//")[2].partition("/")[2]
    saved_at: Instant | None = None
    before, scheme, after = rest.partition("http")
    inner = scheme + after
    for segment in before.split("/"):
        if _is_stamp(segment):
            saved_at = capture_time(segment, zone_hours) or saved_at
            if not inner:
                # Old captures are also addressed without the scheme: /web/2009/example.org/path
                inner = rest.partition(segment + "/")[2]
    if "url" in address.query:
        inner = address.query["url"]
    if not inner:
        return Unwrapped(None, saved_at, archive=True)
    # Some proxies fold the two slashes of the inner address into one.
    for folded, whole in (("http:/", "http://"), ("https:/", "https://")):
        if inner.startswith(folded) and not inner.startswith(whole):
            inner = whole + inner[len(folded) :]
    return Unwrapped(inner, saved_at, archive=True)


def _field(address: Address, names: tuple[str, ...]) -> str | None:
    for name in names:
        value = address.query.get(name, "").strip()
        if value.startswith("/") and not value.startswith("//"):
            return f"https://{address.host}{value}"
        # A host or a scheme: words, tokens and empty fields are no address.
        if "." in value and ("/" in value or ":" in value):
            return value
    return None


def from_redirect(address: Address, fields: tuple[str, ...]) -> Unwrapped:
    """The address in one of the query's fields; the field "" is a query that is the address itself."""
    if fields == ("",):
        return Unwrapped(unquote(address.url.partition("?")[2]) or None)
    return Unwrapped(_field(address, fields))


def from_amp_cache(address: Address) -> Unwrapped:
    """The publisher's page behind an AMP cache: /c/s/host/path, with `s` for https."""
    marks = [segment for segment in address.segments[:3] if segment in {"c", "v", "i", "amp", "s"}]
    rest = "/".join(address.segments[len(marks) :])
    return Unwrapped(f"https://{rest}" if rest else None)


def archived_address(url: str) -> Unwrapped | None:
    """The page that an archive's address is a copy of, and when it was copied; None for all other addresses."""
    address = _addresses.split(_addresses.clean(url))
    rest = address.host if address else ""
    while rest:
        if address and rest in WRAPPERS.archives:
            return from_archive(address, WRAPPERS.archives[rest])
        rest = rest.partition(".")[2]
    return None
