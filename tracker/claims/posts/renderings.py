"""Quotations that render a post embedded in the same document, in its own words or translated.

Verbatim: most of the words are the same, in either direction. Translated: the words differ, but what survives
translation agrees (names, numbers, words of one origin, length), and the article points from one to the other: the
same author, a verb of posting, or the post right beside the quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import Draft
from tracker.folding import plain
from tracker.models import Embed

WORD: Final = re.compile(r"\w+")
LINK: Final = re.compile(r"(?:https?://|pic\.)\S+|[@#]\w+")
VERBATIM: Final = 0.7
FEWEST_WORDS: Final = 3
# A translation keeps its length within these factors (in characters) between the four languages.
SHORTEST: Final = 0.55
LONGEST: Final = 1.8
COGNATE: Final = 5
NEAR: Final = 300
ENOUGH: Final = 2.0
# A page of thousands of posts and quotations would take quadratic time; the nearest posts are what a quotation renders.
MOST_COMPARED: Final = 100

Post = tuple[int, list[str], Embed]


def link_renderings(drafts: Sequence[Draft], embeds: Sequence[Embed], text: str) -> None:
    """Sets `renders` and `rendering` of the quotations that render a post."""
    posts = [(index, _words(embed.text or ""), embed) for index, embed in enumerate(embeds) if embed.text]
    if not posts:
        return
    for draft in drafts:
        if draft.kind != "direct":
            continue
        words = _words(text[draft.start : draft.end])
        if len(words) < FEWEST_WORDS:
            continue
        near = _nearest(posts, draft.start)
        best = max(((_verbatim(words, theirs), index) for index, theirs, _ in near), default=(0.0, -1))
        if best[0] >= VERBATIM:
            draft.renders, draft.rendering = best[1], "verbatim"
            continue
        scored = [(_translation(draft, words, theirs, embed), index) for index, theirs, embed in near]
        score, index = max(scored)
        if score >= ENOUGH:
            draft.renders, draft.rendering = index, "translation"


def _nearest(posts: list[Post], offset: int) -> list[Post]:
    """The posts that a quotation at `offset` is compared with: all of them, in a document of the usual kind."""
    if len(posts) <= MOST_COMPARED:
        return posts
    place = bisect_left(posts, offset, key=lambda post: post[2].start) - MOST_COMPARED // 2
    first = min(max(0, place), len(posts) - MOST_COMPARED)
    return posts[first : first + MOST_COMPARED]


def _words(text: str) -> list[str]:
    return [plain(word) for word in WORD.findall(LINK.sub(" ", text))]


def _verbatim(words: list[str], theirs: list[str]) -> float:
    common = sum((Counter(words) & Counter(theirs)).values())
    return common / len(words) if words else 0.0


def _translation(draft: Draft, words: list[str], theirs: list[str], embed: Embed) -> float:
    """The evidence that the quotation is the post in another language; 0 where its length forbids it."""
    ours, others = sum(map(len, words)), sum(map(len, theirs))
    if not others or not SHORTEST <= ours / others <= LONGEST:
        return 0.0
    pointer = 0.0
    author = draft.author
    if (author is not None and author.handle is not None and author.handle == embed.author_handle) or (
        author is not None and embed.author_name and _same_name(author.name, embed.author_name)
    ):
        pointer += 1.5
    if draft.cue is not None and draft.cue.type == "write":
        pointer += 0.5
    if draft.sentence_end <= embed.start <= draft.sentence_end + NEAR or embed.end <= draft.start <= embed.end + NEAR:
        pointer += 0.5
    if not pointer:
        return 0.0
    return pointer + _survivors(words, theirs)


def _same_name(one: str, other: str) -> bool:
    left, right = set(plain(one).split()), set(plain(other).split())
    return bool(left & right) and (left <= right or right <= left)


def _survivors(words: list[str], theirs: list[str]) -> float:
    """How many words outlive translation, against what the shorter text could have: up to 2."""
    numbers = {word for word in words if word.isdigit()} & {word for word in theirs if word.isdigit()}
    stems = {word[:COGNATE] for word in words if len(word) >= COGNATE}
    others = {word[:COGNATE] for word in theirs if len(word) >= COGNATE}
    shared = len(numbers) + len(stems & others)
    fewest = max(1, min(len(stems) + len(numbers), len(others)))
    return min(2.0, 5.0 * shared / fewest)
