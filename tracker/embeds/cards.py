"""Posts shown without the platform's markup: a link alone in an embed's box, or a post drawn by the page itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.embeds.addresses import post_at
from tracker.embeds.sightings import Sighting, seen
from tracker.models import PostReference
from tracker.platforms.base import PostMarkup
from tracker.reading.names import kinds
from tracker.reading.tree import TEXT, Tree

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[a-z]+")
_HANDLE = re.compile(r"[@＠]([A-Za-z0-9_.]{1,50})\Z")
_OUTER = frozenset(("html", "body", "main", "article"))
# The box of one post holds little else: a consent notice, counts of likes.
_BOX = 2_000
_BESIDE_LINK = 60
_REACH = 10
_LEAF = 12
_MOST_NODES = 300


def cards(tree: Tree, links: list[tuple[int, PostReference]], boxes: Sequence[int]) -> list[Sighting]:
    """What shows a post around links to it, and those of the embed `boxes` whose only text is a post's address."""
    found: dict[int, Sighting] = {}
    runs = _Runs(links)
    for k, (i, reference) in enumerate(links):
        box = _box(tree, i, runs, k)
        if box is not None and box not in found:
            found[box] = _card(tree, box, reference)
    return [*found.values(), *_bare_addresses(tree, boxes)]


class _Runs:
    """Neighbouring links to one post: the first and the last node of the run that each link belongs to."""

    def __init__(self, links: list[tuple[int, PostReference]]) -> None:
        keys = [(reference.platform, reference.native_id) for _, reference in links]
        self.nodes = [node for node, _ in links]
        self.first, self.last = list(range(len(links))), list(range(len(links)))
        for k in range(1, len(links)):
            if keys[k] == keys[k - 1]:
                self.first[k] = self.first[k - 1]
        for k in range(len(links) - 2, -1, -1):
            if keys[k] == keys[k + 1]:
                self.last[k] = self.last[k + 1]

    def alone_in(self, k: int, start: int, end: int) -> bool:
        """Whether the nodes from `start` to before `end` link to no other post than link k does."""
        before, after = self.first[k] - 1, self.last[k] + 1
        return (before < 0 or self.nodes[before] < start) and (after >= len(self.nodes) or self.nodes[after] >= end)


def _is_embed(tree: Tree, i: int) -> bool:
    own = tree.attributes(i)
    return any("embed" in kinds(own.get(name) or "") for name in ("class", "id"))


def _box(tree: Tree, link: int, runs: _Runs, k: int) -> int | None:
    """The outermost element around a link that shows its post and no other; None for a link in running text."""
    best = None
    i = link
    for _ in range(_REACH):
        i = tree.parents[i]
        if i < 0 or tree.tags[i] in _OUTER or tree.ends[i] - i > _MOST_NODES or not runs.alone_in(k, i, tree.ends[i]):
            break
        if _is_embed(tree, i) or tree.tags[i] == "blockquote":
            best = i
    if best is None:
        return None
    text, wording = _folded(tree.text_of(best)), _folded(tree.text_of(link))
    if len(text) > _BOX:
        return None
    empty = not wording or wording.startswith("http") or "/status/" in wording
    if _is_embed(tree, best):
        handle = _printed_handle(tree, best)
        return best if empty or handle is not None or len(text) - len(wording) <= _BESIDE_LINK else None
    return best if empty and len(text) - len(wording) <= _BESIDE_LINK else None


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _card(tree: Tree, box: int, reference: PostReference) -> Sighting:
    said = _drawn(tree, box)
    sighting = seen(box, reference, "rendered" if said else "link-card", "card.rendered" if said else "card.link", 0.9)
    sighting.markup = said
    if said is not None and said.author_handle:
        sighting.handle = said.author_handle
    return sighting


def _printed_handle(tree: Tree, box: int) -> str | None:
    for text in tree.texts[box : tree.ends[box]]:
        if "@" in text and (found := _HANDLE.match(text.strip())):
            return found[1]
    return None


def _drawn(tree: Tree, box: int) -> PostMarkup | None:
    """What a post drawn by the page says, by the names of its parts ("tweet-text", "author-name", "tweet-date")."""
    parts: dict[str, str] = {}
    for i in range(box + 1, tree.ends[box]):
        if tree.tags[i] == TEXT:
            continue
        words = set(_WORD.findall((tree.attributes(i).get("class") or "").lower()))
        if not words and tree.tags[i] != "time":
            continue
        text = _folded(tree.text_of(i))
        if not text:
            continue
        if "handle" in words or "username" in words or "screenname" in words:
            parts.setdefault("handle", text.lstrip("@＠"))
        elif "name" in words or "fullname" in words:
            parts.setdefault("name", text)
        elif "date" in words or "timestamp" in words or tree.tags[i] == "time":
            parts.setdefault("date", text)
        elif "text" in words and "header" not in words and _longer(text, parts):
            parts.setdefault("text", text)
    if "text" not in parts or len(parts) < 2:
        return None
    handle = parts.get("handle")
    signed = " ".join(
        part for part in (parts.get("name"), f"(@{handle})" if handle else None, parts.get("date")) if part
    )
    printed = f"{parts['text']}\n— {signed}"
    return PostMarkup(
        author_handle=handle,
        author_name=parts.get("name"),
        declared_date=parts.get("date"),
        words=parts["text"],
        printed=printed,
        words_at=0,
    )


def _longer(text: str, parts: dict[str, str]) -> bool:
    return text not in (parts.get("name"), parts.get("handle"))


def _bare_addresses(tree: Tree, boxes: Sequence[int]) -> list[Sighting]:
    """Boxes that hold nothing but a post's address as text: the server that should have replaced it never did."""
    found: list[Sighting] = []
    for i in boxes:
        if tree.ends[i] - i <= _LEAF:
            text = tree.text_of(i).strip()
            if 10 < len(text) < 300 and "/" in text and " " not in text and (reference := post_at(text)) is not None:
                found.append(seen(i, reference, "link-card", "card.address", 0.85))
    return found
