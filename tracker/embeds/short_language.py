"""The language of a sentence or two.

Scripts that one language uses settle it; among the others the small words decide (articles, prepositions,
pronouns): they make up a third to a half of running text, so that five or six words are usually enough.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tracker.dates.printed_words import LETTER

_WORD = re.compile(rf"{LETTER}{{1,30}}")
_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)[^\s]{1,500}|[@#][^\s]{1,100}")
# One language a script, as far as the news and its posts are concerned.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _read() -> dict[str, tuple[str, ...]]:
    """Which languages a small word belongs to."""
    table = tomllib.loads(Path(__file__).with_name("function_words.toml").read_text("utf-8"))
    owners: dict[str, list[str]] = {}
    for language, words in table.items():
        for word in sorted(set(words.split())):
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


_OWNERS = _read()


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
    for language, script in _SCRIPTS:
        # Japanese is known by its kana, among Chinese characters; the others fill their text.
        if len(script.findall(plain)) * (5 if language == "ja" else 2) > letters:
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
