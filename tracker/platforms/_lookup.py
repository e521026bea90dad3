"""From an address to its platform: one dictionary of hosts, walked from the whole host to its last labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from tracker import registry
from tracker.models import PostReference
from tracker.platforms import _addresses, _tabled, _wrappers
from tracker.platforms._wrappers import WRAPPERS, Unwrapped
from tracker.platforms.base import Address, Platform

# A redirect around an archive around a redirect is the deepest that was met.
MAX_DEPTH = 4
# Most links of a page: a complete address on a host in plain letters. One match and one remembered answer settle them.
_PLAIN = re.compile(r"https?://([a-z0-9.-]{1,253})(?=[/?#])")
Unwrap = Callable[[Address], Unwrapped]


@dataclass(frozen=True, slots=True)
class Hosts:
    """Everything that `parse_post_url` looks up."""

    platforms: dict[str, Platform]
    unwrap: dict[str, Unwrap]
    below: dict[str, _wrappers.Below]
    schemes: dict[str, Platform]
    labels: dict[str, Platform]
    anywhere: tuple[tuple[str, Platform], ...]


@cache
def all_platforms() -> dict[str, Platform]:
    """Every platform by name: the modules of this package, then the rows of `_tabled.toml`."""
    found: list[Platform] = [module.PLATFORM for module in registry.members("tracker.platforms").values()]
    return {platform.name: platform for platform in (*found, *_tabled.platforms())}


@cache
def hosts() -> Hosts:
    """The tables, built at the first question."""
    named = all_platforms()
    platforms = {host: platform for platform in named.values() for host in platform.hosts}
    platforms |= {host: named[name] for name, mirrors in WRAPPERS.mirrors.items() for host in mirrors}
    unwrap: dict[str, Unwrap] = {
        host: partial(_wrappers.from_archive, zone_hours=zone) for host, zone in WRAPPERS.archives.items()
    }
    unwrap |= {host: partial(_wrappers.from_redirect, fields=fields) for host, fields in WRAPPERS.redirects.items()}
    unwrap |= {host: partial(_wrappers.from_gateway, routes=routes) for host, routes in _wrappers.gateways().items()}
    unwrap |= dict.fromkeys(WRAPPERS.readers.hosts, _wrappers.from_reader)
    unwrap |= dict.fromkeys(WRAPPERS.translators.labels, _wrappers.from_translated_host)
    unwrap |= dict.fromkeys(WRAPPERS.translators.paths, _wrappers.from_translated_path)
    unwrap["webcache.googleusercontent.com"] = _wrappers.from_cache
    unwrap["cdn.ampproject.org"] = _wrappers.from_amp_cache
    return Hosts(
        platforms=platforms,
        unwrap=unwrap,
        below=WRAPPERS.redirects_below,
        schemes={scheme: platform for platform in named.values() for scheme in platform.schemes},
        labels={label: named[name] for label, name in WRAPPERS.mirror_labels.items()},
        anywhere=tuple((hint, platform) for platform in named.values() for hint in platform.anywhere),
    )


def parse_post_url(url: str) -> PostReference | None:
    """What an address on a platform names: a post, a profile, or an unresolved short link; None for anything else.

    Reads archive and redirect wrappers, mirrors and addresses as saved pages print them. Never raises; an address
    longer than 8,192 characters names nothing.
    """
    if url.startswith(("/", "#")) and not url.startswith("//"):
        return None
    plain = _PLAIN.match(url)
    if plain is not None and not _owned(plain[1]):
        for hint, _ in hosts().anywhere:
            if hint in url:
                break
        else:
            return None
    return _remembered(url) if len(url) <= _addresses.MAX_LENGTH else None


@lru_cache(maxsize=8192)
def _owned(host: str) -> bool:
    """Whether some platform, mirror or wrapper may have this host; remembered, since a page's links share few hosts."""
    tables = hosts()
    rest = host
    while rest:
        if rest in tables.platforms or rest in tables.unwrap:
            return True
        rest = rest.partition(".")[2]
    label = _addresses.bare(host).partition(".")[0]
    return label in tables.labels or label == "google"


@lru_cache(maxsize=2048)
def _remembered(url: str) -> PostReference | None:
    """A page names the same address up to four times: at its top and foot, in its text and its data."""
    return _parse(url, 0)


def _parse(url: str, depth: int) -> PostReference | None:
    if len(url) > _addresses.MAX_LENGTH:
        return None
    url = _addresses.clean(url)
    scheme, host, _ = _addresses.host_of(url)
    tables = hosts()
    if scheme in tables.schemes:
        return _ask(tables.schemes[scheme], url)
    name, rest = host, host
    while rest:
        if rest in tables.unwrap:
            found = _unwrap(tables.unwrap[rest], url, depth)
            if found is not None:
                return found
        if rest in tables.platforms:
            return _on_platform(tables, rest, url, depth)
        rest = rest.partition(".")[2]
    label, _, parent = _addresses.bare(name).partition(".")
    if label in tables.labels and parent:
        return _ask(tables.labels[label], url)
    if label == "google":
        return _below(tables.below["google"], url, depth)
    # Only a complete address can be on a host that nobody knows: "/@a/1" and "a.b/@c/1" are ordinary links.
    if "://" not in url or "." not in host:
        return None
    for hint, platform in tables.anywhere:
        if hint in url:
            return _ask(platform, url)
    return None


def _ask(platform: Platform, url: str) -> PostReference | None:
    address = _addresses.split(url)
    return None if address is None else platform.parse(address)


def _on_platform(tables: Hosts, host: str, url: str, depth: int) -> PostReference | None:
    below = tables.below.get(host)
    if below is not None:
        inner = _below(below, url, depth)
        if inner is not None:
            return inner
    return _ask(tables.platforms[host], url)


def _below(below: _wrappers.Below, url: str, depth: int) -> PostReference | None:
    address = _addresses.split(url)
    if address is None or not address.segments:
        return None
    if address.segments[0] == "amp":
        return _follow(_wrappers.from_amp_cache(address), address, depth)
    if address.segments[0] not in below.segments:
        return None
    return _follow(_wrappers.from_redirect(address, below.fields), address, depth)


def _unwrap(unwrap: Unwrap, url: str, depth: int) -> PostReference | None:
    address = _addresses.split(url)
    return None if address is None else _follow(unwrap(address), address, depth)


def _follow(inner: Unwrapped, wrapper: Address, depth: int) -> PostReference | None:
    if inner.url is None:
        if inner.archive and inner.archived_at is None and len(wrapper.segments) in {1, 2}:
            return PostReference(platform="archive", kind="unresolved", url=wrapper.url)
        return None
    if depth >= MAX_DEPTH:
        return None
    found = _parse(inner.url, depth + 1)
    if found is not None and inner.archived_at is not None and found.archived_at is None:
        return found.model_copy(update={"archived_at": inner.archived_at})
    return found
