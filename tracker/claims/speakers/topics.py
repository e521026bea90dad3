"""Whom each sentence of a document is about, and who is near a place in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.analysis import SentenceAnalysis
from tracker.claims.grammar.phrases import NounPhrase
from tracker.claims.speakers.descriptions import described_gender
from tracker.claims.speakers.holders import holders, words_of
from tracker.claims.speakers.offices import Offices
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.models import Gender

# How far back, in sentences, a pronoun or "the 45-year-old" looks for the person it stands for.
REACH: Final = 4
# How many sentences back the one whom a run of "he said" is about is looked for.
FARTHEST: Final = 8
# In how many sentences before a description the one whom it means is the only one.
LONE: Final = 2
# Through how many sentences "He rose. He waited. …" is followed to its beginning, one inside the other.
LONGEST_RUN: Final = 60
# What a pronoun shows; "any" and plurals show nothing.
GENDERS: Final[dict[str, Gender]] = {"feminine": "feminine", "masculine": "masculine"}


class Topics:
    """The sentences of one document, each asked about when it is first needed."""

    def __init__(self, scene: Scene, people: People) -> None:
        self._scene, self._people = scene, people
        self.starts = [scene.tokens.start[sentence.first] for sentence in scene.sentences]
        self._offices = Offices(scene.language)
        self._topics: dict[int, Person | None] = {}
        self._topic_ends: dict[int, int] = {}
        # Where somebody whom the text does not name is described: by the description.
        self.described: dict[str, tuple[int, int]] = {}
        self._newest = 0

    def near(self, offset: int) -> list[Person]:
        """Everybody named in the last sentences before `offset`, and whom they are about."""
        here = self.sentence_at(offset)
        self._newest = here
        floor = self.starts[max(0, here - REACH)] if self.starts else 0
        near = dict.fromkeys(self._people.between(floor, offset))
        for number in range(here, max(here - REACH, -1), -1):
            person = self.of(number)
            if person is not None and person.places:
                near.setdefault(person)
        return list(near)

    def last(self, offset: int) -> tuple[int, Person | None]:
        """The last sentence, and whom it is about, of those that tell of somebody before the offset."""
        here = self.sentence_at(offset)
        for number in range(here, max(here - FARTHEST, -1), -1):
            person = self.of(number)
            if person is not None and (number < here or self._topic_ends.get(number, 0) <= offset):
                return number, person
        return -1, None

    def of(self, number: int) -> Person | None:
        """Whom a sentence is about: the person named or described by the subject of its first verb; a pronoun goes on
        with the sentence before, and so does a sentence that is all quotation."""
        if number not in self._topics:
            self._topics[number] = None
            self._topics[number] = self._topic(number)
        return self._topics[number]

    def _topic(self, number: int) -> Person | None:
        analysis, language = self._scene.grammar.of(number), self._scene.language
        before = number - 1
        goes_on = before >= 0 and self._newest - number < LONGEST_RUN
        phrase = next((one for one in analysis.subjects() if not one.relative), None)
        held = self._holder_before_verb(analysis)
        if held is not None and (phrase is None or not phrase.pronoun):
            return held
        if phrase is None:
            return self.of(before) if goes_on and not analysis.verbs else None
        tokens = self._scene.tokens
        self._topic_ends[number] = tokens.end[phrase.until]
        if phrase.pronoun:
            shown = language.pronouns.get(tokens.low[phrase.first].lstrip("-").removeprefix("t-"), "any")
            person = self.of(before) if goes_on and shown in GENDERS else None
            return person if person and person.gender in (None, GENDERS[shown]) else None
        start, end = tokens.start[phrase.begin], tokens.end[phrase.until]
        apposed = tokens.low[phrase.until + 1] == "," if phrase.until + 1 < len(tokens) else False
        named = self._people.between(start, end) or (self._people.starting(end + 2) if apposed else [])
        if named:
            sure = [one for one in named if one.sure] or named
            return sure[0] if len(sure) == 1 else None
        printed = self._scene.text[start:end]
        words = words_of(printed.casefold())
        gender = described_gender(self._scene, printed, words[0])
        if self._is_stranger(phrase):
            return Person(printed, gender=gender)
        if words[0] not in language.determiners:
            return None
        if printed.casefold() in language.latter:
            return self._latter(number, start, gender) or (self.of(before) if goes_on else None)
        heads = [plain(word) for word in words if word not in language.determiners and is_role(word, language)]
        called = holders(self._scene, self._people, words, heads, AuthorDraft(start, end, gender=gender))
        if len(called) == 1:
            return called[0]
        if (
            heads
            and not called
            and (lone := self._lone(number, start, gender)) is not None
            and (lone.sure or not self._offices.has_one(heads))
        ):
            return lone
        one = tokens.low[phrase.head] not in language.collectives and words[0] in language.definite
        if not heads or not one or called:
            return None
        self.described[printed] = (start, end)
        return Person(printed, gender=gender)

    def _is_stranger(self, phrase: NounPhrase) -> bool:
        """ "Le juge Rinaldi", "chief judge Farel", where the text names nobody so: a role and a surname, which nobody
        else has."""
        scene, last = self._scene, phrase.last
        behind = last > phrase.first and scene.tokens.upper(last) and scene.class_at(last) == wc.PROPN
        roles = any(is_role(scene.tokens.low[at], scene.language) for at in range(phrase.first, last))
        return behind and roles and not is_role(scene.tokens.low[last], scene.language)

    def _holder_before_verb(self, analysis: SentenceAnalysis) -> Person | None:
        """Who stands in commas behind a role right before the first verb, and has its object behind it: "le directeur,
        Odon Brun, invoque la crise"."""
        tokens, verb = self._scene.tokens, analysis.verbs[0] if analysis.verbs else None
        if verb is None or not self._scene.language.adjectives_follow or tokens.low[verb.finite - 1] != ",":
            return None
        end = tokens.end[verb.finite - 2]
        near = [one for one in self._people.between(tokens.start[analysis.first], end) if one.sure and one.roles]
        return next((one for one in near if (place := one.last_place_before(end)) and place[1] == end), None)

    def _latter(self, number: int, start: int, gender: Gender | None) -> Person | None:
        """ "Ce dernier", "l'intéressé": the last one named of that gender in this sentence and the one before."""
        near = self._people.between(self.starts[max(0, number - 1)], start)
        return next((one for one in near if one.sure and (gender is None or one.gender in (None, gender))), None)

    def _lone(self, number: int, start: int, gender: Gender | None) -> Person | None:
        """The only person whom the last sentences name, where the text has not said what they are: after « … », sourit
        Ana Rivel, "La boulangère" is about her."""
        if not self._scene.language.adjectives_follow:
            return None
        near = self._people.between(self.starts[max(0, number - LONE)], start)
        fits = (
            len(near) == 1
            and (near[0].sure or near[0].likely)
            and not near[0].roles
            and near[0].gender in (None, gender)
        )
        return near[0] if fits else None

    def is_subject(self, place: tuple[int, int], sentence: int) -> bool:
        """Whether a name is the subject of a finite verb of its sentence, or part of that subject; not one of two
        ("Brun and Tarn came"), whom "he" does not mean."""
        analysis, tokens = self._scene.grammar.of(sentence), self._scene.tokens
        return any(
            tokens.start[one.begin] <= place[0] and place[1] <= tokens.end[one.until] and not self._is_of_two(one)
            for one in analysis.subjects()
        )

    def _is_of_two(self, phrase: NounPhrase) -> bool:
        tokens, language = self._scene.tokens, self._scene.language
        if not any(tokens.low[at] in language.conjunctions for at in range(phrase.begin, phrase.until)):
            return False
        named = self._people.between(tokens.start[phrase.begin], tokens.end[phrase.until])
        return sum(one.sure for one in named) > 1

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which an offset stands."""
        return max(0, bisect_right(self.starts, offset) - 1)
