"""Finds what looks like a name that the database does not know: a bystander in a claim, a place, a body.

A capital that nothing else explains is taken for a name's. Places and bodies are so replaced as well, for nothing in a
text tells Paris the city from Paris the person. In languages that write every noun with a capital, only two words
together, a word behind a title, beside a verb of saying, or met elsewhere in a name are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.exports._evidence import NameEvidence
from tracker.exports._lexicon import NameLexicon, lexicon
from tracker.exports._words import Word

_BLANKS = " \t\r\u00a0\u202f"
_QUOTES = "\"'«»“”„‘’‹›([{"
_ENDING = ".!?…:;\n|—–•*·"
_LOOK_BACK = 8
_GAPS = frozenset((" ", "\u00a0", "\u202f", "-", "‑", "'", "’", "] "))
# "al-", "ad-", "bin-": what stands before a hyphen in Arabic names.
_LONGEST_PREFIX = 3
_LONGEST_ACRONYM, _LONGEST_RUN, _MOST_PARTICLES = 5, 6, 3


class Strangers:
    """The rule, with what the articles say of their words. A script without capitals has no names for it."""

    def __init__(self, evidence: NameEvidence) -> None:
        self._evidence = evidence

    def at(
        self, text: str, row: Sequence[Word], at: int, language: str | None, known: Callable[[int], bool]
    ) -> tuple[int, str] | None:
        """How many words from `at` are a name, and the name they are known by; None where none begins there.

        A text that begins with a blank is cut out of a sentence, so its first word begins none.

        `known` says of a place in `row` whether a name of the database begins there, which ends this one.
        """
        words = lexicon(language)
        if not _has_capital(row[at]) or _is_letter(text, row[at]) or self._stays_first(text, row, at, words):
            return None
        length = self._length(text, row, at, words, known)
        if length == 1:
            return (1, self._owner(row[at], words)) if self._is_name(text, row, at, words) else None
        if words.capitals:
            length = self._without_nouns(row, at, length)
            if length == 1:
                return (1, self._owner(row[at], words)) if self._is_name(text, row, at, words) else None
        return length, " ".join(word.folded for word in row[at : at + length])

    def _stays_first(self, text: str, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
        """Whether a word is no first word of a name: a small word, a title, an ordinary word that begins a sentence."""
        word = row[at]
        if word.folded in words.never:
            return True
        if words.capitals and (word.folded in self._evidence.nouns or word.folded in words.ordinary):
            return not self._beside_verb(row, at, words) or word.folded not in self._evidence.parts
        if word.folded in words.leading:
            return not self._speaks(row, at, words)
        if _shouted(word) and self._is_ordinary(word, words):
            return True
        if self._is_ordinary(word, words) and _opens(text, row, at, words):
            return not (
                self._speaks(row, at, words)
                or self._is_first_name(text, row, at, words)
                # A surname that another article has as a word, where no noun begins a sentence without a determiner.
                or (words.determined and word.folded in self._evidence.last and word.folded not in words.ordinary)
            )
        return False

    def _is_first_name(self, text: str, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
        """Whether an ordinary word that begins a sentence is the first of a name: no role, and a name follows."""
        following = row[at + 1] if at + 1 < len(row) else None
        if row[at].folded in words.leading or following is None or not _adjoins(text, row[at], following):
            return False
        return self._continues(following, words) and not self._is_ordinary(following, words)

    def _speaks(self, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
        """Whether an ordinary word is somebody's name here: met in one, and beside a verb of saying."""
        if row[at].folded not in self._evidence.parts or not self._beside_verb(row, at, words):
            return False
        return at == 0 or row[at - 1].folded not in words.determiners

    def _length(self, text: str, row: Sequence[Word], at: int, words: NameLexicon, known: Callable[[int], bool]) -> int:
        end = at + 1
        while end < len(row) and end - at < _LONGEST_RUN:
            following = _past_particles(text, row, end, words)
            if following is None or not self._continues(row[following], words) or known(following):
                break
            end = following + 1
        return end - at

    def _continues(self, word: Word, words: NameLexicon) -> bool:
        if not _has_capital(word) or word.folded in words.never:
            return False
        return not (_shouted(word) and self._is_ordinary(word, words))

    def _is_name(self, text: str, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
        """Whether one word alone is a name."""
        word = row[at]
        if len(word.text) == 1 or (_shouted(word) and len(word.text) <= _LONGEST_ACRONYM):
            return False
        if not words.capitals:
            return True
        if at and row[at - 1].folded in words.titles and _adjoins(text, row[at - 1], word):
            return True
        met = self._part(word, words) is not None and not self._is_ordinary(word, words)
        return met or self._beside_verb(row, at, words) or self._is_object(text, row, at, words)

    def _without_nouns(self, row: Sequence[Word], at: int, length: int) -> int:
        while length > 1 and row[at + length - 1].folded in self._evidence.nouns:
            length -= 1
        return length

    def _beside_verb(self, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
        before, after = row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None
        return any(one is not None and one.folded in words.verbs and one.text[0].islower() for one in (before, after))

    def _is_ordinary(self, word: Word, words: NameLexicon) -> bool:
        return word.folded in self._evidence.ordinary or word.folded in words.ordinary

    def _is_object(self, text: str, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
        """Whether a word stands alone behind a preposition ("für Assad") and looks like no noun of the language."""
        word = row[at]
        if not at or row[at - 1].folded not in words.prepositions or not _adjoins(text, row[at - 1], word):
            return False
        if text[word.end : word.end + 1] == "-" or text[word.start - 1] == "-":
            return False
        return not word.folded.endswith(words.noun_endings) and not self._is_ordinary(word, words)

    def _part(self, word: Word, words: NameLexicon) -> str | None:
        """The name that a word is part of; where nouns have capitals, in the genitive too ("Brandhofs")."""
        parts = self._evidence.parts
        genitive = words.capitals and word.folded.endswith("s")
        return parts.get(word.folded) or (parts.get(word.folded[:-1]) if genitive else None)

    def _owner(self, word: Word, words: NameLexicon) -> str:
        return self._part(word, words) or word.folded


def _has_capital(word: Word) -> bool:
    return word.text[0].isupper()


def _is_letter(text: str, word: Word) -> bool:
    """Whether a word is one letter that is no initial: "I", "A", the "C" of a vitamin."""
    return len(word.text) == 1 and text[word.end : word.end + 1] not in (".", "'", "’", "-")


def _shouted(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def _adjoins(text: str, word: Word, following: Word) -> bool:
    """Whether two words may stand in one name: by what is between them, a full stop only behind an initial or title."""
    gap = text[word.end : following.start]
    if gap in _GAPS:
        return True
    return len(gap) <= 2 and gap[:1] == "." and gap[1:] in ("", " ", "\u00a0") and len(word.text) <= 2


def _past_particles(text: str, row: Sequence[Word], at: int, words: NameLexicon) -> int | None:
    """The place of the next word of a name, past the particles in it; None where the name ends."""
    for step in range(_MOST_PARTICLES + 1):
        place = at + step
        if place >= len(row) or not _adjoins(text, row[place - 1], row[place]):
            return None
        prefix = len(row[place].text) <= _LONGEST_PREFIX and text[row[place].end : row[place].end + 1] == "-"
        if (row[place].folded not in words.particles and not prefix) or row[place].text[0].isupper():
            return place if step == 0 or row[place].text[0].isupper() else None
        if step == 0 and row[place].folded in words.determiners:
            return None
    return None


def _opens(text: str, row: Sequence[Word], at: int, words: NameLexicon) -> bool:
    """Whether a sentence, a line or a quotation begins with the word."""
    before = text[max(0, row[at].start - _LOOK_BACK) : row[at].start].rstrip(_BLANKS)
    while before and before[-1] in _QUOTES:
        if len(before) == 1 or before[-2] in _BLANKS + _ENDING:
            return True
        before = before[:-1].rstrip(_BLANKS)
    if (before and before[-1] not in _ENDING) or (not before and text[:1] in tuple(_BLANKS)):
        return False
    return not (
        at and row[at - 1].folded in words.abbreviations and text[row[at - 1].end : row[at].start].strip() == "."
    )
