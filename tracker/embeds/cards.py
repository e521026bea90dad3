"""Posts shown without the platform's markup: a link alone in an embed's box, or a post drawn by the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.embeds.addresses import post_at
from tracker.embeds.rendered import BOOKMARKS, drawn, folded, printed_handle, titled
from tracker.embeds.sightings import Sighting, seen
from tracker.models import PostReference
from tracker.reading.names import kinds
from tracker.reading.tree import TEXT, Tree

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
    return [*found.values(), *_bare_addresses(tree, [*boxes, *_paragraphs_of_one_address(tree)])]


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


def _is_bookmark(tree: Tree, i: int) -> bool:
    """Whether an element is the card of one link, as editors make it of an address they cannot embed."""
    return not BOOKMARKS.isdisjoint((tree.attributes(i).get("class") or "").lower().split())


def _is_embed(tree: Tree, i: int) -> bool:
    own = tree.attributes(i)
    return any("embed" in kinds(own.get(name) or "") for name in ("class", "id"))


def _box(tree: Tree, link: int, runs: _Runs, k: int) -> int | None:
    """The outermost element around a link that shows its post and no other; None for a link in running text."""
    best = link if _is_bookmark(tree, link) else None
    i = link
    for _ in range(_REACH):
        i = tree.parents[i]
        if i < 0 or tree.tags[i] in _OUTER or tree.ends[i] - i > _MOST_NODES or not runs.alone_in(k, i, tree.ends[i]):
            break
        if _is_embed(tree, i) or _is_bookmark(tree, i) or tree.tags[i] == "blockquote":
            best = i
    if best is None:
        return None
    text, wording = folded(tree.text_of(best)), folded(tree.text_of(link))
    if len(text) > _BOX:
        return None
    if _is_bookmark(tree, best):
        return best
    empty = not wording or wording.startswith("http") or "/status/" in wording
    if _is_embed(tree, best):
        handle = printed_handle(tree, best)
        return best if empty or handle is not None or len(text) - len(wording) <= _BESIDE_LINK else None
    return best if empty and len(text) - len(wording) <= _BESIDE_LINK else None


def _card(tree: Tree, box: int, reference: PostReference) -> Sighting:
    said = drawn(tree, box) or titled(tree, box, reference)
    sighting = seen(box, reference, "rendered" if said else "link-card", "card.rendered" if said else "card.link", 0.9)
    sighting.markup = said
    if said is not None and said.author_handle:
        sighting.handle = said.author_handle
    return sighting


def _paragraphs_of_one_address(tree: Tree) -> list[int]:
    """Paragraphs whose text begins as an address: editors replace one that stands alone, or should have."""
    return [
        tree.parents[i]
        for i, text in enumerate(tree.texts)
        if text and "http" in text[:12] and tree.tags[i] == TEXT and tree.tags[tree.parents[i]] in ("p", "figure")
    ]


def _bare_addresses(tree: Tree, boxes: Sequence[int]) -> list[Sighting]:
    """Boxes that hold nothing but a post's address as text: the server that should have replaced it never did."""
    found: list[Sighting] = []
    for i in boxes:
        if tree.ends[i] - i <= _LEAF:
            text = tree.text_of(i).strip()
            if 10 < len(text) < 300 and "/" in text and " " not in text and (reference := post_at(text)) is not None:
                found.append(seen(i, reference, "link-card", "card.address", 0.85))
    return found
