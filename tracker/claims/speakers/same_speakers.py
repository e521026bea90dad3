"""Who goes on speaking: “A”, said the council. “B”, it added. A pronoun beside the next quotation is whoever said the
one before, be it a body, a firm or somebody without a name, where the text tells nothing of anybody between the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.descriptions import described_gender, determiner_gender
from tracker.claims.speakers.holders import words_of
from tracker.claims.speakers.newcomers import is_several, tells_of_another
from tracker.claims.speakers.people import People
from tracker.claims.speakers.topics import GENDERS
from tracker.claims.text.analysis import Scene
from tracker.models import Gender

# So many sentences at most lie between the words of saying and the next quotation.
SENTENCES: Final = 2


def go_on(scene: Scene, people: People, draft: Draft, author: AuthorDraft, before: AuthorDraft, *, alone: bool) -> None:
    """Gives a pronoun that means nobody whom the text names what is known of who spoke before, where that is meant;
    `alone`: nobody else has spoken yet."""
    gender = GENDERS.get(shown_by(scene, author)) if author.pronoun and not author.resolved else None
    if gender is None or not _is_said_on(scene, people, draft, author, before, gender):
        return
    # "L'association" may be no "il": with two speakers its article does not tell which of them is meant.
    if not (alone or _shown(scene, before) or not scene.language.adjectives_follow):
        return
    author.name, author.kind, author.role, author.role_text = before.name, before.kind, before.role, before.role_text
    author.resolved, author.affiliation = before.resolved, before.affiliation
    author.gender = author.gender or before.gender
    author.refers_to = before.refers_to if before.pronoun else ((before.start, before.end),)


def shown_by(scene: Scene, author: AuthorDraft) -> str:
    """What a pronoun shows of whom it stands for: "feminine", "plural", "any"."""
    language, word = scene.language, scene.text[author.start : author.end].casefold().lstrip("-")
    return language.pronouns.get(word) or language.oblique_pronouns.get(word, "any")


def _is_said_on(
    scene: Scene, people: People, draft: Draft, author: AuthorDraft, before: AuthorDraft, gender: Gender
) -> bool:
    if draft.kind != "direct" or not before.end <= draft.start < author.start or not _names(scene, before):
        return False
    tokens = scene.tokens
    first, last = bisect_left(tokens.start, before.end), bisect_right(tokens.start, draft.start) - 1
    if scene.number_at(last) - scene.number_at(first) > SENTENCES or _tells(scene, first, last):
        return False
    if any(one.gender in (None, gender) for one in people.between(before.end, draft.start)):
        return False
    if tells_of_another(scene, before.end, draft.start, gender):
        return False
    known = people.called(before.name) if before.kind == "person" and before.resolved else None
    return known is None and _shown(scene, before) in (None, gender)


def _names(scene: Scene, before: AuthorDraft) -> bool:
    """Whether the one who spoke is one, and is called something; English has other pronouns for bodies."""
    if before.pronoun and not before.refers_to:
        return False
    language, printed = scene.language, _printed(scene, before)
    words = words_of(printed.casefold())
    if language.subject_before_verb:
        return (
            before.kind in ("person", "anonymous") and words[0] in language.articles and not is_several(words, language)
        )
    several = words[0] in language.determiners and not words[0].endswith("'")
    several = several and determiner_gender(language, words[0]) is None
    return not several and (words[0] in language.determiners or printed[0].isupper())


def _printed(scene: Scene, before: AuthorDraft) -> str:
    """What the one who spoke was called last."""
    start, end = before.refers_to[0] if before.pronoun else (before.start, before.end)
    return scene.text[start:end]


def _shown(scene: Scene, before: AuthorDraft) -> Gender | None:
    """The gender that the one who spoke shows."""
    printed = _printed(scene, before).casefold()
    return before.gender or described_gender(scene, printed, words_of(printed)[0])


def _tells(scene: Scene, first: int, last: int) -> bool:
    """Whether the narrator tells of anybody between two quotations: a finite verb, but the one that has the speaker say
    the first ("a spokeswoman said. “B”", "La mairie a répondu : « A ». « B »")."""
    quote = scene.tokens.quote
    while first < last and first in scene.hit_at:
        first += 1
    opens = next((at for at in range(first, last) if quote[at] >= 0), first)
    own = any(scene.class_at(at) in wc.FINITE and at not in scene.hit_at for at in range(first, opens))
    return own or any(scene.class_at(at) in wc.FINITE and quote[at] < 0 for at in range(opens, last))
