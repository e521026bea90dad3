"""Whether a word is a person's role or a body, in the plain form, in a compound, or as its last part; or a state."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tracker.languages.lexicon import Language

# "Verkehrsminister" ends in "minister"; shorter roles ("rat", "arzt") end too many other words.
SHORTEST_LAST_PART: Final = 5
SHORTEST_FIRST_PART: Final = 3
SHORTEST_GENITIVE: Final = 5
_MEMORY: Final = 20_000


def is_role(word: str, language: Language) -> bool:
    """Whether a lower-case word says what a person is: "minister", "ex-minister", "verkehrsminister"."""
    if word in language.roles or word in language.titles or word in language.generic:
        return True
    if not language.nouns_capitalised and "-" not in word:
        return False
    if word.endswith(language.age_endings):
        return True
    lists = (language.roles, language.titles, language.generic)
    if _ends_in(word, lists, language.nouns_capitalised):
        return True
    return language.nouns_capitalised and any(
        bare in language.roles or _ends_in(bare, lists, compounds=True) for bare in _without_genitive(word)
    )


def nominative(word: str, language: Language) -> str:
    """A lower-case role as dictionaries have it: "spd-politiker" of "spd-politikers", "abgeordnete" of "abgeordneten";
    any other word as it is."""
    if not language.nouns_capitalised or word in language.roles or word in language.titles:
        return word
    lists = (language.roles, language.titles, language.generic)
    if _ends_in(word, lists, compounds=True):
        return word
    for bare in _without_genitive(word):
        if bare in language.roles or _ends_in(bare, lists, compounds=True):
            return bare
    # "Den Ermittlern" are several, "dem Abgeordneten" and "dem Demokraten" one.
    weak = (word[:-cut] for cut in (1, 2) if word.endswith(language.weak_endings))
    return next((bare for bare in weak if bare in language.roles), word)


def is_body(word: str, language: Language) -> bool:
    """Whether a lower-case word names a body: "ministry", "verkehrsministerium"."""
    if word in language.bodies:
        return True
    if not language.nouns_capitalised and "-" not in word:
        return False
    lists = (language.bodies,)
    return _ends_in(word, lists, language.nouns_capitalised) or (
        language.nouns_capitalised and any(_ends_in(bare, lists, compounds=True) for bare in _without_genitive(word))
    )


def state_named(name: str, language: Language) -> str | None:
    """The state of a lower-case name, also in the genitive ("Norwegens"); None where it is none."""
    if name in language.states:
        return name
    owned = language.nouns_capitalised and name.endswith("s") and name[:-1] in language.states
    return name[:-1] if owned else None


def _without_genitive(word: str) -> list[str]:
    """ "Bundesamtes", "Magazins": the word without the ending that German masculines and neuters have there."""
    return [word[: -len(ending)] for ending in ("es", "s") if word.endswith(ending) and len(word) > SHORTEST_GENITIVE]


@lru_cache(_MEMORY)
def _ends_in(word: str, lists: tuple[frozenset[str], ...], compounds: bool) -> bool:
    last = word.rpartition("-")[2]
    if last != word and any(last in words for words in lists):
        return True
    if not compounds:
        return False
    ends = [last[at:] for at in range(SHORTEST_FIRST_PART, len(last) - SHORTEST_LAST_PART + 1)]
    return any(end in words for end in ends for words in lists)
