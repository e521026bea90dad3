"""What a claim rule that stands by itself gives: its rule, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import Rule
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """A rule of kind "report" has `reported`, one of kind "quotation" has `quoted`; the other is None.

    `reported` is asked for each sentence of a text, before all other rules: where it finds a clause, these are not
    asked. So it must be sure. `quoted` is asked for each quotation (a token of its own, given by its number) whose
    source the rules of `claims/direct` do not see in its sentence. Neither is asked in a language that is not one of
    the rule's. Both are pure, and linear in the length of the sentence.
    """

    rule: Rule
    reported: Callable[[Scene, Sentence], ReportedClause | None] | None = None
    quoted: Callable[[Scene, int], Attribution | None] | None = None
