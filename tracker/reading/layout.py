"""One text out of a page: the article's blocks in document order, with every place kept where it stood.

Blocks are separated by an empty line, <br> is a line break, white space inside a block is folded as a browser does
(no-break spaces stay). What stands at a place is a block of its own; a place that prints nothing separates blocks too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.platforms import parse_post_url
from tracker.reading.article import OWN, Scope
from tracker.reading.places import Place
from tracker.reading.tree import TEXT, Tree

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_PROSE = frozenset(("p", "blockquote", "dd"))
# A signature ("By A. Writer, 3 May") is short; a long element with such a class name holds text.
_SIGNATURE = 250
# Outside the body, only a paragraph of this length belongs to the article (a standfirst, a summary).
_STANDFIRST = 60
_LINKED_SHARE = 0.9
_BETWEEN = "\n\n"


@dataclass(slots=True)
class Link:
    """A link in the text: [start, end) is its wording."""

    href: str
    start: int
    end: int


@dataclass(slots=True)
class Layout:
    """`spans[k]` is where the printed words of place k stand in `text` (code points)."""

    text: str
    spans: list[tuple[int, int]]
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """A block under construction: pieces folded as they come, links by offset in the block."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    ends_in_space: bool = True
    links: list[Link] = field(default_factory=list)
    heads: bool = False

    def add(self, text: str, link: str | None) -> None:
        folded = _SPACE.sub(" ", text)
        if self.ends_in_space and folded[:1] == " ":
            folded = folded[1:]
        if not folded:
            return
        if link is not None:
            bare = len(folded.rstrip(" "))
            self.linked += bare
            last = self.links[-1] if self.links else None
            if last is not None and last.href == link and last.end >= self.length - 1:
                last.end = self.length + bare
            elif bare:
                self.links.append(Link(link, self.length, self.length + bare))
        self.pieces.append(folded)
        self.length += len(folded)
        self.ends_in_space = folded[-1] == " "

    def break_line(self) -> None:
        if self.ends_in_space and self.pieces and self.pieces[-1][-1] == " ":
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        self.pieces.append("\n")
        self.length += 1
        self.ends_in_space = True


@dataclass(slots=True)
class _Writer:
    """The text under construction."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    block: _Block = field(default_factory=_Block)

    def put(self, printed: str) -> tuple[int, int]:
        if not printed:
            return self.length, self.length
        if self.length:
            self.pieces.append(_BETWEEN)
            self.length += len(_BETWEEN)
        start = self.length
        self.pieces.append(printed)
        self.length += len(printed)
        return start, self.length

    def close(self, least: int) -> None:
        """Ends the block; it is dropped when shorter than `least` or made of links alone."""
        block = self.block
        if not block.length:
            return
        self.block = _Block()
        raw = "".join(block.pieces)
        text = raw.strip(" \n")
        if len(text) < max(1, least) or (block.linked >= _LINKED_SHARE * len(text) and not _cites(block)):
            return
        start, end = self.put(text)
        shift = start - (len(raw) - len(raw.lstrip(" \n")))
        for link in block.links:
            link.start, link.end = link.start + shift, min(link.end + shift, end)
        self.links += block.links


def _cites(block: _Block) -> bool:
    """Whether a block made of links alone links to a post: that is a reference of the article, not its furniture."""
    return any((found := parse_post_url(link.href)) is not None and found.kind == "post" for link in block.links)


def lay_out(tree: Tree, scope: Scope, places: Sequence[Place], title: str | None = None) -> Layout:
    """The article's text with each place in it.

    A top heading that repeats `title` is left out. The time is linear in the number of nodes.
    """
    walk = _Walk(tree, scope, places, _folded(title or ""), _Writer())
    walk.run()
    return Layout("".join(walk.writer.pieces), walk.spans, walk.writer.links)


class _Walk:
    """Goes through the nodes in document order; writes nothing before `shut`, the end of a closed part."""

    def __init__(self, tree: Tree, scope: Scope, places: Sequence[Place], heading: str, writer: _Writer) -> None:
        self.tree, self.scope, self.heading, self.writer = tree, scope, heading, writer
        self.places = places
        # A place behind an element comes before one that stands at the element that follows.
        self.queue = sorted(
            (tree.ends[place.node] if place.behind else place.node, not place.behind, k)
            for k, place in enumerate(places)
        )
        self.queue.reverse()
        self.spans = [(0, 0)] * len(places)
        self.shut = 0
        self.open_blocks: list[int] = []
        self.open_links: list[tuple[int, str]] = []

    def run(self) -> None:
        i, n = 0, len(self.tree)
        while i < n:
            self._leave(i)
            skip_to = self._stand(i)
            i = skip_to if skip_to > i else self._enter(i)
        self._leave(n)
        self.writer.close(0)
        self._stand(n)

    def _ahead(self) -> int:
        return self.queue[-1][0] if self.queue else len(self.tree)

    def _leave(self, i: int) -> None:
        """Closes the blocks and links that end before node `i`."""
        while self.open_blocks and i >= self.open_blocks[-1]:
            self.writer.close(self._least(self.open_blocks.pop() - 1))
        while self.open_links and i >= self.open_links[-1][0]:
            self.open_links.pop()

    def _stand(self, i: int) -> int:
        """Writes what stands at node `i`; returns the node to go on with when it replaces what the element holds."""
        skip_to = i
        while self.queue and self.queue[-1][0] <= i:
            _, _, k = self.queue.pop()
            place = self.places[k]
            self.writer.close(self._least(i - 1))
            self.spans[k] = self.writer.put(place.printed)
            if place.replaces and not place.behind and place.node == i:
                skip_to = max(skip_to, self.tree.ends[i])
        return skip_to

    def _enter(self, i: int) -> int:
        """Takes in node `i` and returns the node to go on with."""
        tag = self.tree.tags[i]
        if tag == TEXT:
            if i >= self.shut:
                self.writer.block.add(self.tree.texts[i], self.open_links[-1][1] if self.open_links else None)
            return i + 1
        end = self.tree.ends[i]
        if i < self.shut or self._closed(i, tag):
            if tag in _BLOCKS:
                self.writer.close(self._least(i - 1))
            if self._ahead() >= end:
                return end
            self.shut = max(self.shut, end)
        elif tag in _BLOCKS:
            self.writer.close(self._least(i - 1))
            self.open_blocks.append(end)
        elif tag == "br":
            self.writer.block.break_line()
        elif tag == "a" and (href := self.tree.attributes(i).get("href")):
            self.open_links.append((end, href.strip()))
        return i + 1

    def _least(self, i: int) -> int:
        """How long a block ending at node `i` must be: anything goes in the body, around it a real paragraph."""
        root = self.scope.root
        return 0 if root <= i < self.tree.ends[root] else _STANDFIRST

    def _closed(self, i: int, tag: str) -> bool:
        """Whether nothing below element `i` is text of this article."""
        scope, tree = self.scope, self.tree
        if scope.silent[i] or scope.standing[i] != OWN:
            return True
        if i > scope.root and i >= tree.ends[scope.root]:
            return True
        if i < scope.root and not (scope.region <= i or i < scope.region < tree.ends[i]):
            return True
        if tag == "h1" and self.heading:
            return _folded(tree.text_of(i)) in self.heading
        if tag == "time" or tag == "address" or "signature" in scope.inside.get(i, ()):
            return tree.tags[tree.parents[i]] not in _PROSE and len(tree.text_of(i).strip()) < _SIGNATURE
        return False


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()
