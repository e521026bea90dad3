"""Whose words stand quoted inside a report, where somebody else is said there to have said them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.rules import FRAGMENT_OF_REPORTED_CLAUSE
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.named import SAYS
from tracker.claims.text.tokens import TERMINALS

# The verb of the one within stands so many tokens before the quotation at most.
REACH: Final = 8


def within_report(scene: Scene, index: int, holder: Draft) -> Attribution | None:
    """ "Brun said that guards had told the Courier it was a “cry for help”": the last verb of saying before the
    quotation, inside the report, where it has a subject of its own that is no pronoun and stands in the report too."""
    if not scene.language.subject_before_verb:
        return None
    tokens, at = scene.tokens, scene.token_of_quote[index]
    begin = bisect_left(tokens.start, holder.start)
    sentence = scene.sentences[scene.sentence_of_quote[index]]
    for here in range(at - 1, max(begin, at - REACH - 1), -1):
        if tokens.low[here] in ",;:—–" or tokens.low[here] in TERMINALS or tokens.quote[here] >= 0:
            return None
        hit = scene.hit_at.get(here)
        if hit is None:
            continue
        if hit.first <= begin or not _has_said(scene, hit):
            return None
        subject = subject_of(scene, hit, sentence)
        if subject is None or subject.pronoun or not begin <= subject.first <= subject.last < hit.first:
            return None
        found = by_verb(scene, hit, subject, FRAGMENT_OF_REPORTED_CLAUSE)
        return found if found.author is not None else None
    return None


def _has_said(scene: Scene, hit: Hit) -> bool:
    """Whether the verb says that somebody spoke or called something so, and not that they will or may.

    Verbs of saying have words of their own; who judges, thinks or hopes inside a report does so in its words.
    """
    low, language = scene.tokens.low, scene.language
    spoke = hit.form.type in SAYS or hit.form.lemma in language.calling
    quotes = spoke and "quote" in hit.form.frames and scene.class_at(hit.begin) in wc.FINITE
    return quotes and hit.mode == "finite" and not any(low[at] in language.modals for at in range(hit.first, hit.verb))
