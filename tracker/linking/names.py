"""The words in the names of speakers by which two of them are known to be one. Pure.

A body or office that has no name of its own is met in any language: "le parquet" is "the prosecutors", though the two
share no letter. Within one statement that is enough to know a voice by, as "the police" in two documents is; across
documents it would join the police of two towns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from tracker.folding import folded
from tracker.languages import words_of_names
from tracker.linking.terms import stem

_WORD = re.compile(r"\w+")
_LEAST_NAME = 4
# Before the key of a body, so that it is no word of any name.
_MARK = "="


@lru_cache(maxsize=65536)
def name_words(name: str | None) -> frozenset[str]:
    """The telling words of an author's name, folded and cut to six letters, so that a name in two languages
    ("Kestria Coastguard", "kestrian coastguard") still shares some."""
    return _telling(_WORD.findall(folded(name or "")))


@lru_cache(maxsize=65536)
def speaker_words(name: str | None, kind: str | None) -> frozenset[str]:
    """The telling words of an author's name, with the keys of the bodies that it calls by what they are.

    A person's name is a name: Mr Judge is no judge.
    """
    if kind == "person":
        return name_words(name)
    words = _WORD.findall(folded(name or ""))
    left = set(map(stem, words))
    keys = set()
    for called, key in _called():
        if called <= left:
            left -= called
            keys.add(_MARK + key)
    return frozenset(keys) | _telling([word for word in words if stem(word) in left])


def is_body(word: str) -> bool:
    """Whether one of the words of a speaker is the key of a body that has no name of its own."""
    return word.startswith(_MARK) and word.removeprefix(_MARK) in words_of_names().bodies


def is_description(words: frozenset[str]) -> bool:
    """Whether a speaker is only called what it is, as bodies are that have a name besides ("das Unternehmen")."""
    called = {word.removeprefix(_MARK) for word in words if word.startswith(_MARK)}
    return bool(words) and len(called) == len(words) and called <= words_of_names().with_names


def may_be_called(description: frozenset[str], body: frozenset[str]) -> bool:
    """Whether a body may be described so: the words of its name do not say that it is something else."""
    said = {word for word in body if word.startswith(_MARK)}
    return not said or not said.isdisjoint(description)


def _telling(words: Sequence[str]) -> frozenset[str]:
    untelling = words_of_names().untelling
    return frozenset(word[:6] for word in words if len(word) >= _LEAST_NAME and word not in untelling)


@cache
def _called() -> Sequence[tuple[frozenset[str], str]]:
    """The stems of every phrase and the body that it calls, the longest first: "supreme court" is not "court"."""
    words = words_of_names()
    bodies: Mapping[str, Sequence[str]] = {**words.bodies, **words.institutions}
    found = {(_stems(phrase), key) for key, phrases in bodies.items() for phrase in phrases}
    return sorted(found, key=lambda one: (-len(one[0]), sorted(one[0]), one[1]))


def _stems(phrase: str) -> frozenset[str]:
    """The stems of a phrase but for the short words in it ("vigili del fuoco"), where it has longer ones."""
    words = _WORD.findall(phrase)
    return frozenset(stem(word) for word in words if len(word) >= _LEAST_NAME) or frozenset(map(stem, words))
