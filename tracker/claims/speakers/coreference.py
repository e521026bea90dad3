"""Who is meant: short names, pronouns and descriptions linked back inside the document, on clear evidence only.

A surname is linked to the one full name of the document that ends with it. A pronoun or a description ("the minister",
"the 45-year-old", "ce dernier") is linked to the person who fits best by gender, role, age, place as subject and
nearness, where that one is clearly ahead of the next (`LEAD`). Everything else stays as printed, `resolved` false, and
the claim says between whom it is unclear.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.people import MOST_NAMES, People, Person, gender_of, people_of
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.models import Embed, Gender

# How far back, in sentences, a pronoun or "the 45-year-old" looks for the person it stands for.
REACH: Final = 4
# What counts for a candidate, in points; each sentence between takes `FARTHER` off.
FARTHER: Final = 10
SPOKE_LAST: Final = 20
SUBJECT: Final = 20
SURE: Final = 15
SAME_GENDER: Final = 10
LEAD: Final = 9
DETERMINER_AND_ADJECTIVE: Final = 2
# What a pronoun shows; "any" and plurals show nothing.
GENDERS: Final[dict[str, Gender]] = {"feminine": "feminine", "masculine": "masculine"}
LONGEST_DESCRIPTION: Final = 3


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


def _copy(source: AuthorDraft, target: AuthorDraft) -> None:
    target.name, target.kind, target.role, target.role_text = source.name, source.kind, source.role, source.role_text
    target.handle, target.platform, target.gender = source.handle, source.platform, source.gender
    target.resolved, target.refers_to = source.resolved, source.refers_to


class _Resolver:
    """Reads the authors of one document in the order of its text."""

    def __init__(self, scene: Scene, people: People) -> None:
        self._scene, self._people = scene, people
        self._starts = [scene.tokens.start[sentence.first] for sentence in scene.sentences]
        self._subjects: dict[int, list[tuple[int, int]]] = {}
        self._spoke: Person | None = None
        self._unnamed: list[AuthorDraft] = []

    def resolve(self, author: AuthorDraft) -> str | None:
        """Links one author; the reason why it is not linked, where several fit."""
        if author.kind == "anonymous":
            self._same_source(author)
            return None
        if author.kind != "person":
            return None
        language = self._scene.language
        printed = self._scene.text[author.start : author.end].casefold()
        if author.pronoun:
            gender = language.pronouns.get(printed.lstrip("-"), "any")
            if gender in ("plural", "any") and printed not in language.latter:
                return None
            return self._by_score(author, GENDERS.get(gender), self._near(author.start))
        if author.role is not None and author.name == author.role:
            return self._description(author, printed)
        author.gender = gender_of(self._scene, author.role or "")
        found = (
            self._people.of_surname(author.name)
            if " " not in author.name
            else self._people.by_name.get(plain(author.name))
        )
        if found is not None:
            self._link(author, found, resolved=True)
        return None

    def _description(self, author: AuthorDraft, printed: str) -> str | None:
        """ "the minister", "le Premier ministre", "the 45-year-old", "ce dernier"."""
        language = self._scene.language
        author.resolved = False
        # As printed, but for case: the tables keep their accents.
        words = printed.replace("'", " ").replace("-", " ").split()
        last_named = printed in language.latter
        if not words or (words[0] not in language.determiners and not last_named):
            return None
        author.gender = gender_of(self._scene, printed) or self._by_determiner(words[0])
        heads = [plain(word) for word in words if word not in language.determiners and is_role(word, language)]
        named = {person.name: person for head in heads[-1:] for person in self._people.holders(head)[:MOST_NAMES]}
        holders = [person for person in named.values() if person.last_place_before(author.start)]
        if len(holders) == 1:
            self._link(author, holders[0], resolved=True)
            return None
        if holders:
            return self._by_score(author, author.gender, holders)
        if heads and len(words) > LONGEST_DESCRIPTION:
            # "the president of the farmers' union" is somebody of its own, whoever was named last.
            return None
        if heads:
            return self._by_score(author, author.gender, [one for one in self._near(author.start) if one.sure])
        if last_named:
            # `between` gives the last ones first.
            fitting = [
                one for one in self._near(author.start) if author.gender is None or one.gender in (None, author.gender)
            ]
            if fitting:
                self._link(author, fitting[0], resolved=True)
            return None
        anybody = printed.endswith(language.age_endings) or any(word in language.generic for word in words)
        if anybody or self._is_only_adjective(author):
            near = self._near(author.start)
            years = next((int(word) for word in words if word.isdecimal() and len(word) <= 3), None)
            return self._by_score(
                author, author.gender, [one for one in near if one.age in (None, years) or years is None]
            )
        return None

    def _by_determiner(self, word: str) -> Gender | None:
        language = self._scene.language
        if word in language.feminine_determiners:
            return "feminine"
        return "masculine" if word in language.masculine_determiners else None

    def _is_only_adjective(self, author: AuthorDraft) -> bool:
        """ "el británico", "la Néerlandaise": where somebody comes from, and no noun."""
        starts = self._scene.tokens.start
        first, end = bisect_left(starts, author.start), bisect_left(starts, author.end)
        classes = [self._scene.class_at(at) for at in range(first, end)]
        return len(classes) == DETERMINER_AND_ADJECTIVE and classes[-1] == wc.ADJ

    def _near(self, offset: int) -> list[Person]:
        """Everybody named in the last sentences before `offset`."""
        floor = self._starts[max(0, self._sentence(offset) - REACH)] if self._starts else 0
        return self._people.between(floor, offset)

    def _by_score(self, author: AuthorDraft, gender: Gender | None, candidates: Sequence[Person]) -> str | None:
        fitting = [one for one in candidates if gender is None or one.gender in (None, gender)]
        scored = sorted(((self._score(one, author, gender), one.name, one) for one in fitting), key=lambda row: row[:2])
        if not scored:
            return None
        best = scored[-1]
        if not best[2].sure and len(scored) > 1:
            return None
        if len(scored) > 1 and best[0] - scored[-2][0] < LEAD:
            return f"unclear between {scored[-2][1]} and {best[1]}"
        self._link(author, best[2], resolved=True)
        if gender and best[2].gender is None:
            best[2].gender = gender
        author.gender = best[2].gender
        return None

    def _score(self, person: Person, author: AuthorDraft, gender: Gender | None) -> int:
        place = person.last_place_before(author.start)
        if place is None:
            return 0
        sentence = self._sentence(place[0])
        score = FARTHER * (sentence - self._sentence(author.start))
        score += SPOKE_LAST * (person is self._spoke) + SURE * person.sure
        score += SAME_GENDER * (gender is not None and person.gender == gender)
        first = person.first_place_from(self._starts[sentence]) or place
        return score + SUBJECT * self._is_subject(first, sentence)

    def _is_subject(self, place: tuple[int, int], sentence: int) -> bool:
        """Whether a name is the subject of a finite verb of its sentence, or part of that subject."""
        if sentence not in self._subjects:
            analysis = self._scene.grammar.of(sentence)
            found = [analysis.subject_of(verb.finite, verb.main).phrase for verb in analysis.verbs]
            self._subjects[sentence] = [(one.begin, one.until) for one in found if one is not None]
        starts, ends = self._scene.tokens.start, self._scene.tokens.end
        return any(starts[begin] <= place[0] and place[1] <= ends[until] for begin, until in self._subjects[sentence])

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _link(self, author: AuthorDraft, person: Person, *, resolved: bool) -> None:
        author.name, author.resolved = person.name, resolved
        if author.name != self._scene.text[author.start : author.end]:
            before = person.last_place_before(author.start) if author.pronoun else person.first_place_from(0)
            if before is not None and before != (author.start, author.end):
                author.refers_to = (before,)
        author.gender = author.gender or person.gender
        self._spoke = person

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
