"""A reported clause, as the rules for reported speech pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.claims.attribution import Attribution
from tracker.claims.scene import Phrase, Scene
from tracker.claims.sentences import Sentence

# Words between the verb and its clause: to whom, where and when it was said.
REACH: Final = 14
SHORTEST: Final = 2
CLOSERS: Final = frozenset(".!?…,;:–—-)”'\"")


@dataclass(slots=True)
class Report:
    """Tokens [first, last] of the content, and who is said to have said it."""

    first: int
    last: int
    found: Attribution
    sentence: Sentence


def impersonal(scene: Scene, subject: Phrase) -> bool:
    return subject.pronoun and scene.tokens.low[subject.first] in scene.language.impersonal
