"""Noun phrases by patterns over word classes.

A *base* phrase is a noun, name or pronoun with its determiner, adjectives and numerals and the nouns and names that
touch it ("Foreign Minister Dana Ruiz"). What belongs to it beyond that is joined to it: "of" phrases, genitives, a
name or a role between commas, an age or a party in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.languages.lexicon import Language

# One letter a class, in the order of the classes; marks that a phrase may hold have letters of their own.
LETTERS: Final = "NPAVRrDaMcstpXviLGxyQ"
COMMA: Final = ","
DOT: Final = "."
ARTICLE: Final = "d"
WRITTEN: Final = "m"
HYPHEN: Final = "-"

# No phrase is longer than this many parts, so that a text of nothing but determiners costs no more than another.
_MOST: Final = "{0,20}"
_NAMES: Final = r"(?:[NP][.-]?|X-?(?=[NPX]))"
_ADJECTIVE: Final = r"V?A(?:[,c]V?A){0,4}"
# An article ends a row of determiners ("all the"); another one begins the next phrase.
_DETERMINERS: Final = r"(?:D{1,4}(?:dD{0,4})?|dD{0,4})"
_DESCRIBED: Final = rf"(?:{_ADJECTIVE}(?=[NPMmXAVLG])|V?[Mm](?:-[NA])?)"


def _before(leading: str) -> re.Pattern[str]:
    """Phrases whose adjectives stand before the noun; what `leading` names may stand before the adjectives ("the White
    House senior adviser"). Only behind a determiner may a gerund stand ("the rising cost")."""
    return re.compile(
        rf"{_DETERMINERS}(?:{leading}\.?){{0,4}}(?:{_DESCRIBED}|V?[LG](?=[NPAMm])){_MOST}{_NAMES}{{0,12}}[NP]\.?M?"
        rf"|(?:{leading}\.?){{0,4}}(?:{_DESCRIBED}|L(?=[NP])){_MOST}{_NAMES}{{0,12}}[NP]\.?M?"
        rf"|{_DETERMINERS}(?:{_ADJECTIVE}|[Mm]-?|L|X){{1,20}}|m|(?<=a)M|R|r|D|X{{1,20}}|Q"
    )


_BEFORE: Final = _before("[NP]")
# Where every noun has a capital, compounds are one word, and an adjective behind a noun begins another phrase.
_BEFORE_CAPITALISED: Final = _before("P")
# "les trois premiers ministres européens", "la señora Vera".
_AFTER: Final = re.compile(
    rf"{_DETERMINERS}?(?:{_ADJECTIVE}(?=[NPMmAXV])|V?[Mm]){_MOST}{_NAMES}(?:{_NAMES}|X|M|{_ADJECTIVE}){_MOST}"
    rf"|{_DETERMINERS}(?:{_ADJECTIVE}|[Mm]|L|X){{1,20}}|m|(?<=a)M|R|r|D|X{{1,20}}|Q"
)
# In tokens, brackets included: an age, a party, a place.
LONGEST_BRACKET: Final = 8
NOMINAL: Final = frozenset({wc.NOUN, wc.PROPN, wc.X})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens [first, last] are the base phrase, [begin, until] all that belongs to it, `head` its noun or name.

    `governor` is the preposition before it or -1; `inside` the index of the phrase that it is joined to as "of" phrase,
    genitive or apposition, or -1; `apposition` the index of the phrase joined to it by a comma, or -1. `pronoun` is
    true of personal pronouns and the like, `relative` of a relative pronoun. Tokens count in the whole document.
    """

    first: int
    last: int
    head: int
    begin: int
    until: int
    governor: int = -1
    inside: int = -1
    apposition: int = -1
    pronoun: bool = False
    relative: bool = False


def letters(low: Sequence[str], classes: Sequence[int], language: Language) -> str:
    """One letter for each token. The full stop of an abbreviation is kept apart from others."""
    out = [LETTERS[kind] for kind in classes]
    for at, word in enumerate(low):
        if word == COMMA:
            out[at] = COMMA
        elif word in language.articles and classes[at] == wc.DET:
            out[at] = ARTICLE
        elif classes[at] == wc.NUM and word[0].isalpha():
            out[at] = WRITTEN
        elif word == "%":
            out[at] = "N"
        elif word == HYPHEN:
            out[at] = HYPHEN
        elif word == DOT and 0 < at < len(low) - 1:
            before = low[at - 1]
            if before in language.abbreviations or (len(before) == 1 and classes[at - 1] in NOMINAL):
                out[at] = DOT
    return "".join(out)


def base_phrases(pattern: str, language: Language) -> list[tuple[int, int, int]]:
    """(first, last, head) of the base phrases of one sentence of letters, in order."""
    shape = _AFTER if language.adjectives_follow else _BEFORE_CAPITALISED if language.nouns_capitalised else _BEFORE
    found: list[tuple[int, int, int]] = []
    for match in shape.finditer(pattern):
        first, last = match.start(), match.end() - 1
        if pattern[last] in ".-" and pattern[last - 1] not in "NP":
            last -= 1
        found.append((first, last, _head(pattern, first, last, after=shape is _AFTER)))
    return found


def _head(pattern: str, first: int, last: int, *, after: bool) -> int:
    """The last noun or name; where adjectives follow, the first noun; else the last token that is no mark."""
    nouns = [at for at in range(first, last + 1) if pattern[at] in "NP"]
    if nouns:
        return nouns[0] if after else nouns[-1]
    return next((at for at in range(last, first, -1) if pattern[at] not in ".-"), first)
