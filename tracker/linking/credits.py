"""Which agencies a document says it comes from: in its byline, at its head or at its end. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.folding import folded
from tracker.languages import codes, load, words_of_names

_HEAD, _TAIL = 160, 200
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_BETWEEN = re.compile(r"[/,+&]")
_SPLIT = re.compile(r"[\s:]+")
_SENTENCE_END = re.compile(r"[.\n]")
_NAME_WORDS = 3
_LEAST_NAME = 2


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency a document credits: the key by which it is met elsewhere, and the words that say so."""

    agency: str
    evidence: str


def agency_key(name: str) -> str:
    """An agency's name for comparison: "l'agence Corail" and "Agence Corail" are one."""
    words = [word for word in folded(name).replace("-", " ").split() if word not in words_of_names().agency_kinds]
    return "".join(char for char in "".join(words or folded(name).split()) if char.isalnum())


def credits_of(text: str, byline: str | None, known: frozenset[str]) -> list[Credit]:
    """The agencies a document credits, in the order met. `known` are keys of names met as agencies elsewhere.

    A name that nobody knows counts only where nothing but an agency stands: in brackets, or after "with", at the
    very end of the text.
    """
    agencies = known | _listed()
    found: dict[str, Credit] = {}
    for phrase, at_end in _places(text, byline):
        for name in (name for part in _BETWEEN.split(phrase) for name in _names(part, agencies)):
            key = agency_key(name)
            if len(key) >= _LEAST_NAME and (key in agencies or at_end):
                found.setdefault(key, Credit(key, phrase.strip()))
    return list(found.values())


def _places(text: str, byline: str | None) -> list[tuple[str, bool]]:
    """Where a credit may stand, and whether it is the end of the text."""
    places = [(byline, False)] if byline else []
    head = text[:_HEAD]
    places += [(match[1], False) for match in _BRACKETS.finditer(head)]
    places += [(line, False) for line in _SENTENCE_END.split(head)[:2] if _begins_with(line)]
    tail = text[-_TAIL:].rstrip()
    for match in _BRACKETS.finditer(tail):
        places.append((match[1], match.end() >= len(tail) - 1))
    words = tail.split()
    for count in range(2, _NAME_WORDS + 2):
        last = words[-count:]
        if len(words) > count and folded(last[0]).strip(":") in words_of_names().credit and last[0][0].isupper():
            places.append((" ".join(last).rstrip("."), True))
    return places


def _begins_with(line: str) -> bool:
    first = line.split()[:1]
    return bool(first) and folded(first[0]).strip(":") in words_of_names().credit


def _names(phrase: str, agencies: frozenset[str]) -> list[str]:
    """The names in a credit: runs of words with a capital, cut at "and", without "with" and "by"."""
    known = words_of_names()
    names: list[str] = []
    current: list[str] = []
    for word in [*_SPLIT.split(phrase.strip()), ""]:
        plain = folded(word)
        named = bool(word) and (word[0].isupper() or agency_key(word) in agencies)
        if named and plain not in known.credit and plain not in known.nobody:
            current.append(word)
            continue
        if current and len(current) <= _NAME_WORDS:
            names.append(" ".join(current))
        current = []
        if word and plain not in known.credit | known.credit_conjunctions | known.agency_kinds:
            break
    return names


@cache
def _listed() -> frozenset[str]:
    """The agencies that the tables of languages name."""
    return frozenset(agency_key(name) for code in codes() if (words := load(code)) for name in words.agencies)
