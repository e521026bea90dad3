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


def past_narrator(scene: Scene, first: int, last: int) -> int:
    """The first token of the second of two main clauses in [first, last], where the first is the narrator's ("Er war
    zwei Jahre fort, zwei Jahre lang sei er krank gewesen"); `first` where all of it is in one mood."""
    low, language = scene.tokens.low, scene.language
    small = language.subordinators | language.relatives | language.questions | language.conjunctions
    if not language.mood_marks or low[first] in language.subordinators | language.questions:
        return first
    comma = next((at for at in range(last - SHORTEST, first, -1) if low[at] == ","), -1)
    if comma < 0 or (low[comma + 1] in small and low[comma + 1] not in language.articles):
        return first
    told = [at for at in range(first, last + 1) if moods.reports(scene, at)]
    verb = next((at for at in range(first, comma) if scene.class_at(at) in wc.FINITE), -1)
    # "Ein Tief, das dort stand, habe …": the verb of the first clause stands before any comma.
    if verb < 0 or "," in low[first:verb] or not told or told[0] <= comma + 1 or told[-1] == last:
        return first
    return comma + 1
