"""Who is quoted: a cascade of named rules for each quotation, most certain first."""

from __future__ import annotations

from tracker.claims.direct.before_colon import name_before_colon
from tracker.claims.direct.following_sources import verb_after
from tracker.claims.direct.passive_agents import passive_agent
from tracker.claims.direct.preceding_sources import verb_before
from tracker.claims.direct.source_prepositions import preposition_after, preposition_before
from tracker.claims.direct.sources_beside import as_source, credited
from tracker.claims.sentence_rules import source_of_quotation
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence


def attribute(scene: Scene, index: int) -> Attribution | None:
    """The source of quotation `index`, from the sentence it stands in and what follows it."""
    at = scene.token_of_quote[index]
    sentence = scene.sentences[scene.sentence_of_quote[index]]
    behind = as_source(scene, at, sentence) or verb_after(scene, at, sentence)
    if behind is not None and behind.author is None and at > sentence.first and scene.tokens.low[at - 1] == ":":
        # "X escribió: “…”, dijo.": whom the verb behind leaves out stands before the colon.
        before = verb_before(scene, at, sentence)
        behind = before if before is not None and before.author is not None else behind
    return (
        behind
        or preposition_after(scene, at, sentence)
        or verb_before(scene, at, sentence)
        or passive_agent(scene, at, sentence)
        or preposition_before(scene, at, sentence)
        or name_before_colon(scene, at, sentence)
        or source_of_quotation(scene, at)
        or _announced(scene, index, at, sentence)
        or credited(scene, at, sentence)
    )


def _announced(scene: Scene, index: int, at: int, sentence: Sentence) -> Attribution | None:
    """ "He wrote:" at the end of the paragraph before: a colon announces the quotation that follows."""
    number = scene.sentence_of_quote[index]
    if at != sentence.first or number == 0:
        return None
    before = scene.sentences[number - 1]
    if scene.tokens.low[before.last - 1] != ":":
        return None
    return verb_before(scene, before.last, before) or name_before_colon(scene, before.last, before)
