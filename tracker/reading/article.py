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

    `standing[i]` is OWN, FURNITURE, BESIDE or FOREIGN, `silent[i]` says that text there is not shown.
    """

    root: int
    region: int
    standing: list[int]
    silent: list[bool]
    inside: list[frozenset[str]]

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
        return next(iter(tree.by_tag.get("body", ())), 0)


def survey(tree: Tree) -> Scope:
    """Finds the article in a page's tree. Linear in the number of nodes."""
    silent, plain = _readable(tree)
    everything = _weigh(tree, plain)
    standing, inside = _standing(tree, everything)
    own = [count if standing[i] < BESIDE else 0 for i, count in enumerate(plain)]
    weight = _weigh(tree, own)
    root = _root(tree, weight, standing, inside)
    region = next((i for i in tree.ancestors(root) if tree.tags[i] in ("article", "main")), root)
    return Scope(root, region, standing, silent, inside)


def _readable(tree: Tree) -> tuple[list[bool], list[int]]:
    """For each node whether its text is hidden, and for each text that is shown outside links its characters."""
    n = len(tree)
    silent, in_link, plain = [False] * n, [False] * n, [0] * n
    for i, tag in enumerate(tree.tags):
        parent = tree.parents[i]
        if tag == TEXT:
            if not silent[parent] and not in_link[parent]:
                plain[i] = len(tree.texts[i].strip())
        elif parent >= 0:
            in_link[i] = tag == "a" or in_link[parent]
            silent[i] = silent[parent] or tag in _SILENT_TAGS or _hidden(tag, tree.attributes[i])
    return silent, plain


def _standing(tree: Tree, everything: list[int]) -> tuple[list[int], list[frozenset[str]]]:
    """What each element is to the article, and the kinds its names say."""
    inside = [named(own) if own else _NONE for own in tree.attributes]
    # What holds nearly all of the page's running text, or much of it and the headline, is no rail whatever its name.
    ends = tree.ends
    top = Scope.top(tree)
    total = everything[ends[top]] - everything[top] if len(tree) else 0
    much, most = max(total * _MUCH, 1), max(total * _BRANCH, 1)
    heads = sorted((*tree.named("h1", "main"), *(i for i, kinds in enumerate(inside) if "body" in kinds)))
    standing = [OWN] * len(tree)
    # The parts of an embed have names of their own ("tweet-footer", "tweet-share"), which say nothing of the page;
    # but "wp-embed-responsive" on <body> makes no embed of the article.
    posts = [False] * len(tree)
    for i, tag in enumerate(tree.tags):
        parent = tree.parents[i]
        if parent < 0:
            continue
        found = inside[i]
        mark = standing[parent]
        posts[i] = posts[parent] or ("embed" in found and everything[ends[i]] - everything[i] < much)
        if mark < FOREIGN and (found or tag in _MARKED_TAGS):
            leads = bisect_left(heads, ends[i]) > bisect_left(heads, i)
            if everything[ends[i]] - everything[i] < (much if leads else most):
                if "body" not in found and not posts[parent]:
                    mark = _graver(mark, found)
                if tag in _MARKED_TAGS:
                    mark = max(mark, _MARKED_TAGS[tag])
        standing[i] = mark
    return standing, inside


def _graver(mark: int, found: frozenset[str]) -> int:
    if "foreign" in found and "embed" not in found:
        return FOREIGN
    if "beside" in found:
        return max(mark, BESIDE)
    return max(mark, FURNITURE) if "furniture" in found else mark


def _hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    if _HIDING.isdisjoint(attributes):
        return False
    if "hidden" in attributes or (attributes.get("aria-hidden") == "true" and tag in ("span", "i", "svg", "a")):
        return True
    style = attributes.get("style")
    return bool(style) and "display:none" in str(style).replace(" ", "").lower()


def _weigh(tree: Tree, plain: list[int]) -> list[int]:
    """The characters of running text before each node: those of `plain` in paragraphs that are long enough.

    What node i holds is `weight[ends[i]] - weight[i]`: running sums cost a tenth of adding up along the parents.
    """
    n = len(tree)
    tags, parents, ends = tree.tags, tree.parents, tree.ends
    before = list(accumulate(plain, initial=0))
    counted = [0] * n
    i = 0
    while i < n:
        tag = tags[i]
        if tag == TEXT:
            if plain[i] >= _LEAST_LOOSE and tags[parents[i]] in _CONTAINERS:
                counted[i] = plain[i]
        elif tag in _PARAGRAPHS:
            end = ends[i]
            held = before[end] - before[i]
            if held >= _LEAST:
                counted[i] = held
                i = end
                continue
        i += 1
    return list(accumulate(counted, initial=0))


def _root(tree: Tree, before: list[int], standing: list[int], inside: list[frozenset[str]]) -> int:
    ends = tree.ends
    top = Scope.top(tree)
    total = before[ends[top]] - before[top] if len(tree) else 0
    if total < _TELLING:
        return top

    def weight(i: int) -> int:
        return before[ends[i]] - before[i]

    marked = {i for i in range(top, len(tree)) if "body" in inside[i]}
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
