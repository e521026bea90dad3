"""Noun phrases without a parser, read backwards: who stands before a verb, and what opens a clause."""

from __future__ import annotations

from tracker.claims.grammar.appositions import (
    LONGEST_APPOSITION,
    before_parentheticals,
    before_relay,
    is_apposition,
    is_bare_role,
    name_before_role,
    opening_of,
    role_before,
)
from tracker.claims.grammar.clauses import is_turn
from tracker.claims.grammar.noun_phrases import after
from tracker.claims.grammar.phrase_starts import start_of
from tracker.claims.grammar.word_signs import is_name, is_of_manner, is_voice
from tracker.claims.text.analysis import Phrase, Scene


def before(scene: Scene, i: int, begin: int) -> Phrase | None:
    """The noun phrase that ends just before token i, not before token `begin`: the subject of the verb at i."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = _past_adverbials(scene, before_parentheticals(scene, i - 1, begin), begin)
    at = before_parentheticals(scene, at, begin)
    at = scene.unnamed.get(at, at + 1) - 1
    tail = -1
    if at > begin and low[at] in ",–—)":
        opening = opening_of(scene, at, begin)
        if opening > begin:
            tail, at = at - 1, opening - 1
        elif low[at] == ",":
            return None
    if at < begin or tokens.quote[at] >= 0:
        return None
    if low[at] in language.pronouns and (
        low[at] not in language.determiners or low[at] in language.relatives or tokens.upper(at) or at == begin
    ):
        return Phrase(at, at, True)
    if low[at] in language.relatives and low[at] not in language.complementisers:
        return _antecedent(scene, at, begin)
    first = start_of(scene, at, begin)
    if first < 0 or _is_oblique(scene, at) or _is_object(scene, first, at):
        return None
    if low[at] in language.pronouns and first == at:
        return Phrase(at, at, True)
    if tail > at and is_apposition(scene, at + 1, tail):
        if is_bare_role(scene, first, begin):
            return name_before_role(scene, first, begin)
        return Phrase(first, tail)
    at = before_relay(scene, first, at)
    if first > begin + 1 and low[first - 1] == "," and is_name(scene, first, at):
        wider = role_before(scene, first - 2, begin)
        if wider >= 0 and low[wider] not in language.source_words:
            first = wider
    return Phrase(first, at)


def _past_adverbials(scene: Scene, at: int, begin: int) -> int:
    """The last token before the adverbs, negations and the time between a subject and its verb."""
    low, language = scene.tokens.low, scene.language
    if at - 1 > begin and is_turn(scene, at - 1) and not language.verb_second:
        # "Rep. Odo Sallow (D-Norwold) last month joked that …"
        at -= 2
    while at >= begin and not scene.tokens.upper(at) and low[at] not in language.pronouns:
        small = low[at] in language.adverbials or low[at] in language.negations or low[at] in language.object_pronouns
        if not small and not is_of_manner(scene, at):
            break
        at -= 1
    return at


def _is_object(scene: Scene, first: int, last: int) -> bool:
    """ ", claims Tarn also contradicted": a noun, and who does something to it."""
    tokens, language = scene.tokens, scene.language
    word = tokens.low[first]
    named = first < last and tokens.upper(first + 1) and not tokens.upper(first)
    return named and word in language.verb_or_noun and not is_voice(word, language) and not language.nouns_capitalised


def _is_oblique(scene: Scene, at: int) -> bool:
    """Whether the phrase that ends at the token stands in a case that no subject has ("zu dem Anschlag")."""
    analysis = scene.analysis_at(at)
    base = analysis.phrase_at(at) if analysis is not None else None
    return base is not None and scene.tokens.low[base.first] in scene.language.oblique


def _antecedent(scene: Scene, at: int, begin: int) -> Phrase | None:
    here = at - 1
    if here >= begin and scene.tokens.low[here] == ",":
        here -= 1
    if here < begin or scene.tokens.quote[here] >= 0:
        return None
    first = start_of(scene, here, begin)
    return None if first < 0 else Phrase(first, here)


def subject_of_clause(scene: Scene, begin: int, end: int) -> Phrase | None:
    """The first noun phrase of a clause, past an adverbial that a comma closes."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = begin
    while at < end and (
        low[at] in language.conjunctions
        or low[at] in language.clause_starts
        or not low[at][0].isalnum()
        or low[at] in language.adverbials
    ):
        if tokens.quote[at] >= 0:
            return None
        at += 1
    if at < end and low[at] in language.prepositions:
        comma = next((here for here in range(at, min(end, at + LONGEST_APPOSITION)) if low[here] == ","), -1)
        if comma < 0:
            return None
        at = comma + 1
    if at >= end:
        return None
    found = after(scene, at, end)
    if found is None or not language.subject_before_verb:
        return found
    # "Tarn cast his term as a gift, and vowed …": a verb that was read into the name.
    verb = next((here for here in range(found.first + 1, found.last + 1) if here in scene.hit_at), -1)
    return Phrase(found.first, verb - 1) if verb > 0 and scene.hit_at[verb].mode == "finite" else found
