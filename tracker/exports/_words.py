"""The words of a text as names are looked up by them, and the words that are no part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tracker import folding
from tracker.languages import codes, load

# Scripts that put no blank between words: each of their characters is a word of its own here.
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W{_UNSPACED}]|[\u0300-\u036f\u200c\u200d\u00ad])+")
_MEMORY = 200_000


class Word(NamedTuple):
    """One word of a text at [start, end), and its folded form."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        """Whether it may be a name by its look: its first letter is a capital, or has no case."""
        return not self.text[0].islower()


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match[0], fold(match[0]))


fold = lru_cache(_MEMORY)(folding.word)


@cache
def common_words() -> frozenset[str]:
    """Folded words that are no name however they are written: the small words, months and institutions."""
    found: set[str] = set()
    for code in codes():
        language = load(code)
        if language is not None:
            found |= language.never_names - language.titles - language.roles
            found.update(language.pronouns)
    return _folded(found)


@cache
def leading_words() -> frozenset[str]:
    """Folded words that stand before a name: the common ones, titles and roles."""
    found: set[str] = set()
    for code in codes():
        language = load(code)
        if language is not None:
            found |= language.titles | language.roles
    return common_words() | _folded(found)


def _folded(entries: set[str]) -> frozenset[str]:
    return frozenset(word.folded for entry in entries for word in words(entry))
