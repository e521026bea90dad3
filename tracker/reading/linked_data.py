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
# Where the publisher is put that an article only refers to: less sure than the name that the page gives itself.
REFERRED = "publisher referred to"
_PAGES = frozenset(("webpage", "itempage", "videoobject", "webcontent"))
# No page of the corpus has more than a few hundred; a list of products may.
_MOST_NODES = 20_000


def article(tree: Tree, address: str | None) -> dict[str, Any]:
    """The JSON-LD object that describes this page's article; empty where there is none.

    An object whose own address is `address` wins, then one of an article type, then a page. Broken JSON is skipped: a
    script cut in the middle says nothing that could be trusted. Whom it only refers to ("author": {"@id": …}) is
    looked up among the others.
    """
    best: dict[str, Any] = {}
    best_rank = 0
    known: dict[str, Any] = {}
    for node in _objects(tree):
        if isinstance(node.get("@id"), str) and "name" in node:
            known.setdefault(node["@id"], node)
        types = _types(node)
        rank = 4 if not types.isdisjoint(_ARTICLES) else 1 if not types.isdisjoint(_PAGES) else 0
        if rank and address and _address(node).rstrip("/") == address.rstrip("/"):
            rank += 2
        if rank and "datePublished" in node:
            rank += 2
        if rank > best_rank:
            best, best_rank = node, rank
    if known and "author" in best:
        best = best | {"author": _met(best["author"], known)}
    owner = _met(best.get("publisher"), known)
    if isinstance(owner, dict) and owner is not best.get("publisher") and _is_body(owner):
        best = best | {REFERRED: owner}
    return best


def _met(value: Any, known: dict[str, Any]) -> Any:
    """A value with the objects in place of what only refers to them."""
    if isinstance(value, list):
        return [_met(one, known) for one in value[:20]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _is_body(node: dict[str, Any]) -> bool:
    """Whether an object is an organisation and nothing else."""
    types = _types(node)
    return bool(types) and all(kind.endswith("organization") for kind in types)


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


def language_of(value: Any) -> str | None:
    """A language given as its code, or as an object whose other name is the code."""
    return text_of(value.get("alternateName") if isinstance(value, dict) else value)
