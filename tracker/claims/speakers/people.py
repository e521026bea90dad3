"""The people of one document: names, the roles, the age and the gender that a text shows, and where each is named.

`named_people` finds them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from tracker.claims.speakers.titles import SHORTEST_FIRST_PART, SHORTEST_LAST_PART
from tracker.folding import plain
from tracker.models import Gender

LONGEST_NAME: Final = 5
# More names than this in a few sentences are a list, and no pronoun stands for one of them.
MOST_NAMES: Final = 40
# "Jesse Tarn Jr." and "Odo Tarn III" are called Tarn; beside "Odo Tarn Jr." his father is "Odo Tarn".
YOUNGER: Final = frozenset({"jr", "jnr"})
GENERATIONS: Final = YOUNGER | {"ii", "iii", "iv"}
# By which part of a name somebody is called, the likeliest first.
ENDING, INNER, BEGINNING = range(3)


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in full. `places` in the order of the text; `roles` in lower case as printed; `age` in years.

    `nouns` are what the text calls them beside their name, in lists or not ("the beekeeper Tom Hale").
    `traits` are the other words beside it: a country, a party, a place. Of who is `likely` a person, and not sure, the
    text says nothing but what they do.
    """

    name: str
    places: list[tuple[int, int]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    age: int | None = None
    sure: bool = False
    nouns: set[str] = field(default_factory=set)
    printed_roles: list[str] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    likely: bool = False

    def role_words(self) -> set[str]:
        """The words of the roles: "deputy" and "mayor" of "deputy-mayor"."""
        return {word.rstrip(".") for role in self.roles for word in role.replace("-", " ").split()}

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
    """All persons of a document, by full name and by parts of it; `introduced` has those whom a description at an
    offset means and the text names only behind it."""

    by_name: dict[str, Person] = field(default_factory=dict)
    by_part: dict[str, list[tuple[int, Person]]] = field(default_factory=dict)
    by_role: dict[str, list[Person]] = field(default_factory=dict)
    by_noun: dict[str, list[Person]] = field(default_factory=dict)
    places: list[tuple[int, int, Person]] = field(default_factory=list)
    introduced: dict[int, Person] = field(default_factory=dict)
    # What was asked for: hundreds may share a first name, and each place asks again.
    _of_part: dict[str, Person | None] = field(default_factory=dict)

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

    def places_from(self, offset: int) -> Iterator[tuple[int, int, Person]]:
        """The places at `offset` or behind where somebody is named, in order."""
        for at in range(bisect_left(self.places, offset, key=lambda place: place[0]), len(self.places)):
            yield self.places[at]

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
        part = plain(name)
        if part not in self._of_part:
            candidates = self.by_part.get(part, [])
            best = min((rank for rank, _ in candidates), default=0)
            self._of_part[part] = only([person for rank, person in candidates if rank == best])
        return self._of_part[part]

    def index_part(self, part: str, rank: int, person: Person) -> None:
        """That somebody may be called so."""
        self.by_part.setdefault(part, []).append((rank, person))
        self._of_part.pop(part, None)

    def called(self, name: str, gender: Gender | None = None) -> Person | None:
        """The one person of that full name or of a part of it; of two namesakes ("Mr. Tarn" and "Ada Tarn") the one of
        that gender, else the one whom the text names more often."""
        named, other = self.by_name.get(plain(name)), self.of_surname(name)
        if named is None or (named.gender is not None and gender not in (None, named.gender)):
            return other if other is None or gender is None or other.gender in (None, gender) else None
        if other is None or " " in name or named.gender is None or gender is not None:
            return named
        return max(named, other, key=lambda person: len(person.places))


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


def merge(people: People) -> None:
    """ "Cifuentes Loaiza" beside "Rubén Cifuentes Loaiza", "Dana Quill" beside "Dana J. Quill": one person."""
    longer: dict[str, list[Person]] = {}
    for person in people.all:
        words = plain(person.name).split()
        for key, _ in stretches(words):
            if " " in key:
                longer.setdefault(key, []).append(person)
        if len(words) > 2:
            longer.setdefault(f"{words[0]} {words[-1]}", []).append(person)
    called: dict[int, list[str]] = {}
    for name, person in people.by_name.items():
        called.setdefault(id(person), []).append(name)
    for key in sorted(people.by_name, key=len):
        short, whole = people.by_name[key], only(longer.get(key, []))
        if whole is None or whole is short or _is_younger(whole.name) > _is_younger(short.name):
            # "Odo Tarn" beside "Odo Tarn Jr." is his father.
            continue
        whole.places += short.places
        whole.roles += [role for role in short.roles if role not in whole.roles]
        whole.printed_roles += short.printed_roles
        whole.nouns |= short.nouns
        whole.traits |= short.traits
        whole.sure, whole.likely = whole.sure or short.sure, whole.likely or short.likely
        whole.gender, whole.age = whole.gender or short.gender, whole.age or short.age
        names = called.pop(id(short))
        people.by_name.update(dict.fromkeys(names, whole))
        called[id(whole)] += names


def _is_younger(name: str) -> bool:
    """Whether a name says that its bearer is called after a parent: "Jesse Tarn Jr."."""
    return _generation(plain(name).split()) in YOUNGER


def _generation(words: Sequence[str]) -> str:
    """The word behind a name that tells its bearer from a parent, or ""."""
    last = words[-1].rstrip(".") if len(words) > 1 else ""
    return last if last in GENERATIONS else ""


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


def index_names(people: People) -> None:
    """By the parts of their names."""
    for person in people.all:
        words = plain(person.name).split()
        if len(words) < 2:
            continue
        parts = stretches(words)
        if _generation(words) and person.sure and " ".join(words[:-1]) not in people.by_name:
            # Beside "Odo Tarn" in the same text it is he who is called Tarn, and not "Odo Tarn Jr.".
            parts += [part for part in stretches(words[:-1]) if part[1] == ENDING]
        for part, rank in parts:
            people.index_part(part, rank, person)


def index_places(people: People) -> None:
    """By the places where they are named, when all are known."""
    for person in people.all:
        person.places = sorted(set(person.places))
        people.places += [(*place, person) for place in person.places]
    people.places.sort(key=lambda place: place[:2])


def index_roles(people: People, ordinals: Set[str], own: Callable[[str], str]) -> None:
    """By role and noun, when everything is known of them; `ordinals` are no role by themselves, and `own` is what of a
    role is no other's ("the deputy" of "the deputy of the mayor")."""
    for person in people.all:
        held = {word.rstrip(".") for role in person.roles for word in own(role).replace("-", " ").split()}
        for word in held - ordinals:
            for part in _ends_of(word):
                people.by_role.setdefault(part, []).append(person)
        for noun in person.nouns:
            people.by_noun.setdefault(noun, []).append(person)
