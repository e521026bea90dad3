"""Examples for the choice of subjects in the frames of news, made of the treebank's own subjects and verbs.

Treebanks of encyclopedias and reviews have few sentences such as "…", a déclaré mardi X. The frames are data
(`wire.toml`); which subject and which verb go into one is drawn from a fixed seed.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from bench.grammar import gold
from bench.grammar.treebanks import Sample
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.joins import phrase_drafts
from tracker.claims.grammar.subject_candidates import SubjectCandidates, VerbUnit
from tracker.claims.text.tokens import QUOTE
from tracker.languages.lexicon import Language

FRAMES: Final = tomllib.loads((Path(__file__).parent / "wire.toml").read_text("utf-8"))
EACH: Final = 40
# Verbs without a subject stand in the treebank often enough; with as many again the choice says "none" too readily.
EACH_ALONE: Final = 12
LONGEST_SUBJECT: Final = 12
SPEAKERS: Final = frozenset({wc.NOUN, wc.PROPN, wc.PRON})


class Piece(NamedTuple):
    """One token: in lower case, whether it has a capital, its class."""

    low: str
    upper: bool
    kind: int


@dataclass(frozen=True, slots=True)
class Found:
    """A subject and the reporting verb that it goes with in the treebank; `head` counts in the subject."""

    number: str
    pronoun: bool
    subject: tuple[Piece, ...]
    head: int
    finite: tuple[Piece, ...]
    main: tuple[Piece, ...]


def found_in(sample: Sample, kinds: Sequence[int], verb: gold.GoldVerb) -> Found | None:
    """The subject of a verb as a piece for frames; None where it is long, torn apart, or not in the third person."""
    if verb.subject < 0 or sample.classes[verb.subject] not in SPEAKERS or sample.word[verb.subject] < 0:
        return None
    feats = sample.words[sample.word[verb.subject]].feats
    if "Person=1" in feats or "Person=2" in feats:
        return None
    below = {verb.subject}
    while True:
        more = {token for token, head in enumerate(sample.heads) if head in below} - below
        if not more:
            break
        below |= more
    first, last = min(below), max(below)
    if last - first + 1 != len(below) or len(below) > LONGEST_SUBJECT or first <= verb.finite <= last:
        return None
    if any(sample.classes[token] in wc.FINITE or sample.tokens.quote[token] >= 0 for token in below):
        return None

    def piece(token: int) -> Piece:
        return Piece(sample.tokens.low[token], sample.tokens.upper(token), kinds[token])

    return Found(
        "Plur" if "Number=Plur" in feats else "Sing",
        sample.classes[verb.subject] == wc.PRON,
        tuple(piece(token) for token in range(first, last + 1)),
        verb.subject - first,
        (piece(verb.finite),),
        (piece(verb.main),) if verb.main != verb.finite else (),
    )


def right_row(sentence: SubjectCandidates, unit: VerbUnit, subject: int) -> int:
    """The row of the phrase whose base holds the subject; that of none where there is none (-1); -1 where no phrase
    holds it."""
    candidates = sentence.candidates(unit)
    if subject < 0:
        return len(candidates)
    drafts = sentence.drafts
    return next((row for row, at in enumerate(candidates) if drafts[at].first <= subject <= drafts[at].last), -1)


def examples(
    subjects: Sequence[Found], verbs: Sequence[Found], language: Language
) -> Iterator[tuple[list[list[int]], int]]:
    """(rows, right) for every frame of the language; subjects are those of any verb, verbs those that report."""
    frames = FRAMES.get(language.code, {})
    drawn = random.Random(7)
    for kind in ("frames", "pronouns", "alone"):
        for frame in frames.get(kind, ()):
            for _ in range(EACH_ALONE if kind == "alone" else EACH):
                verb = drawn.choice(verbs)
                fitting = [
                    found
                    for found in subjects
                    if found.number == verb.number and (kind == "pronouns" or not found.pronoun)
                ]
                second = drawn.choice([other for other in verbs if other.number == verb.number])
                yield from _filled(frame, drawn.choice(fitting), verb, second, language)


def _filled(
    frame: str, subject: Found, verb: Found, second: Found, language: Language
) -> Iterator[tuple[list[list[int]], int]]:
    pieces: list[Piece] = []
    head = -1
    at: dict[str, int] = {}
    for part in frame.split():
        new: tuple[Piece, ...]
        if part == "S":
            new, head = subject.subject, len(pieces) + subject.head
        elif part in ("F", "M", "G", "N"):
            source = verb if part in ("F", "M") else second
            new = source.finite if part in ("F", "G") else source.main
            if new:
                at[part] = len(pieces)
        elif part == "Q":
            new = (Piece(QUOTE, False, wc.QUOTE),)
        else:
            word, _, name = part.rpartition("/")
            new = (Piece(word.lower(), word[0].isupper(), wc.CLASSES.index(name)),)
        pieces += new
    low = [piece.low for piece in pieces]
    kinds = [piece.kind for piece in pieces]
    drafts = phrase_drafts(low, [piece.upper for piece in pieces], kinds, language)
    sentence = SubjectCandidates(low, kinds, drafts, language)
    unit = VerbUnit(at["F"], at.get("M", at["F"]))
    right = right_row(sentence, unit, head)
    if right >= 0:
        yield sentence.rows(unit), right
    if "G" in at:
        second_unit = VerbUnit(at["G"], at.get("N", at["G"]))
        yield sentence.rows(second_unit), right_row(sentence, second_unit, -1)
