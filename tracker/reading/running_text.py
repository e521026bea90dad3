"""How much a page's elements hold: words in links and outside of them, and running text, as running sums."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from tracker.reading.tree import TEXT, Tree

_SILENT_TAGS = frozenset(
    "head script style template svg math select option textarea button input dialog object video audio "
    "canvas iframe map datalist noframes".split()
)
_HIDING = frozenset(("hidden", "style", "aria-hidden"))
_PARAGRAPHS = ("p", "li", "blockquote", "pre", "h2", "h3", "h4", "dd", "td")
# These may hold paragraphs of their own, which then count instead: whole letters stand in one cell of a table.
_HOLDING = frozenset(("li", "blockquote", "dd", "td"))
_CONTAINERS = frozenset(("div", "section", "article", "main", "td", "center", "font", "span"))
# A paragraph that weighs something: shorter ones are labels. Text that stands in a container itself must be longer.
_LEAST, _LEAST_LOOSE = 40, 80
# Less running text than this is no article: a gallery, a form, a page drawn by scripts.
TELLING = 200
# Hidden text of this length that outweighs all that is shown is an article that a script will show.
_HELD_BACK = 500


@dataclass(slots=True)
class Sums:
    """Running sums over the nodes: what node i holds is `sums[ends[i]] - sums[i]`.

    They cost a tenth of adding up along the parents. `plain` and `linked` count the characters shown outside links and
    in them, `prose` those of `plain` in paragraphs that are long enough to be running text.
    """

    ends: list[int]
    plain: list[int]
    linked: list[int]
    prose: list[int]

    def of(self, sums: list[int], i: int) -> int:
        """What node `i` holds of one of the three."""
        return sums[self.ends[i]] - sums[i]

    def linked_share(self, i: int) -> float:
        """The part of the shown text of node `i` that stands in links; 0 where there is none."""
        linked = self.of(self.linked, i)
        return linked / (linked + self.of(self.plain, i)) if linked else 0.0


def count(tree: Tree, silent: bytearray) -> Sums:
    """The sums of a page; `silent` marks what is not shown."""
    # An <a> that leads nowhere is a mark to jump to, and its words are those of a heading.
    leading = [i for tag, own, nodes in tree.alike.values() if tag == "a" and "href" in own for i in nodes]
    in_links = spread(tree, leading, bytearray(len(tree)))
    shown = [len(text.strip()) if text and not past else 0 for text, past in zip(tree.texts, silent, strict=True)]
    plain = [0 if past else length for length, past in zip(shown, in_links, strict=True)]
    linked = map(sub, shown, plain)
    before = list(accumulate(plain, initial=0))
    return Sums(tree.ends, before, list(accumulate(linked, initial=0)), _prose(tree, plain, before))


def _prose(tree: Tree, plain: list[int], before: list[int]) -> list[int]:
    tags, parents, ends = tree.tags, tree.parents, tree.ends
    loose = [i for i, held in enumerate(plain) if held >= _LEAST_LOOSE and tags[parents[i]] in _CONTAINERS]
    paragraphs = tree.named(*_PARAGRAPHS)
    counted = [0] * len(tree)
    end = 0
    following = [*paragraphs[1:], len(tree)]
    holders = {i for i, after in zip(paragraphs, following, strict=False) if after < ends[i] and tags[i] in _HOLDING}
    for i in sorted((*paragraphs, *loose)):
        if i < end or i in holders:
            continue
        held = before[ends[i]] - before[i]
        if held >= (_LEAST if tags[i] != TEXT else _LEAST_LOOSE):
            counted[i] = held
            end = ends[i]
    return list(accumulate(counted, initial=0))


def spread(tree: Tree, elements: list[int], over: bytearray) -> bytearray:
    """Marks all that these elements hold."""
    end = 0
    for i in sorted(elements):
        if i >= end:
            end = tree.ends[i]
            over[i:end] = b"\1" * (end - i)
    return over


def silence(tree: Tree) -> bytearray:
    """For each node whether its text is not shown: by its element, or hidden, unless what is hidden is the article."""
    silent: list[int] = []
    hidden: list[int] = []
    for tag, own, nodes in tree.alike.values():
        if tag in _SILENT_TAGS:
            silent += nodes
        elif tag == "noscript" or (own and not _HIDING.isdisjoint(own) and _is_hidden(tag, own)):
            hidden += nodes
    silent = [i for i in silent if i]
    closed = spread(tree, silent, bytearray(len(tree)))
    hidden = [i for i in hidden if i and not closed[i]]
    # Most of what pages hide are menus and boxes; only a long text is worth weighing.
    if any(sum(map(len, tree.texts[i : tree.ends[i]])) >= _HELD_BACK for i in hidden):
        hidden = _stay_hidden(tree, hidden, closed)
    return spread(tree, sorted((*silent, *hidden)), bytearray(len(tree)))


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    if "hidden" in attributes:
        # What React streams behind the page stands in <div hidden id="S:0"> until its script moves it into place.
        return not attributes.get("id", "").startswith("S:")
    if attributes.get("aria-hidden") == "true" and tag in ("span", "i", "svg", "a"):
        return True
    style = attributes.get("style")
    return bool(style) and "display:none" in str(style).replace(" ", "").lower()


def _stay_hidden(tree: Tree, hidden: list[int], closed: bytearray) -> list[int]:
    """The hidden elements without those that hold more running text than all of the page that is shown."""
    everything = count(tree, closed)
    shown = count(tree, spread(tree, hidden, closed[:])).prose[-1]
    return [i for i in hidden if everything.of(everything.prose, i) < max(_HELD_BACK, shown)]
