"""Who is meant: short names, pronouns and descriptions linked back inside the document, on clear evidence only.

A surname is linked to the one full name of the document that ends with it. A pronoun or a description ("the minister",
"the 45-year-old", "ce dernier") is linked to the person who fits best by gender, role, age, place as subject and
nearness, where that one is clearly ahead of the next (`AHEAD`). Everything else stays as printed, `resolved` false, and
the claim says between whom it is unclear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.apposed import apposed_to, are_several, is_called_otherwise, with_determiner
from tracker.claims.speakers.descriptions import determiner_gender, differ, gender_of
from tracker.claims.speakers.holders import (
    DETERMINER_AND_ADJECTIVE,
    LEAD,
    LONGEST_DESCRIPTION,
    holders,
    in_headline,
    lone_person,
    words_of,
)
from tracker.claims.speakers.named_people import people_of
from tracker.claims.speakers.newcomers import brings_in, is_bare, is_several, is_somebody_else
from tracker.claims.speakers.offices import Offices
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.titles import is_role, nominative
from tracker.claims.speakers.topics import GENDERS, REACH, Topics
from tracker.claims.speakers.traits import Traits, is_of_something
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.models import Embed, Gender

# What counts for a candidate, in points; each sentence between takes `FARTHER` off.
FARTHER: Final = 10
SPOKE_LAST: Final = 20
SUBJECT: Final = 20
SURE: Final = 15
SAME_GENDER: Final = 5
AHEAD: Final = 9
LONGEST_NAME: Final = 6
HEADING: Final = 4


def resolve(scene: Scene, drafts: Sequence[Draft], embeds: Sequence[Embed]) -> None:
    """Fills names, handles and links of all authors, in the order of the text."""
    resolver = _Resolver(scene, people_of(scene, drafts))
    accounts = {plain(embed.author_name): embed for embed in embeds if embed.author_name}
    drafts = sorted(
        (draft for draft in drafts if draft.author and draft.kind != "post"),
        key=lambda draft: (draft.author.start if draft.author else 0, draft.start),
    )
    done: dict[tuple[int, int], tuple[AuthorDraft, str | None]] = {}
    for draft in drafts:
        author = draft.author
        if author is None:
            continue
        first = done.get((author.start, author.end))
        if first is None:
            reason = resolver.resolve(author)
            account = accounts.get(plain(author.name))
            if account is not None:
                author.handle, author.platform = account.author_handle, account.platform
            done[author.start, author.end] = author, reason
        else:
            reason = first[1]
            _copy(first[0], author)
        draft.author_reason = reason
    _name_headline(scene, [draft.author for draft in drafts if draft.author is not None])


def _name_headline(scene: Scene, authors: Sequence[AuthorDraft]) -> None:
    """ "Cantora diz …", then "A cantora disse" of somebody named: a headline means whom the text calls so."""
    for author in authors:
        if author.resolved or author.pronoun or author.name != author.role or not in_headline(scene, author):
            continue
        noun = _noun_of(scene, author)
        called = [other for other in authors if other.resolved and other.refers_to and _noun_of(scene, other) == noun]
        if len({other.name for other in called}) == 1:
            _copy(called[0], author)


def _noun_of(scene: Scene, author: AuthorDraft) -> list[str]:
    """The words of a description without its determiners."""
    printed = scene.text[author.start : author.end].casefold()
    return [word for word in words_of(printed) if word not in scene.language.determiners]


def _copy(source: AuthorDraft, target: AuthorDraft) -> None:
    target.name, target.kind, target.role, target.role_text = source.name, source.kind, source.role, source.role_text
    target.handle, target.platform, target.gender = source.handle, source.platform, source.gender
    target.resolved, target.refers_to = source.resolved, source.refers_to


class _Resolver:
    """Reads the authors of one document in the order of its text."""

    def __init__(self, scene: Scene, people: People) -> None:
        self._scene, self._people = scene, people
        self._topics = Topics(scene, people)
        self._offices = Offices(scene.language)
        self._traits = Traits(people.all, scene.language)
        self._spoke_in = -1
        self._spoke: Person | None = None
        self._unnamed: list[AuthorDraft] = []

    def resolve(self, author: AuthorDraft) -> str | None:
        """Links one author; the reason why it is not linked, where several fit."""
        if not author.pronoun and self._called(author):
            return None
        if author.kind == "anonymous":
            self._same_source(author)
            return None
        language = self._scene.language
        printed = self._scene.text[author.start : author.end].casefold()
        if author.kind == "organisation" and self._is_trade(printed):
            author.kind, author.role = "person", author.name
        if author.kind != "person":
            return None
        if author.pronoun:
            if printed in language.latter:
                self._latter(author)
                return None
            plain_form = printed.lstrip("-")
            gender = language.pronouns.get(plain_form) or language.oblique_pronouns.get(plain_form, "any")
            if gender in ("plural", "any"):
                return None
            near = self._near(author, GENDERS.get(gender))
            _, topic = self._topics.last(author.start)
            if topic is not None and not topic.places and self._goes_on(author, topic, GENDERS.get(gender)):
                return None
            if topic is not None and not topic.places and topic.gender in (None, GENDERS[gender]):
                # "The minister rose. He said …": somebody whom the text does not name, so nobody else.
                return None
            return self._by_score(author, GENDERS.get(gender), near)
        if author.role is not None and author.name == author.role:
            return self._description(author, printed)
        author.gender = gender_of(self._scene, author.role or "")
        found = self._people.called(author.name, author.gender)
        if found is not None:
            self._link(author, found, resolved=True)
        return None

    def _near(self, author: AuthorDraft, gender: Gender | None) -> list[Person]:
        """Everybody named in the last sentences; where nobody of that gender is, who spoke in them."""
        near = self._topics.near(author.start)
        spoke, here = self._spoke, self._topics.sentence_at(author.start)
        alone = self._scene.language.verb_second and not any(
            gender is None or one.gender in (None, gender) for one in near
        )
        if alone and spoke is not None and spoke.places and 0 <= here - self._spoke_in < REACH:
            near.append(spoke)
        return near

    def _goes_on(self, author: AuthorDraft, topic: Person, gender: Gender | None) -> bool:
        """ "The Democrat rejected it. “No”, he said": whether the pronoun goes on with a description, and the
        description is of somebody whom the text names; linked where it is."""
        place = self._topics.described.get(topic.name)
        if place is None or place[1] > author.start or not self._scene.language.verb_second:
            return False
        before = AuthorDraft(*place, topic.name, "person", role=topic.name, rule=author.rule)
        self._description(before, topic.name.casefold())
        found = self._people.called(before.name) if before.resolved else None
        if found is None or (gender is not None and found.gender not in (None, gender)):
            return False
        self._link(author, found, resolved=True)
        return True

    def _called(self, author: AuthorDraft) -> bool:
        """Links what prints nothing but a known person's name, whatever its words look like ("De la Fuente", "Rever",
        "Mme de La Tour"); whether it did."""
        language = self._scene.language
        words = self._scene.text[author.start : author.end].split()
        while len(words) > 1 and words[0].casefold().rstrip(".") in language.titles:
            words = words[1:]
        if not words or len(words) > LONGEST_NAME or words[-1].islower():
            return False
        if words[0].casefold() in language.articles and words[0].casefold() not in language.name_particles:
            return False
        role = author.role if author.role != author.name else None
        gender = gender_of(self._scene, role or "")
        found = self._people.called(" ".join(words), gender) or self._run_into(author, words)
        if found is None or (author.kind != "person" and not found.sure):
            return False
        author.kind, author.gender = "person", gender
        if author.role is not None and author.role == author.name:
            author.role = author.role_text = None
        self._link(author, found, resolved=True)
        return True

    def _is_trade(self, printed: str) -> bool:
        """Whether "the publisher" is what the text calls a person beside their name, and no firm."""
        words = words_of(printed)
        language = self._scene.language
        named = len(words) == DETERMINER_AND_ADJECTIVE and words[0] in language.determiners
        # "The order", "the office" are of somebody, and nobody themselves.
        doer = named and words[1].endswith(language.doer_endings) and words[1] not in language.documents
        acts = doer or not language.doer_endings
        return named and acts and bool(self._people.by_noun.get(plain(words[1])))

    def _run_into(self, author: AuthorDraft, words: Sequence[str]) -> Person | None:
        """ "Obras en el puerto viejo Ahora Tarsi": a heading without its line break before a known surname."""
        if author.kind != "person" or len(words) < HEADING or author.role not in (None, author.name):
            return None
        language = self._scene.language
        small = language.noun_prepositions | language.determiners | language.conjunctions
        # "el jefe de Mar Azul": behind "of" stands what somebody is of.
        joined = {word.casefold() for word in words[-3:-1]} & small
        return None if joined or not words[-2][0].isupper() else self._people.of_surname(words[-1])

    def _description(self, author: AuthorDraft, printed: str) -> str | None:
        """ "the minister", "le Premier ministre", "the 45-year-old", "ce dernier"."""
        language = self._scene.language
        author.resolved = False
        # As printed, but for case: the tables keep their accents.
        words = words_of(printed)
        last_named = printed in language.latter
        words, definite = with_determiner(self._scene, words, author.start)
        headline = in_headline(self._scene, author)
        if not words or (words[0] not in language.determiners and not last_named and not headline):
            return None
        author.gender = gender_of(self._scene, printed) or determiner_gender(language, words[0])
        if are_several(words, language):
            return None
        several = language.subject_before_verb and is_several(words, language)
        apposed = (
            None
            if several
            else self._people.introduced.get(author.start) or apposed_to(self._scene, self._people, author)
        )
        if apposed is not None:
            self._link(author, apposed, resolved=True)
            return None
        if several or (language.subject_before_verb and brings_in(words, language)):
            return None
        plainly = [nominative(word, language) for word in words if word not in language.determiners]
        heads = [plain(word) for word in plainly if is_role(word, language)]
        found = holders(self._scene, self._people, words, heads, author)
        if headline and heads and not found:
            found = holders(self._scene, self._people, words, heads, author, ahead=LEAD)
        found = self._told(author, found, heads, definite=definite)
        if len(found) == 1:
            self._link(author, found[0], resolved=True)
            return None
        if found:
            return self._by_score(author, author.gender, found, acting=language.subject_before_verb)
        if last_named and not heads:
            self._latter(author)
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
        return [one for one in self._traits.stated_of_any(printed) if self._may_be(one, author, heads)]

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
            for one in self._near(author, author.gender)
            if self._may_be(one, author, heads) and (years is None or one.age in (None, years))
        ]
        if heads:
            known = [one for one in near if one.sure and not self._offices.is_something_else(heads, one)]
            if not known and aged and len(near) == 1:
                # "L'ancien trader, 41 ans": the age is of the one person whom the last sentences name.
                return self._by_score(author, author.gender, near)
            if not known and not self._offices.has_one(heads):
                self._link_lone(author)
            return self._by_score(author, author.gender, known, acting=len(near) > 1) if known else None
        anybody = aged or any(word in language.generic for word in words)
        # "the elderly", "the wounded" are several in English; "l'élu", "der Verletzte" are one.
        if anybody and language.subject_before_verb and not aged and not is_bare(words, language):
            # "The Michigan Republican" is somebody of whom the text says so, or nobody whom it names.
            return None
        if anybody or (not language.subject_before_verb and self._is_only_adjective(author)):
            reason = self._by_score(author, author.gender, near, acting=len(near) > 1)
            if aged and author.resolved and self._spoke is not None:
                # "Der 52-Jährige" is from then on nobody of another age.
                self._spoke.age = self._spoke.age or years
            return reason
        return None

    def _latter(self, author: AuthorDraft) -> None:
        """ "Ce dernier": the last one named of that gender."""
        # `between` gives the last ones first.
        starts = self._topics.starts
        floor = starts[max(0, self._topics.sentence_at(author.start) - REACH)] if starts else 0
        near = self._people.between(floor, author.start)
        fitting = [one for one in near if author.gender is None or one.gender in (None, author.gender)]
        if fitting:
            self._link(author, fitting[0], resolved=True)

    def _link_lone(self, author: AuthorDraft) -> None:
        found = lone_person(self._people, author, self._offices.courtesies)
        if found is not None:
            self._link(author, found, resolved=True)

    def _is_only_adjective(self, author: AuthorDraft) -> bool:
        """ "el británico", "la Néerlandaise": where somebody comes from, and no noun."""
        starts = self._scene.tokens.start
        first, end = bisect_left(starts, author.start), bisect_left(starts, author.end)
        classes = [self._scene.class_at(at) for at in range(first, end)]
        return len(classes) == DETERMINER_AND_ADJECTIVE and classes[-1] == wc.ADJ

    def _by_score(
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
        if acting and not self._acts(best[2], author):
            return None
        self._link(author, best[2], resolved=True)
        if gender and best[2].gender is None:
            best[2].gender = gender
        author.gender = best[2].gender
        return None

    def _acts(self, person: Person, author: AuthorDraft) -> bool:
        """Whether a person spoke last, or the last sentence that tells of somebody or names them is about them."""
        _, topic = self._topics.last(author.start)
        here, place = self._topics.sentence_at(author.start), person.last_place_before(author.start)
        told = place is not None and self._topics.is_subject(place, self._topics.sentence_at(place[0]))
        return told or topic is person or (person is self._spoke and here - self._spoke_in <= REACH)

    def _score(self, person: Person, author: AuthorDraft, gender: Gender | None) -> int:
        place = person.last_place_before(author.start)
        if place is None:
            return 0
        here, sentence = self._topics.sentence_at(author.start), self._topics.sentence_at(place[0])
        told, topic = self._topics.last(author.start)
        is_topic = topic is person
        score = FARTHER * ((max(sentence, told) if is_topic else sentence) - here)
        overtaken = topic is not None and not is_topic and told > self._spoke_in
        score += SPOKE_LAST * (person is self._spoke and not overtaken) + SURE * person.sure
        score += SAME_GENDER * (gender is not None and person.gender == gender)
        first = person.first_place_from(self._topics.starts[sentence]) or place
        return score + SUBJECT * (is_topic or self._topics.is_subject(first, sentence))

    def _link(self, author: AuthorDraft, person: Person, *, resolved: bool) -> None:
        author.name, author.resolved = person.name, resolved
        if author.name != self._scene.text[author.start : author.end]:
            before = person.last_place_before(author.start) if author.pronoun else person.first_place_from(0)
            if before is not None and before != (author.start, author.end):
                author.refers_to = (before,)
        # "el portavoz" shows of whom it is linked to what their own role does not.
        author.gender = person.gender = person.gender or author.gender
        self._spoke, self._spoke_in = person, self._topics.sentence_at(author.start)

    def _same_source(self, author: AuthorDraft) -> None:
        """ "la même source" is the last anonymous source; who relayed that one is found through `refers_to`."""
        if self._scene.text[author.start : author.end].casefold() not in self._scene.language.same:
            self._unnamed.append(author)
            return
        if not self._unnamed:
            author.resolved = False
            return
        source = self._unnamed[-1]
        author.name, author.resolved, author.refers_to = source.name, True, ((source.start, source.end),)
