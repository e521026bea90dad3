"""Which part of a page is the article: its body, what leads to it, where it goes on, and what does not belong to it.

The body is where the running text is: from the top the one branch that holds nearly all of its weight is followed down,
starting at what holds the headline that the page's title names, or at an element that says it is the article's body.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from operator import sub

from tracker.reading import headline
from tracker.reading.names import named
from tracker.reading.running_text import TELLING, Sums, count, silence
from tracker.reading.standing import BESIDE, FOREIGN, FURNITURE, OWN, Evidence
from tracker.reading.tree import TEXT, Tree

__all__ = ["BESIDE", "FOREIGN", "FURNITURE", "OWN", "Scope", "survey"]

_PARAGRAPHS = frozenset(("p", "li", "blockquote", "pre", "h2", "h3", "h4", "dd", "td"))
# How far around a body without an <article> or <main> its article reaches.
_LEVELS = 2
# How far above a body its continuation may stand beside it.
_REACH = 4
# A branch holds "nearly all" from this share on; a marked body must hold at least the other one.
_BRANCH, _MARKED = 0.72, 0.35
# Beside an article and other articles stands less text than this part of it; else what seems one is a box of it.
_BESIDE_OTHERS = 0.5
# With this part of the running text before it, a heading is no headline of the article.
_LATE = 0.4
_CONTINUED, _LINKING = 80, 0.25


@dataclass(slots=True)
class Scope:
    """`root` is the element of the article's body and `region` the wider <article> or <main> around it (or `root`).

    `standing[i]` is OWN, FURNITURE, BESIDE or FOREIGN, `silent[i]` says that text there is not shown; `inside` has the
    kinds of the elements whose names say something, in document order. `headline` is the heading's element or -1, and
    `parts` are the stretches of nodes that the article's text stands in, in order: what leads to the body, the body,
    where it goes on. `pictured` says that captions are the text; `weight` is its running text, in characters.
    """

    root: int
    region: int
    standing: bytearray
    silent: bytearray
    inside: dict[int, frozenset[str]]
    headline: int = -1
    parts: list[tuple[int, int]] = field(default_factory=list)
    pictured: bool = False
    weight: int = 0

    def narrow(self, tree: Tree, i: int, lead: tuple[int, int] | None) -> None:
        """Makes element `i` the whole article, but for the stretch of nodes that leads to it."""
        self.root = self.region = i
        self.parts = [*([lead] if lead else []), (i, tree.ends[i])]
        self.standing[i : tree.ends[i]] = bytes(tree.ends[i] - i)

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

    def holds(self, start: int, end: int) -> bool:
        """Whether some of the nodes from `start` to before `end` are in a part of the article."""
        k = bisect_right(self.parts, (start, end))
        return (k > 0 and self.parts[k - 1][1] > start) or (k < len(self.parts) and self.parts[k][0] < end)

    @staticmethod
    def top(tree: Tree) -> int:
        """The <body> element (0 in a tree without one)."""
        return next(iter(tree.named("body")), 0)


def survey(tree: Tree, titles: Sequence[str] = ()) -> Scope:
    """Finds the article in a page's tree; `titles` are what the page states as its title. Linear in the nodes."""
    inside = _kinds(tree)
    silent = silence(tree)
    sums = count(tree, silent)
    heading, vouched = headline.find(tree, titles, silent, sums)
    standing = Evidence(tree, inside, sums, heading).judge()
    own = _own(tree, sums, standing)
    finder = _Finder(tree, own, standing, inside, heading if vouched else -1)
    root = finder.root()
    region = next((i for i in tree.ancestors(root) if tree.tags[i] in ("article", "main")), root)
    scope = Scope(root, region, standing, silent, inside)
    if heading >= 0 and own.prose[heading] - own.prose[0] <= _LATE * own.prose[-1] and heading < tree.ends[root]:
        scope.headline = heading
    scope.parts = finder.parts(scope)
    scope.weight = sum(own.prose[end] - own.prose[start] for start, end in scope.parts)
    scope.pictured = _pictured(tree, sums, scope)
    return scope


def _kinds(tree: Tree) -> dict[int, frozenset[str]]:
    """What the names of the elements say, of those whose names say something, in document order."""
    found = {i: kinds for _, own, nodes in tree.alike.values() if own and (kinds := named(own)) for i in nodes}
    return dict(sorted(found.items()))


def _own(tree: Tree, sums: Sums, standing: bytearray) -> Sums:
    """The sums with the running text of the article's own elements alone."""
    before = sums.prose
    steps = map(sub, islice(before, 1, None), before)
    kept = (0 if mark else step for step, mark in zip(steps, standing, strict=True))
    return Sums(sums.ends, sums.plain, sums.linked, list(accumulate(kept, initial=0)))


