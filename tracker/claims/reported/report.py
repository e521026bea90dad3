"""A reported clause, as the rules for reported speech pass it on."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.sentences import Sentence


@dataclass(slots=True)
class ReportedClause:
    """Tokens [first, last] of the content, and who is said to have said it."""

    first: int
    last: int
    found: Attribution
    sentence: Sentence
