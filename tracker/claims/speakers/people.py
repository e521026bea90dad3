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
from tracker.claims.speakers.descriptions import Described, gender_of, role_before, role_behind
from tracker.claims.speakers.names import is_proper, runs
from tracker.claims.speakers.titles import SHORTEST_FIRST_PART, SHORTEST_LAST_PART, is_body
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence
from tracker.folding import plain
from tracker.models import Gender

LONGEST_NAME: Final = 5
LONGEST_RUN: Final = 8
# So many words at least, most of them with a capital, are a headline.
HEADLINE: Final = 5
OLDEST: Final = 120
# A word in capitals of so many letters is no initials ("JD", "AOC").
SHOUTED: Final = 4
# More names than this in a few sentences are a list, and no pronoun stands for one of them.
MOST_NAMES: Final = 40
# By which part of a name somebody is called, the likeliest first.
ENDING, INNER, BEGINNING = range(3)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in full. `places` in the order of the text; `roles` in lower case as printed; `age` in years.

    `nouns` are what the text calls them beside their name, in lists or not ("the beekeeper Tom Hale").
    """

    name: str
    places: list[tuple[int, int]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    age: int | None = None
    sure: bool = False
    nouns: set[str] = field(default_factory=set)
    printed_roles: list[str] = field(default_factory=list)

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
    """All persons of a document, by full name and by parts of it."""

    by_name: dict[str, Person] = field(default_factory=dict)
    by_part: dict[str, list[tuple[int, Person]]] = field(default_factory=dict)
    by_role: dict[str, list[Person]] = field(default_factory=dict)
    by_noun: dict[str, list[Person]] = field(default_factory=dict)
    places: list[tuple[int, int, Person]] = field(default_factory=list)

    @property
    def all(self) -> list[Person]:
        """Everybody, in the order in which they are first met."""
        return list(dict.fromkeys(self.by_name.values()))

    def between(self, start: int, end: int) -> list[Person]:
        """Everybody whose name stands in [start, end), at most `MOST_NAMES` of them, the last ones first."""
        found: dict[int, Person] = {}
        at = bisect_left(self.places, end, key=lambda place: place[0]) - 1
        while at >= 0 and self.places[at][0] >= start and len(found) < MOST_NAMES:
            if self.places[at][1] <= end:
                found.setdefault(id(self.places[at][2]), self.places[at][2])
            at -= 1
        return list(found.values())

    def starting(self, offset: int) -> list[Person]:
        """Who is named right at `offset`."""
        at = bisect_left(self.places, offset, key=lambda place: place[0])
        return [self.places[at][2]] if at < len(self.places) and self.places[at][0] == offset else []

    def holders(self, role: str) -> list[Person]:
        """Everybody with that role, or a compound of it ("außenminister" for "minister")."""
        return self.by_role.get(role, [])

    def of_surname(self, name: str) -> Person | None:
        """The one person whose full name ends with these words, else has them inside, else begins with them; None if
        unclear."""
        candidates = self.by_part.get(plain(name), [])
        if not candidates:
            return None
        best = min(rank for rank, _ in candidates)
        return only([person for rank, person in candidates if rank == best])

    def called(self, name: str) -> Person | None:
        """The one person of that full name or of a part of it."""
        return self.by_name.get(plain(name)) or self.of_surname(name)


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
    surnames: list[tuple[str, Described | None, tuple[int, int]]] = []
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
        _is_described(scene, person, role)
    _merge(people)
    _index(people)
    spoke = {
        plain(draft.author.name)
        for draft in drafts
        if draft.author and not draft.author.pronoun and draft.author.kind == "person"
    }
    for name, role, place in surnames:
        found = people.of_surname(name)
        if found is None and role is not None and _is_titled(scene, name, role.text):
            found = _met(people, name, place)
        if found is not None:
            found.places.append(place)
            found.sure = found.sure or plain(name) in spoke
            _is_described(scene, found, role)
    for person in people.all:
        person.places = sorted(set(person.places))
        people.places += [(*place, person) for place in person.places]
        ordinals = {plain(word) for word in scene.language.ordinals}
        held = {word.rstrip(".") for role in person.roles for word in role.replace("-", " ").split()}
        for word in held - ordinals:
            for part in _ends_of(word):
                people.by_role.setdefault(part, []).append(person)
        for noun in person.nouns:
            people.by_noun.setdefault(noun, []).append(person)
    people.places.sort(key=lambda place: place[:2])
    return people


def _is_titled(scene: Scene, name: str, role: str) -> bool:
    """ "Mr. Tarn", "el presidente Tarn": a person of whom no first name is given, so that "he" is nobody else."""
    small = role[:1].islower() and not scene.language.adjectives_follow
    return name.isalpha() and not small and role.casefold().rstrip(".") in scene.language.titles


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
    headlines: dict[int, bool] = {}
    for first, last in runs(scene, 0, len(tokens) - 1):
        while first <= last and (tokens.low[first] in language.never_names or _is_shouted(scene, first, last)):
            first += 1
        if first > last or not _looks_personal(scene, first, last):
            continue
        number = scene.number_at(first)
        if number not in headlines:
            headlines[number] = _is_headline(scene, scene.sentences[number])
        if not headlines[number]:
            found.append((first, last))
    return found


def _is_headline(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is all capitals ("Glenn Beck Rips Progressivism"), where no name ends."""
    if scene.language.nouns_capitalised or scene.language.adjectives_follow:
        return False
    words = [at for at in range(sentence.first, sentence.last) if scene.tokens.low[at][0].isalpha()]
    return len(words) >= HEADLINE and 4 * sum(scene.tokens.upper(at) for at in words) >= 3 * len(words)


