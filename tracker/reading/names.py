"""What class names and ids say about an element: navigation, comments, teasers, article body."""

from __future__ import annotations

import itertools
import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from tracker.reading.tree import Attributes

_WORDS = tomllib.loads((files("tracker.reading") / "names.toml").read_text("utf-8"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# "has-sidebar", "no-comments" speak of the page's other parts.
_ABOUT = frozenset(("has", "with", "no", "without", "hide", "show"))
_CACHE = 50_000


def _table(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """(single words, pairs of words written together) of one table."""
    listed = _WORDS[name]
    return frozenset(w for w in listed if "-" not in w), frozenset(w for w in listed if "-" in w)


_TABLES = {name: _table(name) for name in _WORDS}


@lru_cache(_CACHE)
def kinds(names: str) -> frozenset[str]:
    """Which tables of names.toml a class or id attribute falls under.

    Words are split at anything but letters and at capitals: "relatedPosts" and "related-posts" are alike.
    """
    found: set[str] = set()
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name[:200])]
        if words and words[0] in _ABOUT:
            continue
        pairs = {f"{a}-{b}" for a, b in itertools.pairwise(words)}
        for kind, (singles, doubles) in _TABLES.items():
            if not singles.isdisjoint(words) or not doubles.isdisjoint(pairs):
                found.add(kind)
    return frozenset(found)


_NAMING = ("class", "id", "role", "data-component")
_NONE: frozenset[str] = frozenset()


def named(attributes: Attributes) -> frozenset[str]:
    """The kinds of an element by its class, id, role and component name."""
    found = _NONE
    for key in _NAMING:
        if key in attributes and (value := attributes[key]):
            found = found | kinds(value) if found else kinds(value)
    return found
