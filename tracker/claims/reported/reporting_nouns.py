"""Nouns that report: "his warning that …", "la crainte que …", "la advertencia de que …"."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import CLOSERS, SHORTEST, begins_clause
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import NOUN_CLAUSE, NOUN_CLAUSE_OF_NOBODY
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.languages.lexicon import Language

# Words between a noun and the complementiser of its clause ("la advertencia de que").
BETWEEN: Final = 2
# A noun that opens the sentence is its subject, and nothing marks where its clause ends; before a question one word
# less can stand ("Remains the question whether …").
SUBJECT: Final = 3
OPENING: Final = 2
# Words between a noun and "whether" ("la question de savoir si").
QUESTION_REACH: Final = 4


def noun_clauses(scene: Scene, sentence: Sentence, hits: list[Hit]) -> list[ReportedClause]:
    """The clauses, questions and infinitives that reporting nouns of the sentence introduce."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    found: list[ReportedClause] = []
    for at in range(sentence.first + OPENING, sentence.last - SHORTEST):
        if at in scene.hit_at:
            continue
        word = low[at]
        start = -1
        if _reports(word, language) and at >= sentence.first + SUBJECT:
            start = _clause(scene, at, sentence.last)
        if start < 0 and word in language.question_nouns:
            start = _question(scene, at, sentence.last)
        owned = start < 0 and word in language.deed_nouns and at >= sentence.first + SUBJECT
        if owned:
            start = _infinitive(scene, at, sentence.last)
        if start < 0:
            continue
        last = _end(scene, start, sentence.last - 1)
        if last - start < SHORTEST:
            continue
        holder = _holder(scene, at, sentence, hits)
        if owned and holder is None:
            continue
        who = author(scene, holder, NOUN_CLAUSE) if holder is not None else None
        cue = CueDraft(tokens.start[at], tokens.end[at], word, "neutral", "noun")
        rule = NOUN_CLAUSE if who is not None else NOUN_CLAUSE_OF_NOBODY
        found.append(ReportedClause(start, last, Attribution(rule, cue, who, at, at), sentence))
    return found


def _reports(word: str, language: Language) -> bool:
    """Whether a noun reports, in any of its cases ("Gerüchte")."""
    nouns = language.report_nouns
    return word in nouns or any(word.removesuffix(ending) in nouns for ending in language.case_endings)


def _past_owner(scene: Scene, at: int) -> int:
    """The token behind the noun and whose it is ("die Forderung des Vorsitzenden Odo Farn, …")."""
    analysis = scene.analysis_at(at)
    around = analysis.phrase_around(at) if analysis is not None and scene.language.verb_second else None
    return at + 1 if around is None else max(at, around.until) + 1


def _clause(scene: Scene, at: int, end: int) -> int:
    """The first token of "that …" behind the noun, or of what "selon laquelle" opens; or -1."""
    low, language = scene.tokens.low, scene.language
    start = _past_owner(scene, at)
    if low[start] == "," and language.verb_second:
        start += 1
        if start < end - SHORTEST and low[start] not in language.complementisers and begins_clause(scene, start, end):
            return start
    if low[start] in language.infinitive_markers and not language.marker_belongs:
        start += 1
    if low[start] in language.complementisers:
        # Spanish reports with "de que": "la promesa que hizo" is a promise and its relative clause.
        return -1 if language.object_marker and low[start - 1] not in language.infinitive_markers else start
    tails = language.clause_links.get(low[start], ())
    length = noun_phrases.matched(low, start, tails) if tails else 0
    return start + length if length and start + length < end else -1


def _question(scene: Scene, at: int, end: int) -> int:
    """The first token of "whether …" behind "questions about" or "la question de savoir"; or -1."""
    low, language = scene.tokens.low, scene.language
    marks = language.whether or language.questions
    links = language.prepositions | language.noun_prepositions | language.question_links
    for here in range(at + 1, min(end, at + 1 + QUESTION_REACH)):
        if low[here] in marks:
            return here
        if low[here] != "," and low[here] not in links:
            return -1
    return -1


def _infinitive(scene: Scene, at: int, end: int) -> int:
    """The infinitive behind the noun: "his promise to leave", "sa promesse de partir"; or -1."""
    tokens, language = scene.tokens, scene.language
    low, start = tokens.low, at + 1
    if low[start] not in language.infinitive_markers or start + 1 >= end:
        return -1
    if language.marker_belongs:
        word = low[start + 1]
        plain = word.isalpha() and word not in language.determiners and not tokens.upper(start + 1)
        return start if plain or tokens.quote[start + 1] >= 0 else -1
    return start + 1 if low[start + 1].endswith(language.infinitive_endings) and not tokens.upper(start + 1) else -1


def _end(scene: Scene, start: int, last: int) -> int:
    """The last token of the clause: before the first comma, semicolon or colon, past the closing marks."""
    low = scene.tokens.low
    stop = next((here for here in range(start + 2, last) if low[here] == "," or low[here] in ";:"), last + 1)
    last = min(last, stop - 1)
    while last > start and low[last] in CLOSERS and scene.tokens.quote[last] < 0:
        last -= 1
    return last


def _holder(scene: Scene, at: int, sentence: Sentence, hits: list[Hit]) -> Phrase | None:
    """Whose warning: "Ann Lee's", or the subject of the verb before "his"; None where the text does not say."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    before = at - 1
    while before > sentence.first and low[before] not in language.determiners | language.genitives:
        # "Their probe into allegations that …": the probe is theirs.
        if at - before > BETWEEN or scene.class_at(before) == wc.ADP:
            return None
        before -= 1
    if low[at + 1] in language.noun_prepositions and language.verb_second and _past_owner(scene, at) > at + 2:
        return Phrase(at + 1, _past_owner(scene, at) - 1)
    if low[before] in language.genitives:
        return _genitive(scene, before - 1, sentence.first)
    if low[before] not in language.possessives:
        return None
    earlier = [hit for hit in hits if hit.last < before and hit.mode == "finite"]
    if earlier:
        return subject_of(scene, earlier[-1], sentence)
    return subjects_by_place.subject_of_clause(scene, sentence.first, before)


def _genitive(scene: Scene, last: int, begin: int) -> Phrase | None:
    """The name before "'s", with its role or determiner."""
    tokens, language = scene.tokens, scene.language
    if last < begin or tokens.quote[last] >= 0:
        return None
    first = last
    while first > begin and (
        (tokens.upper(first - 1) and tokens.low[first - 1] not in language.prepositions)
        or is_voice(tokens.low[first - 1], language)
        or tokens.low[first - 1] in language.articles
    ):
        first -= 1
        if tokens.low[first] in language.articles:
            break
    return Phrase(first, last)
