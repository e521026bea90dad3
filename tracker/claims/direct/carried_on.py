"""Who speaks where the words beside a claim do not say: the speaker before goes on, or the next one begins."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tracker.claims.direct import scare_quotes
from tracker.claims.draft import Draft
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import (
    BEGINS_IN_PARAGRAPH,
    CONTINUES_IN_NEXT_PARAGRAPH,
    CONTINUES_IN_PARAGRAPH,
    DROPPED_SUBJECT,
    Rule,
)
from tracker.claims.text.analysis import Scene

# How many sentences and paragraphs a speaker carries on without being named again.
SENTENCES: Final = 2
PARAGRAPHS: Final = 2


def inherit(scene: Scene, drafts: list[Draft | None], reported: list[tuple[Draft, ReportedClause]]) -> None:
    """Gives the quotations without words of their own beside them (`drafts`, by quotation) the speaker before them."""
    last: tuple[Draft, int] | None = None
    at = 0
    for index, draft in enumerate(drafts):
        while at < len(reported) and reported[at][0].start < scene.quotes[index].start:
            if reported[at][0].author is not None:
                last = (reported[at][0], reported[at][1].sentence.number)
            at += 1
        if draft is None:
            continue
        if draft.author is None and draft.cue is None:
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            _find_speaker(scene, index, draft, last, following)
        if draft.author is not None:
            last = (draft, scene.sentence_of_quote[index])


def _find_speaker(
    scene: Scene, index: int, draft: Draft, last: tuple[Draft, int] | None, following: Draft | None
) -> None:
    number = scene.sentence_of_quote[index]
    paragraph = scene.sentences[number].paragraph
    away = paragraph - scene.sentences[last[1]].paragraph if last is not None else PARAGRAPHS + 1
    if last is not None and away == 0 and number - last[1] <= SENTENCES:
        _take(draft, last[0], CONTINUES_IN_PARAGRAPH)
        return
    if following is not None and following.author is not None:
        theirs = scene.sentence_of_quote[index + 1]
        if scene.sentences[theirs].paragraph == paragraph and theirs - number <= 1:
            _take(draft, following, BEGINS_IN_PARAGRAPH)
            return
    if last is not None and away <= PARAGRAPHS and scare_quotes.is_sentence(scene, index):
        _take(draft, last[0], CONTINUES_IN_NEXT_PARAGRAPH)


def _take(draft: Draft, source: Draft, rule: Rule) -> None:
    if source.author is not None:
        draft.author = replace(source.author)
        draft.rule, draft.confidence = rule, rule.confidence


def supply_subjects(drafts: list[Draft]) -> None:
    """Where a language leaves out the subject ("…, añadió."), the speaker before goes on; `drafts` sorted by start."""
    speaker: Draft | None = None
    for draft in drafts:
        if draft.author is not None and draft.kind != "post":
            speaker = draft
        elif draft.author is None and draft.cue is not None and draft.cue.type != "noun" and speaker is not None:
            draft.author = replace(speaker.author) if speaker.author is not None else None
            draft.flags.append("dropped-subject")
            draft.confidence = min(draft.confidence, DROPPED_SUBJECT)
