"""Quotations with a name below or behind them: "“…” — Ana Rivel"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.rules import Rule
from tracker.claims.sentence_rules.base import SentenceRule
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK

RULE: Final = Rule("credit-line", "quotation", "“…” — NP", "a dash and a name that end the line", 0.9)
# A name with its role has seldom more words than this.
LONGEST: Final = 26
DASHES: Final = frozenset("—–―-")


def quoted(scene: Scene, at: int) -> Attribution | None:
    """ "“…” — Ana Rivel": a dash and a name that end the line."""
    tokens = scene.tokens
    first = at + 2
    if first >= len(tokens) or tokens.low[at + 1] not in DASHES or not tokens.upper(first):
        return None
    phrase = noun_phrases.after(scene, first, min(len(tokens), first + LONGEST))
    if phrase is None or phrase.pronoun:
        return None
    following = phrase.last + 1
    if following < len(tokens) and tokens.low[following] not in (BREAK, ".") and tokens.quote[following] < 0:
        return None
    return Attribution(RULE, None, author(scene, phrase, RULE), at + 1, phrase.last)


SENTENCE_RULE: Final = SentenceRule(RULE, quoted=quoted)
