"""Whether a word is a person's role, in the plain form, in a compound, or as the last part of one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tracker.languages.lexicon import Language

# "Verkehrsminister" ends in "minister"; shorter roles ("rat", "arzt") end too many other words.
SHORTEST_LAST_PART: Final = 5
SHORTEST_FIRST_PART: Final = 3
_MEMORY: Final = 20_000


def is_role(word: str, language: Language) -> bool:
    """Whether a lower-case word says what a person is: "minister", "ex-minister", "verkehrsminister"."""
    if word in language.roles or word in language.titles or word in language.generic:
        return True
    if not language.nouns_capitalised and "-" not in word:
        return False
    if word.endswith(language.age_endings):
        return True
    return _ends_in(word, (language.roles, language.titles, language.generic), language.nouns_capitalised)


def is_body(word: str, language: Language) -> bool:
    """Whether a lower-case word names a body: "ministry", "verkehrsministerium"."""
    if word in language.bodies:
        return True
    if not language.nouns_capitalised and "-" not in word:
        return False
    return _ends_in(word, (language.bodies,), language.nouns_capitalised)


@lru_cache(_MEMORY)
def _ends_in(word: str, lists: tuple[frozenset[str], ...], compounds: bool) -> bool:
    last = word.rpartition("-")[2]
    if last != word and any(last in words for words in lists):
        return True
    if not compounds:
        return False
    ends = [last[at:] for at in range(SHORTEST_FIRST_PART, len(last) - SHORTEST_LAST_PART + 1)]
    return any(end in words for end in ends for words in lists)
