"""Finite verbs and the verbs they help: "a … déclaré", "hat … mitgeteilt", "has said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.subject_candidates import VerbUnit
from tracker.languages.lexicon import Language

HELPED: Final = frozenset({wc.PARTICIPLE, wc.INF, wc.GERUND})
# Between an auxiliary and its verb; a subject may stand there as well ("has the minister said").
LOOSE: Final = frozenset({wc.ADV, wc.PRON, wc.PART, wc.AUX_OTHER, wc.DET})
REACH: Final = 6
# Where the auxiliary is second and its verb last, the whole clause may stand between.
FAR: Final = 40


def units(low: Sequence[str], classes: Sequence[int], language: Language) -> Iterator[VerbUnit]:
    """Every finite verb of a sentence, in order."""
    for at, kind in enumerate(classes):
        if kind == wc.VERB:
            yield VerbUnit(at, at)
        elif kind == wc.AUX:
            yield VerbUnit(at, _helped(low, classes, at, language))


def _helped(low: Sequence[str], classes: Sequence[int], at: int, language: Language) -> int:
    """The participle or infinitive of the auxiliary at `at`, or `at` itself."""
    if language.verb_second:
        if at and classes[at - 1] in HELPED:
            return at - 1
        return _last_of_clause(low, classes, at)
    for here in range(at + 1, min(len(classes), at + 1 + REACH)):
        if classes[here] in HELPED:
            return here
        if classes[here] not in LOOSE:
            break
    return at


def _last_of_clause(low: Sequence[str], classes: Sequence[int], at: int) -> int:
    for here in range(at + 1, min(len(classes), at + 1 + FAR)):
        if classes[here] in HELPED and (here + 1 >= len(classes) or classes[here + 1] not in wc.VERBAL):
            return here
        if classes[here] in wc.FINITE or low[here] in ".;:":
            break
    return at
