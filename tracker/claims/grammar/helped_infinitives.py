"""Whose an infinitive of saying is, where another verb helps it: "se limitó a decir", "s'est borné à dire"."""

from __future__ import annotations

from typing import Final

from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# The verb that helps stands right before the infinitive's marker.
HELPED: Final = 2


def of_helper(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "NP, que no quiso hablar, se limitó a decir que …": who does what the verb right before the infinitive says."""
    if hit.mode != "infinitive" or not scene.language.adjectives_follow:
        return None
    analysis = scene.grammar.of(sentence.number)
    for verb in analysis.verbs:
        if hit.first - HELPED <= max(verb.finite, verb.main) < hit.first:
            found = analysis.subject_of(verb.finite, verb.main).phrase
            if found is None or found.relative or found.pronoun:
                return None
            return Phrase(found.begin, found.until)
    return None
