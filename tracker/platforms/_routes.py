"""URL grammars as rows: what most platforms need is a list of paths with a place for the id and the handle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import parse_qsl

from tracker.models import PostReference
from tracker.platforms.base import Address, post, profile, unresolved

_PLACE = re.compile(r"\{([a-z]{1,10})\}")


@dataclass(frozen=True, slots=True)
class Route:
    """One form of address.

    `path` is a list of segments in which `{id}`, `{handle}`, `{uid}` (an account's number) and other names
    stand for the grammar's patterns; more segments may follow a post (a slug), none a profile.
    `host` and `query` ("v={id}", or several joined by "&") are templates of the same kind. `url` is the canonical
    address and `native_id` what names the post on its platform, with the same names.
    """

    path: str
    url: str = ""
    kind: Literal["post", "profile", "unresolved"] = "post"
    host: str | None = None
    query: str | None = None
    native_id: str = "{id}"


@dataclass(frozen=True, slots=True)
class _Compiled:
    route: Route
    segments: tuple[re.Pattern[str], ...]
    host: re.Pattern[str] | None
    fields: tuple[tuple[str, re.Pattern[str]], ...]


def _template(text: str, patterns: Mapping[str, str]) -> re.Pattern[str]:
    parts = _PLACE.split(text)
    # Odd places are names of patterns, even ones are literal.
    source = "".join(
        f"(?P<{part}>{patterns[part]})" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return re.compile(source)


@cache
def _compile(route: Route, patterns: tuple[tuple[str, str], ...]) -> _Compiled:
    named = dict(patterns)
    fields = parse_qsl(route.query) if route.query else []
    return _Compiled(
        route=route,
        segments=tuple(_template(segment, named) for segment in route.path.split("/") if segment),
        host=_template(route.host, named) if route.host else None,
        fields=tuple((key, _template(value, named)) for key, value in fields),
    )


def _match(compiled: _Compiled, address: Address) -> dict[str, str] | None:
    wanted, given = len(compiled.segments), len(address.segments)
    if given < wanted or (given > wanted and compiled.route.kind != "post"):
        return None
    found: dict[str, str] = {}
    pairs = list(zip(compiled.segments, address.segments, strict=False))
    if compiled.host is not None:
        pairs.append((compiled.host, address.host))
    pairs += [(pattern, address.query.get(key, "")) for key, pattern in compiled.fields]
    for pattern, text in pairs:
        matched = pattern.fullmatch(text)
        if matched is None:
            return None
        found |= matched.groupdict()
    return found


def matched(route: Route, patterns: Mapping[str, str], address: Address) -> dict[str, str] | None:
    """What the names of a route stand for in an address; None where it does not fit."""
    return _match(_compile(route, tuple(sorted(patterns.items()))), address)


@dataclass(frozen=True, slots=True)
class AddressGrammar:
    """The addresses of a platform; calling it reads one, which is what a `Platform.parse` does."""

    platform: str
    routes: tuple[Route, ...]
    patterns: tuple[tuple[str, str], ...]
    reserved: frozenset[str]

    def __call__(self, address: Address) -> PostReference | None:
        for route in self.routes:
            found = _match(_compile(route, self.patterns), address)
            if found is None or found.get("handle", "").lower() in self.reserved:
                continue
            if route.kind == "unresolved":
                return unresolved(self.platform, address)
            url = route.url.format_map({**found, "host": address.host})
            if route.kind == "post":
                return post(self.platform, route.native_id.format_map(found), url, found.get("handle"))
            return profile(self.platform, url, found.get("handle"), found.get("id") or found.get("uid"))
        return None


def grammar(
    platform: str, routes: tuple[Route, ...], patterns: Mapping[str, str], reserved: frozenset[str] = frozenset()
) -> AddressGrammar:
    """A platform's `parse`: the first route that fits; `reserved` words are never handles."""
    return AddressGrammar(platform, routes, tuple(sorted(patterns.items())), reserved)
