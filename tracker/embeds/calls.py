"""Posts that a page's own script shows by calling the platform's: `calls.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice

from tracker.embeds.addresses import post_at
from tracker.embeds.sightings import Sighting, seen
from tracker.reading.tree import Tree

# A script of a page has a few calls; the platform's own library, copied into it, has one that shows nothing.
_MOST, _LONGEST = 50, 200_000


@dataclass(frozen=True, slots=True)
class _Call:
    pattern: re.Pattern[str]
    url: str


def _calls() -> dict[str, list[_Call]]:
    """The calls by the sign that is looked for: few scripts have one, and every script is searched for each."""
    table = tomllib.loads((files("tracker.embeds") / "calls.toml").read_text("utf-8"))
    found: dict[str, list[_Call]] = {}
    for row in table["call"]:
        found.setdefault(row["sign"], []).append(_Call(re.compile(row["call"]), row["url"]))
    return found


_CALLS = _calls()


def called(tree: Tree, script: int, source: str) -> list[Sighting]:
    """The posts that a script shows by a call, each at the element that the call names, or at the script."""
    found: list[Sighting] = []
    if len(source) > _LONGEST:
        return found
    for call in (call for sign, calls in _CALLS.items() if sign in source for call in calls):
        for match in islice(call.pattern.finditer(source), _MOST):
            groups = match.groupdict()
            reference = post_at(call.url.format(**groups))
            if reference is not None:
                node = _element(tree, groups["at"]) if groups["at"] else script
                found.append(seen(node if node >= 0 else script, reference, "script-call", "script.call", 0.9))
    return found


def _element(tree: Tree, identity: str) -> int:
    """The element with this id, or -1."""
    return next((nodes[0] for _, own, nodes in tree.alike.values() if own.get("id") == identity), -1)
