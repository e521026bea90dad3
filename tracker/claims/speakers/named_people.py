"""Whom a text names: the runs of capitals that it treats as persons, and what it says of each beside the name.

A run of capitals is a person's name where the text treats it as one: a title or a role beside it, an age behind it, or
words that it is said to have said. Other runs ("New Harbour Bridge") are kept as names that may be a person's; only
clear evidence picks them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.speakers.descriptions import Described, determiner_gender, gender_of, role_before, role_behind
from tracker.claims.speakers.introductions import acts, introduced
from tracker.claims.speakers.people import People, Person, index_names, index_places, index_roles, merge
from tracker.claims.speakers.personal_runs import personal_runs
from tracker.claims.speakers.shown_gender import take_gender
from tracker.claims.speakers.titles import is_role
from tracker.claims.speakers.traits import traits_beside
from tracker.claims.text.analysis import Scene
from tracker.folding import all_plain, plain
from tracker.models import Gender

OLDEST: Final = 120


def people_of(scene: Scene, drafts: Sequence[Draft]) -> People:
    """Everybody whom the text outside its quotations names with two words or more, or with a title and a surname."""
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
    surnames: list[tuple[str, Described | None, set[str], tuple[int, int]]] = []
    known = {plain(draft.author.name) for draft in drafts if draft.author and " " in draft.author.name}
    for first, last in personal_runs(scene, known):
        place = (scene.tokens.start[first], scene.tokens.end[last])
        role = role_before(scene, first) or role_behind(scene, last)
        name = scene.tokens.printed(first, last)
        traits = traits_beside(scene, first, last)
        if first == last:
            surnames.append((name, role, traits, place))
            continue
        person = _met(people, name, place)
        person.traits |= traits
        person.age = person.age or age_behind(scene, last)
        person.sure = person.sure or person.age is not None or scene.tokens.low[first] in scene.language.given
        _is_described(scene, person, role)
        if role is not None and _is_title_alone(scene, first, role.text):
            # "O advogado da empresa, doutor Rino Tarsi": the role stands before the title.
            _is_described(scene, person, role_before(scene, first - 1))
    merge(people)
    index_names(people)
    spoke = {
        plain(draft.author.name)
        for draft in drafts
        if draft.author and not draft.author.pronoun and draft.author.kind == "person"
    }
    # With a title first: it shows of which of two namesakes the bare name mostly is.
    for name, role, traits, place in sorted(surnames, key=lambda found: found[1] is None):
        found = people.of_surname(name) if role is not None else people.called(name)
        if found is not None and role is not None and _is_another(scene, found, role, place):
            found = people.by_name.get(plain(name))
        # "Sa fille Judith": a role and one name, who speaks.
        speaks = role is not None and role.listed and scene.language.adjectives_follow and plain(name) in spoke
        if found is None and role is not None and (speaks or _is_titled(scene, name, role.text)):
            found = _met(people, name, place)
        if found is not None:
            found.places.append(place)
            found.traits |= traits
            found.sure = found.sure or plain(name) in spoke
            _is_described(scene, found, role)
    _called_by_surname(scene, people, [place for _, role, _, place in surnames if role is None])
    _add_by_surname(scene, people, drafts)
    take_gender(scene, people)
    index_places(people)
    for author, person in introduced(scene, people, drafts):
        people.introduced[author.start] = person
        _takes_introduction(scene, person, author)
    index_roles(people, all_plain(scene.language.ordinals), _own(scene))
    return people


def _takes_introduction(scene: Scene, person: Person, author: AuthorDraft) -> None:
    """The role by which the text brought somebody in, before their name."""
    printed = scene.text[author.start : author.end]
    first, _, rest = printed.replace("'", "' ").partition(" ")
    if first.casefold() in scene.language.determiners:
        _takes_role(scene, person, rest)
        person.gender = person.gender or determiner_gender(scene.language, first.casefold())
        person.sure = True


def _called_by_surname(scene: Scene, people: People, places: Sequence[tuple[int, int]]) -> None:
    """ "Sacha Brun n'a rien lâché. … Brun refuse …": who acts under the last part of a name is likely a person. What
    has an article anywhere ("le Real Norda", "Norda") is none, and neither is what only stands beside another noun."""
    if not scene.language.adjectives_follow:
        return
    bare: dict[str, bool] = {}
    for start, end in places:
        person = people.of_surname(scene.text[start:end])
        if person is None or person.sure or person.likely:
            continue
        if not plain(person.name).endswith(f" {plain(scene.text[start:end])}"):
            continue
        if person.name not in bare:
            bare[person.name] = all(not _has_article(scene, begin) for begin, _ in person.places)
        person.likely = bare[person.name] and not _has_article(scene, start) and acts(scene, start, end)


def _has_article(scene: Scene, start: int) -> bool:
    at = bisect_left(scene.tokens.start, start)
    return at > 0 and scene.tokens.low[at - 1] in scene.language.determiners


def _add_by_surname(scene: Scene, people: People, drafts: Sequence[Draft]) -> None:
    """Who speaks more than once and is called by one word in the whole text: "he" behind "Tarn said" is nobody else."""
    if scene.language.verb_second:
        return
    places: dict[str, set[tuple[int, int]]] = {}
    for draft in drafts:
        author = draft.author
        if author is None or author.pronoun or author.kind != "person" or author.role is not None:
            continue
        name = author.name
        alone = name.isalpha() and name.istitle() and name == scene.text[author.start : author.end]
        if alone and plain(name) not in people.by_part and not _joins_another(scene, author.end):
            places.setdefault(name, set()).add((author.start, author.end))
    for name, found in places.items():
        if len(found) > 1:
            for place in sorted(found):
                _met(people, name, place).sure = True


def _joins_another(scene: Scene, end: int) -> bool:
    """ "Health and Human Services": the first word of a body's name."""
    at = bisect_left(scene.tokens.start, end)
    return scene.tokens.low[at] in scene.language.conjunctions and scene.tokens.upper(at + 1)


