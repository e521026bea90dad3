"""What class names and ids say about an element: navigation, comments, teasers, article body."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from tracker.reading.written_out import Attributes

_WORDS = tomllib.loads((files("tracker.reading") / "names.toml").read_text("utf-8"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# "has-sidebar", "no-comments" speak of the page's other parts.
_ABOUT = frozenset(("has", "with", "no", "without", "hide", "show", "is", "js"))
# "comments-open" says that there may be comments, elsewhere.
_STATES = frozenset(("open", "closed", "enabled", "disabled", "allowed", "on", "off"))
# "sidebar-grid" and what is named after it are a layout with room for a sidebar.
_LAYOUTS = frozenset(("grid", "layout", "flex", "columns", "template"))
_CACHE = 50_000
_LONGEST = 200


_Kinds = frozenset[str]
_NONE: _Kinds = frozenset()
_BODY: _Kinds = frozenset(("body",))
_NAMING = ("class", "id", "role", "data-component")


def _tables() -> tuple[dict[str, _Kinds], dict[str, dict[str, _Kinds]]]:
    """Kinds by single word, and by first and second word of a pair."""
    singles: dict[str, _Kinds] = {}
    pairs: dict[str, dict[str, _Kinds]] = {}
    for kind, listed in _WORDS.items():
        for entry in listed:
            first, _, second = entry.partition("-")
            row, key = (pairs.setdefault(first, {}), second) if second else (singles, first)
            row[key] = row.get(key, _NONE) | {kind}
    return singles, pairs


_SINGLES, _PAIRS = _tables()


@lru_cache(_CACHE)
def kinds(names: str) -> frozenset[str]:
    """Which tables of names.toml a class or id attribute falls under.

    Words are split at anything but letters and at capitals: "relatedPosts" and "related-posts" are alike.
    """
    found = _NONE
    for name in names.split():
        if (mine := _kinds_of(name)) is not _NONE:
            found = found | mine
    return found


@lru_cache(_CACHE)
def _kinds_of(name: str) -> frozenset[str]:
    # "print:mt-0" is no element to print: before the colon stands when the rest holds.
    name = name[:_LONGEST].rpartition(":")[2]
    block, _, element = name.partition("__")
    words = [word.lower() for word in _WORD.findall(block)]
    if not _LAYOUTS.isdisjoint(words):
        words = []
    words += [word.lower() for word in _WORD.findall(element)]
    if not words or words[0] in _ABOUT or (words[-1] in _STATES and words[-2:-1] == ["comments"]):
        return _NONE
    found = _NONE
    for i, word in enumerate(words):
        if word in _SINGLES:
            found = found | _SINGLES[word]
        if word in _PAIRS and i + 1 < len(words):
            found = found | _PAIRS[word].get(words[i + 1], _NONE)
    return found or _NONE


def named(attributes: Attributes) -> frozenset[str]:
    """The kinds of an element by its class, id, role and component name, and by being marked as the article's body."""
    found = _BODY if attributes.get("itemprop") == "articleBody" else _NONE
    for key in _NAMING:
        if key in attributes and (value := attributes[key]):
            found = found | kinds(value) if found else kinds(value)
    return found