def _pictured(tree: Tree, sums: Sums, scope: Scope) -> bool:
    """Whether the article is a series of pictures whose captions are its text."""
    root = scope.root
    captions = [i for i in tree.named("figcaption") if root <= i < tree.ends[root] and scope.standing[i] == OWN]
    told = sum(sums.of(sums.plain, i) for i in captions)
    return told > 0.5 * sums.of(sums.plain, root)


@dataclass(slots=True)
class _Finder:
    """Looks for the body; `vouched` is the headline that the page's title names, or -1."""

    tree: Tree
    sums: Sums
    standing: bytearray
    inside: dict[int, frozenset[str]]
    vouched: int

    def weight(self, i: int) -> int:
        return self.sums.prose[self.tree.ends[i]] - self.sums.prose[i]

    def root(self) -> int:
        top = Scope.top(self.tree)
        if not len(self.tree) or self.weight(top) < TELLING:
            return top
        start = self._headed(top)
        total, end = self.weight(start), self.tree.ends[start]
        marked = {i for i, kinds in self.inside.items() if start <= i < end and "body" in kinds}
        marked.update(i for i in self.tree.named("article") if start <= i < end)
        enough = [i for i in marked if self.standing[i] < BESIDE and self.weight(i) >= _MARKED * total]
        return self._descend(max(enough, key=lambda i: (self.weight(i), i), default=start))

    def _headed(self, top: int) -> int:
        """What holds the vouched headline and its article, where another article stands on the page as well."""
        tree = self.tree
        if self.vouched < 0:
            return top
        others = [i for i in tree.named("h1") if i != self.vouched]
        here = self.vouched
        for above in tree.ancestors(self.vouched) if others else ():
            if self.weight(here) >= TELLING and self._another(here, above, others):
                return here
            here = above
        return top

    def _another(self, here: int, above: int, others: list[int]) -> bool:
        """Whether element `above` holds, beside its child `here`, other articles and little else.

        Another article begins with its own top heading; a heading behind running text is that of a box in this one.
        """
        tree, before = self.tree, self.sums.prose
        rest = self.weight(above) - self.weight(here)
        found = False
        child = above + 1
        while child < tree.ends[above]:
            end = tree.ends[child]
            first = next(iter(others[bisect_left(others, child) : bisect_left(others, end)][:1]), -1)
            if child != here and first >= 0 and before[first] - before[child] < TELLING <= self.weight(child):
                rest -= self.weight(child)
                found = True
            child = end
        return found and rest < _BESIDE_OTHERS * self.weight(here)

    def _descend(self, start: int) -> int:
        """The deepest element below `start` from which the running text branches out."""
        ends, tags, before = self.tree.ends, self.tree.tags, self.sums.prose
        here = start
        while True:
            child, best = here + 1, -1
            least = _BRANCH * (before[ends[here]] - before[here])
            while child < ends[here]:
                if (
                    before[ends[child]] - before[child] >= least
                    and tags[child] not in _PARAGRAPHS - {"td"}
                    and tags[child] != TEXT
                ):
                    best = child
                    break
                child = ends[child]
            if best < 0:
                return here
            here = best

    def parts(self, scope: Scope) -> list[tuple[int, int]]:
        """The stretches of nodes that the text stands in."""
        tree, root = self.tree, scope.root
        end = tree.ends[root]
        first = root
        if 0 <= scope.headline < root:
            first = tree.ends[scope.headline]
        elif scope.region < root:
            first = scope.region
        found = [(first, root)] if first < root else []
        return [*found, (root, end), *self._continued(root, scope.region)]

    def _continued(self, root: int, region: int) -> list[tuple[int, int]]:
        """The stretches behind the body that are made like it, or like what it stands in: text cut in two by a box."""
        tree = self.tree
        found: list[tuple[int, int]] = []
        here = root
        for _ in range(_REACH):
            above = tree.parents[here]
            if above <= Scope.top(tree):
                break
            sibling = tree.ends[here]
            while sibling < tree.ends[above]:
                if self._goes_on(here, sibling, whole=here == root and "body" not in self.inside.get(root, ())):
                    found.append((sibling, tree.ends[sibling]))
                sibling = tree.ends[sibling]
            if here == region != root:
                break
            here = above
        return found

    def _heads(self, i: int) -> bool:
        """Whether element `i` holds a top heading."""
        tops = self.tree.named("h1")
        return bisect_left(tops, i) < bisect_left(tops, self.tree.ends[i])

    def _goes_on(self, like: int, i: int, *, whole: bool) -> bool:
        tree, sums = self.tree, self.sums
        if tree.tags[i] == TEXT or self.standing[i] != OWN or self.weight(i) < _CONTINUED:
            return False
        if sums.linked_share(i) >= _LINKING or self._heads(i):
            return False
        if whole and tree.tags[i] in _PARAGRAPHS:
            return True
        mine, its = tree.attributes(like).get("class"), tree.attributes(i).get("class")
        return tree.tags[like] == tree.tags[i] and bool(mine) and mine == its
