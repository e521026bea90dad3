"""Where the words behind a flattened post's header end: at a paragraph's end, else at the likeliest sentence's."""

from __future__ import annotations

from tracker.embeds.flattened.features import announces, score, stretch
from tracker.embeds.flattened.pieces import PieceContext, breaks_in
from tracker.spans import Span, trimmed

# Sentences end a post, colons and quotation marks inside one do not.
_ENDING = frozenset(("paragraph", "line", "stop", "cjk", "label", "glued"))
_REACH = 1.05
_SHORTEST = 12


def best_end(text: str, context: PieceContext) -> Span | None:
    """The words from `context.floor` on, before `context.end`; None where there are none.

    Where lines are kept, a post is its paragraph, or what stands before its picture's address; in running text the
    sentences are taken in as long as they speak as posts do.
    """
    begin = context.floor
    limit = min(context.end, begin + int(context.limit() * _REACH))
    ends = [found for found in breaks_in(text, begin, min(context.end, limit + 40)) if found[2] in _ENDING]
    block = next((first for first, _, kind in ends if kind == "paragraph"), None)
    if block is not None and block <= limit + 20:
        return _span(text, begin, _with_picture(text, block, ends, limit))
    if block is None and context.end <= limit:
        line = next((first for first, _, kind in ends if kind == "line"), None)
        if line is None and not ends:
            return _span(text, begin, context.end)
    return _span(text, begin, _best_sentence(text, begin, limit, ends, context))


def _span(text: str, begin: int, end: int) -> Span | None:
    words = trimmed(text, begin, end)
    return words if words.end - words.start >= 2 else None


def _with_picture(text: str, block: int, ends: list[tuple[int, int, str]], limit: int) -> int:
    """The end moved behind a later paragraph that closes in a picture's address: that one is the post's too."""
    for first, _, kind in ends:
        if kind == "paragraph" and block < first <= limit + 60:
            last = text[block:first].rsplit(maxsplit=1)[-1:] or [""]
            if last[0].startswith(("pic.twitter.com/", "pic.x.com/", "https://t.co/")):
                return first
    return block


def _best_sentence(text: str, begin: int, limit: int, ends: list[tuple[int, int, str]], context: PieceContext) -> int:
    """The end of the sentence up to which the words speak most as a post; the later of two that say the same."""
    stops = [(after if kind in ("stop", "cjk", "glued") else first) for first, after, kind in ends if first <= limit]
    if context.end <= limit:
        stops.append(context.end)
    if not stops:
        return limit
    best, best_score, total, at = stops[0], float("-inf"), 0.0, begin
    for place, stop in enumerate(stops):
        total += score(stretch(text, at, stop, context))
        words = text[begin:stop].strip()
        value = total + (0.0 if len(words) >= _SHORTEST else -3.0) - 0.4 * place
        if value >= best_score:
            best, best_score = stop, value
        at = stop
    return best


def announced(text: str, before: Span, context: PieceContext, words: Span) -> bool:
    """Whether anything but a name says that words are a post: the sentences before it, or signs in the words."""
    return announces(text, before, context) or score(stretch(text, words.start, words.end, context)) > 0
