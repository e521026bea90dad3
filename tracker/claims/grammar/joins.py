"""What belongs to a noun phrase beyond its base: "of" phrases, genitives, brackets, a name or a role between commas."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrase_appositions import join_apposition
from tracker.claims.grammar.phrase_complements import join_complements, join_possessor
from tracker.claims.grammar.phrase_rows import PhraseDraft, PhraseRow
from tracker.claims.grammar.phrases import base_phrases, letters
from tracker.languages.lexicon import Language


def phrase_drafts(
    low: Sequence[str], upper: Sequence[bool], classes: Sequence[int], language: Language
) -> list[PhraseDraft]:
    """The noun phrases of a sentence with what belongs to each, in the order of their first tokens."""
    row = PhraseRow(low, upper, classes, language)
    row.fill(_two_roles(row, base_phrases(letters(low, classes, language), language)))
    for index in range(1, len(row.drafts)):
        join_possessor(row, index)
    # From the right, so that what is joined has already got its own.
    for index in range(len(row.drafts) - 1, -1, -1):
        join_complements(row, index)
    for index in range(len(row.drafts) - 1, -1, -1):
        join_apposition(row, index)
    return row.drafts


def _two_roles(row: PhraseRow, base: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """ "der Anwalt und Dichter Jan Wendt" is one phrase: two roles with one determiner, and one name; so is a
    medium with its title."""
    found: list[tuple[int, int, int]] = []
    for first, last, head in base:
        if found and wc.PROPN in row.classes[first : last + 1] and _is_second_role(row, found[-1], first):
            found[-1] = (found[-1][0], last, head)
        elif found and _is_title(row, found[-1], first):
            found[-1] = (found[-1][0], last, found[-1][2])
        else:
            found.append((first, last, head))
    return found


def _is_second_role(row: PhraseRow, one: tuple[int, int, int], first: int) -> bool:
    """Whether the phrase that begins at `first` goes on with the role of another."""
    roles = row.language.roles
    return (
        one[1] == first - 2
        and row.classes[first - 1] == wc.CCONJ
        and row.classes[one[0]] == wc.DET
        and row.low[one[2]] in roles
        and row.low[first] in roles
    )


def _is_title(row: PhraseRow, one: tuple[int, int, int], first: int) -> bool:
    """Whether a title that begins with its article stands right behind a medium: "le quotidien La Vigie"."""
    medium = row.low[one[2]] in row.language.media and one[1] == first - 1 and one[2] == one[1]
    return medium and row.upper[first] and row.low[first] in row.language.articles and not row.upper[one[2]]
