"""Whether a sentence is told in the mood of report: its main verb, before any subordinate clause, says so."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import moods
from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

SHORTEST: Final = 3
# Forms of the subjunctive so far into a sentence stand in a clause of their own.
REACH: Final = 16
# A clause that opens a sentence has no more tokens.
MOST_OPENING: Final = 30


def is_reported(scene: Scene, sentence: Sentence, *, sure: bool = False) -> bool:
    """Whether the main verb is in the subjunctive of report, before any subordinate clause.

    `sure`: in a form that is nothing else ("habe"; "hätte" and "müsste" say what might be).
    """
    at = verb_of_report(scene, sentence)
    conditional = at >= 0 and scene.tokens.low[at] in scene.language.conditionals
    return at >= 0 and not (conditional and (sure or at == sentence.first))


def verb_of_report(scene: Scene, sentence: Sentence) -> int:
    """The main verb where it is in the subjunctive of report, before any subordinate clause; else -1."""
    low, language = scene.tokens.low, scene.language
    if sentence.last - sentence.first < SHORTEST:
        return -1
    main = _behind_clause(scene, sentence)
    if main >= 0:
        return main
    for at in range(sentence.first, min(sentence.last, sentence.first + REACH)):
        if moods.reports(scene, at):
            return at
        if scene.class_at(at) in wc.FINITE and low[at] not in language.subjunctive_hints:
            return -1
        if low[at] in language.finite_hints and low[at] not in language.subjunctive_hints:
            return -1
    return -1


def _behind_clause(scene: Scene, sentence: Sentence) -> int:
    """The main verb right behind the comma of a clause that opens the sentence, where it is in that mood ("Wenn der
    Steg hält, sei …", "Sollten sie ihn befragen, sei …"); else -1."""
    low, language, first = scene.tokens.low, scene.language, sentence.first
    verb_first = low[first] in language.subjunctive_hints
    if low[first] not in language.subordinators and not verb_first:
        return -1
    for at in range(first + 1, min(sentence.last - 1, first + MOST_OPENING)):
        if low[at] == "," and low[at + 1] not in language.relatives and moods.reports(scene, at + 1):
            return at + 1
    return -1
