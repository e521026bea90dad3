"""The same letters: every way in which words are made alike before they are compared has its one place here.

Compatibility forms are decomposed *before* case is folded and once more behind it (Unicode 3.13, D145 and D146): the
other way round leaves 636 characters that fold further at a second go ("𝐀𝐝𝐚" became "Ada" and only then "ada").
Lengths are not kept, so nothing here may be used on a text that offsets refer to.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

# Invisible marks of direction that right-to-left pages print around dates, and the dot that a Turkish capital leaves.
_INVISIBLE: Final = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0307")
)

# A long text is searched for each of its few marks, which takes a third of the time of looking at every character.
_LONG: Final = 64
_MOST_MARKS: Final = 16


def decomposed(text: str) -> str:
    """Without case, in compatibility decomposition; folding the result again changes nothing."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def plain(text: str) -> str:
    """Without case and without any combining mark."""
    if text.isascii():
        return text.lower()
    made = decomposed(text)
    if len(made) < _LONG:
        return "".join(char for char in made if not unicodedata.combining(char))
    marks = set(filter(unicodedata.combining, set(made)))
    if len(marks) > _MOST_MARKS:
        return "".join(char for char in made if char not in marks)
    for mark in marks:
        made = made.replace(mark, "")
    return made


@cache
def all_plain(words: frozenset[str]) -> frozenset[str]:
    """The words of a table, each as `plain` makes it: a table is folded once, not again for each text."""
    return frozenset(map(plain, words))


def folded(text: str) -> str:
    """As `plain`, and typographic apostrophes are plain ones: the form in which texts are compared."""
    return plain(text.replace("’", "'"))


def letters(text: str) -> str:
    """Letters and digits alone, without case and accents: "Le Phare-Info" and "lephareinfo" are the same."""
    return "".join(char for char in decomposed(text) if char.isalnum())


def word(text: str) -> str:
    """One word without case, accents and invisible characters; the word itself where nothing would be left."""
    if text.isascii():
        return text.casefold()
    return "".join(char for char in decomposed(text) if unicodedata.category(char) not in ("Mn", "Cf")) or text


def name(text: str) -> str:
    """A name for comparison: case, Latin and Greek accents, punctuation and spacing taken away.

    Marks of other scripts are letters to their readers, and stay.
    """
    out: list[str] = []
    for char in decomposed(text):
        if "\u0300" <= char <= "\u036f" and out and out[-1] < "\u0400":
            continue
        out.append(char if char.isalnum() or unicodedata.category(char).startswith("M") else " ")
    return " ".join("".join(out).split())


def printed(text: str) -> str:
    """As printed, but for case, compatibility forms and marks of direction: accents tell months apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_INVISIBLE)
