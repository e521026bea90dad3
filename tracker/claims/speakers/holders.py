"""Who holds what a description is of: "the minister", "l'édile", "der Wirt"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.speakers.descriptions import agree, differ
from tracker.claims.speakers.people import MOST_NAMES, People, Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.languages.lexicon import telling

DETERMINER_AND_ADJECTIVE: Final = 2
LONGEST_DESCRIPTION: Final = 3


def words_of(printed: str) -> list[str]:
    """The words of a description, elided articles apart and compounds in their parts."""
    return printed.replace("'", "' ").replace("-", " ").split()


def holders(
    scene: Scene, people: People, words: Sequence[str], heads: Sequence[str], author: AuthorDraft
) -> list[Person]:
    """Whom the text calls by the noun of the description, before it; nobody whose office is of something else."""
    language = scene.language
    heads = [head for head in heads if head not in language.ordinals or len(words) <= DETERMINER_AND_ADJECTIVE]
    chosen = heads[:1] if language.adjectives_follow else heads[-1:]
    named = [person for head in chosen for person in people.holders(head)[:MOST_NAMES]]
    if not named:
        named = _renamed(scene, people, words)
    if not named and words[0] not in language.possessives:
        inner = [word for word in words if word not in language.determiners]
        noun = plain((inner[:1] if language.adjectives_follow else inner[-1:] or [""])[0]) if inner else ""
        named = people.by_noun.get(noun, [])[:MOST_NAMES]
    gender, printed = author.gender, scene.text[author.start : author.end]
    fitting = [
        person
        for person in dict.fromkeys(named)
        if person.last_place_before(author.start)
        and (gender is None or person.gender in (None, gender))
        and not differ(printed, person.printed_roles, language)
    ]
    surer = [person for person in fitting if agree(printed, person.printed_roles, language)]
    return surer or fitting


def _renamed(scene: Scene, people: People, words: Sequence[str]) -> list[Person]:
    """Who holds a role that newspapers name in other words, too ("l'édile": the mayor)."""
    language = scene.language
    called = telling(plain(" ".join(words)), language.articles, language.of_articles).split()
    for size in range(min(len(called), LONGEST_DESCRIPTION + 1), 0, -1):
        for key in (" ".join(called[:size]), " ".join(called[-size:])):
            found = [
                person
                for first, *rest in language.renamed.get(key, ())
                for person in people.holders(first)[:MOST_NAMES]
                if any(
                    _is_held(scene, first, rest, held.replace("'", " ").replace(".", " ").split())
                    for held in person.roles
                )
            ]
            if found:
                return found
    return []


def _is_held(scene: Scene, first: str, rest: Sequence[str], held: Sequence[str]) -> bool:
    """Whether a role is the one meant: "lt gov" and "deputy governor" are no governor."""
    lower = any(is_role(held[at - 1], scene.language) for at in range(1, len(held)) if held[at] == first)
    return {word.rstrip("'") for word in rest} <= set(held) and not (lower and not rest)
