"""A person's name in a noun phrase, and the role beside it.

A phrase is read segment by segment (commas and brackets part them). In a segment the name stands behind the last role
("Foreign Minister Dana Ruiz", "le maire Élie Morvant"); what stands before the role belongs to it, and so does a place
or a body behind a preposition ("de l'Intérieur", "of Norwold"). A segment that is only a role lends it to the name in
the next one ("la directrice de l'agence, Mme Ines Varga").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import PUNCTUATION
from tracker.claims.speakers.name_runs import NAME_CLASSES, runs, without_opening
from tracker.claims.speakers.names_behind_bodies import without_body
from tracker.claims.speakers.run_signs import (
    LONGEST_BARE,
    behind_preposition,
    has_occupation,
    is_called_so,
    is_name,
    is_owned,
    of_somebody,
    only_describes,
)
from tracker.claims.speakers.segment_roles import last_role
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Scene

PARTING: Final = frozenset(",()[]–—:;")


@dataclass(frozen=True, slots=True)
class PersonName:
    """Tokens [first, last] are the name; [role_first, role_last] the role beside it, role_first -1 for none."""

    first: int
    last: int
    role_first: int = -1
    role_last: int = -1


def person_name(scene: Scene, first: int, last: int) -> PersonName | None:
    """The name of a person in the tokens [first, last] of a noun phrase, or None."""
    lent: tuple[int, int] | None = None
    parts = segments(scene, first, last)
    for number, (begin, end) in enumerate(parts):
        found = _in_segment(scene, begin, end)
        if found is not None and found.first == found.last and found.role_first < 0:
            # "Another leading Dem, Sen. Ada Brun": the whole name is the name.
            found = next((one for part in parts[number + 1 :] if (one := _whole_name(scene, *part))), found)
        if found is not None and lent is not None and _is_listed(scene, found):
            # "La ministra de Aguas, Pesca y Muelles, Ada Brun": what the ministry is for.
            later = (_in_segment(scene, *part) for part in parts[number + 1 :])
            found = next((one for one in later if one is not None and not _is_listed(scene, one)), found)
        if found is not None:
            behind = _behind_place(scene, found, parts[number + 1 :])
            if behind is not None:
                return PersonName(behind.first, behind.last, *(_trimmed(scene, begin, end) or (-1, -1)))
            if found.role_first >= 0:
                return found
            role = lent or _role_behind(scene, end + 1, last)
            return PersonName(found.first, found.last, *role) if role else found
        role_end = last_role(scene, begin, end)
        if lent is not None and role_end < 0:
            # "Der Leiter der Werft, Bernd Wust,": a first name that was taken for a noun.
            bare = _bare_name(scene, begin, end)
            if bare is not None:
                return PersonName(bare.first, bare.last, *lent)
        if role_end >= 0:
            if lent is None and _speaks_for_somebody(scene, begin, role_end):
                return None
            lent = lent or _trimmed(scene, begin, end)
    return _bare_name(scene, first, last)


def _is_listed(scene: Scene, found: PersonName) -> bool:
    """Whether what looks like a name may be one thing of a list, or the last two of it."""
    joined = any(scene.tokens.low[at] in scene.language.conjunctions for at in range(found.first, found.last))
    return found.first == found.last or joined


def _behind_place(scene: Scene, found: PersonName, parts: list[tuple[int, int]]) -> PersonName | None:
    """ "Der Parteichef Norwolds, Karl Munde": a place in the genitive, and the name behind the comma; "o comandante da
    Guarda Civil de Norwold, Rui Brun": what looks like a name is of the body."""
    tokens = scene.tokens
    if scene.language.adjectives_follow and parts and found.role_first >= 0 and found.first < found.last:
        whole = _in_segment(scene, *parts[0])
        of = any(tokens.low[at] in scene.language.linkers for at in range(found.role_first, found.first))
        bare = whole is not None and (whole.first, whole.last) == parts[0] and whole.first < whole.last
        return whole if of and bare else None
    owned = scene.language.nouns_capitalised and found.first == found.last and tokens.low[found.last].endswith("s")
    if not owned or found.role_first < 0 or not parts:
        return None
    return _bare_name(scene, *parts[0])


