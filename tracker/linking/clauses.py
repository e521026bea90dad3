"""The clauses of a claim: their words, and whether each says that something is not so. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.folding import folded
from tracker.languages import Comparison
from tracker.linking.terms import stem

SENTENCE = re.compile(r"(?<=[.!?…])\s")
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[,;:–—(]\s?")
_LEAST_CLAUSE = 3
_MOST_CLAUSES = 8
_BEFORE_DENIAL = 3
_LONG, _LEAST_LONG = 4, 3


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its text, its stems without words of denial, whether it says that something is not so.

    `telling`: it has at least three words of four letters, so that likeness to it says something. `beside`: the stems
    before its first word of denial and the one behind it, where there are any.
    """

    text: str
    stems: frozenset[str]
    negated: bool
    telling: bool
    beside: tuple[frozenset[str], ...] = ()


def clauses_of(text: str, words: Comparison | None) -> tuple[Clause, ...]:
    """The first clauses of a text without links and tags; `words` are those of its language."""
    return tuple(_clause(part, words) for part in _parts(text, words)[:_MOST_CLAUSES])


def _parts(text: str, words: Comparison | None) -> list[str]:
    """The clauses of a text; within a sentence one that is too short to say something joins its neighbour."""
    parts: list[str] = []
    for sentence in SENTENCE.split(text):
        first = len(parts)
        for piece in _BREAK.split(sentence):
            for part in _at_conjunctions(piece.split(), words):
                if len(parts) > first and (len(part) < _LEAST_CLAUSE or len(parts[-1].split()) < _LEAST_CLAUSE):
                    parts[-1] = f"{parts[-1]} {' '.join(part)}"
                elif part:
                    parts.append(" ".join(part))
    return parts or [text]


def _at_conjunctions(piece: list[str], words: Comparison | None) -> list[list[str]]:
    if words is None:
        return [piece]
    made: list[list[str]] = [[]]
    for at, word in enumerate(piece):
        if word.casefold() in words.conjunctions and len(made[-1]) >= _LEAST_CLAUSE and len(piece) - at > _LEAST_CLAUSE:
            made.append([])
        else:
            made[-1].append(word)
    return made


def _clause(text: str, words: Comparison | None) -> Clause:
    plain = folded(text)
    tokens = _WORD.findall(plain)
    denials = words.negations | frozenset(words.particles) if words is not None else frozenset()
    stems = frozenset(stem(word) for word in tokens if word not in denials)
    long = {word for word in tokens if len(word) >= _LONG and word not in denials}
    negated = False
    beside: tuple[frozenset[str], ...] = ()
    if words is not None:
        bare = _without_phrases(plain, words)
        negated = _negated(bare, words)
        beside = _beside_denial(bare, words) if negated else ()
    return Clause(text, stems, negated, len(long) >= _LEAST_LONG, beside)


def _without_phrases(plain: str, words: Comparison) -> str:
    """A clause without what holds a word of denial and denies nothing ("not only")."""
    for phrase in words.denial_phrases:
        plain = plain.replace(phrase, " ")
    return plain


def _beside_denial(plain: str, words: Comparison) -> tuple[frozenset[str], ...]:
    """The nearest stems before the denial, and the next one behind it: what it denies.

    The denial is the first word of it; a particle stands at the verb, wherever the other word is.
    """
    particles, others = frozenset(words.particles), words.negations | words.reversing
    denials = particles | others
    elided = tuple(part for part in words.particles if part.endswith("'"))
    start, end = min(_spans(plain, particles, elided) or _spans(plain, others, words.joined_negations))
    before = [word for word in _WORD.findall(plain[:start]) if word not in denials][-_BEFORE_DENIAL:]
    behind = [word for word in _WORD.findall(plain[end:]) if word not in denials and len(word) > 1]
    sides = before, behind[:1]
    return tuple(frozenset(map(stem, side)) for side in sides if side)


def _spans(plain: str, words: frozenset[str], joined: Sequence[str]) -> list[tuple[int, int]]:
    """Where words stand, and the first place of each that is written together with another one ("n't", "n'")."""
    whole = [match.span() for match in _WORD.finditer(plain) if match[0] in words]
    return whole + [(at, at + len(part)) for part in joined if (at := plain.find(part)) >= 0]


def _negated(plain: str, words: Comparison) -> bool:
    """Whether a clause denies: two negations of different kinds ("not impossible") cancel out."""
    left = set(_WORD.findall(plain))
    particle = any(part in plain.split() or (part.endswith("'") and part in plain) for part in words.particles)
    denies = any(word in words.negations and (particle or word not in words.needs_particle) for word in left)
    denies = denies or any(part in plain for part in words.joined_negations)
    return denies != (not words.reversing.isdisjoint(left))
