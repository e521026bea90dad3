"""Who is meant: short names, pronouns and descriptions linked back inside the document, on clear evidence only.

A surname is linked to the one full name of the document that ends with it. A pronoun is linked to the last person who
spoke or was named in the sentences just before it, when there is one that it fits; a description ("the minister") to
the one person whose role has the same noun. Everything else stays as printed, `resolved` false.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.models import Embed

# How far back, in sentences, a pronoun looks for the person it stands for.
PRONOUN_REACH: Final = 3
# More names than this in three sentences are a list, and no pronoun stands for one of them.
MOST_NAMES: Final = 40
LAST_SPEAKERS: Final = 8


@dataclass(slots=True)
class Person:
    """Somebody whom the document names in full, and where it does."""

    name: str
    places: list[tuple[int, int]] = field(default_factory=list)
    role: str = ""
    gender: str = ""


def resolve(scene: Scene, drafts: Sequence[Draft], embeds: Sequence[Embed]) -> None:
    """Fills names, handles and links of all authors, in the order of the text."""
    persons = _persons(scene, drafts)
    by_surname = _by_surname(persons)
    named = _Named(scene, persons)
    accounts = {plain(embed.author_name): embed for embed in embeds if embed.author_name}
    history: list[AuthorDraft] = []
    anonymous: list[AuthorDraft] = []
    seen: set[int] = set()
    authors = sorted(
        ((draft.author, draft) for draft in drafts if draft.author and draft.kind != "post"),
        key=lambda pair: (pair[0].start, pair[1].start),
    )
    done: dict[tuple[int, int], AuthorDraft] = {}
    for author, _ in authors:
        place = (author.start, author.end)
        first = done.get(place)
        if first is not None:
            _copy(first, author)
            continue
        done[place] = author
        if author.kind == "anonymous":
            _anonymous(scene, author, anonymous)
        elif author.pronoun:
            _pronoun(scene, author, named, history)
        elif author.kind == "person":
            _person(scene, author, by_surname, persons)
        account = accounts.get(plain(author.name))
        if account is not None:
            author.handle, author.platform = account.author_handle, account.platform
        if id(author) not in seen:
            seen.add(id(author))
            history.append(author)


def _copy(source: AuthorDraft, target: AuthorDraft) -> None:
    target.name, target.kind, target.role = source.name, source.kind, source.role
    target.handle, target.platform = source.handle, source.platform
    target.resolved, target.refers_to = source.resolved, source.refers_to


def _persons(scene: Scene, drafts: Sequence[Draft]) -> list[Person]:
    """Authors with a name of two words or more, and the runs of capitals elsewhere that look like one."""
    found: dict[str, Person] = {}
    for draft in drafts:
        author = draft.author
        if author is None or author.pronoun or author.kind != "person" or not author.name:
            continue
        if " " in author.name and author.name != author.role:
            person = found.setdefault(plain(author.name), Person(author.name))
            person.places.append((author.start, author.end))
            if author.role and len(author.role) > len(person.role):
                person.role = author.role.casefold()
                person.gender = _gender(scene, author.role)
    for first, last in _runs(scene):
        name = scene.tokens.printed(first, last)
        place = (scene.tokens.start[first], scene.tokens.end[last])
        key = plain(name)
        person = found.setdefault(key, Person(name))
        person.places.append(place)
    for person in found.values():
        person.places.sort()
    return list(found.values())


def _runs(scene: Scene) -> list[tuple[int, int]]:
    """Two to four capitalised words in a row, the first of them not a small word of the language or a title."""
    tokens, language = scene.tokens, scene.language
    never = language.never_names
    low, text, starts = tokens.low, scene.text, tokens.start
    runs: list[tuple[int, int]] = []
    begin = -1
    for at in range(len(tokens) + 1):
        word = low[at]
        if len(word) > 1 and text[starts[at]].isupper() and text[starts[at] + 1 : starts[at] + 2].islower():
            if word in never:
                if begin >= 0 and 1 <= at - 1 - begin <= 3:
                    runs.append((begin, at - 1))
                begin = -1
            elif begin < 0:
                begin = at
            continue
        if begin >= 0:
            if 1 <= at - 1 - begin <= 3:
                runs.append((begin, at - 1))
            begin = -1
    if language.nouns_capitalised:
        return [run for run in runs if low[run[0] - 1] not in language.articles]
    return runs


def _gender(scene: Scene, role: str) -> str:
    language = scene.language
    words = role.casefold().replace("-", " ").split()
    if any(word in language.feminine for word in [*words, role.casefold()]):
        return "feminine"
    if any(word in language.roles and word + "e" in language.feminine for word in words):
        return "masculine"
    return ""


def _by_surname(persons: list[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in persons:
        words = plain(person.name).split()
        if len(words) > 1:
            for word in (words[-1], words[0], " ".join(words[1:])):
                group = found.setdefault(word, [])
                if person not in group:
                    group.append(person)
    return found


def _person(scene: Scene, author: AuthorDraft, by_surname: dict[str, list[Person]], persons: list[Person]) -> None:
    name = author.name
    if " " not in name.strip():
        candidates = by_surname.get(plain(name), [])
        ending = [person for person in candidates if plain(person.name).endswith(" " + plain(name))]
        chosen = _only(ending) or (_only(candidates) if not ending else None)
        if chosen is not None:
            author.name = chosen.name
            author.refers_to = tuple(place for place in chosen.places if place != (author.start, author.end))[:1]
        return
    if author.role is not None and name == author.role:
        _description(scene, author, persons)


def _only(persons: list[Person]) -> Person | None:
    """The one person there is, when all candidates are forms of one name."""
    if not persons:
        return None
    longest = max(persons, key=lambda person: (len(person.name), person.name))
    words = set(plain(longest.name).split())
    return longest if all(set(plain(person.name).split()) <= words for person in persons) else None


def _description(scene: Scene, author: AuthorDraft, persons: list[Person]) -> None:
    """ "the minister", "le Premier ministre": the one person whose role begins with the same words."""
    language = scene.language
    words = plain(author.name).replace("'", " ").split()
    heads = [word for word in words if word in language.roles or word in language.titles]
    author.resolved = False
    if not heads or words[0] not in language.determiners:
        return
    core = " ".join(word for word in words if word not in language.determiners)
    found = [
        person
        for person in persons
        if person.role and core in plain(person.role) and person.places[0][0] < author.start
    ]
    if len(found) == 1:
        author.name, author.resolved = found[0].name, True
        author.refers_to = (found[0].places[0],)


class _Named:
    """Where persons are named, in the order of the text."""

    def __init__(self, scene: Scene, persons: list[Person]) -> None:
        self.genders = {person.name: person.gender for person in persons}
        self.places = sorted((place, person.name) for person in persons for place in person.places)
        self.sentences = [scene.tokens.start[sentence.first] for sentence in scene.sentences]

    def between(self, start: int, end: int) -> list[tuple[tuple[int, int], str]]:
        """The names printed in [start, end)."""
        first = bisect_left(self.places, ((start, 0), ""))
        last = bisect_left(self.places, ((end, 0), ""))
        return self.places[first : min(last, first + MOST_NAMES)]

    def floor(self, offset: int) -> int:
        """Where the sentences begin in which a pronoun at `offset` looks for its person."""
        at = max(0, bisect_right(self.sentences, offset) - 1)
        return self.sentences[max(0, at - PRONOUN_REACH)]

    def fits(self, name: str, gender: str) -> bool:
        """Whether nothing speaks against the person's being of that gender."""
        return self.genders.get(name, "") in ("", gender)


