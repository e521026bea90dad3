"""Whose name stands beside a description, behind a comma."""

from __future__ import annotations

from bisect import bisect_left

from tracker.claims.draft import AuthorDraft
from tracker.claims.speakers.descriptions import is_subject
from tracker.claims.speakers.holders import LONGEST_DESCRIPTION
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene


def apposed_to(scene: Scene, people: People, author: AuthorDraft) -> Person | None:
    """Whose name a comma joins to the description: "The Democrat, Representative Ada Brun of Norwold, said"."""
    tokens, language = scene.tokens, scene.language
    at = bisect_left(tokens.start, author.end)
    if language.nouns_capitalised and tokens.low[at] in language.linkers:
        # "Der Kritiker der „Rundschau“, Karl Munde,".
        quoted = tokens.quote[at + 1] >= 0 or at + 1 in scene.named
        at = next((here for here in range(at, at + 3) if tokens.low[here] == ","), at) if quoted else at
    if language.nouns_capitalised and tokens.low[at] in language.conjunctions and is_role(tokens.low[at + 1], language):
        # "Der Bürgermeister und Senator, Karl Munde,".
        at += 2
    if tokens.low[at] != "," or tokens.low[at - 1] in language.collectives:
        return None
    at += 1
    for _ in range(LONGEST_DESCRIPTION):
        found = people.starting(tokens.start[at]) if at < len(tokens) else []
        if found:
            return found[0] if _closes(scene, found[0], at) else None
        if at >= len(tokens) or not is_role(tokens.low[at], language):
            return None
        at += 1
    return None


def _closes(scene: Scene, person: Person, first: int) -> bool:
    """Whether a mark stands behind a name: "sagte die Ministerin, Munde sei krank" names somebody else, and so does
    "según la ministra, Odo Farn nunca vino"."""
    if not scene.language.verb_second:
        return not is_subject(scene, first)
    place = person.first_place_from(scene.tokens.start[first])
    if place is None:
        return True
    behind = scene.tokens.low[bisect_left(scene.tokens.start, place[1])]
    return not behind[0].isalpha()
