"""The document's own outlet: what is told to it is told first hand, and nobody relays it.

A newspaper that writes "the minister told the Courier" of itself is the one that heard it; `via` is for others.
"""

from __future__ import annotations

import re
from typing import Final

from tracker.folding import letters

# The host of an e-mail address: papers print their own ("letters@courier.example") under their articles.
ADDRESS: Final = re.compile(r"(?<=[\w.+-])@([\w.-]{4,100})")
# Shorter words of a name ("der", "Les") are in too many names.
TELLING: Final = 4
# German and Latin declension change or add up to so many letters at the end of a word ("dem Boten").
ENDING: Final = 1
WORD: Final = re.compile(r"\w+")


def house_of(text: str, publisher: str | None) -> str:
    """The letters of the publisher's name and of the hosts of e-mail addresses in the text; "" where there are none."""
    hosts = [found[1] for found in ADDRESS.finditer(text)]
    return " ".join(letters(name) for name in (*hosts, publisher or "") if name)


def is_house(name: str, house: str) -> bool:
    """Whether every telling word of a printed name stands in the letters of the house."""
    words = telling_words(name) if house else frozenset[str]()
    return bool(words) and all(word in house for word in words)


def telling_words(name: str) -> frozenset[str]:
    """The letters of the words with a capital that tell one name from another, without the endings of declension."""
    words = (found[0] for found in WORD.finditer(name))
    return frozenset(_stem(word) for word in words if word[0].isupper() and len(word) >= TELLING)


def _stem(word: str) -> str:
    folded = letters(word)
    return folded[:-ENDING] if len(folded) > TELLING else folded
