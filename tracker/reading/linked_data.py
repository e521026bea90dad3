"""JSON-LD: what a page says of its article for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tracker.reading.surrogates import whole_value
from tracker.reading.tree import Tree

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle "
    "backgroundnewsarticle liveblogposting blogposting socialmediaposting techarticle scholarlyarticle report "
    "advertisercontentarticle satiricalarticle".split()
)
_PAGES = frozenset(("webpage", "itempage", "videoobject", "webcontent"))
# No page of the corpus has more than a few hundred; a list of products may.
_MOST_NODES = 20_000


def article(tree: Tree, address: str | None) -> dict[str, Any]:
    """The JSON-LD object that describes this page's article; empty where there is none.

    An object whose own address is `address` wins, then one of an article type, then a page. Broken JSON is skipped: a
    script cut in the middle says nothing that could be trusted.
    """
    best: dict[str, Any] = {}
    best_rank = 0
    for node in _objects(tree):
        types = _types(node)
        rank = 4 if not types.isdisjoint(_ARTICLES) else 1 if not types.isdisjoint(_PAGES) else 0
        if rank and address and _address(node).rstrip("/") == address.rstrip("/"):
            rank += 2
        if rank and "datePublished" in node:
            rank += 2
        if rank > best_rank:
            best, best_rank = node, rank
    return best


def _objects(tree: Tree) -> Iterator[dict[str, Any]]:
    seen = 0
    for i in tree.named("script"):
        if "ld+json" not in (tree.attributes(i).get("type") or ""):
            continue
        waiting: list[Any] = [_parsed(tree.text_of(i))]
        while waiting and seen < _MOST_NODES:
            value = waiting.pop()
            seen += 1
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                yield value
                # A list of other articles ("itemListElement") and what the article mentions are not this page.
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _parsed(source: str) -> Any:
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip()
    source = source.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().removesuffix(";")
    try:
        return whole_value(json.loads(source, strict=False), source)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return {kind.rsplit("/", 1)[-1].lower() for kind in listed if isinstance(kind, str)}


def _address(node: dict[str, Any]) -> str:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id")
        if isinstance(value, str) and value.startswith("http"):
            return value.split("#")[0]
    return ""


def name_of(value: Any) -> str | None:
    """The name of a person or organisation given as text, object or list; several are joined by commas."""
    listed = value if isinstance(value, list) else [value]
    names = []
    for one in listed[:20]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            names.append(" ".join(name.split()))
    return ", ".join(dict.fromkeys(names)) or None


def text_of(value: Any) -> str | None:
    """A text value, or the first of a list of them."""
    if isinstance(value, list):
        value = next(iter(value), None)
    return value.strip() or None if isinstance(value, str) else None
