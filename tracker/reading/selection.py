"""Which blocks of the article's elements are its text: notices, labels, repetitions and lists of links are not."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from tracker.platforms import parse_post_url
from tracker.reading import headline, notices, signatures
from tracker.reading.article import Scope
from tracker.reading.blocks import Block
from tracker.reading.tree import Tree

_LINKED_SHARE = 0.9
# The items of a list of links may have some words beside them.
_MOSTLY = 0.6
# Outside the body, only a paragraph of this length belongs to the article (a standfirst, a summary).
_STANDFIRST = 40
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A box is out as a whole when this part of it is notices; what is longer is no box.
_NOTICED, _SOME, _LONGEST_BOX = 0.35, 2, 2_500
_MOST_IN_BOX = 300
# What stands among the notices of an offer is short; a standfirst beside two buttons is not.
_OFFER = 200
_BOXES = frozenset("div section aside ul ol form article figure table details".split())
# Among so many of the last lines stands a signature that stands below.
_LAST_LINES = 3
# A longer heading says something by itself (a list of numbered facts with a picture each).
_SHORT_HEADING = 40
_CAPTION = 220
# Boxes of a picture and a line are captions up to this part of the text; beyond it they are the article.
_CAPTIONED = 0.2
_LISTED = frozenset(("li", "dd", "dt", "td", "th"))
_SLANTED = frozenset(("em", "i", "small"))
# Said twice in the same words: an offer, a standfirst that opens the text as well.
_REPEATED = 40


def of_the_article(tree: Tree, scope: Scope, blocks: Sequence[Block], titles: Sequence[str]) -> list[Block]:
    """The blocks without what is not the article's text; what stands at places stays."""
    out = [_is_out(tree, scope, block, titles) for block in blocks]
    _drop_signatures(blocks, out)
    _drop_lists_of_links(blocks, out)
    if not scope.pictured:
        _drop_captions(tree, scope, blocks, out)
    flow = _flow(tree, blocks)
    phrases = notices.said_in("\n".join(block.text for block in blocks))
    noticed = [
        not gone
        and block.place < 0
        and notices.is_notice(block.text, phrases, in_text=block.node >= 0 and tree.parents[block.node] == flow)
        for block, gone in zip(blocks, out, strict=True)
    ]
    _drop_boxes(tree, scope, blocks, noticed)
    seen: set[str] = set()
    kept: list[Block] = []
    for block, gone, notice in zip(blocks, out, noticed, strict=True):
        if block.place < 0 and (gone or notice or (block.length >= _REPEATED and block.text in seen)):
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
    text = block.text
    if notices.is_label(text) or (notices.is_credit(text) and not scope.pictured):
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


def _flow(tree: Tree, blocks: Sequence[Block]) -> int:
    """The element that most of the text stands in directly, paragraph by paragraph."""
    held: dict[int, int] = defaultdict(int)
    for block in blocks:
        if block.kind == "p":
            held[tree.parents[block.node]] += block.length
    return max(held, key=held.__getitem__, default=-1)


def _drop_signatures(blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks the lines that say who wrote it and when, above the first paragraph and among the last lines."""
    own = [k for k, block in enumerate(blocks) if block.place < 0 and not out[k]]
    first = next((n for n, k in enumerate(own) if blocks[k].length > signatures.LONGEST), len(own))
    for k in {*own[:first], *own[-_LAST_LINES:]}:
        out[k] = signatures.is_signature(blocks[k].text)


def _is_under_picture(tree: Tree, block: Block) -> bool:
    """Whether a block is a picture and some words set apart by their type: a caption that no name gives away."""
    if block.length > _CAPTION or block.kind not in ("p", "div", "figure", "center"):
        return False
    first, end = block.node, tree.ends[block.node]
    pictures = tree.named("img", "picture")
    if bisect_left(pictures, first) == bisect_left(pictures, end):
        return False
    words = [i for i in range(first, end) if tree.texts[i].strip()]
    return all(any(tree.tags[a] in _SLANTED for a in tree.ancestors(i) if a > first) for i in words)


def _drop_captions(tree: Tree, scope: Scope, blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks the one line that stands below a picture in a box of their own, whatever the box is called."""
    first, end = scope.root, tree.ends[scope.root]
    pictures = tree.named("img")
    if bisect_left(pictures, first) == bisect_left(pictures, end):
        return
    own = [k for k, block in enumerate(blocks) if block.place < 0 and not out[k]]
    starts = [blocks[k].at for k in own]
    found: list[int] = []
    for k in own:
        block = blocks[k]
        if block.length > _CAPTION or not first < block.node < end or block.kind in _HEADINGS or block.kind in _LISTED:
            continue
        box = _alone_in(tree, block.node, first, starts)
        if box >= 0 and bisect_left(pictures, box) < bisect_left(pictures, block.at):
            found.append(k)
    if sum(blocks[k].length for k in found) <= _CAPTIONED * sum(blocks[k].length for k in own):
        for k in found:
            out[k] = True


def _alone_in(tree: Tree, i: int, root: int, starts: Sequence[int]) -> int:
    """The widest element below `root` that holds the block of element `i` and no other; -1 where none does."""
    box = -1
    while i > root and bisect_left(starts, tree.ends[i]) - bisect_left(starts, i) == 1:
        box, i = i, tree.parents[i]
    return box


def _cites(block: Block) -> bool:
    """Whether a block made of links alone links to a post: that is a reference of the article, not its furniture."""
    return any((found := parse_post_url(link.href)) is not None and found.kind == "post" for link in block.links)


def _drop_boxes(tree: Tree, scope: Scope, blocks: Sequence[Block], noticed: list[bool]) -> None:
    """Marks all of a box of which a good part is notices."""
    around: dict[int, list[int]] = {}
    for k in (k for k, notice in enumerate(noticed) if notice):
        i = blocks[k].node
        while i >= 0 and not i <= scope.root < tree.ends[i]:
            if tree.tags[i] in _BOXES:
                around.setdefault(i, [])
            i = tree.parents[i]
    starts = [block.at for block in blocks]
    for i, members in around.items():
        inside = range(bisect_left(starts, i), bisect_left(starts, tree.ends[i]))
        members += [k for k in islice(inside, _MOST_IN_BOX) if blocks[k].place < 0]
    for members in around.values():
        whole = sum(blocks[k].length for k in members)
        said = sum(blocks[k].length for k in members if noticed[k])
        count = sum(noticed[k] for k in members)
        count *= all(noticed[k] or blocks[k].length < _OFFER for k in members)
        if whole <= _LONGEST_BOX and (said >= _NOTICED * whole or count >= max(_SOME, _NOTICED * len(members))):
            for k in members:
                noticed[k] = True
