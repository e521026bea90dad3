"""Whether a phrase is of somebody who can speak: by a voice in it, or by a name."""

from __future__ import annotations

from tracker.claims.grammar.agreement import is_somebody_named
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.text.analysis import Phrase, Scene


def has_voice(scene: Scene, phrase: Phrase) -> bool:
    """Whether a person, a body or a medium is among its words."""
    return any(is_voice(scene.tokens.low[at], scene.language) for at in range(phrase.first, phrase.last + 1))


def is_voiced(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is of somebody, and in a case that a subject may have."""
    return scene.tokens.low[phrase.first] not in scene.language.oblique and is_somebody_named(scene, phrase)
