"""Which part of a page is the article: its body, and what does not belong to it.

The body is where the running text is: paragraphs are weighed, and from the top the one branch that holds nearly all of
their weight is followed down, starting at an element that says it is the article's body where there is one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from tracker.reading.names import named
from tracker.reading.tree import TEXT, Tree
from tracker.reading.written_out import Attributes

# What an element is to the article; a child takes the graver mark of its parent.
OWN, FURNITURE, BESIDE, FOREIGN = 0, 1, 2, 3

_SILENT_TAGS = frozenset(
    "head script style noscript template svg math select option textarea button input dialog object video audio "
    "canvas iframe map datalist noframes".split()
)
_MARKED_TAGS = {"nav": FOREIGN, "footer": FOREIGN, "menu": FOREIGN, "aside": BESIDE}
_NONE: frozenset[str] = frozenset()
_HIDING = frozenset(("hidden", "style", "aria-hidden"))
_PARAGRAPHS = frozenset(("p", "li", "blockquote", "pre", "h2", "h3", "h4", "dd", "td"))
_CONTAINERS = frozenset(("div", "section", "article", "main", "td", "center", "font", "span"))
# A paragraph that weighs something: shorter ones are labels. Text that stands in a container itself must be longer.
_LEAST, _LEAST_LOOSE = 40, 80
# With less running text than this (a gallery, a form) there is nothing to tell the body by: the whole page is.
_TELLING = 200
# How far around a body without an <article> or <main> its article reaches.
_LEVELS = 2
# A branch holds "nearly all" from this share on; a marked body must hold at least the other one.
_BRANCH, _MARKED, _MUCH = 0.72, 0.35, 0.3


@dataclass(slots=True)
class Scope:
    """`root` is the element of the article's body and `region` the wider <article> or <main> around it (or `root`).

    `standing[i]` is OWN, FURNITURE, BESIDE or FOREIGN, `silent[i]` says that text there is not shown; `inside` has the
    kinds of the elements whose names say something, in document order.
    """

    root: int
    region: int
    standing: bytearray
    silent: bytearray
    inside: dict[int, frozenset[str]]

    def belongs(self, tree: Tree, i: int) -> bool:
        """Whether something shown at node `i` is this article's own: the nearest article-body ancestor decides.

        Inside the body only what is foreign to every article (comments, related items, navigation) is not; outside of
        it also what stands beside (asides, rails).
        """
        if self.root == self.top(tree):
            return self.standing[i] < BESIDE
        if self.root <= i < tree.ends[self.root]:
            return self.standing[i] != FOREIGN
        return self.standing[i] < BESIDE and (i < self.root or self._around(tree, i))

    def _around(self, tree: Tree, i: int) -> bool:
        """Whether a node behind the body is still in what holds the article: its region, or some levels around."""
        holder = self.region
        if holder == self.root:
            for _ in range(_LEVELS):
                above = tree.parents[holder]
                holder = above if above > self.top(tree) else holder
        return holder <= i < tree.ends[holder]

    @staticmethod
    def top(tree: Tree) -> int:
        """The <body> element (0 in a tree without one)."""
        return next(iter(tree.named("body")), 0)


def survey(tree: Tree) -> Scope:
    """Finds the article in a page's tree. Linear in the number of nodes."""
    inside = _kinds(tree)
    silent = _silent(tree)
    plain = _plain(tree, silent)
    prose = _prose(tree, plain)
    standing = _standing(tree, inside, _weigh(tree, plain, prose))
    own = [count if mark < BESIDE else 0 for count, mark in zip(plain, standing, strict=True)]
    weight = _weigh(tree, own, prose)
    root = _root(tree, weight, standing, inside)
    region = next((i for i in tree.ancestors(root) if tree.tags[i] in ("article", "main")), root)
    return Scope(root, region, standing, silent, inside)


def _kinds(tree: Tree) -> dict[int, frozenset[str]]:
    """What the names of the elements say, of those whose names say something, in document order."""
    found = {i: kinds for _, own, nodes in tree.alike.values() if own and (kinds := named(own)) for i in nodes}
    return dict(sorted(found.items()))


def _silent(tree: Tree) -> bytearray:
    """For each node whether its text is hidden."""
    hidden = [
        i
        for tag, own, nodes in tree.alike.values()
        if tag in _SILENT_TAGS or (own and _hidden(tag, own))
        for i in nodes
        if i
    ]
    return _spread(tree, hidden, bytearray(len(tree)))


def _spread(tree: Tree, elements: list[int], over: bytearray) -> bytearray:
    """Marks all that these elements hold."""
    end = 0
    for i in sorted(elements):
        if i >= end:
            end = tree.ends[i]
            over[i:end] = b"\1" * (end - i)
    return over


