"""How much a word tells: nothing for "the", most for a word that a reader meets once in a hundred pages. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import log10

from tracker.languages.frequencies import frequencies
from tracker.linking.terms import stem

# Zipf values: a word as common as "time" tells nothing, one that is not listed tells all there is to tell.
_COMMON, _RARE = 6.5, 4.0


@cache
def tellings(language: str | None) -> Mapping[str, float]:
    """The weight in [0, 1] of each listed stem of a language tag; a stem that is not listed weighs 1."""
    met: defaultdict[str, float] = defaultdict(float)
    for word, zipf in frequencies(language).items():
        met[stem(word)] += 10**zipf
    return {one: min(1.0, max(0.0, (_COMMON - log10(often)) / (_COMMON - _RARE))) for one, often in met.items()}
