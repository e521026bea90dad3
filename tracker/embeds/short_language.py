"""The language of a sentence or two.

Scripts that one language uses settle it; among the others the small words decide (articles, prepositions,
pronouns): they make up a third to a half of running text, so that five or six words are usually enough.
"""

from __future__ import annotations

import re

from tracker.dates.printed_words import LETTER
from tracker.languages.posts import function_words, scripts

_WORD = re.compile(rf"{LETTER}{{1,30}}")
_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)[^\s]{1,500}|[@#][^\s]{1,100}")
# One language a script, as far as the news and its posts are concerned; and the share of the letters that is enough.
_SCRIPTS = [(code, re.compile(f"[{ranges}]"), share) for code, (ranges, share) in scripts().items()]
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _owners() -> dict[str, tuple[str, ...]]:
    """Which languages a small word belongs to."""
    owners: dict[str, list[str]] = {}
    for language, words in function_words().items():
        for word in words:
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


_OWNERS = _owners()


def language_of(text: str, among: frozenset[str] = frozenset()) -> str | None:
    """The language of a short text, or None when it does not say.

    At least two small words must speak for it, and more than for any other language; with `among` given, ties
    between one of those and another language go to the former.
    """
    plain = _ADDRESS.sub(" ", text)
    words = _WORD.findall(plain.casefold())
    letters = sum(map(len, words))
    if not letters:
        return None
    for language, script, share in _SCRIPTS:
        if len(script.findall(plain)) > letters * share:
            return language
    counts: dict[str, int] = {}
    for word in words:
        for language in _OWNERS.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return None
    ranked = sorted(counts, key=lambda name: (counts[name], name in among), reverse=True)
    best = ranked[0]
    if counts[best] < 2 or (best not in among and len(ranked) > 1 and counts[ranked[1]] == counts[best]):
        return "ru" if _CYRILLIC.search(plain) and counts[best] >= 2 else None
    return best
