"""Of whom a relative clause reports: "la denuncia de una vecina que aseguró que …", where "que" may open any clause."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import REACH
from tracker.claims.grammar.complements import complement_of
from tracker.claims.grammar.phrases import NounPhrase
from tracker.claims.grammar.verb_numbers import is_plural
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.things import is_thing
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Between "que" and its verb stand a negation, a pronoun and an adverb.
BETWEEN: Final = 3
NOMINAL: Final = frozenset({wc.NOUN, wc.PROPN, wc.PRON})


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


def can_report(scene: Scene, hit: Hit, noun: Phrase) -> bool:
    """Whether the noun before "que" may be who reports: not in "es verdad que dijo que …", "la decisión que dijo que
    tomaría", "el perro que dicen que mordió", where whoever does is left out."""
    tokens, language = scene.tokens, scene.language
    head = next((at for at in range(noun.first, noun.last + 1) if scene.class_at(at) in NOMINAL), noun.first)
    if is_thing(scene, noun):
        return False
    opens = tokens.low[noun.first]
    if opens in language.masculine_determiners | language.feminine_determiners:
        return (
            not language.plural_verb_endings or not is_plural(scene, hit.begin) or is_voice(tokens.low[head], language)
        )
    # "Es verdad que", "lo peor es que": what a verb that has no subject says of the clause.
    bare = noun.first == noun.last and not tokens.upper(head) and opens not in language.determiners
    return not bare or is_voice(opens, language) or scene.class_at(head) == wc.PRON


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
