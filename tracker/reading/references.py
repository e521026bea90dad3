"""References to other articles that stand inside a sentence: behind a person's name, where a page was flattened. Pure.

Some outlets show headlines about a person when one points at the name. In a copy they stand in the sentence: the name,
the whole name once more, the headlines without a stop, and "MORE" in capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

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
    again = {at: end for at in range(len(words)) if (end := _again(words, at)) is not None}
    names = list(again)
    found: list[tuple[int, int]] = []
    k = behind = 0
    for mark in (k for k, (_, word) in enumerate(words) if word.startswith(MARK) and _is_mark(words, k)):
        while k < len(names) and (names[k] < behind or words[mark][0] - words[names[k]][0] > _LONGEST):
            k += 1
        # Of those before the mark only the last few can be said again behind it.
        at = next((at for at in names[k : k + _LONGEST_NAME] if again[at] < mark), None)
        if at is not None:
            # "Ulf Harm Ulf Otto Harm…": the first name is said twice, and so is the last.
            opened = at + 2 if again.get(at + 1, mark) < mark else at + 1
            found.append((words[opened][0] - 1, words[mark][0] + len(MARK)))
            behind = mark + 1
    return found


def doubled_names(text: str) -> list[tuple[int, int]]:
    """The second of two names in a row that are one, the second with a middle name ("Pia Rohn Pia Maria Rohn")."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    free = 0
    for k, (_, first) in enumerate(words[:-_WITH_MIDDLE_NAME]):
        last = words[k + 1][1]
        if k < free or first != words[k + 2][1] or not (_is_name(first) and _is_name(last)):
            continue
        for end in range(k + _WITH_MIDDLE_NAME, min(k + _LONGEST_NAME, len(words))):
            if words[end][1].rstrip(",.;:’'”)") == last and _all_names(words, k + 2, end):
                found.append((words[k + 2][0] - 1, words[end][0] + len(last)))
                free = end + 1
                break
    return found


def without(text: str, cut: Sequence[tuple[int, int]]) -> str:
    """The text without these spans."""
    pieces, last = [], 0
    for start, end in cut:
        pieces.append(text[last:start])
        last = end
    return "".join([*pieces, text[last:]])


def moved(places: Sequence[int], cut: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where each of the places of the text is when the spans are cut out."""
    starts = [start for start, _ in cut]
    gone = [0, *accumulate(end - start for start, end in cut)]
    for place in places:
        before = bisect_left(starts, place)
        # A place within a span is where the span was.
        yield place - gone[before] + (max(0, cut[before - 1][1] - place) if before else 0)


def _is_mark(words: Words, k: int) -> bool:
    """Whether a word is the mark itself and the sentence goes on behind it, or ends."""
    rest = words[k][1][len(MARK) :]
    if rest:
        return not rest[0].isalnum()
    return k + 1 == len(words) or not words[k + 1][1][0].isupper()


def _again(words: Words, at: int) -> int | None:
    """Where a name is said again as the end of a longer one, perhaps with a headline run together with it."""
    name = words[at][1]
    if not _is_name(name):
        return None
    for end in range(at + 2, min(at + _LONGEST_NAME, len(words))):
        if not _all_names(words, at + 1, end):
            return None
        rest = words[end][1][len(name) :]
        if words[end][1].startswith(name) and (not rest or not rest[0].islower()):
            return end
    return None


def _all_names(words: Words, first: int, last: int) -> bool:
    return all(words[k][1].lstrip(_BRACKETS)[:1].isupper() for k in range(first, last + 1))


def _is_name(word: str) -> bool:
    return len(word) >= _LEAST_NAME and word[0].isupper() and word.isalpha()
