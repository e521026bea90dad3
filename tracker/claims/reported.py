"""Drafts of reported speech, sentence by sentence."""

from __future__ import annotations

from tracker.claims.draft import Draft
from tracker.claims.indirect import reports
from tracker.claims.report import Report
from tracker.claims.scene import Scene


def reported_drafts(scene: Scene) -> list[tuple[Draft, Report]]:
    """One draft for each reported clause; "mixed" where part of it is quoted."""
    found: list[tuple[Draft, Report]] = []
    tokens = scene.tokens
    sources = {*scene.language.prepositions_of_source, *scene.language.postpositions}
    low = tokens.low
    for sentence in scene.sentences:
        if sentence.number and not any(
            at in scene.hit_at or low[at] in sources for at in range(sentence.first, sentence.last)
        ):
            continue
        for report in reports(scene, sentence):
            quoted = any(tokens.quote[at] >= 0 for at in range(report.first, report.last + 1))
            found.append(
                (
                    Draft(
                        "mixed" if quoted else "indirect",
                        tokens.start[report.first],
                        tokens.end[report.last],
                        report.found.rule,
                        report.found.confidence,
                        tokens.start[sentence.first],
                        tokens.end[sentence.last - 1],
                        report.found.cue,
                        report.found.author,
                    ),
                    report,
                )
            )
    return found
