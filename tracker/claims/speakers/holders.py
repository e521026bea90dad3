"""Who holds what a description is of: "the minister", "l'édile", "der Wirt"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.descriptions import agree, differ
from tracker.claims.speakers.people import MOST_NAMES, People, Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.folding import all_plain, plain
from tracker.languages.lexicon import telling

DETERMINER_AND_ADJECTIVE: Final = 2
# Within how many code points behind a headline its speaker is named ("Mayor says …", "Mayor Ada Brun said …").
LEAD: Final = 700
# A first line is a headline up to this many code points.
LONGEST_HEADLINE: Final = 200
LONGEST_DESCRIPTION: Final = 3


def words_of(printed: str) -> list[str]:
    """The words of a description, elided articles apart and compounds in their parts."""
    return printed.replace("'", "' ").replace("-", " ").split()


def with_determiner(scene: Scene, words: list[str], start: int) -> tuple[list[str], bool]:
    """The words with their determiner, and whether it is definite; the preposition before a description may have
    its article in it ("del portavoz", "du rapporteur", "pela rapper")."""
    language = scene.language
    if not words or words[0] in language.determiners:
        return words, bool(words) and words[0] in language.definite
    at = bisect_left(scene.tokens.start, start) - 1
    before = scene.tokens.low[at] if at >= 0 else ""
    if before in language.determiners or (before in language.articles and before in language.prepositions):
        definite = language.definite | language.of_articles
        return [before, *words], before in language.prepositions or before in definite
    return words, False


def holders(
    scene: Scene, people: People, words: Sequence[str], heads: Sequence[str], author: AuthorDraft, ahead: int = 0
) -> list[Person]:
    """Whom the text calls by the noun of the description, before it or so many code points behind it; nobody whose
    office is of something else."""
    language = scene.language
    heads = [head for head in heads if head not in language.ordinals or len(words) <= DETERMINER_AND_ADJECTIVE]
    chosen = heads[:1] if language.adjectives_follow else heads[-1:]
    named = [person for head in chosen for person in people.holders(head)[:MOST_NAMES]]
    another_name = False
    if not named:
        named, another_name = _renamed(scene, people, words)
    if not named and words[0] not in language.possessives:
        inner = [word for word in words if word not in language.determiners]
        named = people.by_noun.get(_noun_of(scene, inner, author), [])[:MOST_NAMES]
    gender, printed = author.gender, scene.text[author.start : author.end]
    fitting = [
        person
        for person in dict.fromkeys(named)
        if (person.last_place_before(author.start) or _is_named_within(person, author.end, ahead))
        and (gender is None or person.gender in (None, gender))
        and (another_name or not differ(printed, person.printed_roles, language))
    ]
    surer = [person for person in fitting if agree(printed, person.printed_roles, language)]
    return surer or fitting


def _noun_of(scene: Scene, inner: Sequence[str], author: AuthorDraft) -> str:
    """The noun of a description, folded: the last word where adjectives come first, else the first that is no adjective
    ("le jeune sommelier")."""
    if not inner or not scene.language.adjectives_follow:
        return plain(inner[-1]) if inner else ""
    first, end = (bisect_left(scene.tokens.start, offset) for offset in (author.start, author.end))
    low = scene.tokens.low
    # "L'ancienne maire" is no mayor.
    nouns = (low[at] for at in range(first, end) if scene.class_at(at) == wc.NOUN or is_role(low[at], scene.language))
    return plain(next((word for word in nouns if word in inner), inner[0]))


def _is_named_within(person: Person, start: int, reach: int) -> bool:
    place = person.first_place_from(start)
    return place is not None and place[0] < start + reach


def _renamed(scene: Scene, people: People, words: Sequence[str]) -> tuple[list[Person], bool]:
    """Who holds a role that newspapers name in other words, too ("l'édile": the mayor), and whether those words are the
    whole description with an "of" in it: "el jefe de Estado" is not of something else than "presidente de Montelar"."""
    language = scene.language
    # "Premier ministre": who holds it is found by the noun.
    ordinals = all_plain(language.ordinals)
    called = telling(plain(" ".join(words)), language.articles, language.of_articles).split()
    for size in range(min(len(called), LONGEST_DESCRIPTION + 1), 0, -1):
        for key in (" ".join(called[:size]), " ".join(called[-size:])):
            found = [
                person
                for first, *rest in language.renamed.get(key, ())
                for person in people.holders(rest[0] if first in ordinals and rest else first.rpartition("-")[2])[
                    :MOST_NAMES
                ]
                if any(
                    _is_held(scene, first, rest, held.replace("'", " ").replace(".", " ").split())
                    for held in person.roles
                )
            ]
            if found:
                return found, 1 < size == len(called)
    return [], False


def _is_held(scene: Scene, first: str, rest: Sequence[str], held: Sequence[str]) -> bool:
    """Whether a role is the one meant: "lt gov" and "deputy governor" are no governor."""
    lower = any(is_role(held[at - 1], scene.language) for at in range(1, len(held)) if held[at] == first)
    named = {first, *(word.rstrip("'") for word in rest)}
    joined = scene.language.nouns_capitalised
    compound = joined and not rest and "-" not in first and any(word.endswith(first) for word in held)
    return (named <= set(held) or compound) and not (lower and not rest)


def in_headline(scene: Scene, author: AuthorDraft) -> bool:
    """Whether the author stands in the first line of a text, and the line is no sentence of its own paragraph."""
    end = scene.text.find("\n", author.end, LONGEST_HEADLINE)
    return end >= 0 and "\n" not in scene.text[: author.start] and scene.text[end - 1] != "."


def lone_person(people: People, author: AuthorDraft, courtesies: Set[str]) -> Person | None:
    """The only one whom the text names before a description, where it says nothing else of what they are."""
    named = [one for one in people.all if one.last_place_before(author.start)]
    if len(named) != 1 or not named[0].sure or (author.gender and named[0].gender not in (None, author.gender)):
        return None
    told = {word.rstrip(".") for role in named[0].roles for word in role.split()} - courtesies
    return None if told or named[0].nouns else named[0]
