"""What stands beside a name besides its role: a country, a party, a trade ("el piloto argentino Rino Tarsi", "(PT)").

A description that names one of them ("el argentino", "o petista", "the Texas Republican") is of whom the text says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
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
# A description that fits more people than this tells nobody apart, and looking at all of them for each takes too long.
MOST: Final = 60


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


class Traits:
    """What a text says of its people beside their names, asked for each description. Traits do not change meanwhile."""

    def __init__(self, people: Sequence[Person], language: Language) -> None:
        self._people, self._language = people, language
        self._known: dict[int, frozenset[str]] = {}
        self._by_stem: dict[str, list[Person]] | None = None

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """How else each word of one word is called; few texts have a description that asks for it."""
        found: dict[str, set[str]] = {}
        for called, rows in self._language.renamed.items():
            for row in rows:
                if len(row) == 1:
                    found.setdefault(row[0], set()).add(called)
        return found

    def stated_of_any(self, printed: str) -> list[Person]:
        """Those of all people of whom the text says most words of a description; nobody where it says some of them of
        more people than `MOST`."""
        words, _ = telling_words(printed, self._language)
        found: dict[int, Person] = {}
        for stem in dict.fromkeys(word[:SHORTEST_STEM] for word in words):
            found.update((id(person), person) for person in islice(self._of_stem(stem), MOST + 1))
        return self.stated_of(list(found.values()), printed) if len(found) <= MOST else []

    def stated_of(self, people: Iterable[Person], printed: str) -> list[Person]:
        """Those of whom the text says most words of a description; nobody who is not called by its noun, where it has
        one that does not fit anybody ("the singer", but not "the man")."""
        words, head = telling_words(printed, self._language)
        best, found = 0, list[Person]()
        for person in people if words else ():
            count = self._matching(words, person)
            fits = head in self._language.generic or self._matching([head], person)
            if not count or count < best or not fits:
                continue
            if count > best:
                best, found = count, []
            found.append(person)
        return found

    def of_another(self, printed: str, person: Person) -> bool:
        """Whether a description names a party, and the text has another in brackets behind the name ("(PT)")."""
        own = {trait for trait in person.traits if trait.isupper()}
        named = {word for word in printed.split() if word.isupper() and len(word) > 1}
        return bool(own and named) and not own & named and not self._matching(map(plain, named), person)

    def _matching(self, words: Iterable[str], person: Person) -> int:
        """How many of the folded words are told of a person: as they are, inflected, or by another name of the same
        ("petista": "pt")."""
        known = self._known_of(person)
        return sum(any(_alike(word, trait) for trait in known) for word in words)

    def _known_of(self, person: Person) -> frozenset[str]:
        found = self._known.get(id(person))
        if found is None:
            known, renamed = set(person.traits), self._language.renamed
            known |= {row[0] for trait in person.traits for row in renamed.get(trait, ()) if len(row) == 1}
            found = frozenset(known.union(*(self._called.get(one, set()) for one in known)))
            self._known[id(person)] = found
        return found

    def _of_stem(self, stem: str) -> list[Person]:
        """Who has a trait that begins so: what is alike begins alike."""
        if self._by_stem is None:
            self._by_stem = {}
            for person in self._people:
                for begins in dict.fromkeys(trait[:SHORTEST_STEM] for trait in sorted(self._known_of(person))):
                    self._by_stem.setdefault(begins, []).append(person)
        return self._by_stem.get(stem, [])


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    size = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return size >= SHORTEST_STEM and len(one) + len(other) - 2 * size <= DIFFERENT


def is_of_something(printed: str, language: Language) -> bool:
    """Whether "of" stands in a description, before more than letters ("do PSDB")."""
    of = language.noun_prepositions - language.conjunctions
    words = printed.replace("'", "' ").split()
    at = next((at for at, word in enumerate(words) if at and word.casefold() in of), len(words))
    small = language.determiners | of | language.units
    behind = [word for word in words[at:] if word.casefold() not in small and not word.isdecimal()]
    return any(not word.isupper() for word in behind)


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
