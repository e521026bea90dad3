"""Which agencies a document says it comes from: in its byline, at its head or at its end. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.folding import folded, letters
from tracker.languages import words_of_names
from tracker.languages.agencies import agency_closings, agency_names
from tracker.languages.agency_lines import agencies_alone, agency_key
from tracker.languages.model import all_tables

_HEAD, _TAIL, _LAST_LINES = 160, 200, 320
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_BETWEEN = re.compile(r"[/,+&]")
_SPLIT = re.compile(r"[\s:]+")
_SENTENCE_END = re.compile(r"[.\n]")
_LAST_SENTENCES = re.compile(r"(?<=[.!?”\"])\s+|\n")
_WORD = re.compile(r"[^\s,;:()/]+")
_NAME = re.compile(r"[^\W\d_][\w' -]*")
_PLAIN_WORD = re.compile(r"\w+")
_NAME_WORDS, _LONGEST_NAME = 3, 4
_LEAST_NAME = 2
_LAST_LINE_COUNT = 3


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency a document credits: the key by which it is met elsewhere, and the words that say so."""

    agency: str
    evidence: str


def credits_of(text: str, byline: str | None, known: frozenset[str]) -> list[Credit]:
    """The agencies a document credits, in the order met. `known` are keys of names met as agencies elsewhere.

    A name that nobody knows counts only where nothing but an agency stands: in brackets, or after "with", at the
    very end of the text. The credit of a picture ("(Ada Quill/Reuters)", "Photo: AP") is none.
    """
    agencies = known | _listed()
    found: dict[str, Credit] = {}
    unknown: dict[str, Credit] = {}
    for phrase, at_end in _places(text, byline):
        if _of_picture(phrase, agencies):
            continue
        for name in (name for part in _BETWEEN.split(phrase) for name in _names(part, agencies)):
            key = agency_key(name)
            if len(key) >= _LEAST_NAME and key in agencies:
                found.setdefault(key, Credit(key, phrase.strip()))
            elif len(key) >= _LEAST_NAME and at_end and _NAME.fullmatch(name):
                unknown.setdefault(key, Credit(key, phrase.strip()))
    for key, sentence in _last_lines(text, agencies):
        found.setdefault(key, Credit(key, sentence))
    return list((found or unknown).values())


def _of_picture(phrase: str, agencies: frozenset[str]) -> bool:
    """Whether a credit is a picture's: it says so, or a person's name stands before the agency's ("Ada Quill/AP")."""
    parts = [part.strip() for part in phrase.split("/")]
    person = len(parts) > 1 and " " in parts[0] and agency_key(parts[0]) not in agencies
    if person and folded(parts[0]).split()[0] not in words_of_names().credit:
        return True
    return not words_of_names().picture_words.isdisjoint(_PLAIN_WORD.findall(folded(phrase)))


def _last_lines(text: str, agencies: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Agencies in the last lines of a text: in a formula of credit, alone in a line, or by a closing."""
    words = words_of_names()
    tail = text[-_LAST_LINES:].rstrip()
    for sentence in _LAST_SENTENCES.split(tail)[-_LAST_LINE_COUNT:]:
        plain = folded(sentence)
        if not words.picture_words.isdisjoint(_PLAIN_WORD.findall(plain)):
            continue
        for key in agencies_alone(sentence.strip(), agencies) if "\n" in tail else ():
            yield key, sentence.strip()
        if any(phrase in plain for phrase in words.credit_phrases):
            for key in _agencies_in(sentence, agencies):
                yield key, sentence.strip()
    plain = folded(tail)
    for key, phrases in agency_closings().items():
        if all(phrase in plain for phrase in phrases):
            yield key, "; ".join(phrases)


def _agencies_in(sentence: str, agencies: frozenset[str]) -> list[str]:
    """The agencies named in a sentence, the longest name at each place."""
    words = [(match[0].strip(".'’"), match.end()) for match in _WORD.finditer(sentence)]
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join(word for word, _ in words[at : at + size])
            key = agency_names().get(letters(name)) or (letters(name) if letters(name) in agencies else None)
            if key is not None and any(char.isupper() for char in name):
                found.append(key)
                at += size
                break
        else:
            at += 1
    return found


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
    return frozenset(agency_names().values()) | frozenset(
        agency_key(name) for tables in all_tables() for name in tables.grammar.people.agencies
    )
