"""Where a flattened post's words begin: nothing marks it, so candidates are ranked.

A candidate is the end of a sentence, a colon, a line break, the end of the previous post, or the place where the
script changes. Its score adds up what speaks for a post to begin there: the break itself, the sentences it takes in,
the length (`flattened_weights`). The facts behind the breaks: 79 % of the starts follow a full stop, 7 % a colon, and
51 of 51 a line break where lines were kept, though only 41 of them the last one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.embeds.flattened_weights import Context, length_weight, opening_weight, switch_to_wide, words_weight
from tracker.embeds.short_language import language_of
from tracker.models import StartCandidate

# How far back sentences are looked at, as a multiple of the longest post, and paragraphs, in code points.
_REACH = 1.45
_PARAGRAPH_REACH = 3000
_KEPT = 6

_SPACES = r"[ \t\u00a0]{1,9}(?!\s)"
_BREAK = re.compile(
    r"(?P<paragraph>\s{0,8}\n[ \t\r\u00a0]{0,8}\n\s{0,20})"
    r"|(?P<line>[ \t\r]{0,8}\n\s{0,20})"
    r"|(?P<reply>(?<=\s)(?=\.\s?[@＠]\w))"
    rf"|(?P<stop>[.!?…]{{1,9}}[)\]»”\"’'“]{{0,3}}{_SPACES})"
    r"|(?P<cjk>[。！？][」』）]{0,2}[ \u3000]?(?!\s))"
    rf"|(?P<colon>:{_SPACES})"
    rf"|(?P<quote>[»”\"]{_SPACES})"
    r"|(?P<address>(?<=\S/status/)\d{5,20}\s{1,9}(?![a-z\s]))"
)
_BREAKS: dict[str, tuple[str, float]] = {
    "paragraph": ("after a blank line", 3.0),
    "line": ("after a line break", 2.0),
    "stop": ("after a full stop", 0.0),
    "cjk": ("after a full stop", 0.0),
    "reply": ("at the full stop before a handle", 1.5),
    "colon": ("after a colon", -1.5),
    "quote": ("after a quotation mark", -2.5),
    "address": ("after a post's address", 1.0),
    "own-address": ("after the author's post's address", 4.0),
    "post": ("after the previous post", 1.3),
    "top": ("where the text begins", -0.7),
    "switch": ("where the script changes", 1.0),
    "cut": ("nothing marks it", -3.0),
}
_BY_LINE = ("line", "paragraph")
_ENDS_WHOLE = re.compile(r"[.!?…。！？:»”\"’)]\s{0,8}\Z")


@dataclass(slots=True)
class _Piece:
    """A stretch between two breaks: where it begins, and the kind of break before it."""

    start: int
    end: int
    kind: str


def rank_starts(text: str, context: Context) -> list[StartCandidate]:
    """The likeliest starts, best first; confidences are shares of one. Empty when there are no words at all."""
    pieces = _pieces(text, context)
    if not pieces:
        return []
    own = _own_language(text, pieces, context)
    weights = [
        words_weight(text[piece.start : piece.end], own, context, after_quote=piece.kind == "quote") for piece in pieces
    ]
    by_line = any(piece.kind in _BY_LINE for piece in pieces)
    edges = text[context.floor : pieces[0].start], text[context.end : context.end + 4]
    spaced = any(piece.kind == "paragraph" for piece in pieces) or any(edge.count("\n") > 1 for edge in edges)
    scores: list[tuple[float, _Piece]] = []
    total = 0.0
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        words = text[piece.start : context.end]
        total += weights[place][0]
        score = total + length_weight(words, context)
        score += opening_weight(words, after_sentence=piece.kind in ("stop", "colon", "quote"))
        score += _break_weight(text, piece, first=place == 0, by_line=by_line, spaced=spaced)
        if place and weights[place - 1][1]:
            score += 0.7 if piece.kind != "colon" else 3.5
        scores.append((score, piece))
        # What stands before this break is another paragraph than what was taken in so far: a post seldom has two.
        total -= 1.5 if piece.kind == "paragraph" else 0.5 if piece.kind == "line" and not spaced else 0.0
    return _as_candidates(scores)


def _break_weight(text: str, piece: _Piece, *, first: bool, by_line: bool, spaced: bool) -> float:
    """The break's own weight, in a text that keeps its lines (`by_line`), with blank ones between paragraphs or not."""
    weight = _BREAKS[piece.kind][1]
    if by_line and piece.kind not in (*_BY_LINE, "address", "own-address", "post"):
        weight -= 5.0
    if piece.kind == "line":
        weight -= 4.0 if spaced else 0.0
        # A line that ends in no mark goes on in the next one.
        weight -= 0.0 if first or _ENDS_WHOLE.search(text, max(0, piece.start - 12), piece.start) else 2.0
    return weight


def _as_candidates(scores: list[tuple[float, _Piece]]) -> list[StartCandidate]:
    ranked = sorted(scores, key=lambda pair: (-pair[0], pair[1].start))
    best = ranked[0][0]
    mass = sum(math.exp(score - best) for score, _ in ranked)
    return [
        StartCandidate(
            start=piece.start, rule=_BREAKS[piece.kind][0], confidence=round(math.exp(score - best) / mass, 3)
        )
        for score, piece in ranked[:_KEPT]
    ]


def _pieces(text: str, context: Context) -> list[_Piece]:
    """The stretches between `floor` and the end of the words, in order."""
    low = max(context.floor, context.end - int(context.limit() * _REACH) - 30)
    starts = [_first_start(text, low, context)]
    for match in _BREAK.finditer(text, low, context.end):
        if starts[-1][0] < match.end() < context.end:
            kind = match.lastgroup or "stop"
            own = kind == "address" and _is_of_author(text, match.end(), context)
            starts.append((match.end(), "own-address" if own else kind))
    switch = switch_to_wide(text, low, context.end)
    if switch is not None and switch not in {start for start, _ in starts}:
        starts = sorted([*starts, (switch, "switch")])
    ends = [start for start, _ in starts[1:]] + [context.end]
    return [_Piece(start, end, kind) for (start, kind), end in zip(starts, ends, strict=True) if start < end]


def _first_start(text: str, low: int, context: Context) -> tuple[int, str]:
    """The earliest start: the floor where it is near, else the last line break before `low`, else any word there."""
    start, kind = low, "post" if context.after_post else "top"
    if low > context.floor:
        line = text.rfind("\n", max(context.floor, context.end - _PARAGRAPH_REACH), low)
        if line < 0:
            start, kind = text.find(" ", low), "cut"
        else:
            blank = text[max(0, line - 2) : line].strip(" \t\r").endswith("\n")
            start, kind = line, "paragraph" if blank else "line"
        start = low if start < 0 else start
    while start < context.end and text[start].isspace():
        start += 1
    return start, kind


def _own_language(text: str, pieces: Sequence[_Piece], context: Context) -> str | None:
    """The language of the last words, taking in one stretch more until it shows."""
    for piece in reversed(pieces):
        words = text[piece.start : context.end]
        if len(words) > 40 and (language := language_of(words)):
            return language
    return None


def _is_of_author(text: str, end: int, context: Context) -> bool:
    """Whether the post's address that ends at `end` is one of the author's."""
    address = text[max(0, end - 80) : end].casefold()
    return any(f"/{name}/status/" in address for name in context.surnames)
