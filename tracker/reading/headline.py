"""Which heading is the article's own: the one that says what the page's title says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.reading.running_text import Sums
from tracker.reading.tree import Tree

_WORD = re.compile(r"\w+")
# Two wordings speak of one article when this part of the shorter one's words is in the other, three words at least.
_ALIKE, _COMMON = 0.6, 3
# A heading of fewer characters is a section's or a site's name.
_LEAST = 12
_LONGEST = 400
_MOST_NODES = 60
_LINKED = 0.9
# A heading of so many words that no title vouches for is the site's or the section's name.
_FEW_WORDS = 3
# A wording inside another is alike to it from this part of its length on: shorter ones are the site's name.
_PART = 0.34
# An <h1> goes before another heading that says so much more of the title.
_TOP = 0.3
_HEADINGS = ("h1", "h2", "h3")


def words_of(text: str) -> frozenset[str]:
    """The words of a wording, for comparing."""
    return frozenset(_WORD.findall(text.casefold()))


def alike(one: str, other: str) -> bool:
    """Whether two headlines are of one article: one is a good part of the other, or they share most words."""
    a, b = one.casefold(), other.casefold()
    shorter, longer = sorted((len(a), len(b)))
    if shorter >= _LEAST and shorter >= _PART * longer and (a in b or b in a):
        return True
    first, second = words_of(a), words_of(b)
    common = len(first & second)
    return common >= _COMMON and common >= _ALIKE * min(len(first), len(second))


def find(tree: Tree, stated: Sequence[str], silent: bytearray, sums: Sums) -> tuple[int, bool]:
    """The element of the article's headline and whether a stated title vouches for it; (-1, False) without one.

    Of the headings that are alike to a stated title the one that says most of it comes first, an <h1> before others;
    then an <h1> that is long enough; on a page without any, an <h2> above all running text.
    """
    best, best_rank = -1, 0.0
    plain: list[int] = []
    top = not tree.named("h1")
    for tag in _HEADINGS:
        for i in tree.named(tag):
            if silent[i] or tree.ends[i] - i > _MOST_NODES or not _LEAST <= len(text := text_of(tree, i)) <= _LONGEST:
                continue
            rank = max((_said(text, title) for title in stated), default=0.0)
            if rank and rank + (tag == "h1") * _TOP > best_rank:
                best, best_rank = i, rank + (tag == "h1") * _TOP
            if tag == "h1" or (top and tag == "h2" and not sums.prose[i] and sums.linked_share(i) < _LINKED):
                plain.append(i)
    if best >= 0:
        return best, True
    return next((i for i in plain if not _is_name(text_of(tree, i))), -1), False


def _said(heading: str, title: str) -> float:
    """The part of the title's words that a heading says, 0 where the two are not alike."""
    if not alike(heading, title):
        return 0.0
    words = words_of(title)
    return max(0.1, len(words & words_of(heading)) / max(1, len(words)))


def _is_name(text: str) -> bool:
    return text.isascii() and len(text.split()) <= _FEW_WORDS


def vouched(text: str, stated: Iterable[str]) -> bool:
    """Whether one of the stated titles is alike to a heading."""
    return any(alike(text, title) for title in stated)


def text_of(tree: Tree, i: int) -> str:
    """The words of a heading with white space folded."""
    return " ".join(tree.text_of(i).split())


def without_kicker(heading: str, title: str) -> str:
    """The heading without what stands before the title in it: a topic, a section."""
    before = heading[: -len(title)].rstrip() if title else ""
    if before and len(title) >= _LEAST and heading.casefold().endswith(title.casefold()) and before != heading:
        return heading[-len(title) :] if not heading[-len(title) - 1].isalnum() else heading
    return heading