def _is_shouted(scene: Scene, first: int, last: int) -> bool:
    """ "CLOSE Ada Brun": the word of a page before a name."""
    word = scene.tokens.printed(first, first)
    return first < last and len(word) >= SHOUTED and word.isupper() and not scene.tokens.printed(last, last).isupper()


def _looks_personal(scene: Scene, first: int, last: int) -> bool:
    tokens, language = scene.tokens, scene.language
    words = [at for at in range(first, last + 1) if is_proper(scene, at)]
    if len(words) > LONGEST_NAME or last - first > LONGEST_RUN:
        return False
    if any(is_body(tokens.low[at], language) for at in words) or tokens.printed(first, last).isupper():
        return False
    if language.nouns_capitalised and first and tokens.low[first - 1] in language.articles:
        return False
    if any(scene.class_at(at) in wc.FINITE for at in words):
        # "Tarn Declares Emergency": a headline.
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
        person.printed_roles.append(role)
    person.gender = person.gender or gender_of(scene, role)


def _is_described(scene: Scene, person: Person, described: Described | None) -> None:
    if described is None:
        return
    person.nouns |= {plain(described.noun)} if described.noun else set()
    if described.listed:
        person.sure = True
        _takes_role(scene, person, described.text)
        person.gender = described.gender or person.gender


def _merge(people: People) -> None:
    """ "Cifuentes Loaiza" beside "Rubén Cifuentes Loaiza", "Dana Quill" beside "Dana J. Quill": one person."""
    longer: dict[str, list[Person]] = {}
    for person in people.all:
        words = plain(person.name).split()
        for key, _ in stretches(words):
            if " " in key:
                longer.setdefault(key, []).append(person)
        if len(words) > 2:
            longer.setdefault(f"{words[0]} {words[-1]}", []).append(person)
    for key in sorted(people.by_name, key=len):
        short, whole = people.by_name[key], only(longer.get(key, []))
        if whole is None or whole is short:
            continue
        whole.places += short.places
        whole.roles += [role for role in short.roles if role not in whole.roles]
        whole.printed_roles += short.printed_roles
        whole.nouns |= short.nouns
        whole.sure = whole.sure or short.sure
        whole.gender, whole.age = whole.gender or short.gender, whole.age or short.age
        people.by_name = {name: whole if one is short else one for name, one in people.by_name.items()}


def stretches(words: Sequence[str]) -> list[tuple[str, int]]:
    """The parts of a name by which its bearer may be called, each with its rank: its end (a surname), its inside (the
    first of two surnames), its beginning."""
    size = min(len(words), LONGEST_NAME + 2)
    found: dict[str, int] = {}
    for begin in range(size):
        for end in range(begin + 1, len(words) + 1):
            if (begin, end) != (0, len(words)):
                rank = ENDING if end == len(words) else INNER if begin else BEGINNING
                found.setdefault(" ".join(words[begin:end]), rank)
    for part in (words[-1].rpartition("-")[2], words[-1].rpartition("'")[2]):
        found.setdefault(part, ENDING)
    return list(found.items())


def _index(people: People) -> None:
    for person in people.all:
        words = plain(person.name).split()
        if len(words) < 2:
            continue
        for part, rank in stretches(words):
            people.by_part.setdefault(part, []).append((rank, person))
