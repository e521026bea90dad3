"""What lists and letters show of a word by itself: somebody who speaks, a finite verb, a name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.analysis import Scene
from tracker.languages.lexicon import Language

# "Länderbericht" ends in "bericht"; shorter documents ("akte", "brief") end too many other words.
SHORTEST_FIRST_PART: Final = 2
SHORTEST_DOCUMENT: Final = 6
SHORT: Final = 5
_MEMORY: Final = 20_000
PUNCTUATION: Final = frozenset(".!?…;:,()[]{}–—-/«»\"'’‘•*|")


def is_voice(word: str, language: Language) -> bool:
    """Whether a noun names somebody or something that speaks."""
    return (
        word in language.roles
        or word in language.titles
        or word in language.anonymous
        or word in language.bodies
        or word in language.collectives
        or word in language.documents
    )


def is_party_and_place(word: str) -> bool:
    """ "r-texas", "d-n.y.": a letter of a party, a hyphen and where somebody was elected."""
    return word[1:2] == "-" and word[0].isalpha()


def is_document(word: str, language: Language) -> bool:
    """Whether a noun names a text that speaks; where nouns are written together, what it ends in: "länderbericht"."""
    if word in language.documents:
        return True
    return language.nouns_capitalised and _ends_in_document(word, language.documents)


@lru_cache(_MEMORY)
def _ends_in_document(word: str, documents: frozenset[str]) -> bool:
    return any(word[at:] in documents for at in range(SHORTEST_FIRST_PART, len(word) - SHORTEST_DOCUMENT + 1))


def is_nominative(word: str, kind: int, upper: bool, language: Language) -> bool:
    """ "Der größte Teil": whether an adjective behind an article shows by its ending that the phrase is a subject, and
    none that belongs to the one before it."""
    declined = bool(language.genitive_endings) and kind == wc.ADJ and not upper
    return declined and not word.endswith(language.genitive_endings)


def looks_finite(scene: Scene, at: int) -> bool:
    """Whether a token is a finite verb, as far as lists and endings tell."""
    low, language = scene.tokens.low, scene.language
    word = low[at]
    if word in language.finite_hints:
        # "Orme's announcement": the genitive looks like "is".
        return scene.class_at(at) != wc.PART
    return (
        word.endswith(language.past_endings)
        and len(word) > 4
        and not scene.tokens.upper(at)
        and (at == 0 or low[at - 1] not in language.articles)
    )


def is_of_manner(scene: Scene, at: int) -> bool:
    """ "Sharply", "vigorously": an adverb that its ending shows; short words that end so are nouns too ("rally")."""
    endings, word = scene.language.adverb_endings, scene.tokens.low[at]
    manner = bool(endings) and len(word) > SHORT and scene.class_at(at) == wc.ADV and word.endswith(endings)
    return manner and not is_voice(word, scene.language)


def is_name(scene: Scene, first: int, last: int) -> bool:
    tokens, language = scene.tokens, scene.language
    return all(
        (tokens.upper(at) and tokens.low[at] not in language.determiners)
        or tokens.low[at] in language.name_particles
        or tokens.low[at] in ".-'"
        for at in range(first, last + 1)
    ) and tokens.upper(first)
