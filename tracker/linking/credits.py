"""Which agencies a document says it comes from: in its byline, at its head or at its end. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tracker.linking.terms import folded

_FILE = Path(__file__).with_name("credits.toml")
_HEAD, _TAIL = 160, 200
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_BETWEEN = re.compile(r"[/,+&]")
_SPLIT = re.compile(r"[\s:]+")
_SENTENCE_END = re.compile(r"[.\n]")
_NAME_WORDS = 3
_LEAST_NAME = 2


class CreditWords(BaseModel):
    """credits.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    with_: frozenset[str]
    joiners: frozenset[str]
    kinds: frozenset[str]
    nobody: frozenset[str]


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency a document credits: the key by which it is met elsewhere, and the words that say so."""

    agency: str
    evidence: str


def agency_key(name: str) -> str:
    """An agency's name for comparison: "l'agence Corail" and "Agence Corail" are one."""
    words = [word for word in folded(name).replace("-", " ").split() if word not in _words().kinds]
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
        if len(words) > count and folded(last[0]).strip(":") in _words().with_ and last[0][0].isupper():
            places.append((" ".join(last).rstrip("."), True))
    return places


def _begins_with(line: str) -> bool:
    first = line.split()[:1]
    return bool(first) and folded(first[0]).strip(":") in _words().with_


def _names(phrase: str, agencies: frozenset[str]) -> list[str]:
    """The names in a credit: runs of words with a capital, cut at "and", without "with" and "by"."""
    names: list[str] = []
    current: list[str] = []
    for word in [*_SPLIT.split(phrase.strip()), ""]:
        plain = folded(word)
        named = bool(word) and (word[0].isupper() or agency_key(word) in agencies)
        if named and plain not in _words().with_ and plain not in _words().nobody:
            current.append(word)
            continue
        if current and len(current) <= _NAME_WORDS:
            names.append(" ".join(current))
        current = []
        if word and plain not in _words().with_ | _words().joiners | _words().kinds:
            break
    return names


@cache
def _words() -> CreditWords:
    with _FILE.open("rb") as file:
        table = tomllib.load(file)
    return CreditWords.model_validate({"with_": table.pop("with"), **table})


@cache
def _listed() -> frozenset[str]:
    """The agencies that the language files name."""
    keys: set[str] = set()
    for path in files("tracker.languages").iterdir():
        if path.name.endswith(".toml"):
            people: dict[str, Sequence[str]] = tomllib.loads(path.read_text(encoding="utf-8")).get("people", {})
            keys.update(agency_key(name) for name in people.get("agencies", ()))
    return frozenset(keys)
