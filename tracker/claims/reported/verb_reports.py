"""Reported speech: which stretch of a sentence is what somebody is said to have said."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.as_clauses import as_clauses
from tracker.claims.reported.around_verbs import around_verb
from tracker.claims.reported.credit_sentences import credited
from tracker.claims.reported.free_speech import is_nested
from tracker.claims.reported.governed_clauses import governed_clause
from tracker.claims.reported.joined_verbs import give_outer_speakers
from tracker.claims.reported.refusals import left_open
from tracker.claims.reported.report import ReportedClause
from tracker.claims.reported.reporting_nouns import noun_clauses
from tracker.claims.reported.self_reports import predicate_first
from tracker.claims.reported.source_phrases import around_preposition, as_clause, by_source
from tracker.claims.rules import AS_CLAUSE, SOURCE_PREPOSITION
from tracker.claims.sentence_rules import reported_clause
from tracker.claims.speakers.outlets import is_by_medium
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

# "About one in five", "six out of ten": a share shows itself within so many words.
SHARE: Final = 3
# "…”, Commissioner Ada Brun of Norwold told the Courier on Friday": so many tokens say who and to whom at most.
SHORT_CREDIT: Final = 24


def reports(scene: Scene, sentence: Sentence) -> list[ReportedClause]:
    """The reported clauses of a sentence in order; one may stand inside another ("She said he lied, police said")."""
    found: list[ReportedClause] = []
    hits = _hits(scene, sentence)
    asked = [left_open(scene, hit, sentence, hits) for hit in hits]
    hits = [hit for hit in hits if _in_aside(scene, hit) or not any(hit.verb in tokens for tokens in asked)]
    clauses = as_clauses(scene, sentence)
    for hit in hits:
        if any(hit is clause.hit for clause in clauses):
            continue
        report = predicate_first(scene, hit, sentence) or governed_clause(scene, hit, sentence, hits)
        if report is not None and not _overlaps(found, report):
            found.append(report)
    for report in noun_clauses(scene, sentence, hits):
        if not _overlaps(found, report):
            found.append(report)
    parts = by_source(scene, sentence)
    beside = (
        around_verb(scene, hits, sentence) or as_clause(scene, clauses, sentence) or around_preposition(scene, parts[0])
    )
    passed = beside is not None and beside.found.rule in (SOURCE_PREPOSITION, AS_CLAUSE)
    if beside is not None and passed and is_by_medium(scene, beside.found.author):
        # "NP said it would close, according to Norfax": whom Norfax passes on said it.
        beside = None if any(_holds(beside, report) for report in found) else beside
    if beside is not None and beside.found.rule == SOURCE_PREPOSITION and _is_quoted_there(scene, beside):
        beside = None
    if beside is not None and _is_by_document(beside):
        # "Half of voters support the dam, according to a poll": the poll says so, not the voters.
        found = [report for report in found if not _is_within(scene, report, beside)]
    if beside is not None and _is_speaker_again(scene, beside, found):
        beside = None
    if beside is not None and not any(
        beside.first == other.first or (beside.found.hit is other.found.hit and not _goes_on_behind(scene, other))
        for other in found
        if other.found.hit
    ):
        found.append(beside)
    for part in parts[1:]:
        further = around_preposition(scene, part)
        if further is not None and not _overlaps(found, further):
            found.append(further)
    found.sort(key=lambda report: report.first)
    give_outer_speakers(scene, found)
    return found


def _goes_on_behind(scene: Scene, report: ReportedClause) -> bool:
    """ "Der Steg sei alt, sagte NP, aber er halte": "but" goes on with what stood before the verb."""
    return scene.language.verb_second and scene.tokens.low[report.first] in scene.language.adversatives


def _in_aside(scene: Scene, hit: Hit) -> bool:
    """ "…, who said that he was ill, …": told of somebody on the way."""
    low, before = scene.tokens.low, hit.first - 1
    return before > 0 and low[before] in scene.language.relatives and low[before - 1] == ","


def _is_speaker_again(scene: Scene, beside: ReportedClause, found: list[ReportedClause]) -> bool:
    """ "La mairie indique que le projet est, selon elle, prématuré": whoever reports says so of what they report."""
    author, source = beside.found.author, beside.found.first
    pronoun = author is not None and author.pronoun and beside.found.hit is None
    return pronoun and any(report.first < source <= report.last + 1 for report in found)


def _is_quoted_there(scene: Scene, beside: ReportedClause) -> bool:
    """ "“We need deeds,” Tarn said, according to excerpts": a quotation and who said it; the source passed it on."""
    tokens, first = scene.tokens, beside.first
    known = scene.language.subject_before_verb or scene.language.verb_second
    if tokens.quote[first] < 0 or not known or first + 1 > beside.last:
        return False
    own = next((scene.hit_at[at] for at in scene.places_of_hits(first + 1, beside.last + 1)), None)
    if own is None or own.mode != "finite" or "quote" not in own.form.frames:
        return False
    words = range(first + 1, beside.last + 1)
    return beside.last - first <= SHORT_CREDIT and not any(tokens.quote[at] >= 0 for at in words)


def _holds(whole: ReportedClause, report: ReportedClause) -> bool:
    """Whether a report with a speaker makes up what another says, but for the verb and who speaks."""
    said = report.found.author is not None and report.found.hit is not None
    return said and whole.first <= report.found.first and report.last == whole.last


def _is_by_document(report: ReportedClause) -> bool:
    return report.found.author is not None and report.found.author.kind == "document"


def _is_within(scene: Scene, report: ReportedClause, whole: ReportedClause) -> bool:
    """Whether a report stands inside another one, whose first words are a share of those who were asked."""
    low, language = scene.tokens.low, scene.language
    words = range(whole.first, min(whole.first + SHARE, report.first))
    share = any(low[at] in language.shares or scene.class_at(at) == wc.NUM for at in words)
    return share and whole.first <= report.first <= whole.last


def _hits(scene: Scene, sentence: Sentence) -> list[Hit]:
    found: list[Hit] = []
    for at in range(sentence.first, sentence.last):
        hit = scene.hit_at.get(at)
        if hit is not None and (not found or found[-1] is not hit) and hit.first >= sentence.first:
            found.append(hit)
    return found


def _overlaps(found: list[ReportedClause], report: ReportedClause) -> bool:
    return any(report.first <= other.last and other.first <= report.last for other in found)


def reported_drafts(scene: Scene) -> list[tuple[Draft, ReportedClause]]:
    """One draft for each reported clause; "mixed" where part of it is quoted."""
    found: list[tuple[Draft, ReportedClause]] = []
    tokens = scene.tokens
    said: set[int] = set()
    sources = scene.language.source_words
    for sentence in scene.sentences:
        alone = reported_clause(scene, sentence)
        first, last = sentence.first, sentence.last
        cued = not sentence.number or scene.places_of_hits(first, last) or scene.places_of(sources, first, last)
        credit = credited(scene, sentence)
        if credit is not None and sentence.number - 1 in said:
            continue
        alone = alone or credit
        for report in [alone] if alone is not None else reports(scene, sentence) if cued else []:
            if is_nested(scene, report.found.hit, sentence):
                continue
            said.add(sentence.number)
            quoted = any(tokens.quote[at] >= 0 for at in range(report.first, report.last + 1))
            found.append(
                (
                    Draft(
                        "mixed" if quoted else "indirect",
                        tokens.start[report.first],
                        tokens.end[report.last],
                        report.found.rule,
                        report.found.rule.confidence,
                        tokens.start[sentence.first],
                        tokens.end[sentence.last - 1],
                        report.found.cue,
                        report.found.author,
                    ),
                    report,
                )
            )
    return found
