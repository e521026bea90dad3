"""What a text knows people as: whether the office or trade of a description is against it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracker.claims.speakers.people import Person
from tracker.claims.speakers.titles import is_role
from tracker.folding import all_plain
from tracker.languages.lexicon import Language


class Offices:
    """The offices and trades of a language, asked about the people of one document. "Ms" and "Sir" are `courtesies`."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.courtesies = _courtesies(language.titles, language.roles, language.offices)
        self._trades = _trades(language.roles, language.generic)
        self._generic = all_plain(language.generic)
        # Heads of descriptions have lost their accents ("prefet").
        self._held = _held(language.offices, language.titles)

    def has_one(self, heads: Sequence[str]) -> bool:
        """Whether one of the words is an office or a title, or, where nouns are written together, ends in an office."""
        if any(head in self._held for head in heads):
            return True
        joined = self._language.nouns_capitalised
        return joined and any(head.endswith(office) for head in heads for office in self._language.offices)

    def holds_another(self, heads: Sequence[str], person: Person) -> bool:
        """Whether the description is of an office and the text knows the person as something else, or of a trade and
        the person has an office."""
        if self.has_one(heads) or any(head.endswith(office) for head in heads for office in self._language.offices):
            # As printed: the tables keep the accents that the words of roles have lost ("oberbürgermeister").
            printed = {word for role in person.printed_roles for word in role.casefold().replace("-", " ").split()}
            known = self._known_as(person) | (printed - self._language.titles if self._language.verb_second else set())
            return any(is_role(word, self._language) for word in known)
        return bool(self._trades & set(heads)) and self.has_one(list(self._known_as(person)))

    def holds_any(self, person: Person) -> bool:
        """Whether the text knows the person by an office or a trade."""
        return any(is_role(word, self._language) for word in self._known_as(person))

    def is_something_else(self, heads: Sequence[str], person: Person) -> bool:
        """Whether the text calls the person by another trade, and never so: "la syndicaliste" is no director."""
        if not self._language.adjectives_follow or self._generic & set(heads):
            return False
        held = {word for word in self._known_as(person) if is_role(word, self._language)} | person.nouns
        return bool(held) and held.isdisjoint(heads)

    def _known_as(self, person: Person) -> set[str]:
        """The words of a person's roles."""
        return person.role_words() - self.courtesies


# Of one language always the same: to fold its tables took longer than to read a paragraph.
@cache
def _courtesies(titles: frozenset[str], roles: frozenset[str], offices: frozenset[str]) -> frozenset[str]:
    return all_plain(titles - roles - offices)


@cache
def _held(offices: frozenset[str], titles: frozenset[str]) -> frozenset[str]:
    return offices | titles | all_plain(offices | titles)


@cache
def _trades(roles: frozenset[str], generic: frozenset[str]) -> frozenset[str]:
    return all_plain(roles - generic)
