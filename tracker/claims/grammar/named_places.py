"""Where something is said, between its verb and who says it: "a déclaré à Tornac Paul Lormel, le directeur"."""

from __future__ import annotations

from typing import Final

from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene

# A place of one word, a first name and a surname.
WORDS: Final = 3
# Behind a comma a description shows what somebody is within so many words.
DESCRIBED: Final = 4


def past_named_place(scene: Scene, i: int, end: int) -> int:
    """The token behind a preposition and a place at `i`, where a name of two words and what that person is follow;
    `i` itself otherwise. Without the description three capitals may be one name ("à Marie Dupré Farge")."""
    tokens, language = scene.tokens, scene.language
    low, name, comma = tokens.low, i + 2, i + 1 + WORDS
    if comma + 1 >= end or low[comma] != "," or low[i] not in language.prepositions or low[i] in language.articles:
        return i
    words = range(i + 1, comma)
    if not all(tokens.upper(at) for at in words) or tokens.upper(i):
        return i
    if low[i + 1] in language.media | language.place_openings or any(is_role(low[at], language) for at in words):
        return i
    described = any(is_role(low[at], language) for at in range(comma + 1, min(comma + 1 + DESCRIBED, end)))
    return name if described else i