def _plain(tree: Tree, silent: bytearray) -> list[int]:
    """For each text that is shown outside links its characters; 0 for every other node."""
    passed_by = _spread(tree, tree.named("a"), silent[:])
    return [len(text.strip()) if text and not past else 0 for text, past in zip(tree.texts, passed_by, strict=True)]


def _prose(tree: Tree, plain: list[int]) -> list[int]:
    """The nodes that running text is counted at: paragraphs, and long texts that stand in a container itself."""
    tags, parents = tree.tags, tree.parents
    loose = [i for i, count in enumerate(plain) if count >= _LEAST_LOOSE and tags[parents[i]] in _CONTAINERS]
    return sorted((*tree.named(*_PARAGRAPHS), *loose))


def _standing(tree: Tree, inside: dict[int, frozenset[str]], everything: list[int]) -> bytearray:
    """What each element is to the article."""
    # What holds nearly all of the page's running text, or much of it and the headline, is no rail whatever its name.
    ends = tree.ends
    top = Scope.top(tree)
    total = everything[ends[top]] - everything[top] if len(tree) else 0
    much, most = max(total * _MUCH, 1), max(total * _BRANCH, 1)
    heads = sorted((*tree.named("h1", "main"), *(i for i, kinds in inside.items() if "body" in kinds)))
    standing = bytearray(len(tree))
    # The parts of an embed have names of their own ("tweet-footer", "tweet-share"), which say nothing of the page;
    # but "wp-embed-responsive" on <body> makes no embed of the article.
    post_end = 0
    for i in sorted({*inside, *tree.named(*_MARKED_TAGS)} - {0}):
        tag, found, end = tree.tags[i], inside.get(i, _NONE), ends[i]
        mark = standing[i]
        held = everything[end] - everything[i]
        leads = bisect_left(heads, end) > bisect_left(heads, i)
        if mark < FOREIGN and held < (much if leads else most):
            if "body" not in found and i >= post_end:
                mark = _graver(mark, found)
            mark = max(mark, _MARKED_TAGS.get(tag, OWN))
            if mark > standing[i]:
                standing[i:end] = bytes((mark,)) * (end - i)
        if "embed" in found and held < much:
            post_end = max(post_end, end)
    return standing


def _graver(mark: int, found: frozenset[str]) -> int:
    if "foreign" in found and "embed" not in found:
        return FOREIGN
    if "beside" in found:
        return max(mark, BESIDE)
    return max(mark, FURNITURE) if "furniture" in found else mark


def _hidden(tag: str, attributes: Attributes) -> bool:
    if _HIDING.isdisjoint(attributes):
        return False
    if "hidden" in attributes or (attributes.get("aria-hidden") == "true" and tag in ("span", "i", "svg", "a")):
        return True
    style = attributes.get("style")
    return bool(style) and "display:none" in str(style).replace(" ", "").lower()


def _weigh(tree: Tree, plain: list[int], prose: list[int]) -> list[int]:
    """The characters of running text before each node: those of `plain` in paragraphs that are long enough.

    What node i holds is `weight[ends[i]] - weight[i]`: running sums cost a tenth of adding up along the parents.
    """
    before = list(accumulate(plain, initial=0))
    counted = [0] * len(tree)
    end = 0
    for i in prose:
        if i < end:
            continue
        held = before[tree.ends[i]] - before[i]
        if held >= (_LEAST if tree.tags[i] != TEXT else _LEAST_LOOSE):
            counted[i] = held
            end = tree.ends[i]
    return list(accumulate(counted, initial=0))


def _root(tree: Tree, before: list[int], standing: bytearray, inside: dict[int, frozenset[str]]) -> int:
    ends = tree.ends
    top = Scope.top(tree)
    total = before[ends[top]] - before[top] if len(tree) else 0
    if total < _TELLING:
        return top

    def weight(i: int) -> int:
        return before[ends[i]] - before[i]

    marked = {i for i, kinds in inside.items() if i >= top and "body" in kinds}
    marked.update(tree.named("article"))
    enough = [i for i in marked if standing[i] < BESIDE and weight(i) >= _MARKED * total]
    return _descend(tree, before, max(enough, key=lambda i: (weight(i), i), default=top))


def _descend(tree: Tree, before: list[int], start: int) -> int:
    """The deepest element below `start` from which the running text branches out."""
    ends, tags = tree.ends, tree.tags
    here = start
    while True:
        child, best = here + 1, -1
        least = _BRANCH * (before[ends[here]] - before[here])
        while child < ends[here]:
            if before[ends[child]] - before[child] >= least and tags[child] not in _PARAGRAPHS and tags[child] != TEXT:
                best = child
                break
            child = ends[child]
        if best < 0:
            return here
        here = best
