"""Sentence boundaries over tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.claims.text.quotation_marks import Quote
from tracker.claims.text.tokens import BREAK, QUOTE, TERMINALS, Tokens
from tracker.languages.lexicon import Language

CLOSING: Final = frozenset(")]}'’»›\"")
OPENING: Final = frozenset("([{—–-¿¡•*")
LONGEST_ABBREVIATED_NAME: Final = 1
PARTY_AND_LETTER: Final = 3
ROMAN: Final = frozenset("ivx")
SHORTEST_ROMAN: Final = 2
# In tokens. Text that goes on so long without a full stop is a list or no prose, and is read in pieces.
LONGEST: Final = 300


@dataclass(slots=True)
class Sentence:
    """Tokens [first, last) of one sentence; `paragraph` and `number` count from 0."""

    first: int
    last: int
    paragraph: int
    number: int = 0


def split(tokens: Tokens, quotes: list[Quote], language: Language) -> list[Sentence]:
    """The sentences of a text in order; line breaks belong to none."""
    found: list[Sentence] = []
    low, kinds = tokens.low, tokens.quote
    first = paragraph = 0
    count = len(tokens)
    i = 0
    while i < count:
        word = low[i]
        if word == BREAK:
            if _ends_paragraph(tokens, i):
                if i > first:
                    found.append(Sentence(first, i, paragraph, len(found)))
                first = i + 1
                paragraph += 1
        elif word in TERMINALS:
            if word != "." or _is_full_stop(tokens, i, language):
                while i + 1 < count and (low[i + 1] in TERMINALS or low[i + 1] in CLOSING):
                    i += 1
                if _begins(tokens, i + 1):
                    found.append(Sentence(first, i + 1, paragraph, len(found)))
                    first = i + 1
        elif kinds[i] >= 0 and tokens.text[quotes[kinds[i]].inner_end - 1] in TERMINALS and _begins(tokens, i + 1):
            found.append(Sentence(first, i + 1, paragraph, len(found)))
            first = i + 1
        i += 1
        if i - first >= LONGEST:
            found.append(Sentence(first, i, paragraph, len(found)))
            first = i
    if first < count:
        found.append(Sentence(first, count, paragraph, len(found)))
    return found


def _ends_paragraph(tokens: Tokens, i: int) -> bool:
    """A single line break inside a sentence is a wrapped line: nothing ended before it, and lower case goes on."""
    low = tokens.low
    if i == 0 or i + 1 >= len(tokens):
        return True
    before, after = low[i - 1], low[i + 1]
    if before == BREAK or after == BREAK or before in TERMINALS:
        return True
    return not (after[0].isalpha() and not tokens.upper(i + 1) and (before[0].isalnum() or before == ","))


def _is_full_stop(tokens: Tokens, i: int, language: Language) -> bool:
    if i == 0:
        return True
    before = tokens.low[i - 1]
    if tokens.end[i - 1] != tokens.start[i]:
        return True
    if before in language.abbreviations:
        return False
    if len(before) == LONGEST_ABBREVIATED_NAME and tokens.upper(i - 1):
        return False
    if language.dated_ordinals and _is_ordinal(tokens, i):
        # "Leo XVI. sei", "seines 100. Geburtstags"
        return False
    if _is_elected(before) and tokens.upper(i - 1):
        # "D-N.Y.": a party and the first letter of a state.
        return False
    return not (language.dated_ordinals and before.isdigit() and len(before) <= 2)


def _is_ordinal(tokens: Tokens, i: int) -> bool:
    """Whether the full stop at token `i` makes an ordinal of the number before it: a Roman one in capitals that small
    letters or quoted ones go on behind."""
    before, after = tokens.low[i - 1], i + 1
    if len(before) < SHORTEST_ROMAN or not set(before) <= ROMAN or not tokens.printed(i - 1, i - 1).isupper():
        return False
    if after >= len(tokens) or tokens.low[after] == BREAK:
        return False
    if tokens.low[after] != QUOTE:
        return not tokens.upper(after)
    return tokens.text[tokens.start[after] + 1].islower()


def _is_elected(word: str) -> bool:
    return len(word) == PARTY_AND_LETTER and word[1] == "-" and word[0].isalpha() and word[2].isalpha()


def _begins(tokens: Tokens, i: int) -> bool:
    """Whether a sentence may begin at token i."""
    if i >= len(tokens):
        return True
    word = tokens.low[i]
    if word in (BREAK, QUOTE) or word in OPENING or word == "#":
        return True
    return word[0].isdigit() or (
        word[0].isalpha() and (tokens.upper(i) or (not word[0].isascii() and word[0].upper() == word[0]))
    )
