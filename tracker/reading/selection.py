"""Which blocks of the article's elements are its text: notices, labels, repetitions and lists of links are not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from tracker.platforms import parse_post_url
from tracker.reading import boxes, headline, imprint, notices
from tracker.reading.article import OWN, Scope
from tracker.reading.blocks import Block
from tracker.reading.tree import Tree

_LINKED_SHARE = 0.9
# The items of a list of links may have some words beside them.
_MOSTLY = 0.6
# Outside the body, only a paragraph of this length belongs to the article (a standfirst, a summary).
_STANDFIRST = 40
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A longer heading says something by itself (a list of numbered facts with a picture each).
_SHORT_HEADING = 40
_CAPTION = 220
_CELLS = frozenset(("td", "th"))
_LISTED = _CELLS | frozenset(("li", "dd", "dt"))
# A line of this length said so often is no sentence of the article.
_REFRAIN, _SAID_OFTEN = (15, 100), 3
# Said twice in the same words: an offer, a standfirst that opens the text as well.
_REPEATED = 40


def of_the_article(tree: Tree, scope: Scope, blocks: Sequence[Block], named: imprint.Named) -> list[Block]:
    """The blocks without what is not the article's text; what stands at places stays."""
    out = [_is_out(tree, scope, block, named.titles) for block in blocks]
    imprint.drop_signatures(blocks, out)
    imprint.drop_imprint(tree, blocks, out, named)
    _drop_lists_of_links(blocks, out)
    if not scope.pictured:
        boxes.drop_captions(tree, scope, blocks, out)
    _drop_refrains(blocks, out)
    boxes.drop_made_by_machine(tree, scope, blocks, out)
    flow = _flow(tree, blocks)
    phrases = notices.said_in("\n".join(block.text for block in blocks))
    noticed = [
        not gone
        and block.place < 0
        and notices.is_notice(block.text, phrases, in_text=block.node >= 0 and tree.parents[block.node] == flow)
        for block, gone in zip(blocks, out, strict=True)
    ]
    boxes.drop_boxes(tree, scope, blocks, noticed)
    out = [gone or notice for gone, notice in zip(out, noticed, strict=True)]
    imprint.keep_agency_line(tree, blocks, out)
    seen: set[str] = set()
    kept: list[Block] = []
    for block, gone in zip(blocks, out, strict=True):
        if block.place < 0 and (gone or (block.length >= _REPEATED and block.text in seen)):
            continue
        seen.add(block.text)
        kept.append(block)
    kept = _without_bare_headings(kept)
    return kept if any(block.place < 0 for block in kept) else list(blocks)


def _without_bare_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without headings that nothing follows: what they announce was no part of the article."""
    kept: list[Block] = []
    level = "h1"
    for block in reversed(blocks):
        bare = block.kind in _HEADINGS and block.place < 0
        if bare and level and block.kind >= level and block.length < _SHORT_HEADING:
            continue
        level = block.kind if bare else ""
        kept.append(block)
    kept.reverse()
    return kept


def _is_out(tree: Tree, scope: Scope, block: Block, titles: Sequence[str]) -> bool:
    """What one block says of itself."""
    if block.place >= 0:
        return False
    if block.node >= 0 and scope.standing[block.node] != OWN:
        return True  # a line of an agency, which may be taken back
    text = block.text
    # A number is a label but for those in the cells of a table.
    figure = block.kind in _CELLS and any(map(str.isdigit, text))
    if (notices.is_label(text) and not figure) or (notices.is_credit(text) and not scope.pictured):
        return True
    if block.linked >= _LINKED_SHARE * len(text) and not _cites(block):
        return True
    if not scope.pictured and _is_under_picture(tree, block):
        return True
    root = scope.root
    if not root <= block.node < tree.ends[root] and len(text) < _STANDFIRST:
        return True
    if block.node < scope.headline and block.node >= 0:
        return True
    if any(text.endswith(title) and notices.is_label(text.removesuffix(title)) for title in titles if text != title):
        return True  # the name of a button, written out for those who do not see it: "Share", and the headline
    return block.kind in _HEADINGS and any(_repeats(text, title) for title in titles)


def _repeats(heading: str, title: str) -> bool:
    """Whether a heading says the headline again, whole or nearly so."""
    within = title.casefold() in heading.casefold() and len(heading) <= 3 * len(title)
    return within or (headline.alike(heading, title) and 0.6 * len(title) <= len(heading) <= 1.5 * len(title))


def _drop_lists_of_links(blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks the items of lists that are mostly links: other articles, topics."""
    run: list[int] = []
    for k, block in enumerate([*blocks, Block()]):
        if block.kind == "li":
            run.append(k)
            continue
        linked, whole = sum(blocks[n].linked for n in run), sum(blocks[n].length for n in run)
        if len(run) > 1 and linked >= _MOSTLY * whole and not any(_cites(blocks[n]) for n in run):
            for n in run:
                out[n] = True
        run = []


def _drop_refrains(blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks lines that stand between the paragraphs again and again in the same words: the page speaks in them."""
    said: dict[str, list[int]] = defaultdict(list)
    for k, block in enumerate(blocks):
        if block.place < 0 and _REFRAIN[0] <= block.length <= _REFRAIN[1] and block.kind not in _LISTED:
            said[block.text].append(k)
    for alike in said.values():
        if len(alike) >= _SAID_OFTEN:
            for k in alike:
                out[k] = True


def _flow(tree: Tree, blocks: Sequence[Block]) -> int:
    """The element that most of the text stands in directly, paragraph by paragraph."""
    held: dict[int, int] = defaultdict(int)
    for block in blocks:
        if block.kind == "p":
            held[tree.parents[block.node]] += block.length
    return max(held, key=held.__getitem__, default=-1)


def _is_under_picture(tree: Tree, block: Block) -> bool:
    """Whether a block is a picture and some words set apart by their type: a caption that no name gives away."""
    if block.length > _CAPTION or block.kind not in ("p", "div", "figure", "center"):
        return False
    first, end = block.node, tree.ends[block.node]
    pictures = tree.named("img", "picture")
    if bisect_left(pictures, first) == bisect_left(pictures, end):
        return False
    return imprint.is_slanted(tree, block)


def _cites(block: Block) -> bool:
    """Whether a block made of links alone links to a post: that is a reference of the article, not its furniture."""
    return any((found := parse_post_url(link.href)) is not None and found.kind == "post" for link in block.links)
