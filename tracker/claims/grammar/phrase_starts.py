"""Where a noun phrase begins, read backwards from its last word."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrase_ends import LONGEST
from tracker.claims.grammar.word_signs import PUNCTUATION, is_voice
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK

VERBAL: Final = wc.VERBAL | {wc.SCONJ, wc.REL}


def start_of(scene: Scene, last: int, begin: int) -> int:
    """The first token of the noun phrase that ends at `last`, or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if not low[last][0].isalnum() and low[last] not in (")", ".") and low[last] not in language.genitives:
        return -1
    if low[last] in language.phrase_ends and not tokens.upper(last):
        return -1
    edge = _edge(scene, last, begin)
    first = edge
    while first < last and (
        low[first] in language.conjunctions
        or low[first] in language.clause_starts
        or low[first] in language.contrasts
        or low[first] in language.time_words
        or (low[first] in language.adverbials and low[first] not in language.determiners)
        or (low[first] in language.determiners and first + 1 <= last and low[first + 1] in language.time_words)
        or low[first] in ",-–—"
    ):
        first += 1
    if first > last:
        return -1
    if low[first] in language.prepositions or last - first > LONGEST:
        first = _walk(scene, last, first)
    while first < last and low[first] in language.prepositions:
        first += 1
    if low[first] in language.phrase_ends and first == last and not tokens.upper(first):
        return -1
    return first


def opens_phrase(scene: Scene, at: int) -> bool:
    """Whether a subject may begin with the token: no verb does ("steered ferries"), nothing that a preposition governs
    ("on Harbour News"), and no participle before what it says something of ("backed Ada Brun")."""
    tokens, language = scene.tokens, scene.language
    kind, following = scene.class_at(at), at + 1
    if not language.verb_second and (kind == wc.ADP or _stands_behind_its_preposition(scene, at)):
        return False
    if tokens.upper(at) or kind not in VERBAL or is_voice(tokens.low[at], language):
        return True
    described = scene.class_at(following) in (wc.NOUN, wc.ADJ) or is_voice(tokens.low[following], language)
    return kind == wc.PARTICIPLE and described and scene.class_at(at - 1) not in wc.VERBAL


def _stands_behind_its_preposition(scene: Scene, at: int) -> bool:
    """Whether a preposition stands right before the token and governs the phrase that begins there; "about two-thirds"
    only counts."""
    if scene.class_at(at) == wc.NUM or scene.tokens.low[at] in scene.language.shares:
        return False
    analysis = scene.analysis_at(at)
    phrase = analysis.phrase_at(at) if analysis is not None else None
    if phrase is None or phrase.first != at or phrase.governor != at - 1:
        return False
    word, language = scene.tokens.low[at - 1], scene.language
    return word in language.prepositions and word not in language.clause_starts


def _edge(scene: Scene, last: int, begin: int) -> int:
    """The first token after the nearest sure boundary to the left."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(last, max(begin, last - LONGEST - 14) - 1, -1):
        word = low[at]
        if tokens.quote[at] >= 0:
            # A quoted word inside a noun phrase has its determiner before it.
            if at > begin and low[at - 1] in language.determiners and at < last:
                continue
            return at + 1
        if word in PUNCTUATION:
            if word in "-'&/" or (
                word == "." and at > begin and (low[at - 1] in language.abbreviations or len(low[at - 1]) == 1)
            ):
                continue
            if word == ")" or word == "(":
                continue
            return at + 1
        if word == BREAK:
            return at + 1
        if at < last and word in language.conjunctions:
            if _coordinates(scene, at, last, begin):
                continue
            return at + 1
        if word in language.clause_starts and not tokens.upper(at):
            return at + 1
        if at < last and word in language.finite_hints and not tokens.upper(at):
            return at + 1
        if at < last and word in language.pronouns and word not in language.determiners:
            return at + 1
        if at < last and at in scene.hit_at and not tokens.upper(at) and scene.hit_at[at].mode == "finite":
            return at + 1
    return begin


def _coordinates(scene: Scene, at: int, last: int, begin: int) -> bool:
    """Whether "and" joins two names or two nouns with determiners, rather than two clauses."""
    tokens, language = scene.tokens, scene.language
    if at <= begin or at >= last:
        return False
    left, right = at - 1, at + 1
    if tokens.upper(left) and tokens.upper(right):
        return True
    return is_voice(tokens.low[left], language) and (
        is_voice(tokens.low[right], language) or tokens.low[right] in language.determiners
    )


def _walk(scene: Scene, last: int, limit: int) -> int:
    """Right to left through one noun phrase: names, nouns, "of" phrases; the determiner ends it."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = last
    while at > limit:
        previous = low[at - 1]
        if low[at] in language.determiners and low[at] not in language.noun_prepositions:
            if previous not in language.noun_prepositions:
                return at
        elif (
            low[at] in language.articles
            and previous not in language.noun_prepositions
            and previous not in language.determiners
        ):
            if previous in language.prepositions or low[at] not in language.of_articles:
                return at
        elif previous in language.prepositions and previous not in language.noun_prepositions:
            return at
        at -= 1
    return at
