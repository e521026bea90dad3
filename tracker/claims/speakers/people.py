"""The people of one document: everybody whom it names, with the roles, the age and the gender that it shows.

A run of capitals is a person's name where the text treats it as one: a title or a role beside it, an age behind it, or
words that it is said to have said. Other runs ("New Harbour Bridge") are kept as names that may be a person's; only
clear evidence picks them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.noun_phrases import PUNCTUATION
from tracker.claims.speakers.names import is_proper, runs
from tracker.claims.speakers.titles import SHORTEST_FIRST_PART, SHORTEST_LAST_PART, is_body, is_role
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK, TERMINALS
from tracker.folding import plain
from tracker.models import Gender

# Tokens before or behind a name within which its role is looked for.
REACH: Final = 10
LONGEST_NAME: Final = 5
OLDEST: Final = 120
# More names than this in a few sentences are a list, and no pronoun stands for one of them.
MOST_NAMES: Final = 40


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in full. `places` in the order of the text; `roles` in lower case as printed; `age` in years."""

    name: str
    places: list[tuple[int, int]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    age: int | None = None
    sure: bool = False

    def last_place_before(self, offset: int) -> tuple[int, int] | None:
        """The last place where the name stands wholly before `offset`."""
        at = bisect_left(self.places, (offset, 0)) - 1
        if at >= 0 and self.places[at][1] > offset:
            at -= 1
        return self.places[at] if at >= 0 else None

    def first_place_from(self, offset: int) -> tuple[int, int] | None:
        """The first place where the name stands at `offset` or behind."""
        at = bisect_left(self.places, (offset, 0))
        return self.places[at] if at < len(self.places) else None


@dataclass(slots=True)
class People:
    """All persons of a document, by full name and by surname."""

    by_name: dict[str, Person] = field(default_factory=dict)
    by_part: dict[str, list[Person]] = field(default_factory=dict)
    by_role: dict[str, list[Person]] = field(default_factory=dict)
    places: list[tuple[int, int, Person]] = field(default_factory=list)

    @property
    def all(self) -> list[Person]:
        """Everybody, in the order in which they are first met."""
        return list(self.by_name.values())

    def between(self, start: int, end: int) -> list[Person]:
        """Everybody whose name stands in [start, end), at most `MOST_NAMES` of them, the last ones first."""
        found: dict[int, Person] = {}
        at = bisect_left(self.places, end, key=lambda place: place[0]) - 1
        while at >= 0 and self.places[at][0] >= start and len(found) < MOST_NAMES:
            if self.places[at][1] <= end:
                found.setdefault(id(self.places[at][2]), self.places[at][2])
            at -= 1
        return list(found.values())

    def holders(self, role: str) -> list[Person]:
        """Everybody with that role, or a compound of it ("außenminister" for "minister")."""
        return self.by_role.get(role, [])

    def of_surname(self, name: str) -> Person | None:
        """The one person whose full name ends with these words, else the one that has them; None if unclear."""
        key = plain(name)
        candidates = self.by_part.get(key, [])
        ending = [person for person in candidates if plain(person.name).endswith(" " + key)]
        return only(ending or candidates)


def people_of(scene: Scene, drafts: Sequence[Draft]) -> People:
    """Everybody whom the text outside its quotations names with two words or more."""
    people = People()
    for draft in drafts:
        author = draft.author
        if (
            author
            and not author.pronoun
            and author.kind == "person"
            and " " in author.name
            and author.name != author.role
        ):
            person = _met(people, author.name, (author.start, author.end))
            person.sure = True
            if author.role:
                _takes_role(scene, person, author.role)
    surnames: list[tuple[str, str | None, tuple[int, int]]] = []
    for first, last in _runs(scene):
        place = (scene.tokens.start[first], scene.tokens.end[last])
        role = role_before(scene, first) or role_behind(scene, last)
        name = scene.tokens.printed(first, last)
        if first == last:
            surnames.append((name, role, place))
            continue
        person = _met(people, name, place)
        person.age = person.age or age_behind(scene, last)
        person.sure = person.sure or person.age is not None
        if role:
            person.sure = True
            _takes_role(scene, person, role)
    _index(people)
    for name, role, place in surnames:
        found = people.of_surname(name)
        if found is not None:
            found.places.append(place)
            if role:
                found.sure = True
                _takes_role(scene, found, role)
    for person in people.all:
        person.places = sorted(set(person.places))
        people.places += [(*place, person) for place in person.places]
        for word in {word for role in person.roles for word in role.replace("-", " ").split()}:
            for part in _ends_of(word):
                people.by_role.setdefault(part, []).append(person)
    people.places.sort(key=lambda place: place[:2])
    return people


def _ends_of(word: str) -> list[str]:
    """A role and every end of it that may be a role of its own."""
    return [word, *(word[at:] for at in range(SHORTEST_FIRST_PART, len(word) - SHORTEST_LAST_PART + 1))]


def only(persons: Sequence[Person]) -> Person | None:
    """The one person there is, when all candidates are forms of one name."""
    if not persons:
        return None
    longest = max(persons, key=lambda person: (len(person.name), person.name))
    words = set(plain(longest.name).split())
    return longest if all(set(plain(person.name).split()) <= words for person in persons) else None


def gender_of(scene: Scene, role: str) -> Gender | None:
    """The gender that a role shows: "Mme", "Sprecherin", "chairman"; None where it shows none or both."""
    language = scene.language
    words = [*role.casefold().replace(".", "").split(), *role.casefold().replace("-", " ").split()]
    feminine = any(word in language.feminine for word in words)
    masculine = any(word in language.masculine for word in words)
    if feminine == masculine:
        return None
    return "feminine" if feminine else "masculine"


def role_before(scene: Scene, first: int) -> str | None:
    """The role right before a name: "Finance Minister", "le maire de Brest,"; None where there is none."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = first - 1
    if at >= 0 and low[at] == "," and language.articles:
        at -= 1
    end, found = at, False
    while at >= 0 and end - at < REACH:
        word = low[at]
        if tokens.quote[at] >= 0 or word == BREAK or at in scene.hit_at:
            break
        if word in PUNCTUATION and not (word == "." and at > 0 and low[at - 1] in language.abbreviations):
            break
        if word in language.determiners and not (at > 0 and low[at - 1] in language.noun_prepositions):
            break
        if word in language.conjunctions or (word in language.prepositions and word not in language.noun_prepositions):
            break
        if scene.class_at(at) in wc.FINITE and not is_role(word, language):
            break
        found = found or is_role(word, language)
        at -= 1
    # "der Gewerkschaft Nordmetall": the name of the body that stands before it, not of who speaks for it.
    if not found or (end >= 0 and low[end] != "," and is_body(low[end], language) and not is_role(low[end], language)):
        return None
    # "…, the mayor, Ada Brun": a comma joins a role to a name only where the role begins its phrase.
    if low[first - 1] == "," and (at < 0 or low[at] not in language.determiners):
        return None
    return tokens.printed(at + 1, end)


def role_behind(scene: Scene, last: int) -> str | None:
    """The role behind a name: ", the finance minister,", "(CDU-Politiker)"; None where there is none."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = last + 1
    if at >= len(low) or low[at] not in ",(":
        return None
    begin = at + 1
    at, found = begin, False
    while at < len(low) and at - begin < REACH and low[at] not in ",()" and low[at] not in TERMINALS:
        if low[at] == BREAK or tokens.quote[at] >= 0 or at in scene.hit_at or low[at] in language.relatives:
            break
        if is_role(low[at], language) and low[at - 1] not in language.noun_prepositions:
            found = True
        at += 1
    if not found:
        return None
    while begin < at and low[begin] in language.determiners:
        begin += 1
    return tokens.printed(begin, at - 1) if begin < at else None


def age_behind(scene: Scene, last: int) -> int | None:
    """The age behind a name: "Jan Wendt (56)", "Ines Wolf, 45,"."""
    low = scene.tokens.low
    if last + 3 > len(low) - 1 or low[last + 1] not in ",(" or not low[last + 2].isdecimal():
        return None
    years = int(low[last + 2]) if len(low[last + 2]) <= 3 else OLDEST + 1
    closes = low[last + 3] in ",)." or low[last + 3] in scene.language.units
    return years if closes and years <= OLDEST else None


def _runs(scene: Scene) -> list[tuple[int, int]]:
    """Runs of one to five capitalised words; a single one only where a title or a role stands before it."""
    tokens, language = scene.tokens, scene.language
    found: list[tuple[int, int]] = []
    for first, last in runs(scene, 0, len(tokens) - 1):
        while first <= last and tokens.low[first] in language.never_names:
            first += 1
        if first > last or last - first >= LONGEST_NAME or not _looks_personal(scene, first, last):
            continue
        found.append((first, last))
    return found


def _looks_personal(scene: Scene, first: int, last: int) -> bool:
    tokens, language = scene.tokens, scene.language
    words = [at for at in range(first, last + 1) if is_proper(scene, at)]
    if any(is_body(tokens.low[at], language) for at in words) or tokens.printed(first, last).isupper():
        return False
    if language.nouns_capitalised and first and tokens.low[first - 1] in language.articles:
        return False
    return all(tokens.end[at] - tokens.start[at] > 1 or at < last for at in words)


def _met(people: People, name: str, place: tuple[int, int]) -> Person:
    person = people.by_name.setdefault(plain(name), Person(name))
    person.places.append(place)
    return person


def _takes_role(scene: Scene, person: Person, role: str) -> None:
    folded = plain(role)
    if folded not in person.roles:
        person.roles.append(folded)
    person.gender = person.gender or gender_of(scene, role)


def _index(people: People) -> None:
    for person in people.by_name.values():
        words = plain(person.name).split()
        if len(words) < 2:
            continue
        for part in {words[-1], words[-1].rpartition("-")[2], words[0], " ".join(words[1:])}:
            people.by_part.setdefault(part, []).append(person)
