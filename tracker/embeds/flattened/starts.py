"""Where a flattened post's words begin: nothing marks it, so candidates are ranked.

A candidate is the end of a sentence, a colon, a line break, the end of the previous post, the time of a live blog's
entry, or the place where the script changes. `features` says what speaks for each; the confidences are the shares that
the fitted weights give them.
"""

from __future__ import annotations

import math

from tracker.embeds.flattened.features import candidates, score
from tracker.embeds.flattened.pieces import BREAKS, PieceContext, pieces_before
from tracker.models import StartCandidate

_KEPT = 6
_QUOTED_LINE = "> "


def rank_starts(text: str, context: PieceContext) -> list[StartCandidate]:
    """The likeliest starts, best first; confidences are shares of one. Empty when there are no words at all."""
    quoted = _quote_block(text, context)
    if quoted is not None:
        return [StartCandidate(start=quoted, rule="where the quoted lines begin", confidence=1.0)]
    pieces = pieces_before(text, context)
    if not pieces:
        return []
    scores = [score(facts) for facts in candidates(text, pieces, context)]
    ranked = sorted(zip(scores, pieces, strict=True), key=lambda pair: (-pair[0], pair[1].start))
    best = ranked[0][0]
    mass = sum(math.exp(value - best) for value, _ in ranked)
    return [
        StartCandidate(start=piece.start, rule=BREAKS[piece.kind], confidence=round(math.exp(value - best) / mass, 3))
        for value, piece in ranked[:_KEPT]
    ]


def _quote_block(text: str, context: PieceContext) -> int | None:
    """Where the words begin when they and the line below them are quoted in Markdown (`> words`)."""
    line = text.rfind("\n", context.floor, context.end) + 1
    if not line or not text.startswith(">", line):
        return None
    while line > context.floor:
        above = text.rfind("\n", context.floor, line - 1) + 1
        if above >= line or not text.startswith(">", above):
            break
        line = above
    start = line
    while start < context.end and (text[start].isspace() or text[start] in _QUOTED_LINE):
        start += 1
    return start if start < context.end else None
