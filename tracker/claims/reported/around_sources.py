"""What is said around a source: "According to NP, clause.", "Clause, according to NP." and in a relative clause."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import first_word, is_clause, is_subordinate, trimmed
from tracker.claims.reported.behind_sources import after_commas, is_written, may_be_finite, starts_subject
from tracker.claims.reported.extent import before_comma, before_other_speaker
from tracker.claims.reported.postpositions import follows_verb
from tracker.claims.reported.report import ReportedClause, report
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

# An attribution that begins within so many words of the sentence stands before its clause.
OPENING: Final = 3


def around_source(scene: Scene, found: Attribution, sentence: Sentence, at: int) -> ReportedClause | None:
    """The clause: what follows the attribution's comma where that opens the sentence, else what stands before it."""
    tokens = scene.tokens
    first = first_word(scene, sentence)
    if at > first and all(tokens.quote[here] >= 0 or not tokens.low[here][0].isalnum() for here in range(first, at)):
        return None
    right = after_commas(scene, found.last + 1, sentence.last, written=is_written(found))
    if scene.language.verb_second:
        begin, end = _own_clause(scene, at, first, sentence.last)
        if begin >= 0:
            return report(scene, begin, trimmed(scene, begin, end - 1), found, sentence)
    elif _is_in_relative(scene, at, first):
        # "Il cantiere, che secondo NP sarebbe fermo, …": the relative clause is what NP says.
        last = before_comma(scene, at - 1, sentence.last - 1)
        return report(scene, at - 1, trimmed(scene, at - 1, last), found, sentence)
    if _is_inserted(scene, first, at, found.last):
        last = before_other_speaker(scene, found.last + 1, trimmed(scene, found.last + 1, sentence.last - 1))
        return report(scene, first, last, found, sentence)
    begins_with = at - first <= OPENING and not follows_verb(scene, first, at)
    inside = at > first and tokens.low[at] in scene.language.behind_comma
    # "Fatto sta che, secondo NP, …": the conjunction before the source opens the clause behind it.
    opened = at - 2 > first and tokens.low[at - 1] == "," and tokens.low[at - 2] in scene.language.complementisers
    joined = right > 0 and is_joined(scene, at, first)
    begins_with = ((begins_with or opened) and not inside) or joined
    if begins_with and not scene.language.verb_second and _goes_on(scene, found.last + 1, sentence.last):
        right = found.last + 1
    if not begins_with and not inside and right > 0 and tokens.low[at - 1] == "," and not is_clause(scene, first, at):
        begins_with = sentence.last - right > at - first
    if begins_with:
        if scene.language.verb_second:
            right = _at_verb(scene, found.last + 1, sentence.last) or right
            right = found.last + 1 if right < 0 else right
        if right < 0:
            return None
        last = before_other_speaker(scene, right, trimmed(scene, right, sentence.last - 1))
        return report(scene, right, last, found, sentence)
    last = at - 1
    whole = tokens.low[last] != "," or (right > 0 and inside)
    if whole and scene.language.verb_second:
        last = before_other_speaker(scene, first, sentence.last - 1)
    return report(scene, first, trimmed(scene, first, last), found, sentence)


def _is_inserted(scene: Scene, first: int, at: int, last: int) -> bool:
    """ "El plan, según NP, costará mucho": a source between commas that parts a subject from its verb."""
    low, language = scene.tokens.low, scene.language
    verb = last + 2
    if not language.adjectives_follow or at - 1 <= first or low[at - 1] != "," or low[last + 1] != ",":
        return False
    while low[verb] in language.negations | language.object_pronouns | language.reflexives:
        verb += 1
    if scene.class_at(verb) not in wc.FINITE or low[first] in language.prepositions | language.conjunctions:
        return False
    words = range(first, at - 1)
    clause = any(scene.class_at(here) in wc.FINITE for here in words) and low[first] not in language.complementisers
    if clause or low[at - 2] in language.conjunctions:
        return False
    subject = any(scene.class_at(here) in (wc.NOUN, wc.PROPN, wc.PRON) for here in words)
    return subject and (starts_subject(scene, first) or low[first] in language.complementisers)


def is_joined(scene: Scene, at: int, first: int) -> bool:
    """ "La obra es cara y, según NP, es fea", "…y, tal y como dijo NP, es fea": the source is of what "and" joins."""
    low, language = scene.tokens.low, scene.language
    here = at - 1
    while here > first and low[here] in language.conjunctions | language.not_complementising:
        here -= 1
    return language.adjectives_follow and here > first and low[here] == "," and low[here - 1] in language.conjunctions


def _is_in_relative(scene: Scene, at: int, first: int) -> bool:
    """Whether the source at token `at` stands right behind a comma and the pronoun of a relative clause."""
    low = scene.tokens.low
    return at - 2 > first and low[at - 1] in scene.language.relatives and low[at - 2] == ","


def _own_clause(scene: Scene, at: int, first: int, end: int) -> tuple[int, int]:
    """The clause [begin, end) of the source at token `at` where that is a subordinate one: ", der laut NP … war, …"."""
    low = scene.tokens.low
    begin = next((here + 1 for here in range(at - 1, first - 1, -1) if low[here] in ",;:–—"), first)
    finite = next(
        (here for here in range(at + 1, end - 1) if low[here + 1] in ",;." and may_be_finite(scene, here)), end
    )
    close = min(finite + 1, end)
    if begin == at or not is_subordinate(scene, begin, close, opens=begin == first):
        return -1, -1
    return begin, close


def _at_verb(scene: Scene, at: int, end: int) -> int | None:
    """ "Nach Angaben der Polizei wurde niemand verletzt, …": in second place stands the verb that opens the clause."""
    low = scene.tokens.low
    for here in range(at, end):
        if low[here] in ",:;" or scene.tokens.quote[here] >= 0:
            return None
        if scene.class_at(here) in wc.FINITE:
            return here
    return None


def _goes_on(scene: Scene, at: int, end: int) -> bool:
    """ "Secondo la polizia l'incendio è …": the clause begins right behind its source, without a comma."""
    low = scene.tokens.low
    if at + 1 >= end or not low[at][0].isalpha() or low[at] in scene.language.relatives:
        return False
    opens = low[at] in scene.language.articles or low[at] in scene.language.finite_hints or low[at].endswith("'")
    comma = next((here for here in range(at, end) if low[here] in ",:"), end)
    return opens and is_clause(scene, at, comma)
