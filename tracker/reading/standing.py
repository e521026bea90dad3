"""What each element is to the article, as its name, its tag and what it holds say together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from tracker.reading.running_text import TELLING, Sums
from tracker.reading.tree import Tree

# A child takes the graver mark of its parent.
OWN, FURNITURE, BESIDE, FOREIGN = 0, 1, 2, 3

_MARKED_TAGS = {"nav": FOREIGN, "footer": FOREIGN, "menu": FOREIGN, "aside": BESIDE, "form": FURNITURE}
_CONTROLS = ("input", "button", "textarea", "select")
_NONE: frozenset[str] = frozenset()
# What holds nearly all of the page's running text, or much of it and the headline, is no rail whatever its name.
_MOST, _MUCH = 0.72, 0.3
# A name that not always says what it seems to is believed of what links elsewhere to this part, or holds no more
# running text than a sentence.
_LINKING, _SENTENCE = 0.25, 60
_LEADING = 0.05
# Elements of one name that together hold this part of what the page has to say are no furniture.
_TOGETHER = 0.2
_PARAGRAPH = 80
# What shows another article, and what asks for an address, has no more text outside links than this.
_CARD, _REQUEST = 400, 600
_LINKED_TITLE = 20
_LISTS = frozenset(("p", "h1"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LINKED = 0.9
_BOXES = frozenset(("div", "p", "section", "figure", "ul", "header", "footer"))
_MOST_IN_CARD = 100
_ASKED = ("email", "tel", "password")


@dataclass(slots=True)
class Evidence:
    """What is known of a page before its elements are judged. `headline` is -1 where none was found."""

    tree: Tree
    inside: dict[int, frozenset[str]]
    sums: Sums
    headline: int

    def judge(self) -> bytearray:
        """The standing of each node. Linear in the number of nodes, but for sorting the named ones."""
        marked = self._marked()
        cards = self._cards()
        for i in (*cards, *self._requests()):
            marked[i] = max(marked.get(i, OWN), FURNITURE)
        marked = self._without_the_article(marked, frozenset(cards))
        standing = bytearray(len(self.tree))
        for i in sorted(marked):
            end = self.tree.ends[i]
            if marked[i] > standing[i]:
                standing[i:end] = bytes((marked[i],)) * (end - i)
        return standing

    def _marked(self) -> dict[int, int]:
        """The elements that have a mark of their own."""
        tree, sums, ends = self.tree, self.sums, self.tree.ends
        total = sums.prose[-1]
        much, most = max(total * _MUCH, 1), max(total * _MOST, 1)
        heads = sorted((*tree.named("h1", "main"), *(i for i, kinds in self.inside.items() if "body" in kinds)))
        controls = tree.named(*_CONTROLS)
        marked: dict[int, int] = {}
        # The parts of an embed have names of their own ("tweet-footer", "tweet-share"), which say nothing of the page;
        # but "wp-embed-responsive" on <body> makes no embed of the article.
        post_end = 0
        for i in sorted({*self.inside, *tree.named(*_MARKED_TAGS)} - {0}):
            found, end = self.inside.get(i, _NONE), ends[i]
            held = sums.of(sums.prose, i)
            leads = bisect_left(heads, end) > bisect_left(heads, i)
            if held < (much if leads else most) and not i <= self.headline < end:
                asks = bisect_left(controls, end) > bisect_left(controls, i)
                mark = self._mark(i, found, asks=asks) if "body" not in found and i >= post_end else OWN
                mark = max(mark, _MARKED_TAGS.get(tree.tags[i], OWN))
                if mark:
                    marked[i] = mark
            if "embed" in found and held < much:
                post_end = max(post_end, end)
        return marked

    def _is_text(self, i: int) -> bool:
        """Whether an element is itself a paragraph or a heading, whose names are those of its typesetting."""
        tag = self.tree.tags[i]
        return tag in _HEADINGS or (tag in ("p", "blockquote") and self.sums.of(self.sums.plain, i) >= _PARAGRAPH)

    def _cards(self) -> list[int]:
        """What shows another article: a heading that is a link, with its picture and its first sentence."""
        sums = self.sums
        linked = [i for i in self.tree.named(*_HEADINGS) if i != self.headline and sums.linked_share(i) >= _LINKED]
        return [self._box(i, _CARD) for i in linked] + self._pictured_cards() + self._covered_cards()

    def _covered_cards(self) -> list[int]:
        """The same in an <article> of its own: a link in its heading, or one with nothing in it that lies over all."""
        tree, sums = self.tree, self.sums
        headings = tree.named(*_HEADINGS)
        links = tree.named("a")
        found: list[int] = []
        for i in tree.named("article"):
            end = tree.ends[i]
            if sums.of(sums.plain, i) > _CARD or i <= self.headline < end:
                continue
            heads = headings[bisect_left(headings, i) : bisect_left(headings, end)]
            inside = links[bisect_left(links, i) : bisect_left(links, end)]
            covered = any(not sums.of(sums.linked, a) and _leads_on(tree.attributes(a).get("href", "")) for a in inside)
            if heads and (covered or any(sums.of(sums.linked, h) >= _LINKED_TITLE for h in heads)):
                found.append(i)
        return found

    def _pictured_cards(self) -> list[int]:
        """The same without a heading: a title that is a link alone in its line, with a picture that is one as well."""
        tree, sums = self.tree, self.sums
        pictures = tree.named("img")
        found: dict[int, bool] = {}
        for i in tree.named("a"):
            above = tree.parents[i]
            if sums.of(sums.linked, i) < _LINKED_TITLE or tree.tags[above] in _LISTS or not self._is_alone(i, above):
                continue
            box = self._box(i, _CARD)
            if box not in found:
                inside = pictures[bisect_left(pictures, box) : bisect_left(pictures, tree.ends[box])]
                found[box] = sums.of(sums.plain, box) > 0 and any(map(self._is_linked, inside))
        return [box for box, pictured in found.items() if pictured]

    def _is_alone(self, i: int, above: int) -> bool:
        """Whether link `i` has its line to itself: beside it in its parent stand boxes and other links alone."""
        tree, sums = self.tree, self.sums
        if not sums.of(sums.plain, above):
            return True
        if tree.ends[above] - above > _MOST_IN_CARD:
            return False
        child = above + 1
        while child < tree.ends[above]:
            if tree.tags[child] not in _BOXES and sums.of(sums.plain, child):
                return False
            child = tree.ends[child]
        return True

    def _is_linked(self, picture: int) -> bool:
        """Whether a picture is a link, by itself or in one more element."""
        return any(self.tree.tags[a] == "a" for a in islice(self.tree.ancestors(picture), 2))

    def _requests(self) -> list[int]:
        """What asks for an address: the form with what is said around it."""
        tree = self.tree
        asking = [i for i in tree.named("input") if tree.attributes(i).get("type", "").lower() in _ASKED]
        return [self._box(i, _REQUEST) for i in asking]

    def _box(self, i: int, most: int) -> int:
        """The widest element around node `i` that shows no more than `most` characters outside links."""
        here = i
        for above in self.tree.ancestors(i):
            if self.sums.of(self.sums.plain, above) > most or above <= self.headline < self.tree.ends[above]:
                break
            here = above
        return here

    def _mark(self, i: int, found: frozenset[str], *, asks: bool) -> int:
        """What the name of element `i` says, weighed against what it holds; `asks` is set where it has controls."""
        sums = self.sums
        prose = sums.of(sums.prose, i)
        if self._is_text(i) and sums.linked_share(i) < _LINKING:
            return OWN
        # A button in much of the text is one to read on with.
        asks = asks and prose < max(TELLING, _MUCH * sums.prose[-1])
        speaks = asks or prose <= _SENTENCE or sums.linked_share(i) >= _LINKING
        if "foreign" in found or ("elsewhere" in found and speaks and "lead" not in found):
            return OWN if "embed" in found else FOREIGN
        if "beside" in found:
            return BESIDE
        if "unshown" in found:
            return FURNITURE
        # What the words name is small: a good part of the text that leads nowhere is only typeset so.
        told = prose >= max(TELLING, _TOGETHER * sums.prose[-1]) and sums.linked_share(i) < _LEADING and not asks
        return FURNITURE if ("furniture" in found and not told) or ("doubtful" in found and speaks) else OWN

    def _without_the_article(self, marked: dict[int, int], cards: frozenset[int]) -> dict[int, int]:
        """The marks without those of elements that have one name and are, taken together, the article.

        A wall around every paragraph, a class of the typesetting: each is small, and all of them are the text. They
        stand among the rest of it, or hardly anything is left without them; comments stand behind it. `cards` beside
        the headline of a short article are other articles, however much they say.
        """
        tree, sums = self.tree, self.sums
        alike: dict[tuple[str, str], list[int]] = defaultdict(list)
        end = 0
        free = sums.prose[-1]
        for i in sorted(marked):
            if i >= end:
                end = tree.ends[i]
                free -= sums.of(sums.prose, i)
                alike[tree.tags[i], tree.attributes(i).get("class", "")].append(i)
        for nodes in alike.values():
            held = sum(sums.of(sums.prose, i) for i in nodes)
            if held < max(TELLING, _TOGETHER * (held + free)):
                continue
            among = sums.prose[tree.ends[nodes[-1]]] - sums.prose[nodes[0]] - held
            if self.headline >= 0 and free >= _SENTENCE and cards.issuperset(nodes):
                continue
            if free < TELLING or (len(nodes) > 1 and among >= _TOGETHER * free):
                for i in nodes:
                    del marked[i]
        return marked


def _leads_on(href: str) -> bool:
    """Whether an address leads to another page."""
    return "/" in href and not href.startswith("#")
