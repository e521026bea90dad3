"""Claim rules that stand by themselves: one module each, with one `SENTENCE_RULE`, found by its place.

How to add one: docs/adding.md, "A claim rule".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracker.registry import members

if TYPE_CHECKING:
    from tracker.claims.reported.report import ReportedClause
    from tracker.claims.sentence_rules.base import SentenceRule
    from tracker.claims.speakers.attribution import Attribution
    from tracker.claims.text.analysis import Scene
    from tracker.claims.text.sentences import Sentence


@cache
def sentence_rules() -> tuple[SentenceRule, ...]:
    """All of them, by the names of their modules."""
    return tuple(module.SENTENCE_RULE for module in members(__name__).values())


def reported_clause(scene: Scene, sentence: Sentence) -> ReportedClause | None:
    """What the first of the rules that finds anything says is reported in a sentence."""
    for one in sentence_rules():
        if one.reported is not None and scene.language.code in one.rule.languages:
            found = one.reported(scene, sentence)
            if found is not None:
                return found
    return None


def source_of_quotation(scene: Scene, at: int) -> Attribution | None:
    """Who the first of the rules that finds anybody says is quoted by the token `at`."""
    for one in sentence_rules():
        if one.quoted is not None and scene.language.code in one.rule.languages:
            found = one.quoted(scene, at)
            if found is not None:
                return found
    return None
