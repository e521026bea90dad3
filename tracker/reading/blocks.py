"""Blocks of a page's text under construction, and the text they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.reading.references import MARK, doubled_names, moved, references, without

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BETWEEN = "\n\n"


@dataclass(slots=True)
class BlockLink:
    """A link in the text: [start, end) is its wording."""

    href: str
    start: int
    end: int


@dataclass(slots=True)
class Layout:
    """`spans[k]` is where the printed words of place k stand in `text` (code points), `headline` the headline."""

    text: str
    spans: list[tuple[int, int]]
    links: list[BlockLink] = field(default_factory=list)
    headline: tuple[int, int] | None = None


@dataclass(slots=True)
class Block:
    """A block: pieces folded as they come, links by offset in the block.

    `node` is the element it stands in, `at` the first node of its own, `kind` that element's name, "headline" for the
    article's own; `place` is the number of the place that it prints, or -1.
    """

    node: int = -1
    at: int = -1
    kind: str = ""
    place: int = -1
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    ends_in_space: bool = True
    links: list[BlockLink] = field(default_factory=list)

    def add(self, text: str, link: str | None) -> None:
        """Takes in a text of the page, which stands in a link to `link` or in none."""
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
                self.links.append(BlockLink(link, self.length, self.length + bare))
        self.pieces.append(folded)
        self.length += len(folded)
        self.ends_in_space = folded[-1] == " "

    def break_line(self) -> None:
        """A <br>."""
        if self.ends_in_space and self.pieces and self.pieces[-1][-1] == " ":
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        self.pieces.append("\n")
        self.length += 1
        self.ends_in_space = True

    def settle(self) -> str:
        """Ends the block: white space around it is cut, links are moved with it. Returns its text."""
        raw = "".join(self.pieces)
        text = raw.strip(" \n")
        cut = len(raw) - len(raw.lstrip(" \n"))
        for link in self.links:
            link.start, link.end = link.start - cut, min(link.end - cut, len(text))
        text = self._without_references(text)
        self.pieces, self.length = [text], len(text)
        return text

    def _without_references(self, text: str) -> str:
        """The text without headlines of other articles that stand inside a sentence; links are moved with it."""
        if MARK in text:
            text = self._cut(text, references(text))
        return self._cut(text, doubled_names(text))

    def _cut(self, text: str, spans: Sequence[tuple[int, int]]) -> str:
        if not spans:
            return text
        places = iter(moved([place for link in self.links for place in (link.start, link.end)], spans))
        for link in self.links:
            link.start, link.end = next(places), next(places)
        self.links = [link for link in self.links if link.start < link.end]
        return without(text, spans)

    @property
    def text(self) -> str:
        """The text of a settled block."""
        return self.pieces[0] if self.pieces else ""


def shown(blocks: Sequence[Block], out: Sequence[bool]) -> list[int]:
    """The numbers of the blocks of text that are not marked as out."""
    return [k for k, block in enumerate(blocks) if block.place < 0 and not out[k]]


def write(blocks: Sequence[Block], places: int) -> Layout:
    """The one text: settled blocks apart by an empty line, the place of an empty one kept as an empty span."""
    pieces: list[str] = []
    length = 0
    layout = Layout("", [(0, 0)] * places)
    for block in blocks:
        text = block.text
        if not text:
            layout.spans[block.place] = (length, length)
            continue
        if length:
            pieces.append(_BETWEEN)
            length += len(_BETWEEN)
        span = (length, length + len(text))
        if block.place >= 0:
            layout.spans[block.place] = span
        elif block.kind == "headline":
            layout.headline = span
        for link in block.links:
            link.start, link.end = link.start + length, link.end + length
        layout.links += block.links
        pieces.append(text)
        length = span[1]
    layout.text = "".join(pieces)
    return layout
