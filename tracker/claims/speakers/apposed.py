"""Whose name stands beside a description, and what of a name or of an article is against somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tracker.claims.draft import AuthorDraft
from tracker.claims.speakers.holders import LONGEST_DESCRIPTION
from tracker.claims.speakers.people import People, Person
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.languages.lexicon import Language
from tracker.models import Gender


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
            return found[0] if _closes(scene, found[0], tokens.start[at]) else None
        if at >= len(tokens) or not is_role(tokens.low[at], language):
            return None
        at += 1
    return None


def _closes(scene: Scene, person: Person, start: int) -> bool:
    """Whether a mark stands behind a name: "sagte die Ministerin, Munde sei krank" names somebody else."""
    place = person.first_place_from(start)
    if not scene.language.verb_second or place is None:
        return True
    behind = scene.tokens.low[bisect_left(scene.tokens.start, place[1])]
    return not behind[0].isalpha()


def are_several(words: Sequence[str], language: Language) -> bool:
    """ "Die Entführer": a masculine noun behind the article of feminines and plurals."""
    if not language.masculine_endings or words[0] not in language.feminine_determiners:
        return False
    last = words[-1]
    plural = last.endswith(language.masculine_endings) and last not in language.feminine and is_role(last, language)
    return plural or last in language.masculine


def is_called_otherwise(person: Person, gender: Gender | None, language: Language) -> bool:
    """Whether a first name speaks against a gender: "der Student" is not Ute Bader. It shows none by itself."""
    first = person.name.partition(" ")[0].casefold()
    if person.gender is not None or gender is None:
        return False
    return first in (language.given_masculine if gender == "feminine" else language.given_feminine)


def with_determiner(scene: Scene, words: list[str], start: int) -> tuple[list[str], bool]:
    """The words with their determiner, and whether it is definite; the preposition before a description may have
    its article in it ("del portavoz", "du rapporteur", "pela rapper")."""
    language = scene.language
    if not words or words[0] in language.determiners:
        return words, bool(words) and words[0] in language.definite
    at = bisect_left(scene.tokens.start, start) - 1
    before = scene.tokens.low[at] if at >= 0 else ""
    if before in language.determiners or (before in language.articles and before in language.prepositions):
        definite = language.definite | language.of_articles
        return [before, *words], before in language.prepositions or before in definite
    return words, False
