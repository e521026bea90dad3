"""Adverbials of time between a reporting verb and what it governs: "Friday", "on Friday morning", "last week"."""

from __future__ import annotations

from tracker.claims.grammar.clauses import is_bracketed_day, is_turn
from tracker.claims.text.analysis import Scene


def past_time(scene: Scene, at: int, limit: int) -> int:
    """The first token behind "Friday", "on Friday" or "last week"."""
    low, language = scene.tokens.low, scene.language
    while at + 1 < limit:
        if is_turn(scene, at):
            at += 2
        elif low[at] in language.time_words or _joins_time(scene, at) or is_bracketed_day(low, at):
            at += 1
        else:
            break
    return min(at, limit - 1)


def _joins_time(scene: Scene, at: int) -> bool:
    """The preposition of "on Friday" and the part of the day of "Friday morning"."""
    low, language = scene.tokens.low, scene.language
    if low[at] in language.prepositions:
        return low[at + 1] in language.time_words
    return low[at] in language.day_parts and low[at - 1] in language.time_words
