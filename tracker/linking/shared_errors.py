"""Errors that copies of one text share: who has the same slip of the pen took the text from the same hand. Pure.

Sharing rare errors is the strongest evidence of copying there is (Dong 2009; textual criticism has known it since
Lachmann). It does not tell who copied whom, but from which of several like texts one was taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, pairwise

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5
# What differs in its last letters is another form of the word ("bridge", "bridges") and no error.
_ENDING = 2
_LEAST_COPIES = 3


def errors(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Among copies of one text (by document id) the likely errors that at least two of them share, with these.

    An error is a word that stands between the same two neighbours as a word one letter away does in more of the
    copies. Whether anybody else writes it so is for the caller to find out: then it is a variant and no error.
    """
    if len(texts) < _LEAST_COPIES:
        return {}
    readings: defaultdict[tuple[str, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document, text in texts.items():
        for before, word, after in _in_context(text):
            readings[before, after][word].add(document)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for words in readings.values():
        for one, other in combinations(sorted(words, key=lambda word: (len(words[word]), word)), 2):
            few, many = words[one] - words[other], words[other] - words[one]
            if 1 < len(few) < len(many) and one_letter_off(one, other):
                found[one] |= few
    return {word: frozenset(documents) for word, documents in found.items()}


def sharing(found: Mapping[str, frozenset[str]], known_elsewhere: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """The pairs of documents (sorted) that share errors which nobody else has, with these errors."""
    pairs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(found.keys() - set(known_elsewhere)):
        for pair in combinations(sorted(found[word]), 2):
            pairs[pair].append(word)
    return dict(pairs)


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter (exchanged, left out, put in or swapped with the next) inside them."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if not 0 < at < len(one) - _ENDING or len(other) - len(one) > 1:
        return False
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at] == other[at + 1] and one[at + 1] == other[at] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


def _in_context(text: str) -> Iterator[tuple[str, str, str]]:
    words = _WORD.findall(text.lower())
    for (before, word), (_, after) in pairwise(pairwise(words)):
        if len(word) >= _LEAST:
            yield before, word, after