def _pronoun(scene: Scene, author: AuthorDraft, named: _Named, history: list[AuthorDraft]) -> None:
    word = scene.text[author.start : author.end].casefold().lstrip("-")
    gender = scene.language.pronouns.get(word, "any" if word not in scene.language.object_pronouns else "masculine")
    if gender in ("plural", "any"):
        return
    floor = named.floor(author.start)
    for spoke in reversed(history[-LAST_SPEAKERS:]):
        if spoke.kind == "person" and spoke.end <= author.start and spoke.resolved:
            if spoke.start >= floor and named.fits(spoke.name, gender):
                _link(author, spoke.name, (spoke.start, spoke.end))
                return
            break
    near = [(place, name) for place, name in named.between(floor, author.start) if named.fits(name, gender)]
    if len({name for _, name in near}) == 1:
        place, name = near[-1]
        _link(author, name, place)


def _link(author: AuthorDraft, name: str, place: tuple[int, int]) -> None:
    author.name, author.resolved, author.refers_to = name, True, (place,)


def _anonymous(scene: Scene, author: AuthorDraft, earlier: list[AuthorDraft]) -> None:
    """ "la même source" is the last anonymous source; who relayed that one is found through `refers_to`."""
    printed = scene.text[author.start : author.end].casefold()
    if printed in scene.language.same:
        if not earlier:
            author.resolved = False
            return
        source = earlier[-1]
        _link(author, source.name, (source.start, source.end))
        author.kind = "anonymous"
        return
    earlier.append(author)
