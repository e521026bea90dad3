"""What is only thought of: "if she rejects the plan", "he might ask them to stay". Nobody has said such a thing."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar.complements import Complement
from tracker.claims.rules import VERB_INFINITIVE, VERB_NAMING, VERB_NOMINAL
from tracker.claims.text.analysis import Hit, Phrase, Scene

# What is reported without a clause of its own: praise, calls, intentions.
WITHOUT_CLAUSE: Final = frozenset({VERB_INFINITIVE, VERB_NAMING, VERB_NOMINAL})


def is_unreal(scene: Scene, hit: Hit, governed: Complement, subject: Phrase | None) -> bool:
    """Whether the verb stands behind "might" or "would", or in a clause with "if" or "whether"."""
    low, language = scene.tokens.low, scene.language
    if hit.mode == "infinitive" and _is_wished(scene, hit):
        return True
    plain = governed.rule in WITHOUT_CLAUSE
    if not language.modals or not (plain or hit.form.type == "think"):
        return False
    if plain and any(low[at] in language.modals for at in range(hit.first, hit.verb)):
        return True
    before = (subject.first if subject is not None else hit.first) - 1
    return before >= 0 and low[before] in language.if_words


def _is_wished(scene: Scene, hit: Hit) -> bool:
    """ "It is lawful for a shop to refuse service": who stands between "for" and "to" has not done it."""
    analysis = scene.analysis_at(hit.first)
    if analysis is None or not scene.language.wishing:
        return False
    before = (one for one in analysis.phrases if one.until == hit.first - 1 and one.begin > analysis.first)
    return any(scene.tokens.low[one.begin - 1] in scene.language.wishing for one in before)
