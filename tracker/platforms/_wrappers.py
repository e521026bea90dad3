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
from tracker.platforms._routes import Route, matched
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


class Readers(BaseModel):
    """Hosts whose address goes before the whole address of a page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hosts: tuple[str, ...]


class Translators(BaseModel):
    """`labels`: parents of hosts whose first label is the translated host; `paths`: its address is in the path."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: tuple[str, ...]
    paths: tuple[str, ...]


class Gateway(BaseModel):
    """A service that addresses posts by a platform's own id; `path`, `query` and `url` share the patterns' names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hosts: tuple[str, ...]
    path: str
    query: str | None = None
    url: str


class Wrappers(BaseModel):
    """The shape of `_wrappers.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mirrors: dict[str, tuple[str, ...]]
    mirror_labels: dict[str, str]
    archives: dict[str, int]
    redirects: dict[str, tuple[str, ...]]
    redirects_below: dict[str, Below]
    readers: Readers
    translators: Translators
    gateways: tuple[Gateway, ...]
    gateway_patterns: dict[str, str]


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


def from_reader(address: Address) -> Unwrapped:
    """The page behind a reader or proxy: its address as the path, or in a field of the query."""
    inner = from_archive(address, 0).url
    if inner is None:
        inner = next((value for value in address.query.values() if value.startswith(("http://", "https://"))), None)
    return Unwrapped(inner)


def from_cache(address: Address) -> Unwrapped:
    """Google's cache: `q=cache:KEY:address+words`."""
    query = address.query.get("q", "").removeprefix("cache:").split(" ", 1)[0]
    at = query.find("http")
    key, colon, rest = query.partition(":")
    # The key has no full stop, a host does.
    return Unwrapped(query[at:] if at >= 0 else rest if colon and "." not in key else query or None)


def from_translated_host(address: Address) -> Unwrapped:
    """`x-com.translate.goog/path`: full stops of the host are hyphens, and its hyphens two of them."""
    label = address.host.partition(".")[0].replace("--", "\0").replace("-", ".").replace("\0", "-")
    rest = address.url.partition("//")[2].partition("/")[2]
    path, mark, query = rest.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not part.startswith("_x_tr_"))
    return Unwrapped(f"https://{label}/{path}{mark if kept else ''}{kept}")


def from_translated_path(address: Address) -> Unwrapped:
    """`…/proxy_u/ru-en.…/https/host/path`."""
    for scheme in ("https", "http"):
        if scheme in address.segments:
            inner = address.segments[address.segments.index(scheme) + 1 :]
            return Unwrapped(f"{scheme}://{'/'.join(inner)}" if inner else None)
    return Unwrapped(None)


def from_gateway(address: Address, routes: tuple[Route, ...]) -> Unwrapped:
    """The address of the post that one of the host's routes names."""
    for route in routes:
        found = matched(route, WRAPPERS.gateway_patterns, address)
        if found is not None:
            return Unwrapped(route.url.format_map(found))
    return Unwrapped(None)


def gateways() -> dict[str, tuple[Route, ...]]:
    """The routes of each gateway's host."""
    found: dict[str, list[Route]] = {}
    for gateway in WRAPPERS.gateways:
        for host in gateway.hosts:
            found.setdefault(host, []).append(Route(gateway.path, gateway.url, query=gateway.query))
    return {host: tuple(routes) for host, routes in found.items()}


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
