"""The tokens of a stretch of text, with what stands between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tracker.dates.calendar.words import TOKEN, Phrase

SPACES: Final = frozenset({" ", "\u00a0", "\u202f", "\u2009", "\n", "\t", "  "})
LINKS: Final = frozenset({"", "-", "\u2010", "\u2011", "'", "\u2019"})
DASHES: Final = frozenset({"-", "\u2014", "\u2010", "\u2011", "\u2013", " - ", " \u2013 "})
_NOTHING: Final[frozenset[str]] = frozenset()
_GAP: Final = 4
FIGURE_MARKS: Final = frozenset({"/", ".", "-", "\u2010", "\u2011"})


class DateTokens:
    """The tokens of [start, end) of a text, with what stands between them."""

    __slots__ = ("end", "ends", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = end
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        words, starts, ends = self.words.append, self.starts.append, self.ends.append
        for found in TOKEN.finditer(text, start, end):
            words(found[0].lower())
            first, last = found.span()
            starts(first)
            ends(last)

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """What stands between token `index` - 1 and token `index`; at most 4 characters of it."""
        before = self.ends[index - 1] if index else 0
        after = self.starts[index] if index < len(self.starts) else self.end
        return self.text[before : after if after - before < _GAP else before + _GAP]

    def capital(self, index: int) -> bool:
        """Whether the token is printed with a capital first letter."""
        return self.text[self.starts[index]].isupper()

    def match(self, index: int, tail: Phrase) -> int:
        """The index after `tail` if it stands at `index`, joined as the words of a phrase are; else -1."""
        if not tail:
            return index
        stop = index + len(tail)
        if stop > len(self.words) or tuple(self.words[index:stop]) != tail:
            return -1
        for at in range(index, stop):
            gap = self.gap(at)
            lettered = len(self.words[at]) == 1 and len(self.words[at - 1]) == 1
            if gap not in SPACES and gap not in LINKS and not (lettered and gap.strip() == "."):
                return -1
        return stop

    def follows(self, index: int, phrases: frozenset[Phrase]) -> bool:
        """Whether one of the phrases ends right before token `index`."""
        gap = self.gap(index) if index else ""
        if not index or (gap not in SPACES and gap not in LINKS):
            return False
        return any(tuple(self.words[max(0, index - size) : index]) in phrases for size in (1, 2, 3))

    def announced(self, index: int, phrases: Mapping[Phrase, frozenset[str]], glue: frozenset[str]) -> set[str]:
        """What the phrases ending before token `index` announce; space and up to two words of glue may lie between."""
        out: set[str] = set()
        for back in range(index, max(index - 3, 0), -1):
            if self.gap(back) not in SPACES and self.gap(back) not in LINKS:
                break
            for size in (1, 2, 3):
                out |= phrases.get(tuple(self.words[max(0, back - size) : back]), _NOTHING)
            if self.words[back - 1] not in glue:
                break
        return out

    def first_of(self, index: int, phrases: tuple[Phrase, ...]) -> int:
        """The index after the first of the phrases that stands at `index`; else -1."""
        if index >= len(self.words):
            return -1
        for words in phrases:
            if self.words[index] == words[0]:
                stop = self.match(index + 1, words[1:])
                if stop > 0:
                    return stop
        return -1
