"""Which gender a text shows of somebody by the pronouns behind their name: "Brun said she …", "Tarn and his crew"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.people import People, Person
from tracker.claims.text.analysis import Scene
from tracker.languages.lexicon import Language
from tracker.models import Gender

# A pronoun stands for the name before it within so many tokens of one sentence.
REACH: Final = 14
# Of 514 English articles the courtesy titles agreed with 157 of 163 genders of so many pronouns that do not differ;
# at least four of the other six had the title of a namesake.
FEWEST: Final = 2
# One pronoun in so many may be another gender's.
AGREEING: Final = 4


def take_gender(scene: Scene, people: People) -> None:
    """Gives a gender to who has none, where pronouns behind their name show one; never from the name itself."""
    language = scene.language
    if not (language.feminine_forms or language.masculine_forms):
        return
    votes: dict[int, Counter[Gender]] = {}
    persons = {id(person): person for person in people.all}
    named = sorted({(*place, key) for key, person in persons.items() for place in person.places})
    for number, (_, end, key) in enumerate(named):
        limit = named[number + 1][0] if number + 1 < len(named) else len(scene.text)
        shown = _behind(scene, end, limit)
        if shown is not None:
            votes.setdefault(key, Counter())[shown] += 1
    for key, found in votes.items():
        _decide(persons[key], found)


def _behind(scene: Scene, end: int, limit: int) -> Gender | None:
    """The gender of the first pronoun behind a name, before the next name and the end of the sentence."""
    tokens, language = scene.tokens, scene.language
    at = bisect_left(tokens.start, end)
    last = scene.sentences[scene.number_at(at - 1)].last if at else 0
    for here in range(at, min(last, at + REACH)):
        if tokens.start[here] >= limit:
            return None
        word = tokens.low[here]
        if tokens.quote[here] >= 0:
            continue
        if word in language.masculine_forms:
            return "masculine"
        # "Her" is an object as well, which means somebody else.
        if word in language.feminine_forms and (word not in language.object_pronouns or _owns(scene, here)):
            return "feminine"
    return None


def _owns(scene: Scene, at: int) -> bool:
    return scene.class_at(at) == wc.DET


def _decide(person: Person, votes: Counter[Gender]) -> None:
    (gender, most), *rest = votes.most_common()
    other = rest[0][1] if rest else 0
    if person.gender is None and most >= FEWEST and most >= (AGREEING - 1) * other:
        person.gender = gender


def is_called_otherwise(person: Person, gender: Gender | None, language: Language) -> bool:
    """Whether a first name speaks against a gender: "der Student" is not Ute Bader. It shows none by itself."""
    first = person.name.partition(" ")[0].casefold()
    if person.gender is not None or gender is None:
        return False
    return first in (language.given_masculine if gender == "feminine" else language.given_feminine)
