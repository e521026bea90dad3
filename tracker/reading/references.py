"""References to other articles that stand inside a sentence: behind a person's name, where a page was flattened. Pure.

Some outlets show headlines about a person when one points at the name. In a copy they stand in the sentence: the name,
the whole name once more, the headlines without a stop, and "MORE" in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\S+")
MARK = "MORE"
# The whole name has so many words at most behind the one that is printed, and the headlines so many characters.
_LONGEST_NAME, _LONGEST = 6, 900
_LEAST_NAME, _WITH_MIDDLE_NAME = 3, 4
_BRACKETS = "(“\"'‘"

Words = list[tuple[int, str]]


def references(text: str) -> list[tuple[int, int]]:
    """What to cut out of a block: a name said over again, with what stands behind it up to the mark, in order."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    at = 0
    for mark in (k for k, (_, word) in enumerate(words) if word.startswith(MARK) and _is_mark(words, k)):
        opened = _opening(words, at, mark)
        if opened is not None:
            found.append((words[opened][0] - 1, words[mark][0] + len(MARK)))
            at = mark + 1
    return found


def doubled_names(text: str) -> list[tuple[int, int]]:
    """The second of two names in a row that are one, the second with a middle name ("Pia Rohn Pia Maria Rohn")."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    for k, (_, first) in enumerate(words[:-_WITH_MIDDLE_NAME]):
        last = words[k + 1][1]
        if first != words[k + 2][1] or not (_is_name(first) and _is_name(last)):
            continue
        for end in range(k + _WITH_MIDDLE_NAME, min(k + _LONGEST_NAME, len(words))):
            if words[end][1].rstrip(",.;:’'”)") == last and _all_names(words, k + 2, end):
                found.append((words[k + 2][0] - 1, words[end][0] + len(last)))
                break
    return found


def without(text: str, cut: Sequence[tuple[int, int]]) -> str:
    """The text without these spans."""
    pieces, last = [], 0
    for start, end in cut:
        pieces.append(text[last:start])
        last = end
    return "".join([*pieces, text[last:]])


def moved(place: int, cut: Sequence[tuple[int, int]]) -> int:
    """Where a place of the text is when the spans are cut out."""
    return place - sum(min(end, place) - start for start, end in cut if start < place)


def _is_mark(words: Words, k: int) -> bool:
    """Whether a word is the mark itself and the sentence goes on behind it, or ends."""
    rest = words[k][1][len(MARK) :]
    if rest:
        return not rest[0].isalnum()
    return k + 1 == len(words) or not words[k + 1][1][0].isupper()


def _opening(words: Words, first: int, mark: int) -> int | None:
    """The word with which the whole name begins behind the printed one; None where no name is said twice."""
    k = first
    while k < mark and words[mark][0] - words[k][0] > _LONGEST:
        k += 1
    for at in range(k, mark):
        if _again(words, at, mark):
            # "Ulf Harm Ulf Otto Harm…": the first name is said twice, and so is the last.
            return at + 2 if at + 1 < mark and _again(words, at + 1, mark) else at + 1
    return None


def _again(words: Words, at: int, mark: int) -> bool:
    """Whether a name is said again as the end of a longer one, perhaps with a headline run together with it."""
    name = words[at][1]
    if not _is_name(name):
        return False
    for end in range(at + 2, min(at + _LONGEST_NAME, mark)):
        if not _all_names(words, at + 1, end):
            return False
        rest = words[end][1][len(name) :]
        if words[end][1].startswith(name) and (not rest or not rest[0].islower()):
            return True
    return False


def _all_names(words: Words, first: int, last: int) -> bool:
    return all(words[k][1].lstrip(_BRACKETS)[:1].isupper() for k in range(first, last + 1))


def _is_name(word: str) -> bool:
    return len(word) >= _LEAST_NAME and word[0].isupper() and word.isalpha()
