"""Who is meant: short names, pronouns and descriptions linked back inside the document, on clear evidence only.

A surname is linked to the one full name of the document that ends with it. A pronoun or a description ("the minister",
"the 45-year-old", "ce dernier") is linked to the person who fits best by gender, role, age, place as subject and
nearness, where that one is clearly ahead of the next. Everything else stays as printed, `resolved` false, and the claim
says between whom it is unclear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.speakers.described_people import Descriptions
from tracker.claims.speakers.descriptions import determiner_gender, gender_of
from tracker.claims.speakers.holders import DETERMINER_AND_ADJECTIVE, in_headline, words_of
from tracker.claims.speakers.likeliest import Candidates
from tracker.claims.speakers.named_people import people_of
from tracker.claims.speakers.newcomers import tells_of_another
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.same_speakers import go_on, shown_by
from tracker.claims.speakers.topics import GENDERS, Topics
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.models import Embed, Gender

# Among so many unnamed sources before it "ce diplomate" is looked for.
UNNAMED: Final = 20
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
    before: AuthorDraft | None = None
    spoke: set[str] = set()
    for draft in drafts:
        author = draft.author
        if author is None:
            continue
        first = done.get((author.start, author.end))
        if first is None:
            reason = resolver.resolve(author)
            if reason is None and before is not None:
                go_on(scene, resolver.people, draft, author, before, alone=len(spoke) == 1)
            before = author
            spoke.add(author.name)
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
        self._scene, self.people = scene, people
        self._topics = Topics(scene, people)
        self._candidates = Candidates(scene, people, self._topics)
        self._descriptions = Descriptions(scene, people, self._topics, self._candidates)
        self._unnamed: list[AuthorDraft] = []

    def resolve(self, author: AuthorDraft) -> str | None:
        """Links one author; the reason why it is not linked, where several fit."""
        if not author.pronoun and self._called(author):
            return None
        language = self._scene.language
        printed = self._scene.text[author.start : author.end].casefold()
        if author.kind == "anonymous":
            if not self._is_official(author, printed):
                self._same_source(author)
            return None
        if author.kind == "organisation" and self._is_trade(printed):
            author.kind, author.role = "person", author.name
        if author.kind != "person":
            return None
        if author.pronoun:
            if printed in language.latter:
                self._candidates.latter(author)
                return None
            gender = shown_by(self._scene, author)
            if gender in ("plural", "any"):
                return None
            near = self._candidates.near(author, GENDERS.get(gender))
            _, topic = self._topics.last(author.start)
            if topic is not None and not topic.places and self._goes_on(author, topic, GENDERS.get(gender)):
                return None
            if topic is not None and not topic.places and topic.gender in (None, GENDERS[gender]):
                # "The minister rose. He said …": somebody whom the text does not name, so nobody else.
                return None
            return self._candidates.by_score(author, GENDERS.get(gender), near)
        if author.role is not None and author.name == author.role:
            return self._descriptions.link(author, printed)
        author.gender = gender_of(self._scene, author.role or "")
        found = self.people.called(author.name, author.gender)
        if found is not None:
            self._candidates.link(author, found)
        return None

    def _goes_on(self, author: AuthorDraft, topic: Person, gender: Gender | None) -> bool:
        """ "The Democrat rejected it. “No”, he said": whether the pronoun goes on with a description, and the
        description is of somebody whom the text names; linked where it is."""
        place = self._topics.described.get(topic.name)
        if place is None or place[1] > author.start or not self._scene.language.verb_second:
            return False
        before = AuthorDraft(*place, topic.name, "person", role=topic.name, rule=author.rule)
        self._descriptions.link(before, topic.name.casefold())
        found = self.people.called(before.name) if before.resolved else None
        if found is None or (gender is not None and found.gender not in (None, gender)):
            return False
        self._candidates.link(author, found)
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
        found = self.people.called(" ".join(words), gender) or self._run_into(author, words)
        if found is None or (author.kind != "person" and not found.sure):
            return False
        author.kind, author.gender = "person", gender
        if author.role is not None and author.role == author.name:
            author.role = author.role_text = None
        self._candidates.link(author, found)
        return True

    def _is_official(self, author: AuthorDraft, printed: str) -> bool:
        """ "El funcionario" of a person with an office, who spoke last or of whom the text tells: linked to them."""
        words, language = words_of(printed), self._scene.language
        alone = (
            len(words) == DETERMINER_AND_ADJECTIVE and words[0] in language.definite and words[1] in language.generic
        )
        if not alone or not language.adjectives_follow:
            return False
        gender = determiner_gender(language, words[0])
        places = [one.last_place_before(author.start) for one in self._candidates.near(author, gender)]
        named = max((place[1] for place in places if place is not None), default=author.start)
        if tells_of_another(self._scene, named, author.start, gender, new=True):
            # "Farn left. A clerk sat at the window. “…”, said the official".
            return False
        described = replace(author, kind="person", role=author.name)
        self._descriptions.link(described, printed)
        if described.resolved:
            _copy(described, author)
            author.role = author.role_text = None
        return described.resolved

    def _is_trade(self, printed: str) -> bool:
        """Whether "the publisher" is what the text calls a person beside their name, and no firm."""
        words = words_of(printed)
        language = self._scene.language
        named = len(words) == DETERMINER_AND_ADJECTIVE and words[0] in language.determiners
        # "The order", "the office" are of somebody, and nobody themselves.
        doer = named and words[1].endswith(language.doer_endings) and words[1] not in language.documents
        acts = doer or not language.doer_endings
        return named and acts and bool(self.people.by_noun.get(plain(words[1])))

    def _run_into(self, author: AuthorDraft, words: Sequence[str]) -> Person | None:
        """ "Obras en el puerto viejo Ahora Tarsi": a heading without its line break before a known surname."""
        if author.kind != "person" or len(words) < HEADING or author.role not in (None, author.name):
            return None
        language = self._scene.language
        small = language.noun_prepositions | language.determiners | language.conjunctions
        # "el jefe de Mar Azul": behind "of" stands what somebody is of; in German a body may have a name of two words
        # behind its noun ("Ute Brun vom Bankhaus Alt Lund").
        near = words if language.nouns_capitalised else words[-3:-1]
        joined = {word.casefold() for word in near} & small
        return None if joined or not words[-2][0].isupper() else self.people.of_surname(words[-1])

    def _same_source(self, author: AuthorDraft) -> None:
        """ "la même source" is the last anonymous source; who relayed that one is found through `refers_to`. "Ce
        diplomate" is only who was called so."""
        printed = self._scene.text[author.start : author.end].casefold()
        if printed not in self._scene.language.same:
            self._unnamed.append(author)
            return
        near = self._unnamed[: -1 - UNNAMED : -1]
        fits = [one for one in near if self._is_called(one, printed)]
        source = next((one for one in fits if self._shares_noun(one, printed)), fits[0] if fits else None)
        if source is None:
            author.resolved = False
            return
        author.name, author.resolved, author.refers_to = source.name, True, ((source.start, source.end),)

    def _is_called(self, source: AuthorDraft, printed: str) -> bool:
        """Whether an anonymous source shares the noun of a phrase for it, or that may mean any source."""
        language = self._scene.language
        any_source = any(word in language.anonymous_heads for word in words_of(printed))
        return any_source or self._shares_noun(source, printed)

    def _shares_noun(self, source: AuthorDraft, printed: str) -> bool:
        """ "Der Beamte" was "ein Beamter"."""
        small = self._scene.language.determiners
        nouns = [word for word in words_of(printed) if word not in small]
        called = [word for word in words_of(source.name.casefold()) if word not in small]
        return any(word.startswith(noun) or noun.startswith(word) for noun in nouns[-1:] for word in called)
