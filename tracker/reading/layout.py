"""One text out of a page: the article's blocks in document order, with every place kept where it stood.

Blocks are separated by an empty line, <br> is a line break, white space inside a block is folded as a browser does
(no-break spaces stay). The headline is the first block. What stands at a place is a block of its own; a place that
prints nothing separates blocks too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tracker.reading import headline, imprint, selection, titles
from tracker.reading.article import FURNITURE, OWN, Scope
from tracker.reading.blocks import Block, BlockLink, Layout, write
from tracker.reading.metadata import Metadata
from tracker.reading.places import Place
from tracker.reading.tree import TEXT, Tree

__all__ = ["BlockLink", "Layout", "lay_out"]

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_PROSE = frozenset(("p", "blockquote", "dd"))
# A signature ("By A. Writer, 3 May") is short; a long element with such a class name holds text.
_SIGNATURE = 250
# What is named a caption is one up to this length; beside its picture, up to the other.
_CAPTION, _LONG_CAPTION = 400, 1_500


def lay_out(tree: Tree, scope: Scope, places: Sequence[Place], stated: Metadata) -> Layout:
    """The article's text with each place in it, the headline first: the page's own, else the stated title.

    The time is linear in the number of nodes.
    """
    walk = _Walk(tree, scope, places)
    walk.run()
    title = stated.title or ""
    first = headline.without_kicker(headline.text_of(tree, scope.headline), title) if scope.headline >= 0 else title
    outlet = titles.site_names([stated.publisher], stated.canonical)
    named = imprint.Named([one for one in (first, title) if one], outlet, stated.byline or "")
    blocks = selection.of_the_article(tree, scope, walk.blocks, named)
    if first and any(block.place < 0 for block in blocks):
        top = Block(scope.headline, kind="headline", pieces=[first], length=len(first))
        blocks.insert(0, top)
    return write(blocks, len(places))


class _Walk:
    """Goes through the nodes in document order; writes nothing before `shut`, the end of a closed part."""

    def __init__(self, tree: Tree, scope: Scope, places: Sequence[Place]) -> None:
        self.tree, self.scope = tree, scope
        self.places = places
        # A place behind an element comes before one that stands at the element that follows.
        self.queue = sorted(
            (tree.ends[place.node] if place.behind else place.node, not place.behind, k)
            for k, place in enumerate(places)
        )
        self.queue.reverse()
        self.pictures = tree.named("img")
        self.blocks: list[Block] = []
        self.block = Block()
        self.shut = 0
        self.open_blocks: list[tuple[int, int]] = []
        self.open_links: list[tuple[int, str]] = []

    def run(self) -> None:
        i, n = 0, len(self.tree)
        while i < n:
            self._leave(i)
            skip_to = self._stand(i)
            i = skip_to if skip_to > i else self._enter(i)
        self._leave(n)
        self._close()
        self._stand(n)

    def _ahead(self) -> int:
        return self.queue[-1][0] if self.queue else len(self.tree)

    def _close(self) -> None:
        if self.block.length and self.block.settle():
            self.blocks.append(self.block)
        self._begin()

    def _begin(self) -> None:
        node = self.open_blocks[-1][1] if self.open_blocks else -1
        self.block = Block(node, kind=self.tree.tags[node] if node >= 0 else "")

    def _leave(self, i: int) -> None:
        """Closes the blocks and links that end before node `i`."""
        while self.open_blocks and i >= self.open_blocks[-1][0]:
            self.open_blocks.pop()
            self._close()
        while self.open_links and i >= self.open_links[-1][0]:
            self.open_links.pop()

    def _stand(self, i: int) -> int:
        """Writes what stands at node `i`; returns the node to go on with when it replaces what the element holds."""
        skip_to = i
        while self.queue and self.queue[-1][0] <= i:
            _, _, k = self.queue.pop()
            place = self.places[k]
            self._close()
            self.blocks.append(Block(place.node, i, "place", k, [place.printed], len(place.printed)))
            if place.replaces and not place.behind and place.node == i:
                skip_to = max(skip_to, self.tree.ends[i])
        return skip_to

    def _enter(self, i: int) -> int:
        """Takes in node `i` and returns the node to go on with."""
        tag = self.tree.tags[i]
        if tag == TEXT:
            if i >= self.shut and self.scope.holds(i, i + 1):
                if not self.block.length:
                    self.block.at = i
                self.block.add(self.tree.texts[i], self.open_links[-1][1] if self.open_links else None)
            return i + 1
        end = self.tree.ends[i]
        if i < self.shut or self._closed(i, tag):
            if tag in _BLOCKS:
                self._close()
            if self._ahead() >= end:
                return end
            self.shut = max(self.shut, end)
        elif tag in _BLOCKS:
            self.open_blocks.append((end, i))
            self._close()
        elif tag == "br":
            self.block.break_line()
        elif tag == "a" and (href := self.tree.attributes(i).get("href")):
            self.open_links.append((end, href.strip()))
        return i + 1

    def _closed(self, i: int, tag: str) -> bool:
        """Whether nothing below element `i` is text of this article."""
        scope, tree = self.scope, self.tree
        if scope.standing[i] == FURNITURE and not scope.silent[i] and imprint.is_agency_line(tree, i):
            return not scope.holds(i, tree.ends[i])
        if scope.silent[i] or scope.standing[i] != OWN or i == scope.headline or not scope.holds(i, tree.ends[i]):
            return True
        if tag == "figcaption" and not scope.pictured:
            return True
        kinds = scope.inside.get(i, ())
        if "caption" in kinds and not scope.pictured and "body" not in kinds:
            most = _LONG_CAPTION if self._beside_picture(i) else _CAPTION
            return len(tree.text_of(i).strip()) < most
        if tag == "time" or tag == "address" or "signature" in kinds:
            return tree.tags[tree.parents[i]] not in _PROSE and len(tree.text_of(i).strip()) < _SIGNATURE
        return False

    def _beside_picture(self, i: int) -> bool:
        """Whether a picture stands in what holds element `i`, before it."""
        return bisect_left(self.pictures, i) > bisect_left(self.pictures, self.tree.parents[i])
