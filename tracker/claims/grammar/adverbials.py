"""Adverbials between a reporting verb and what it governs: "Friday", "on Friday morning", "last week", asides."""

from __future__ import annotations

from tracker.claims.grammar.clauses import is_bracketed_day, is_turn
from tracker.claims.grammar.noun_phrases import matched
from tracker.claims.text.analysis import Scene
from tracker.languages.lexicon import Language


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


def past_asides(scene: Scene, at: int, limit: int) -> int:
    """The first token behind times and asides in any order: "a dit lundi soir avoir fui", "a annoncé dans la foulée
    avoir vendu"."""
    low, asides = scene.tokens.low, scene.language.parentheticals
    while at + 1 < limit:
        length = matched(low, at, asides.get(low[at], ()))
        behind = past_time(scene, at, limit) if not length else min(at + length, limit - 1)
        if behind == at:
            break
        at = behind
    return at


def aside_before(low: list[str], at: int, language: Language) -> int:
    """How many tokens the aside takes that ends at `at`: "de son côté" between an auxiliary and its participle."""
    tails = language.parentheticals_reversed.get(low[at], ())
    return next((1 + len(tail) for tail in tails if tuple(low[max(0, at - len(tail)) : at][::-1]) == tail), 0)


def _joins_time(scene: Scene, at: int) -> bool:
    """The preposition of "on Friday" and the part of the day of "Friday morning"."""
    low, language = scene.tokens.low, scene.language
    if low[at] in language.prepositions:
        return low[at + 1] in language.time_words
    return low[at] in language.day_parts and low[at - 1] in language.time_words
