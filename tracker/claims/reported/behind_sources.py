"""Where what is said begins behind its source, past what the source is called: "According to a report, published
Tuesday, clause"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import is_clause
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene

# What a document is called by between commas; a participle is one in every language.
DESCRIBING: Final = (wc.PARTICIPLE, wc.ADJ, wc.NOUN)
NOMINAL: Final = frozenset({wc.NOUN, wc.ADJ})


def is_written(found: Attribution) -> bool:
    """Whether a document is the source."""
    return found.author is not None and found.author.kind == "document"


def after_commas(scene: Scene, at: int, end: int, *, written: bool) -> int:
    """The first token of the clause behind an attribution, past appositions and relative clauses, or -1.

    What a document is or when it appeared stands between commas too; of a person such words may open the clause.
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    commas = [here for here in range(at, min(end, at + 60)) if low[here] in ",:"]
    for number, comma in enumerate(commas):
        begin = comma + 1
        if begin >= end or tokens.quote[begin] >= 0:
            return -1
        following = commas[number + 1] if number + 1 < len(commas) else -1
        if following > 0 and (low[begin] in language.relatives or _is_gerund_aside(scene, begin)):
            continue
        if written and _describes_document(scene, begin, following, end):
            continue
        if following < 0 and noun_phrases.matched(low, begin, language.citing.get(low[begin], ())):
            # "según publicó el diario, que cita fuentes": on whom the source relies.
            return -1
        if (
            0 < following < end - 1
            and (low[begin] in language.articles or (number == 0 and _is_bare_role(scene, begin)))
            and not is_clause(scene, begin, following)
            and (low[following + 1] in language.relatives or starts_subject(scene, following + 1))
        ):
            continue
        return begin
    return -1


def _is_gerund_aside(scene: Scene, at: int) -> bool:
    """ "Come dice NP, rispondendo a una domanda, …": what the source does meanwhile."""
    return scene.language.adjectives_follow and scene.class_at(at) == wc.GERUND


def _describes_document(scene: Scene, at: int, comma: int, end: int) -> bool:
    """ "Selon un rapport, relatif aux prix, …", "according to a study, published Tuesday, …": a participle, or in the
    Romance languages an adjective or a noun without article, and no verb before the next comma."""
    tokens, language = scene.tokens, scene.language
    if comma < 0 or language.verb_second or tokens.upper(at):
        return False
    kinds = DESCRIBING if language.adjectives_follow else DESCRIBING[:1]
    attribute = not language.adjectives_follow and scene.class_at(at + 1) in NOMINAL and not tokens.upper(at + 1)
    if scene.class_at(at) not in kinds or attribute:
        return False
    goes_on = comma + 1 < end and (starts_subject(scene, comma + 1) or _has_verb(scene, comma + 1, end))
    return goes_on and not _has_verb(scene, at, comma)


def _has_verb(scene: Scene, first: int, end: int) -> bool:
    days = scene.language.time_words
    return any(may_be_finite(scene, at) and scene.tokens.low[at] not in days for at in range(first, end))


def _is_bare_role(scene: Scene, at: int) -> bool:
    """ "Pour NP, délégué du syndicat, …": what somebody is, without an article."""
    language = scene.language
    return language.adjectives_follow and not scene.tokens.upper(at) and is_role(scene.tokens.low[at], language)


def starts_subject(scene: Scene, at: int) -> bool:
    language, low = scene.language, scene.tokens.low
    return low[at] in language.determiners or low[at] in language.pronouns or scene.tokens.upper(at)


def may_be_finite(scene: Scene, at: int) -> bool:
    """Whether the token is a finite verb, by its class or by the list of those that show a clause."""
    return scene.class_at(at) in wc.FINITE or scene.tokens.low[at] in scene.language.finite_hints
