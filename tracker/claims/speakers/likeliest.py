"""Who fits a pronoun or a description best of the people near it, in points; linked where one is clearly ahead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.rules import PRONOUN_JOINED_AFTER_QUOTE
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.shown_gender import is_called_otherwise
from tracker.claims.speakers.topics import REACH, Topics
from tracker.claims.text.analysis import Scene
from tracker.models import Gender

# What counts for a candidate, in points; each sentence between takes `FARTHER` off.
FARTHER: Final = 10
SPOKE_LAST: Final = 20
SUBJECT: Final = 20
SURE: Final = 15
SAME_GENDER: Final = 5
AHEAD: Final = 9


class Candidates:
    """The people of one document, and who of them spoke last; asked in the order of the text."""

    def __init__(self, scene: Scene, people: People, topics: Topics) -> None:
        self._scene, self._people, self._topics = scene, people, topics
        self._spoke_in = -1
        self.spoke: Person | None = None

    def near(self, author: AuthorDraft, gender: Gender | None) -> list[Person]:
        """Everybody named in the last sentences; where nobody of that gender is, who spoke in them."""
        near = self._topics.near(author.start)
        spoke, here = self.spoke, self._topics.sentence_at(author.start)
        alone = self._scene.language.verb_second and not any(
            gender is None or one.gender in (None, gender) for one in near
        )
        if alone and spoke is not None and spoke.places and 0 <= here - self._spoke_in < REACH:
            near.append(spoke)
        return near

    def by_score(
        self, author: AuthorDraft, gender: Gender | None, candidates: Sequence[Person], *, acting: bool = False
    ) -> str | None:
        """Links the best candidate, where it is clearly ahead; `acting`: it must be the one of whom the text tells."""
        fitting = [one for one in candidates if not is_called_otherwise(one, gender, self._scene.language)]
        fitting = [one for one in fitting if gender is None or one.gender in (None, gender)]
        scored = sorted(((self._score(one, author, gender), one.name, one) for one in fitting), key=lambda row: row[:2])
        if not scored:
            return None
        best = scored[-1]
        if not best[2].sure and len(scored) > 1:
            return None
        if len(scored) > 1 and best[0] - scored[-2][0] < AHEAD:
            return f"unclear between {scored[-2][1]} and {best[1]}"
        doubted = acting or self._may_be_thing(author, best[2]) or self._is_in_passing(author, best[2])
        if doubted and not self._acts(best[2], author):
            return None
        self.link(author, best[2])
        if gender and best[2].gender is None:
            best[2].gender = gender
        author.gender = best[2].gender
        return None

    def _may_be_thing(self, author: AuthorDraft, person: Person) -> bool:
        """ "Elle affirme", "er meint": a body as well as somebody who shows no gender; English has "it" for bodies, and
        who stands right behind a quotation is mostly a person."""
        things = author.pronoun and not self._scene.language.subject_before_verb
        return things and person.gender is None and author.rule != PRONOUN_JOINED_AFTER_QUOTE

    def _is_in_passing(self, author: AuthorDraft, person: Person) -> bool:
        """ "The quay shut after a letter from Odo Farn. Nothing moved. “…”, he said": whether the text names somebody
        only once, and not in the sentence before the pronoun."""
        if not author.pronoun or len({end for _, end in person.places}) != 1:
            return False
        return self._topics.sentence_at(author.start) - self._topics.sentence_at(person.places[0][0]) > 1

    def _acts(self, person: Person, author: AuthorDraft) -> bool:
        """Whether a person spoke last, or the last sentence that tells of somebody or names them is about them."""
        _, topic = self._topics.last(author.start)
        here, place = self._topics.sentence_at(author.start), person.last_place_before(author.start)
        told = place is not None and self._topics.is_subject(place, self._topics.sentence_at(place[0]))
        return told or topic is person or (person is self.spoke and here - self._spoke_in <= REACH)

    def _score(self, person: Person, author: AuthorDraft, gender: Gender | None) -> int:
        place = person.last_place_before(author.start)
        if place is None:
            return 0
        here, sentence = self._topics.sentence_at(author.start), self._topics.sentence_at(place[0])
        told, topic = self._topics.last(author.start)
        is_topic = topic is person
        score = FARTHER * ((max(sentence, told) if is_topic else sentence) - here)
        overtaken = topic is not None and not is_topic and told > self._spoke_in
        score += SPOKE_LAST * (person is self.spoke and not overtaken) + SURE * person.sure
        score += SAME_GENDER * (gender is not None and person.gender == gender)
        first = person.first_place_from(self._topics.starts[sentence]) or place
        return score + SUBJECT * (is_topic or self._topics.is_subject(first, sentence))

    def latter(self, author: AuthorDraft) -> None:
        """ "Ce dernier": the last one named of that gender."""
        # `between` gives the last ones first.
        starts = self._topics.starts
        floor = starts[max(0, self._topics.sentence_at(author.start) - REACH)] if starts else 0
        near = self._people.between(floor, author.start)
        fitting = [one for one in near if author.gender is None or one.gender in (None, author.gender)]
        if fitting:
            self.link(author, fitting[0])

    def link(self, author: AuthorDraft, person: Person) -> None:
        """Gives an author the name of a person, who spoke last from then on."""
        author.name, author.resolved = person.name, True
        if author.name != self._scene.text[author.start : author.end]:
            before = person.last_place_before(author.start) if author.pronoun else person.first_place_from(0)
            if before is not None and before != (author.start, author.end):
                author.refers_to = (before,)
        # "el portavoz" shows of whom it is linked to what their own role does not.
        author.gender = person.gender = person.gender or author.gender
        # Who speaks is somebody.
        person.likely = person.likely or author.pronoun
        self.spoke, self._spoke_in = person, self._topics.sentence_at(author.start)
