"""Who stands between a verb of saying and its clause: "Aseguró el alcalde Luis Tarn que no habrá fiesta"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene

NOMINAL: Final = frozenset({wc.NOUN, wc.PROPN, wc.PRON, wc.NUM, wc.QUOTE})


def inverted_subject(scene: Scene, hit: Hit, end: int) -> Phrase | None:
    """The subject right behind a finite verb and right before "que", where no noun stands before the verb.

    A body is none where a verb follows "que": "recordó el gobierno que presidió" tells of the government.
    """
    low, language, begin = scene.tokens.low, scene.language, hit.last + 1
    if not language.dropped_subjects or hit.mode != "finite" or "clause" not in hit.form.frames or begin >= end:
        return None
    before = _before(scene, hit)
    if before >= 0 and scene.class_at(before) in NOMINAL and low[before] not in language.time_words:
        return None
    phrase = noun_phrases.after(scene, begin, end)
    if (
        phrase is None
        or phrase.pronoun
        or phrase.last + 2 >= end
        or low[phrase.last + 1] not in language.complementisers
    ):
        return None
    if low[phrase.first] in language.relay_to and scene.class_at(phrase.first + 1) == wc.PROPN:
        # Portuguese "disse a Tarn que …": to whom it is said, where the word is an article and a preposition.
        return None
    words = range(phrase.first, phrase.last + 1)
    person = any(is_role(low[at], language) or scene.class_at(at) == wc.PROPN for at in words)
    voice = person or any(is_voice(low[at], language) and low[at] not in language.documents for at in words)
    follows = scene.class_at(phrase.last + 2) in wc.FINITE
    return phrase if voice and (not follows or (person and hit.form.type == "say")) else None


def _before(scene: Scene, hit: Hit) -> int:
    """The last token before a verb that is no adverb and no pronoun of its own ("Brun já informou")."""
    low, language, at = scene.tokens.low, scene.language, hit.begin - 1
    passed = language.adverbials | language.negations | language.object_pronouns
    while at >= 0 and low[at] in passed:
        at -= 1
    return at
