"""Of whom a relative clause reports: "la denuncia de una vecina que aseguró que …", where "que" may open any clause."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar.clauses import REACH
from tracker.claims.grammar.complements import complement_of
from tracker.claims.grammar.phrases import NounPhrase
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Between "que" and its verb stand a negation, a pronoun and an adverb.
BETWEEN: Final = 3


def reporting_noun(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The noun right before "que", where that opens a relative clause whose verb reports ("un informe que señala que").

    None where the clause hangs on a verb of saying ("dijo el ministro que cree que …").
    """
    low, language = scene.tokens.low, scene.language
    following = hit.last + 1
    reports = hit.mode == "finite" and following < sentence.last and low[following] in language.complementisers
    if not reports or not language.adjectives_follow:
        return None
    small = language.adverbials | language.negations | language.object_pronouns
    at = hit.begin - 1
    while at > max(sentence.first, hit.begin - BETWEEN) and low[at] in small:
        at -= 1
    if low[at] not in language.relatives or low[at] not in language.complementisers or at <= sentence.first:
        return None
    if low[at - 1] == "," or _is_reported(scene, at, sentence):
        return None
    ending = [one for one in scene.grammar.of(sentence.number).phrases if one.until == at - 1 and not one.pronoun]
    found = _speaker(scene, ending)
    return Phrase(found.begin, found.until) if found is not None else None


def _is_reported(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether the clause that opens at the token is what a verb before it reports."""
    first = max(sentence.first, at - REACH - 1)
    before = {scene.hit_at[here].verb: scene.hit_at[here] for here in scene.places_of_hits(first, at)}
    governed = (complement_of(scene, hit, sentence) for hit in before.values() if hit.last < at)
    return any(one is not None and one.first == at for one in governed)


def _speaker(scene: Scene, ending: list[NounPhrase]) -> NounPhrase | None:
    """Of phrases that end together ("la denuncia de una vecina") the innermost that brings somebody in, else the
    widest."""
    language = scene.language
    inwards = sorted(ending, key=lambda one: one.begin, reverse=True)
    new = language.articles - language.definite - language.possessives - language.prepositions
    return next((one for one in inwards if scene.tokens.low[one.begin] in new), inwards[-1] if inwards else None)
