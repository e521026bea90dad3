"""A reported clause, as the rules for reported speech pass it on, and whether words are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar.clauses import SHORTEST
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import TERMINALS

# A quotation of as many words that stands apart right before the attribution is what was said; the clause before it is
# the narrator's.
OWN_WORDS: Final = 5


@dataclass(slots=True)
class ReportedClause:
    """Tokens [first, last] of the content, and who is said to have said it."""

    first: int
    last: int
    found: Attribution
    sentence: Sentence


def report(scene: Scene, first: int, last: int, found: Attribution, sentence: Sentence) -> ReportedClause | None:
    """The report, unless its content is too short or is a quotation that speaks for itself."""
    tokens = scene.tokens
    if last - first < SHORTEST and not (last > first and tokens.quote[last] >= 0):
        # "Tarn “has lost his mind,” NP said": the quotation has words enough.
        return None
    if tokens.quote[last] >= 0 and found.first > last:
        quote = scene.quotes[tokens.quote[last]]
        apart = scene.text[quote.inner_start].isupper() or tokens.low[last - 1] in ",:;–—"
        if apart and len(scene.text[quote.inner_start : quote.inner_end].split()) >= OWN_WORDS:
            return None
    if all(tokens.quote[at] >= 0 or not tokens.low[at][0].isalnum() for at in range(first, last + 1)):
        return None
    if any(tokens.low[at] in TERMINALS and tokens.low[at] != "." for at in range(first, last)):
        return None
    return ReportedClause(first, last, found, sentence)
