"""Names that a text shows to be such: where one opens a sentence, the tagger reads a name that it knows in its place.

Every first word has a capital, and a surname that the tagger never met looks like any other word there ("Tarn spent
most of …" had three adjectives), and so do the words around it. The same text shows it to be a name elsewhere: inside a
sentence, with a capital, behind a first name or a title, and nowhere in small letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import Tokens
from tracker.languages.lexicon import Language


def openings(tokens: Tokens, sentences: Sequence[Sentence], language: Language) -> set[int]:
    """The tokens that open a sentence, have no other capital behind them, and are shown to be names; none where no
    name stands in for them (`known_name` of the language)."""
    if not language.known_name:
        return set()
    places = {at for at in (_opening(tokens, one, language) for one in sentences) if at >= 0}
    if not places:
        return set()
    names = _surnames(tokens, {one.first for one in sentences}, {tokens.low[at] for at in places}, language)
    return {at for at in places if tokens.low[at] in names}


def _opening(tokens: Tokens, sentence: Sentence, language: Language) -> int:
    """The first word of a sentence, where it has a capital and the next has none; or -1."""
    first = sentence.first
    if first + 1 >= sentence.last or not tokens.low[first].isalpha() or not tokens.upper(first):
        return -1
    # "Tide and Timber chairman Odo Brun": part of a longer name.
    joined = tokens.low[first + 1] in language.conjunctions and tokens.upper(first + 2)
    return -1 if joined or tokens.upper(first + 1) else first


def _surnames(tokens: Tokens, starts: set[int], wanted: set[str], language: Language) -> set[str]:
    """Those of the `wanted` words that end a run of capitals inside a sentence and are never printed small."""
    found: set[str] = set()
    small: set[str] = set()
    for at in range(1, len(tokens)):
        word = tokens.low[at]
        if word not in wanted or at in starts or tokens.quote[at] >= 0:
            continue
        if not tokens.upper(at):
            small.add(word)
        elif not tokens.upper(at + 1) and (tokens.upper(at - 1) or _is_titled(tokens, at, language)):
            found.add(word)
    return {word for word in found - small if not _means_else(word, language)}


def _is_titled(tokens: Tokens, at: int, language: Language) -> bool:
    """ "Mr. Tarn": a title and its full stop before the name."""
    return at > 1 and tokens.low[at - 1] == "." and tokens.low[at - 2] in language.titles


def _means_else(word: str, language: Language) -> bool:
    """Whether a list has the word: "President", "Senate", "Monday", "French"."""
    listed = word in language.time_words or word.startswith(tuple(language.nationalities))
    return listed or is_role(word, language) or is_body(word, language)
