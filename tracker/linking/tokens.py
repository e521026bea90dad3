"""What the tokens of claims tell: their stems, how much these tell, whether they may be numbers.

The database cuts the texts and joins; Python is asked about each token once, however many claims have it. What comes
out is what profiles.stems_of says of the whole text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from tracker.folding import folded
from tracker.languages.comparison import comparison
from tracker.linking.rarity import tellings
from tracker.linking.terms import stem
from tracker.linking.workspace import Work

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_PREFIX = 5
_COLUMNS = ("language", "token", "place", "stem", "word", "weight", "number")

Told = tuple[str, str, int, int | None, int | None, float | None, bool]


def stage(work: Work) -> None:
    """Makes the table of known tokens, which lasts as long as the connection."""
    work.rows("stage_told_tokens")


def cut(work: Work, name: str, bounds: dict[str, int] | None = None) -> None:
    """Cuts the texts that sql/linking/NAME.sql chooses into tokens, and learns those not met before."""
    work.rows(name, bounds)
    work.rows("claim_tokens")
    unknown = work.rows("unknown_tokens")
    work.append("told_tokens", _COLUMNS, (row for language, token in unknown for row in told(language, token)))


def told(language: str, token: str) -> Iterator[Told]:
    """A row for each stem in a token; one without where there is none."""
    plain = folded(token)
    number = _may_be_number(plain, language)
    table, place = tellings(language or None), 0
    for place, one in enumerate(map(stem, _WORD.findall(plain)), 1):
        told_word = fingerprint(one[:_PREFIX]) if len(one) > 1 else None
        yield language, token, place, fingerprint(one), told_word, table.get(one, 1.0), number
    if not place:
        yield language, token, 0, None, None, None, number


def _may_be_number(plain: str, language: str) -> bool:
    if any(char.isdecimal() for char in plain):
        return True
    return not _number_words(language).isdisjoint(_LETTERS.findall(plain))


@cache
def _number_words(language: str) -> frozenset[str]:
    words = comparison(language or None)
    return frozenset(words.numbers) | frozenset(words.scales) if words is not None else frozenset()


def fingerprint(text: str) -> int:
    """64 bits of the MD5 of a text, as md5_number_lower in SQL gives them."""
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest()[8:], "big")
