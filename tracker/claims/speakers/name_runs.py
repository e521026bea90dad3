"""Runs of capitalised words that may be names: which words may belong to one, and what joins them."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.languages.frequencies import frequencies

NAME_CLASSES: Final = frozenset({wc.PROPN, wc.X})
# Words that open a sentence before its subject, and are part of no name.
OPENING: Final = frozenset({wc.ADV, wc.CCONJ, wc.SCONJ, wc.ADP, wc.PART, wc.PRON, wc.AUX})
INSIDE: Final = frozenset("-'")
# "J. Quill", "Th. Quill".
LONGEST_INITIAL: Final = 2


def runs(scene: Scene, begin: int, end: int) -> list[tuple[int, int]]:
    """Runs of capitalised words in [begin, end] that may be names, with name particles and initials inside them."""
    tokens = scene.tokens
    found: list[tuple[int, int]] = []
    first = last = -1
    for at in range(begin, end + 2):
        agency = first < 0 and at < end and _is_told(scene, at)
        if (first < 0 and not tokens.upper(at)) or (agency and tokens.upper(at + 1)):
            # "à agência Lusa Ada Brun": no part of her name.
            continue
        word = tokens.low[at] if at <= end else ""
        if word and (is_proper(scene, at) or (first >= 0 and _goes_on(scene, at))):
            first, last = (at, at) if first < 0 else (first, at)
        elif first >= 0 and at < end and (_is_particle(scene, last - first, at) or _joins(scene, at)):
            continue
        elif first >= 0:
            found.append((first, last))
            first = -1
    return found


def without_opening(scene: Scene, first: int, last: int) -> int:
    """The first token of a run without a word that is large because it opens its sentence: "Perhaps Ada Brun said",
    "Nearly a third said" (past `last`). A rare word before others in capitals stays: the tagger may not have met it."""
    if scene.language.nouns_capitalised or first != scene.sentences[scene.number_at(first)].first:
        return first
    word = scene.tokens.low[first]
    opens = scene.class_at(first) in OPENING
    common = first == last or plain(word) in frequencies(scene.language.code)
    return first + 1 if opens and common else first


def _is_told(scene: Scene, at: int) -> bool:
    """Whether the token is an agency behind its noun or behind the word for to whom something is said."""
    tokens, language = scene.tokens, scene.language
    before = tokens.low[at - 1] if at else ""
    return tokens.printed(at, at) in language.agencies and (before in language.media or before in language.relay_to)


def _is_particle(scene: Scene, names: int, at: int) -> bool:
    """Whether a word joins the parts of a name; behind two names German "von" and English "of" are none ("Lena Vogt
    von Greenpeace", "Ada Brun of Norwold")."""
    tokens, language = scene.tokens, scene.language
    if tokens.low[at] in language.conjunctions and tokens.upper(at + 1) and tokens.upper(at + 2):
        # "Ada Brun y Odo Tarn" are two, "Ada Brun y Tarn" is one.
        return False
    of_a_body = (
        names > 0
        and not language.adjectives_follow
        and (language.nouns_capitalised or tokens.low[at] in language.linkers)
    )
    return tokens.low[at] in language.name_particles and not of_a_body


def _joins(scene: Scene, at: int) -> bool:
    """Whether a mark stands inside a name: a hyphen, an apostrophe, the full stop of an initial or an abbreviation."""
    low = scene.tokens.low
    if low[at] != ".":
        # "Brun -- Tarn's lawyer": a dash is no hyphen.
        return low[at] in INSIDE and scene.tokens.end[at - 1] == scene.tokens.start[at] and low[at + 1] != low[at]
    return len(low[at - 1]) <= LONGEST_INITIAL or low[at - 1] in scene.language.abbreviations


def is_surname(scene: Scene, at: int) -> bool:
    """Whether a title is a surname: a name right before it, no name behind it ("Ada T. King said")."""
    tokens, language = scene.tokens, scene.language
    if tokens.low[at] not in language.surnames or not tokens.upper(at) or at == 0 or tokens.upper(at + 1):
        return False
    before = at - 2 if tokens.low[at - 1] == "." else at - 1
    return before >= 0 and tokens.upper(before) and tokens.low[before] not in language.never_names


def is_proper(scene: Scene, at: int) -> bool:
    """Whether a token may be part of a name: a capital, and no word that only looks like one."""
    tokens, language = scene.tokens, scene.language
    word = tokens.low[at]
    # Where common nouns have capitals, the word class tells a name from them.
    if language.nouns_capitalised and not (
        tokens.upper(at) and (scene.class_at(at) in NAME_CLASSES or _opens(scene, at))
    ):
        return False
    return (
        tokens.upper(at)
        and word not in language.determiners
        and word not in language.prepositions
        and word not in language.time_words
        and word not in language.conjunctions
        and (not is_role(word, language) or is_surname(scene, at))
        and not (language.nouns_capitalised and (is_body(word, language) or word in language.collectives))
    )


def _opens(scene: Scene, at: int) -> bool:
    """Whether a first name that was taken for a noun opens a name: a noun before it, a name right behind ("Ihr
    Verleger Paul-Heinz d'Arnim")."""
    tokens = scene.tokens
    if scene.class_at(at) != wc.NOUN or scene.class_at(at + 1) not in NAME_CLASSES or not tokens.upper(at + 1):
        return False
    return (
        scene.class_at(at - 1) == wc.NOUN
        and tokens.start[at + 1] == tokens.end[at] + 1
        and is_role(tokens.low[at - 1], scene.language)
        and not is_role(tokens.low[at], scene.language)
    )


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a name goes on: an article in lower case joined to it ("ad-Din"), a foreign part taken for a noun."""
    tokens, language = scene.tokens, scene.language
    if language.nouns_capitalised and tokens.upper(at) and scene.class_at(at) == wc.NOUN:
        word = tokens.low[at]
        return (
            tokens.start[at] == tokens.end[at - 1] + 1 and not is_role(word, language) and not is_body(word, language)
        )
    article, hyphen, rest = scene.tokens.printed(at, at).partition("-")
    return bool(hyphen) and article.islower() and rest[:1].isupper()
