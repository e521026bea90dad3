"""Clauses that say who says the rest: "as NP said", "wie NP mitteilte", "según confirmó NP", "comme l'a dit NP"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import noun_phrases, subjects, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import ends_in_comma, impersonal, is_turn
from tracker.claims.grammar.impersonal_sources import with_source
from tracker.claims.grammar.objects import begins_object
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Tokens from "as" to its verb: the subject stands between, and in German all else.
REACH: Final = 12
REACH_VERB_LAST: Final = 40
# "as" opens a sentence behind so many tokens at most ("Tal y como").
OPENING: Final = 2
SAYS: Final = frozenset({"say", "tell", "write", "announce", "find", "warn", "think"})


@dataclass(frozen=True, slots=True)
class AsClause:
    """Tokens [first, last): "as", the verb `hit` and `source`, who says it; None where the clause does not tell."""

    first: int
    last: int
    hit: Hit
    source: Phrase | None


def as_clauses(scene: Scene, sentence: Sentence) -> list[AsClause]:
    """All of a sentence, in order."""
    found = []
    for at in scene.places_of(scene.language.as_words, sentence.first, sentence.last - 1):
        if _opens(scene, at, sentence):
            clause = as_clause_at(scene, at, sentence)
            if clause is not None:
                found.append(clause)
    return found


def _opens(scene: Scene, at: int, sentence: Sentence) -> bool:
    before = at - 1
    low, language = scene.tokens.low, scene.language
    twice = language.subject_before_verb and (low[at + 2] in language.as_words or low[at - 2] in language.as_words)
    if low[at + 1] in language.infinitive_markers or twice:
        # "As to the gate that the mayor promised", "as long as": no clause.
        return False
    if language.verb_second and at > sentence.first and scene.class_at(before) in (wc.NOUN, wc.PROPN):
        # "Ketten wie Norda fürchten …": one of a kind.
        return False
    if low[before] in language.conjunctions and low[before - 1] in language.not_complementising:
        # "…, tal y como dijo NP".
        before -= 2
    if at - sentence.first <= OPENING or scene.tokens.quote[before] >= 0:
        return True
    return ends_in_comma(scene, before) or scene.tokens.low[before] in "–—-"


def as_clause_at(scene: Scene, at: int, sentence: Sentence) -> AsClause | None:
    """The clause that "as" at token `at` opens, where a verb of saying is its own."""
    low, language = scene.tokens.low, scene.language
    stop = _stop(scene, at, sentence)
    hit = _verb(scene, at, stop)
    if hit is None or hit.form.type not in SAYS or not ({"clause", "bare", "quote"} & hit.form.frames):
        return None
    if language.verb_second and low[at + 1] in language.out_of:
        return AsClause(at, stop, hit, Phrase(at + 2, hit.begin - 1)) if at + 2 < hit.begin else None
    if not _is_finite(scene, hit):
        return None
    phrase = with_source(scene, hit, _subject(scene, at, hit, sentence))
    if phrase is None or phrase.first <= at or impersonal(scene, phrase):
        return None
    if phrase.last < hit.begin and hit.form.type != "tell" and _has_object(scene, hit.last + 1):
        # "As the mayor announced the plan, …": when it was, not who says the rest.
        return None
    if phrase.last < hit.begin and _has_clause(scene, hit.last + 1):
        # "…, as the mayor has said that the gate is safe": the verb has its own clause.
        return None
    # What stands behind the verb goes with it, over the commas of an apposition.
    return AsClause(at, max(stop, phrase.last + 1), hit, phrase)


def _has_object(scene: Scene, at: int) -> bool:
    language = scene.language
    if language.verb_second or scene.tokens.low[at] in language.time_words or is_turn(scene, at):
        return False
    return scene.tokens.low[at] in language.articles and begins_object(scene, at)


def _has_clause(scene: Scene, at: int) -> bool:
    """ "As officials insist that …", "as she said she would": where the verb has a clause of its own behind it."""
    low, language = scene.tokens.low, scene.language
    if not language.subject_before_verb:
        return language.adjectives_follow and low[at] in language.complementisers
    return low[at] in language.complementisers or (low[at] in language.pronouns and low[at] not in language.determiners)


def _stop(scene: Scene, at: int, sentence: Sentence) -> int:
    """The comma or mark that ends the clause; a verb that comes last stands before it."""
    low = scene.tokens.low
    for here in range(at + 1, sentence.last):
        if scene.tokens.quote[here] >= 0 or low[here] in ",.;:!?–—":
            if low[here] == "," and scene.language.verb_second and _verb(scene, at, here) is None:
                continue
            return here
    return sentence.last


def _verb(scene: Scene, at: int, stop: int) -> Hit | None:
    """The first verb of saying of the clause, in a language whose verb comes last the last one."""
    reach = REACH_VERB_LAST if scene.language.verb_second else REACH
    inside = range(at + 1, min(stop, at + 1 + reach))
    found = None
    for here in inside:
        hit = scene.hit_at.get(here)
        if hit is not None and hit.begin > at and _may_be_verb(scene, hit.verb):
            found = hit
            if not scene.language.verb_second:
                break
    return found


def _may_be_verb(scene: Scene, at: int) -> bool:
    """Not the last noun of "as well as the search for the theft suspects"; behind a name it is a verb, but for a body
    ("as seen in Norwold state")."""
    language, noun = scene.language, scene.class_at(at) == wc.NOUN
    named = scene.tokens.upper(at - 1) and scene.tokens.low[at] not in language.bodies
    return not noun or named or language.nouns_capitalised


def _is_finite(scene: Scene, hit: Hit) -> bool:
    """Finite, or helped by a verb right before it ("según pudo saber NP")."""
    return hit.mode == "finite" or (hit.mode == "infinitive" and scene.class_at(hit.first - 1) in wc.FINITE)


def _subject(scene: Scene, at: int, hit: Hit, sentence: Sentence) -> Phrase | None:
    language = scene.language
    if hit.enclitic >= 0:
        return Phrase(hit.enclitic, hit.enclitic, True)
    chosen = subjects.subject_of(scene, hit, sentence) if hit.mode == "finite" else None
    if chosen is not None and chosen.first > at and not _is_placed(scene, chosen):
        return chosen
    if language.verb_second:
        found = subjects_by_place.before(scene, hit.begin, at + 1)
        if found is not None and _is_placed(scene, found):
            return noun_phrases.after(scene, at + 1, hit.begin)
        return found
    behind = noun_phrases.after(scene, hit.last + 1, sentence.last)
    return behind or subjects_by_place.before(scene, hit.first, at + 1)


def _is_placed(scene: Scene, phrase: Phrase) -> bool:
    """ "Wie NP in Norwold mitteilte": behind a preposition, where no subject stands."""
    return scene.language.verb_second and scene.tokens.low[phrase.first - 1] in scene.language.prepositions
