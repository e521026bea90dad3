"""Boxes in an article that are not its text: a picture with its line, a machine's summary, an offer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from tracker.reading import notices
from tracker.reading.article import Scope
from tracker.reading.blocks import Block, shown
from tracker.reading.tree import Tree

# A box is out as a whole when this part of it is notices; what is longer is no box.
_NOTICED, _SOME, _LONGEST_BOX = 0.35, 2, 2_500
_MOST_IN_BOX = 300
# What stands among the notices of an offer is short; a standfirst beside two buttons is not.
_OFFER = 200
_BOXES = frozenset("div section aside ul ol form article figure table details".split())
# Boxes of a picture and a line of this length are captions up to this part of the text; beyond it they are the article.
_CAPTION, _CAPTIONED = 220, 0.2
_NO_CAPTIONS = frozenset("h1 h2 h3 h4 h5 h6 li dd dt td th".split())
# A summary has lines of this length at least and is no more than this part of the text.
_LINE, _SUMMED_UP = 40, 0.4
_MOST_SUMMARIES = 3


def drop_captions(tree: Tree, scope: Scope, blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks the one line that stands below a picture in a box of their own, whatever the box is called."""
    first, end = scope.root, tree.ends[scope.root]
    pictures = tree.named("img")
    if bisect_left(pictures, first) == bisect_left(pictures, end):
        return
    own = shown(blocks, out)
    starts = [blocks[k].at for k in own]
    found: list[int] = []
    for k in own:
        block = blocks[k]
        if block.length > _CAPTION or not first < block.node < end or block.kind in _NO_CAPTIONS:
            continue
        box = _alone_in(tree, block.node, first, starts)
        if box >= 0 and bisect_left(pictures, box) < bisect_left(pictures, block.at) and not _leads(tree, scope, block):
            found.append(k)
    if sum(blocks[k].length for k in found) <= _CAPTIONED * sum(blocks[k].length for k in own):
        for k in found:
            out[k] = True


def _leads(tree: Tree, scope: Scope, block: Block) -> bool:
    """Whether a block by its name or place sums up what follows, as a standfirst beside the first picture does."""
    around = (tree.tags[a] for a in tree.ancestors(block.node) if a > scope.root)
    return "lead" in scope.inside.get(block.node, ()) or "header" in around


def _alone_in(tree: Tree, i: int, root: int, starts: Sequence[int]) -> int:
    """The widest element below `root` that holds the block of element `i` and no other; -1 where none does."""
    box = -1
    while i > root and bisect_left(starts, tree.ends[i]) - bisect_left(starts, i) == 1:
        box, i = i, tree.parents[i]
    return box


def drop_made_by_machine(tree: Tree, scope: Scope, blocks: Sequence[Block], out: list[bool]) -> None:
    """Marks the box of a summary that a machine has made, by the line in it that says so."""
    texts = [i for start, end in scope.parts for i in range(start, end) if tree.texts[i] and not scope.silent[i]]
    if not notices.may_be_machine_made("".join(tree.texts[i] for i in texts)):
        return
    own = shown(blocks, out)
    for i in islice((i for i in texts if notices.is_machine_made(tree.texts[i])), _MOST_SUMMARIES):
        for k in _summary(tree, scope, i, blocks, own):
            out[k] = True


def _summary(tree: Tree, scope: Scope, i: int, blocks: Sequence[Block], own: Sequence[int]) -> list[int]:
    """The blocks of the smallest box around text `i` that holds more than it; none where that is the article."""
    most = min(_LONGEST_BOX, _SUMMED_UP * sum(blocks[k].length for k in own))
    for box in tree.ancestors(i):
        if box <= scope.root < tree.ends[box]:
            break
        inside = [k for k in own if box <= blocks[k].at < tree.ends[box]]
        if any(blocks[k].length >= _LINE and not blocks[k].at <= i < blocks[k].at + 3 for k in inside):
            return inside if sum(blocks[k].length for k in inside) <= most else []
    return []


def drop_boxes(tree: Tree, scope: Scope, blocks: Sequence[Block], noticed: list[bool]) -> None:
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