def _whole_name(scene: Scene, begin: int, end: int) -> PersonName | None:
    """A name of two words or more in a segment, with its title."""
    found = _in_segment(scene, begin, end)
    return found if found is not None and found.first < found.last and found.role_first >= 0 else None


def _speaks_for_somebody(scene: Scene, begin: int, role: int) -> bool:
    """ "A spokeswoman for the top Republican, Rep. Ada Brun": the name behind the comma is of whom she speaks for."""
    language, low = scene.language, scene.tokens.low
    link = next(
        (
            at
            for at in range(begin + 1, role)
            # "Le rédacteur en chef du journal, Paul Farel": how high he is.
            if (low[at] in language.prepositions or low[at] in language.noun_prepositions)
            and low[at + 1] not in language.ranks
        ),
        begin,
    )
    return any(is_role(low[at], language) for at in range(begin, link))


def _bare_name(scene: Scene, first: int, last: int) -> PersonName | None:
    """Two or three capitals without an article, where a word class takes a rare name for a noun: "Karl Munde"."""
    tokens, language = scene.tokens, scene.language
    if not language.nouns_capitalised or not 1 <= last - first < LONGEST_BARE:
        return None
    for at in range(first, last + 1):
        word = tokens.low[at]
        # "Mohammed el-Baradei".
        joined = at > first and "-" in word and tokens.printed(at, at)[word.index("-") + 1].isupper()
        large = tokens.upper(at) or joined
        if not large or scene.class_at(at) not in (wc.NOUN, *NAME_CLASSES) or is_role(word, language):
            return None
        if is_body(word, language) or word in language.collectives or word in language.determiners:
            return None
    return PersonName(first, last)


def segments(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches of tokens between commas and brackets, both ends inclusive."""
    low = scene.tokens.low
    found: list[tuple[int, int]] = []
    begin = first
    for at in range(first, last + 2):
        if at > last or low[at] in PARTING:
            if at > begin:
                found.append((begin, at - 1))
            begin = at + 1
    return found


def _in_segment(scene: Scene, begin: int, end: int) -> PersonName | None:
    tokens, language = scene.tokens, scene.language
    role = last_role(scene, begin, end)
    # A role in the last place is the head: what stands before it is no name ("White House spokesman").
    start = role + 1 if role >= 0 else begin
    for opening, last in runs(scene, start, end):
        first = without_opening(scene, opening, last)
        if first > last:
            continue
        placed = behind_preposition(scene, start, first) and not is_owned(scene, first, last, end)
        if placed and role < 0:
            continue
        if placed:
            cut = without_body(scene, role, first, last)
            if cut < 0:
                continue
            first = cut
        elif first < last and tokens.low[first] in language.department_adjectives and tokens.upper(first - 1):
            # "Segurança Pública Davi Lemos": "segurança" is a role too, so no part of the run.
            first += 1
        if first == last and role >= 0 and is_called_so(scene, role, first):
            continue
        if only_describes(scene, last, end) or of_somebody(scene, begin, first, last):
            continue
        titled = role >= 0 or has_occupation(scene, begin, first)
        if not is_name(scene, first, last, titled=titled):
            continue
        given = _trimmed(scene, begin, first - 1) if titled else None
        return PersonName(first, last, *given) if given else PersonName(first, last)
    return None


def _role_behind(scene: Scene, begin: int, end: int) -> tuple[int, int] | None:
    """The role in the first segment behind a name that holds one: "Ilse Brand, the finance minister"."""
    for first, last in segments(scene, begin, end):
        if last_role(scene, first, last) >= 0:
            return _trimmed(scene, first, last)
    return None


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The segment without its outer determiners and marks; None where nothing is left."""
    low, language = scene.tokens.low, scene.language
    while first <= last and (low[first] in PUNCTUATION or low[first] in language.determiners):
        first += 1
    while last >= first and low[last] in PUNCTUATION:
        last -= 1
    return (first, last) if first <= last else None
