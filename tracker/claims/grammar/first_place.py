"""What opens a verb-second sentence without being its subject: "Per Dekret verbot NP", "Ende Mai sagte NP"."""

from __future__ import annotations

from itertools import pairwise

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.noun_phrases import after
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence


def past_adverbial(scene: Scene, hit: Hit, sentence: Sentence, found: Phrase | None) -> Phrase | None:
    """The subject of a finite verb, where `found` is but an adverbial before it: then the phrase behind the verb."""
    if found is None or found.pronoun or not scene.language.verb_second or hit.mode != "finite":
        return found
    if _is_time(scene, found):
        # "Der hatte letzte Woche gesagt, …"
        pointing = scene.tokens.low[sentence.first] in scene.language.relatives and hit.begin == sentence.first + 1
        return Phrase(sentence.first, sentence.first, True) if pointing else _behind(scene, hit, found, sentence)
    if found.last >= hit.begin or not _is_adverbial(scene, found, sentence):
        return found
    return _behind(scene, hit, found, sentence)


def _behind(scene: Scene, hit: Hit, found: Phrase, sentence: Sentence) -> Phrase | None:
    return after(scene, hit.begin + 1, sentence.last) if found.last < hit.begin else None


def _is_adverbial(scene: Scene, phrase: Phrase, sentence: Sentence) -> bool:
    """ "Des Weiteren", "Per Dekret"; what stands behind a preposition."""
    low, language, first = scene.tokens.low, scene.language, phrase.first
    if low[first] in language.of_articles or low[first] in language.prepositions:
        return True
    if first == sentence.first:
        return False
    # "Aus Kreisen verlautete, …" names a source, "zu" and "von" may be part of a name.
    small = language.prepositions - language.subordinators - language.said_by
    particle = low[first - 1] in language.name_particles and first - 1 == sentence.first
    return low[first - 1] in small and not particle and not _describes(scene, phrase)


def _describes(scene: Scene, phrase: Phrase) -> bool:
    """ "Mit dem Fall vertraute Beamte": what the preposition governs is part of the description of a noun behind it."""
    classes = [scene.class_at(at) for at in range(phrase.first, phrase.last + 1)]
    return any(one == wc.NOUN and behind in (wc.ADJ, wc.PARTICIPLE) for one, behind in pairwise(classes))


def _is_time(scene: Scene, phrase: Phrase) -> bool:
    """ "Ende Januar 2006", "letzte Woche"."""
    low, language = scene.tokens.low, scene.language
    words = low[phrase.first : phrase.last + 1]
    known = language.time_words | language.units | language.turns | language.edges
    return all(word in known or word.isdecimal() for word in words) and not all(word.isdecimal() for word in words)
