"""Two verbs of one speaker: "Brun said the drivers had left and hoped that …".

Who stands in what the first verb reports does nothing that stands behind it. Of 7,900 claims of marked texts 26 had
such a speaker, and 16 of these were wrong.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import VERB_BARE_CLAUSE, VERB_CLAUSE, VERB_QUESTION
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Scene

# How a verb stands that goes on with the subject of the one before it.
JOINED: Final = frozenset({"finite", "gerund"})
# What opens or closes a clause: a verb behind it does not go on with the one before.
APART: Final = wc.FINITE | {wc.QUOTE, wc.REL, wc.SCONJ}
MARKS: Final = frozenset(";:()–—")
CLAUSES: Final = (VERB_CLAUSE, VERB_BARE_CLAUSE, VERB_QUESTION)


def told_in(reported: Sequence[tuple[Draft, ReportedClause]], number: int) -> list[ReportedClause]:
    """What the sentence of this number reports; `reported` in the order of the sentences."""
    low = bisect_left(reported, number, key=_number)
    return [report for _, report in reported[low : bisect_right(reported, number, key=_number)]]


def _number(told: tuple[Draft, ReportedClause]) -> int:
    return told[1].sentence.number


def give_outer_speakers(scene: Scene, reports: Sequence[ReportedClause]) -> None:
    """Corrects the speakers of one sentence's reports, given in order."""
    for number, report in enumerate(reports):
        give_outer_speaker(scene, report.found, reports[:number])


def give_outer_speaker(scene: Scene, found: Attribution, before: Sequence[ReportedClause]) -> None:
    """Where a verb's subject was looked for in what a verb before it reports, it is the speaker of that one."""
    if found.author is None or found.hit is None or found.hit.mode not in JOINED:
        return
    place = bisect_left(scene.tokens.start, found.author.start)
    if scene.class_at(place - 1) == wc.QUOTE:
        # "Brun cannot say that “from afar,” Farn added, saying …": the narrator's words inside.
        return
    for report in reversed(before):
        speaker = report.found.author
        inside = report.first <= place <= report.last < found.hit.begin
        if inside and speaker is not None and _leads(scene, report) and _goes_on(scene, report.last, found.hit.begin):
            found.author = replace(speaker, rule=found.author.rule)
            return


def _leads(scene: Scene, report: ReportedClause) -> bool:
    """Whether speaker and verb stand before what is reported, and that is a clause or none at all ("denounced the plan
    and said …")."""
    hit, author = report.found.hit, report.found.author
    if hit is None or author is None or hit.last >= report.first or author.end > scene.tokens.start[report.first]:
        return False
    words = range(report.first, report.last + 1)
    return report.found.rule in CLAUSES or not any(scene.class_at(at) in wc.FINITE for at in words)


def _goes_on(scene: Scene, last: int, begin: int) -> bool:
    """Whether a comma or a conjunction, and no other clause, stands between what is reported and the next verb."""
    between = range(last + 1, begin)
    kinds = {scene.class_at(at) for at in between}
    words = {scene.tokens.low[at] for at in between}
    return (wc.CCONJ in kinds or "," in words) and kinds.isdisjoint(APART) and words.isdisjoint(MARKS)
