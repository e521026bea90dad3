"""Nouns that report: "his warning that …", "la crainte que …", "la advertencia de que …"."""

from __future__ import annotations

from typing import Final

from tracker.claims import nouns, subjects
from tracker.claims.attribution import Attribution
from tracker.claims.authors import author
from tracker.claims.draft import CueDraft
from tracker.claims.report import CLOSERS, SHORTEST, Report
from tracker.claims.scene import Hit, Phrase, Scene
from tracker.claims.sentences import Sentence
from tracker.claims.subjects import subject_of

# Words between a noun and the complementiser of its clause ("la advertencia de que").
BETWEEN: Final = 2
# A noun that opens the sentence is its subject, and nothing marks where its clause ends.
OPENING: Final = 3


def noun_clauses(scene: Scene, sentence: Sentence, hits: list[Hit]) -> list[Report]:
    """The clauses that reporting nouns of the sentence introduce."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    found: list[Report] = []
    for at in range(sentence.first + OPENING, sentence.last - SHORTEST):
        if low[at] not in language.report_nouns or at in scene.hit_at:
            continue
        start = at + 1
        if low[start] in language.infinitive_markers and not language.marker_belongs:
            start += 1
        if low[start] not in language.complementisers:
            continue
        last = sentence.last - 1
        stop = next((here for here in range(start + 2, last) if low[here] == "," or low[here] in ";:"), last + 1)
        last = min(last, stop - 1)
        while last > start and low[last] in CLOSERS and tokens.quote[last] < 0:
            last -= 1
        if last - start < SHORTEST:
            continue
        holder = _holder(scene, at, sentence, hits)
        who = author(scene, holder, "noun-clause") if holder is not None else None
        cue = CueDraft(tokens.start[at], tokens.end[at], low[at], "neutral", "noun")
        confidence = 0.7 if who is not None else 0.5
        found.append(Report(start, last, Attribution("noun-clause", confidence, cue, who, at, at), sentence))
    return found


def _holder(scene: Scene, at: int, sentence: Sentence, hits: list[Hit]) -> Phrase | None:
    """Whose warning: "Ann Lee's", or the subject of the verb before "his"; None where the text does not say."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    before = at - 1
    while before > sentence.first and low[before] not in language.determiners | language.genitives:
        if at - before > BETWEEN:
            return None
        before -= 1
    if low[before] in language.genitives:
        return _genitive(scene, before - 1, sentence.first)
    if low[before] not in language.possessives:
        return None
    earlier = [hit for hit in hits if hit.last < before and hit.mode == "finite"]
    if earlier:
        return subject_of(scene, earlier[-1], sentence)
    return subjects.subject_of_clause(scene, sentence.first, before)


def _genitive(scene: Scene, last: int, begin: int) -> Phrase | None:
    """The name before "'s", with its role or determiner."""
    tokens, language = scene.tokens, scene.language
    if last < begin or tokens.quote[last] >= 0:
        return None
    first = last
    while first > begin and (
        tokens.upper(first - 1)
        or nouns.is_voice(tokens.low[first - 1], language)
        or tokens.low[first - 1] in language.articles
    ):
        first -= 1
        if tokens.low[first] in language.articles:
            break
    return Phrase(first, last)