def _is_title_alone(scene: Scene, first: int, role: str) -> bool:
    """Whether nothing but a title stands between a comma and a name."""
    low = scene.tokens.low
    titled = first > 1 and low[first - 1] in scene.language.titles and low[first - 2] == ","
    return titled and scene.language.adjectives_follow and plain(role) == plain(low[first - 1])


def _own(scene: Scene) -> Callable[[str], str]:
    """What of a role is no other's: "l'adjointe" of "l'adjointe au maire"."""
    language = scene.language
    small = language.definite | language.possessives | language.genitives | language.conjunctions
    links = {plain(word) for word in (language.before_noun | language.noun_prepositions) - small}

    def own(role: str) -> str:
        words, met = role.replace("'", "' ").split(), False
        for at, word in enumerate(words):
            if met and word in links:
                return " ".join(words[:at])
            met = met or is_role(word, language)
        return role

    return own


def _is_titled(scene: Scene, name: str, role: str) -> bool:
    """ "Mr. Tarn", "el presidente Tarn": a person of whom no first name is given, so that "he" is nobody else."""
    small = role[:1].islower() and not scene.language.adjectives_follow
    return name.isalpha() and not small and role.casefold().rstrip(".") in scene.language.titles


def _is_another(scene: Scene, person: Person, role: Described, place: tuple[int, int]) -> bool:
    """ "President Tarn" before "Ada Tarn", who is never called so: newspapers leave out a president's first name. "Mr.
    Tarn" beside "the first lady, Ada Tarn": the title is of the other gender."""
    if person.gender is not None and _courtesy_gender(scene, role.text) not in (None, person.gender):
        return True
    words = set(plain(role.text).replace(".", "").split()) & scene.language.known_offices
    held = {word for one in person.roles for word in one.split()}
    # "Odo Tarn Jr." is no "President Tarn", wherever he is named first.
    younger = plain(person.name).split()[-1].rstrip(".") in scene.language.abbreviations
    return bool(words) and not words & held and (younger or min(person.places) > place)


def _courtesy_gender(scene: Scene, role: str) -> Gender | None:
    """The gender of "Mr." or "Mrs." right before a name."""
    language, word = scene.language, role.casefold().rpartition(" ")[2].rstrip(".")
    courtesy = word in language.titles - language.roles - language.offices - language.surnames
    return gender_of(scene, word) if courtesy else None


def age_behind(scene: Scene, last: int) -> int | None:
    """The age behind a name: "Jan Wendt (56)", "Ines Wolf, 45,"."""
    low = scene.tokens.low
    if last + 3 > len(low) - 1 or low[last + 1] not in ",(" or not low[last + 2].isdecimal():
        return None
    years = int(low[last + 2]) if len(low[last + 2]) <= 3 else OLDEST + 1
    closes = low[last + 3] in ",)." or low[last + 3] in scene.language.units
    return years if closes and years <= OLDEST else None


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
