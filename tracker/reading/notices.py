"""Whether a block is the page speaking of itself (labels, notices, references to other articles): `notices.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

_WORDS = tomllib.loads((files("tracker.reading") / "notices.toml").read_text("utf-8"))
_LABELS = frozenset(_WORDS["labels"])
_SPACE = re.compile(r"\s+")
_AROUND = " :.…-–—|>»«›‹→↓▶•·*+\u00a0\u200b"
# References are short; what speaks of the reader's data or subscription may fill a paragraph.
_BEGINS_WITHIN, _SAYS_WITHIN = 300, 600
_LONGEST_LABEL = 60
_MOST_SAID = 4
_SHORT = 220
_CREDITED = 400
_CREDITING, _MAKERS = "|".join(map(re.escape, _WORDS["credits"])), "|".join(map(re.escape, _WORDS["makers"]))
_CREDIT = re.compile(
    rf"©|(?<!\w)(?:{_CREDITING}) ?[:/]|/ ?(?:{_MAKERS})\)?\Z|\((?:{_MAKERS}) (?:images|photo)\b"
    r"|(?:getty images|shutterstock|nuotr\.)\)?\Z|\A(?:file photo\b|pictured\b)"
)
# One of these stands in every credit; looking for them costs a tenth of the pattern.
_SIGNS = (":", "©", "/", "getty", "shutterstock", "nuotr", "file photo", "pictured", "(ap ", "(reuters ")
_OPENERS = tuple(_WORDS["begins"])
_PHRASES = tuple(_WORDS["says"])


def is_label(text: str) -> bool:
    """Whether the whole text is a label of the page ("Advertisement", "Lire aussi :") or has no letters."""
    if len(text) >= _LONGEST_LABEL:
        return False
    bare = _folded(text).strip(_AROUND)
    return bare in _LABELS or not any(map(str.isalpha, bare))


def said_in(text: str) -> tuple[str, ...]:
    """The phrases of notices that stand anywhere in a page's text: few do, and only those are looked for again."""
    folded = _folded(text)
    return tuple(phrase for phrase in _PHRASES if phrase in folded)


def is_notice(text: str, phrases: Sequence[str] = _PHRASES, *, in_text: bool = False) -> bool:
    """Whether a block refers to another article, asks the reader for something, or speaks of the page itself.

    A paragraph `in_text`, among the article's others, may write of such things: it needs to be short or to say two.
    `phrases` are those that the page has at all.
    """
    if len(text) > _MOST_SAID * _SAYS_WITHIN:
        return False
    folded = _folded(text)
    if len(text) <= _BEGINS_WITHIN and folded.lstrip(_AROUND).startswith(_OPENERS):
        return True
    said = sum(phrase in folded for phrase in phrases)
    if in_text and said == 1:
        return len(text) <= _SHORT
    return len(text) <= _SAYS_WITHIN * said


def is_credit(text: str) -> bool:
    """Whether a block is the line under a picture: it names who made the picture."""
    if len(text) > _CREDITED:
        return False
    folded = _folded(text)
    return any(sign in folded for sign in _SIGNS) and _CREDIT.search(folded) is not None


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).strip().lower()
