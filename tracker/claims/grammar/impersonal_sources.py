"""Where or whence an impersonal verb of saying has it: "In dem Bericht heißt es", "hieß es aus dem Ministerium"."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar.clauses import impersonal
from tracker.claims.grammar.word_signs import is_document
from tracker.claims.text.analysis import Hit, Phrase, Scene

# Between the verb and the source stand its pronoun and a few adverbs ("heißt es dazu weiter in dem Bericht").
REACH: Final = 6
# A source before the verb opens the sentence, perhaps behind a conjunction ("Und in dem Bericht heißt es").
OPENING: Final = 2
# A body's name of capitals has as many letters ("RTP").
SHORTEST_NAME: Final = 2


def with_source(scene: Scene, hit: Hit, subject: Phrase | None) -> Phrase | None:
    """The subject of a verb of saying; where that is "es", the document in which or the body by which it is said, and
    for "on" the source or the body behind the verb, if one is named.

    None where nothing of the kind is named: "es" says nothing.
    """
    if subject is None or not impersonal(scene, subject):
        return subject
    number = bisect_right(scene.sentences, hit.verb, key=lambda sentence: sentence.first) - 1
    sentence = scene.sentences[number]
    if scene.tokens.low[hit.verb] not in scene.language.only_impersonal:
        return (from_whom(scene, hit, sentence.last) if scene.language.said_at else None) or subject
    return _behind(scene, hit, sentence.last) or _opening(scene, hit, sentence.first)


def from_whom(scene: Scene, hit: Hit, end: int) -> Phrase | None:
    """ "on tient de source policière que …", "assure-t-on à la mairie", "auprès du parquet": the source or the body
    behind the verb. Where the pronoun does not hang on the verb, "à" may stand before who was told."""
    low, language = scene.tokens.low, scene.language
    at = hit.last + 1
    if at + 1 >= end:
        return None
    linked = low[at] in language.noun_prepositions
    by = low[at] in language.said_by
    # "auprès de la préfecture"
    begin = at + 1 + (not linked and low[at + 1] in language.noun_prepositions - language.definite)
    told = low[at] in language.relay_to and begin == at + 1 and hit.enclitic < 0
    if not (linked or by or low[at] in language.said_at) or told:
        return None
    phrase = noun_phrases.after(scene, begin, end, any_noun=True)
    if phrase is None or phrase.pronoun:
        return None
    words = range(phrase.first, phrase.last + 1)
    if by and any(scene.tokens.upper(word) for word in words):
        return phrase
    # "à l'Unal RTP": a place is not written in capitals.
    capitals = not linked and any(
        len(low[at]) >= SHORTEST_NAME and scene.tokens.printed(at, at).isupper() for at in words
    )
    heads = language.anonymous_heads if linked else language.anonymous_heads | language.bodies | language.collectives
    return phrase if capitals or any(low[word] in heads for word in words) else None


def _behind(scene: Scene, hit: Hit, end: int) -> Phrase | None:
    low = scene.tokens.low
    for at in range(hit.last + 1, min(end, hit.last + 1 + REACH)):
        if scene.tokens.quote[at] >= 0 or low[at] in ":,;":
            return None
        if found := _source(scene, at, end):
            return found
    return None


def _opening(scene: Scene, hit: Hit, begin: int) -> Phrase | None:
    """ "In dem Antrag heißt es", and of a clause "in dem es heißt" what its pronoun stands for."""
    low, language = scene.tokens.low, scene.language
    floor = max((at + 1 for at in range(begin, hit.begin) if scene.tokens.quote[at] >= 0), default=begin)
    for at in range(hit.begin - 2, floor + 1, -1):
        if low[at] in language.said_in and low[at + 1] in language.relatives and low[at + 2] in language.impersonal:
            analysis = scene.analysis_at(at)
            named = analysis.phrase_around(at - 2) if analysis is not None and low[at - 1] == "," else None
            return Phrase(named.begin, at - 2) if named is not None and _tells(scene, named.begin, at - 2) else None
    found = (_source(scene, at, hit.begin) for at in range(floor, min(floor + OPENING, hit.begin)))
    return next((phrase for phrase in found if phrase is not None), None)


def _source(scene: Scene, at: int, end: int) -> Phrase | None:
    """The phrase behind a preposition at token `at`: a document for "in", anybody who can speak for "aus"."""
    low, language = scene.tokens.low, scene.language
    inside, by = low[at] in language.said_in, low[at] in language.said_by
    if not (inside or by) or at + 1 >= end:
        return None
    phrase = noun_phrases.after(scene, at + 1, end, any_noun=True)
    if phrase is None or phrase.pronoun or low[phrase.first] in language.time_words:
        return None
    return phrase if _tells(scene, phrase.first, phrase.last) or (by and not inside) else None


def _tells(scene: Scene, first: int, last: int) -> bool:
    """Whether a document or a medium is among the tokens."""
    low, language = scene.tokens.low, scene.language
    return any(
        is_document(low[at], language) or low[at] in language.media or low[at] in language.anonymous_heads
        for at in range(first, last + 1)
    )
