"""What stands beside a name besides its role: a country, a party, a trade ("el piloto argentino Rino Tarsi", "(PT)").

A description that names one of them ("el argentino", "o petista", "the Texas Republican") is of whom the text says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.descriptions import REACH
from tracker.claims.speakers.people import Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK
from tracker.folding import plain
from tracker.languages.lexicon import Language

# So many words right before a name are of its description.
BEFORE: Final = 5
TELLING: Final = frozenset({wc.NOUN, wc.PROPN, wc.ADJ})
# Two forms of one word differ in so many letters at their ends together: "francés" and "francesa", "ruso" and "rusa".
DIFFERENT: Final = 2
SHORTEST_STEM: Final = 3


def traits_beside(scene: Scene, first: int, last: int) -> set[str]:
    """The telling words beside a name, folded: those right before it, those in brackets or commas behind it."""
    return _before(scene, first) | _behind(scene, last)


def _before(scene: Scene, first: int) -> set[str]:
    tokens, language = scene.tokens, scene.language
    found: set[str] = set()
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        word = tokens.low[at]
        small = language.nouns_capitalised or language.subject_before_verb or not tokens.upper(at)
        tells = tokens.quote[at] < 0 and at not in scene.hit_at and scene.class_at(at) in TELLING
        if not (tells and small and word[0].isalpha()) or word in language.articles | language.prepositions:
            break
        found.add(plain(word))
    return {word for word in found if not _is_office(word, language)}


def _is_office(word: str, language: Language) -> bool:
    """Whether a word is of the roles, which are kept apart with what they are of."""
    return is_role(word, language) and word not in language.generic


def _behind(scene: Scene, last: int) -> set[str]:
    tokens, low = scene.tokens, scene.tokens.low
    if last + 1 >= len(low) or low[last + 1] not in ",(":
        return set()
    closing = ")" if low[last + 1] == "(" else ",.;)"
    found: set[str] = set()
    of, past = scene.language.noun_prepositions - scene.language.conjunctions, False
    for at in range(last + 2, min(len(low), last + 2 + REACH)):
        word = low[at]
        if word in closing:
            return {word for word in found if not _is_office(word, scene.language)}
        if word == BREAK or at in scene.hit_at or tokens.quote[at] >= 0 or scene.class_at(at) in wc.FINITE:
            return set()
        shouted = tokens.printed(at, at).isupper()
        if word in scene.language.genitives:
            # "Cole Brand, the governor's spokesman": no governor.
            found = set()
        past = past or (word in of and at > last + 2)
        if shouted or (scene.class_at(at) in TELLING and not past):
            parts = word.split("-")
            found |= {plain(part) for part in parts if part and (len(part) > 1 or len(parts) > 1)}
            found |= {tokens.printed(at, at).split("-")[0]} if shouted and closing == ")" else set()
    return set()


def matching(words: Iterable[str], traits: Iterable[str], renamed: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many of the folded words of a description are told by traits: as they are, inflected, or by another name of
    the same ("petista": "pt")."""
    known = set(traits)
    known |= {row[0] for trait in traits for row in renamed.get(trait, ()) if len(row) == 1}
    known |= {called for called, rows in renamed.items() if any(len(row) == 1 and row[0] in known for row in rows)}
    return sum(any(_alike(word, trait) for trait in known) for word in words)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    size = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return size >= SHORTEST_STEM and len(one) + len(other) - 2 * size <= DIFFERENT


def stated_of(people: Iterable[Person], printed: str, language: Language) -> list[Person]:
    """Those of whom the text says most words of a description; nobody who is not called by its noun, where it has one
    that does not fit anybody ("the singer", but not "the man")."""
    words, head = telling_words(printed, language)
    best, found = 0, list[Person]()
    for person in people if words else ():
        count = matching(words, person.traits, language.renamed)
        if (
            not count
            or count < best
            or not (head in language.generic or matching([head], person.traits, language.renamed))
        ):
            continue
        found = [*found, person] if count == best else [person]
        best = count
    return found


def is_of_something(printed: str, language: Language) -> bool:
    """Whether "of" stands in a description, before more than letters ("do PSDB")."""
    of = language.noun_prepositions - language.conjunctions
    words = printed.replace("'", "' ").split()
    at = next((at for at, word in enumerate(words) if at and word.casefold() in of), len(words))
    small = language.determiners | of | language.units
    behind = [word for word in words[at:] if word.casefold() not in small and not word.isdecimal()]
    return any(not word.isupper() for word in behind)


def of_another(printed: str, person: Person, language: Language) -> bool:
    """Whether a description names a party, and the text has another in brackets behind the name ("(PT)")."""
    own = {trait for trait in person.traits if trait.isupper()}
    named = {word for word in printed.split() if word.isupper() and len(word) > 1}
    return bool(own and named) and not own & named and not matching(map(plain, named), person.traits, language.renamed)


def telling_words(printed: str, language: Language) -> tuple[list[str], str]:
    """The words of a description that say who is meant, folded, and the one that heads it: no articles, no ages; behind
    "of" only what is in capitals ("o deputado do PSDB")."""
    of = language.noun_prepositions - language.conjunctions
    small = language.determiners | of | language.conjunctions | language.units | language.time_words
    found: list[str] = []
    head, past = "", False
    for word in printed.replace("'", " '").split():
        low = word.casefold()
        if low in language.genitives:
            # "The victim's nephew": no victim.
            found, head = [], ""
        past = past or (low in of and bool(found))
        if low in small or not low[0].isalpha() or (past and not word.isupper()):
            continue
        found.append(plain(low))
        head = head if past or (head and language.adjectives_follow) else found[-1]
    return found, head
