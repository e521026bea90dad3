"""Who came in by an office and is named only in the next sentences: "La ministre de la Culture a salué « … ». « … », a
écrit Ana Rivel." Whoever comes in with a bare name is the one whose office the text has just told.

Newspapers of the Romance languages bring nobody in without saying what they are, so that a first name and surname
without a role beside them go with the role before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.descriptions import described_gender
from tracker.claims.speakers.holders import LONGEST_HEADLINE, words_of
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.folding import all_plain, plain

# A name stands so many sentences behind the role at most, and no more paragraphs on than this.
SENTENCES: Final = 2
PARAGRAPHS: Final = 1
# So many words of a role at most: a longer one says enough of its holder.
LONGEST_ROLE: Final = 9


def introduced(scene: Scene, people: People, drafts: Sequence[Draft]) -> list[tuple[AuthorDraft, Person]]:
    """The descriptions of persons whom the text names only behind them."""
    if not scene.language.adjectives_follow:
        return []
    found: list[tuple[AuthorDraft, Person]] = []
    named = {
        author.start: author
        for draft in drafts
        if (author := draft.author) is not None and author.kind == "person" and not author.pronoun
    }
    taken: set[int] = set()
    held = _held_from(people)
    for author in sorted(named.values(), key=lambda one: one.start):
        if author.role is None or author.name != author.role or not _is_of_one(scene, held, author):
            continue
        person = _named_behind(scene, people, author, named)
        if person is not None and id(person) not in taken:
            taken.add(id(person))
            found.append((author, person))
    return found


def _held_from(people: People) -> Mapping[str, int]:
    """By each word for an office or trade where the first name of somebody who holds it ends."""
    held: dict[str, int] = {}
    for person in people.all:
        for word in {*person.nouns, *person.role_words()} if person.places else ():
            held[word] = min(person.places[0][1], held.get(word, person.places[0][1]))
    return held


def _is_of_one(scene: Scene, held: Mapping[str, int], author: AuthorDraft) -> bool:
    """Whether a description is definite and of an office or trade that nobody named before it holds."""
    language = scene.language
    words = words_of(scene.text[author.start : author.end].casefold())
    if not words or words[0] not in language.definite or len(words) > LONGEST_ROLE or "," in words:
        return False
    head = next((plain(word) for word in words if is_role(word, language)), None)
    if head is None or head in all_plain(language.generic) or head in language.collectives:
        return False
    return held.get(head, author.start + 1) > author.start


def _named_behind(scene: Scene, people: People, author: AuthorDraft, named: dict[int, AuthorDraft]) -> Person | None:
    """The person first named in the next sentences, who speaks or acts there and has no role of their own; nobody else
    may be named between."""
    here = scene.number_at(bisect_left(scene.tokens.start, author.start))
    last = min(here + SENTENCES, len(scene.sentences) - 1)
    while last > here and scene.sentences[last].paragraph - scene.sentences[here].paragraph > PARAGRAPHS:
        last -= 1
    end = scene.tokens.end[scene.sentences[last].last - 1]
    follow = next(people.places_from(author.end), None)
    if follow is None or follow[0] >= end:
        return None
    start, until, person = follow
    if scene.number_at(bisect_left(scene.tokens.start, start)) == here or person.roles or person.nouns:
        return None
    if not _is_first(scene, person, start) or any(author.end < other < start for other in named):
        return None
    printed = scene.text[author.start : author.end]
    gender = described_gender(scene, printed, words_of(printed.casefold())[0])
    if gender is not None and person.gender not in (None, gender):
        return None
    return person if start in named or acts(scene, start, until) else None


def _is_first(scene: Scene, person: Person, start: int) -> bool:
    """Whether the text names a person here first, a headline aside."""
    headline = scene.text.find("\n", 0, LONGEST_HEADLINE)
    return all(begin >= start or begin < headline for begin, _ in person.places)


def acts(scene: Scene, start: int, end: int) -> bool:
    """Whether a name is the subject of a verb of its sentence."""
    at = bisect_left(scene.tokens.start, start)
    analysis = scene.analysis_at(at)
    if analysis is None or scene.class_at(at - 1) in (wc.NOUN, wc.ADP, wc.DET):
        return False
    tokens = scene.tokens
    return any(tokens.start[one.begin] == start and end <= tokens.end[one.until] for one in analysis.subjects())
