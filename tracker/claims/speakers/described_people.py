"""Whom a description means: "the minister", "le Premier ministre", "the 45-year-old", "ce dernier"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tracker.claims.draft import AuthorDraft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.apposed import apposed_to
from tracker.claims.speakers.descriptions import described_gender, differ
from tracker.claims.speakers.holders import (
    DETERMINER_AND_ADJECTIVE,
    LEAD,
    LONGEST_DESCRIPTION,
    holders,
    in_headline,
    lone_person,
    with_determiner,
    words_of,
)
from tracker.claims.speakers.likeliest import Candidates
from tracker.claims.speakers.newcomers import brings_in, is_bare, is_several, is_somebody_else
from tracker.claims.speakers.offices import Offices
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.shown_gender import is_called_otherwise
from tracker.claims.speakers.titles import is_role, nominative
from tracker.claims.speakers.topics import Topics
from tracker.claims.speakers.traits import Traits, is_of_something
from tracker.claims.text.analysis import Scene
from tracker.folding import plain


class Descriptions:
    """Reads the descriptions of one document in the order of its text."""

    def __init__(self, scene: Scene, people: People, topics: Topics, candidates: Candidates) -> None:
        self._scene, self._people, self._topics, self._candidates = scene, people, topics, candidates
        self._offices = Offices(scene.language)
        self._traits = Traits(people.all, scene.language)

    def link(self, author: AuthorDraft, printed: str) -> str | None:
        """Links a description, `printed` in lower case; the reason why it is not linked, where several fit."""
        language = self._scene.language
        author.resolved = False
        # As printed, but for case: the tables keep their accents.
        words = words_of(printed)
        last_named = printed in language.latter
        words, definite = with_determiner(self._scene, words, author.start)
        headline = in_headline(self._scene, author)
        if not words or (words[0] not in language.determiners and not last_named and not headline):
            return None
        author.gender = described_gender(self._scene, printed, words[0])
        if is_several(words, language):
            return None
        apposed = self._people.introduced.get(author.start) or apposed_to(self._scene, self._people, author)
        if apposed is not None:
            self._candidates.link(author, apposed)
            return None
        if language.subject_before_verb and brings_in(words, language):
            return None
        plainly = [nominative(word, language) for word in words if word not in language.determiners]
        heads = [plain(word) for word in plainly if is_role(word, language)]
        found = holders(self._scene, self._people, words, heads, author)
        if headline and heads and not found:
            found = holders(self._scene, self._people, words, heads, author, ahead=LEAD)
        found = self._told(author, found, heads, definite=definite)
        if len(found) == 1:
            self._candidates.link(author, found[0])
            return None
        if found:
            return self._candidates.by_score(author, author.gender, found, acting=language.subject_before_verb)
        if last_named and not heads:
            self._candidates.latter(author)
            return None
        return self._whoever_fits(author, words, heads, definite=definite)

    def _told(self, author: AuthorDraft, found: list[Person], heads: Sequence[str], *, definite: bool) -> list[Person]:
        """Of whom the text says what a description says: of those who hold its office, else of everybody."""
        printed, language = self._scene.text[author.start : author.end], self._scene.language
        found = [one for one in found if not self._traits.of_another(printed, one)]
        if found:
            return (self._traits.stated_of(found, printed) if len(found) > 1 else []) or found
        if not definite or is_of_something(printed, language):
            # "Two participants"; "the founder of Ships for All" is of something that nobody else is of.
            return []
        said = self._traits.stated_of_any(self._from_noun(author))
        return [one for one in said if self._may_be(one, author, heads)]

    def _from_noun(self, author: AuthorDraft) -> str:
        """A description without the adjectives before its noun: "sommelier" of "le jeune sommelier"."""
        scene, language = self._scene, self._scene.language
        at, end = (bisect_left(scene.tokens.start, offset) for offset in (author.start, author.end))
        first = at
        while language.adjectives_follow and at + 1 < end and scene.tokens.low[at] in language.determiners:
            at += 1
        # "L'ancienne maire" is no mayor.
        while at + 1 < end and scene.class_at(at) == wc.ADJ and not is_role(scene.tokens.low[at], language):
            first, at = at + 1, at + 1
        return scene.text[scene.tokens.start[first] : author.end]

    def _may_be(self, person: Person, author: AuthorDraft, heads: Sequence[str]) -> bool:
        """Whether nothing that the text says of a person is against a description."""
        printed, language = self._scene.text[author.start : author.end], self._scene.language
        against = differ(printed, person.printed_roles, language) or self._traits.of_another(printed, person)
        named = person.last_place_before(author.start) is not None
        fits = author.gender is None or person.gender in (None, author.gender)
        fits = fits and not is_called_otherwise(person, author.gender, language)
        return named and fits and not against and not self._offices.holds_another(heads, person)

    def _whoever_fits(
        self, author: AuthorDraft, words: Sequence[str], heads: Sequence[str], *, definite: bool
    ) -> str | None:
        """The one near a description of which the text says nothing of anybody, where that one acts or speaks."""
        language = self._scene.language
        aged = self._scene.text[author.start : author.end].casefold().endswith(language.age_endings)
        aged = aged or (language.adjectives_follow and any(word.isdecimal() for word in words))
        if heads and len(words) > LONGEST_DESCRIPTION and not aged:
            # "the president of the farmers' union" is somebody of its own, whoever was named last.
            return None
        if heads and (not definite or is_somebody_else(self._scene, self._people, self._topics, heads, author.start)):
            return None
        years = next((int(word) for word in words if word.isdecimal() and len(word) <= 3), None)
        near = [
            one
            for one in self._candidates.near(author, author.gender)
            if self._may_be(one, author, heads) and (years is None or one.age in (None, years))
        ]
        if any(word in language.heads_of_state for word in words):
            # "El mandatario" holds an office that nobody is said to hold: no envoy, and no former president.
            near = [one for one in near if not self._offices.holds_any(one)]
        if heads:
            # "Le sélectionneur" may be whoever acts alone under a bare name, "le préfet" comes in without one.
            alone = len(near) == 1 and not self._offices.has_one(heads)
            known = [one for one in near if one.sure or (alone and one.likely)]
            known = [one for one in known if not self._offices.is_something_else(heads, one)]
            if not known and aged and len(near) == 1:
                # "L'ancien trader, 41 ans": the age is of the one person whom the last sentences name.
                return self._candidates.by_score(author, author.gender, near)
            if not known and not self._offices.has_one(heads):
                self._link_lone(author)
            return self._candidates.by_score(author, author.gender, known, acting=len(near) > 1) if known else None
        anybody = aged or any(word in language.generic for word in words)
        # "the elderly", "the wounded" are several in English; "l'élu", "der Verletzte" are one.
        if anybody and language.subject_before_verb and not aged and not is_bare(words, language):
            # "The Michigan Republican" is somebody of whom the text says so, or nobody whom it names.
            return None
        if anybody or (not language.subject_before_verb and self._is_only_adjective(author)):
            reason = self._candidates.by_score(author, author.gender, near, acting=len(near) > 1)
            if aged and author.resolved and self._candidates.spoke is not None:
                # "Der 52-Jährige" is from then on nobody of another age.
                self._candidates.spoke.age = self._candidates.spoke.age or years
            return reason
        return None

    def _link_lone(self, author: AuthorDraft) -> None:
        found = lone_person(self._people, author, self._offices.courtesies)
        if found is not None:
            self._candidates.link(author, found)

    def _is_only_adjective(self, author: AuthorDraft) -> bool:
        """ "el británico", "la Néerlandaise": where somebody comes from, and no noun."""
        starts = self._scene.tokens.start
        first, end = bisect_left(starts, author.start), bisect_left(starts, author.end)
        classes = [self._scene.class_at(at) for at in range(first, end)]
        return len(classes) == DETERMINER_AND_ADJECTIVE and classes[-1] == wc.ADJ
