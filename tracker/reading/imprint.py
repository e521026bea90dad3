"""Lines in which the outlet speaks of its author and itself: who wrote it and when, who that is, its channels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tracker.languages.agency_lines import agencies_alone
from tracker.reading import notices, signatures
from tracker.reading.blocks import Block, shown
from tracker.reading.tree import Tree

# Among so many of the last lines stands a signature that stands below.
_LAST_LINES = 3
# Who the author is and where else the outlet is found stands in a short block, most often one of the last.
_ABOUT_US, _LAST_BLOCKS = 320, 5
_BEFORE_NAME = 30
_LINE_NODES = 8
_SLANTED = frozenset(("em", "i", "small"))


class Named(NamedTuple):
    """How the page calls the article, its outlet (letters only, as `titles.site_names` does) and its author."""

    titles: list[str]
    outlet: frozenset[str]
    byline: str


def drop_signatures(blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks the lines that say who wrote it and when, above the second paragraph and among the last lines.

    The first long one may be the standfirst.
    """
    own = shown(blocks, out)
    long = [n for n, k in enumerate(own) if blocks[k].length > signatures.LONGEST]
    above = long[1] if len(long) > 1 else len(own)
    for k in {*own[:above], *own[-_LAST_LINES:]}:
        out[k] = signatures.is_signature(blocks[k].text)


def drop_imprint(tree: Tree, blocks: Sequence[Block], out: list[bool], named: Named) -> None:
    """Marks what the outlet says of its own channels, and who its author is among the last lines."""
    own = shown(blocks, out)
    last = own[-_LAST_BLOCKS:]
    author = named.byline.casefold()
    for k in own:
        block = blocks[k]
        if (
            block.length <= _ABOUT_US
            and block.links
            and notices.is_own_channel(block.text, (link.href for link in block.links), named.outlet)
        ) or (k in last and notices.is_of_author(block.text, named.byline)):
            out[k] = True
        elif k in last and author and author in block.text[: len(author) + _BEFORE_NAME].casefold():
            out[k] = block.length <= _ABOUT_US and (block.text.casefold() == author or is_slanted(tree, block))


def is_agency_line(tree: Tree, i: int) -> bool:
    """Whether element `i` is a few nodes that say nothing but which agency a text is from."""
    return tree.ends[i] - i <= _LINE_NODES and bool(agencies_alone(tree.text_of(i).strip()))


def keep_agency_line(tree: Tree, blocks: Sequence[Block], out: list[bool]) -> None:
    """Takes the mark from the line behind the text that says nothing but which agency it is from ("© AFP").

    Below a picture the same line is the picture's, and as a link it is a topic.
    """
    last = next((k for k in reversed(range(len(blocks))) if blocks[k].place < 0 and not out[k]), -1)
    if last < 0:
        return
    pictures = tree.named("img", "picture", "figure")
    behind = tree.ends[blocks[last].at]
    for k in range(last + 1, len(blocks)):
        block = blocks[k]
        if block.place < 0 and not block.linked and agencies_alone(block.text):
            if bisect_left(pictures, behind) == bisect_left(pictures, block.at):
                out[k] = False
            return


def is_slanted(tree: Tree, block: Block) -> bool:
    """Whether all words of a block are set apart by their type."""
    words = (i for i in range(block.node, tree.ends[block.node]) if tree.texts[i].strip())
    return all(any(tree.tags[a] in _SLANTED for a in tree.ancestors(i) if a > block.node) for i in words)
