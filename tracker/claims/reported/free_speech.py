"""Free reported speech: sentences without a cue that go on with what the speaker before them said.

German marks them by the subjunctive ("Die Lage sei ernst."), so that the mood alone attributes them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import moods
from tracker.claims.grammar import word_classes as wc
from tracker.claims.rules import FREE_REPORTED_SPEECH
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

SHORTEST: Final = 3
# Forms of the subjunctive so far into a sentence stand in a clause of their own.
REACH: Final = 16


def free_drafts(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Claims for the sentences in the subjunctive that follow a claim; `drafts` are sorted by start."""
    marks = scene.language.mood_marks
    if not marks:
        return []
    found: list[Draft] = []
    tokens = scene.tokens
    at = 0
    speaker: Draft | None = None
    paragraph = -1
    for sentence in scene.sentences:
        start, end = tokens.start[sentence.first], tokens.end[sentence.last - 1]
        held = False
        while at < len(drafts) and drafts[at].start < end:
            if drafts[at].author is not None and drafts[at].kind != "post":
                speaker, paragraph = drafts[at], sentence.paragraph
            held = True
            at += 1
        if held or speaker is None or sentence.paragraph - paragraph > 1:
            continue
        if not _in_mood(scene, sentence):
            if sentence.paragraph == paragraph:
                speaker = None
            continue
        found.append(_draft(scene, sentence, speaker, start, end))
        paragraph = sentence.paragraph
    return found


def _in_mood(scene: Scene, sentence: Sentence) -> bool:
    """Whether the main verb is in the subjunctive of report, before any subordinate clause."""
    low, language = scene.tokens.low, scene.language
    if sentence.last - sentence.first < SHORTEST:
        return False
    for at in range(sentence.first, min(sentence.last, sentence.first + REACH)):
        if moods.reports(scene, at):
            return True
        if scene.class_at(at) in wc.FINITE and low[at] not in language.subjunctive_hints:
            return False
        if low[at] in language.finite_hints and low[at] not in language.subjunctive_hints:
            return False
    return False


def _draft(scene: Scene, sentence: Sentence, speaker: Draft, start: int, end: int) -> Draft:
    quoted = any(scene.tokens.quote[at] >= 0 for at in range(sentence.first, sentence.last))
    author = replace(speaker.author) if speaker.author is not None else None
    while end > start and scene.text[end - 1] in ".!?…":
        end -= 1
    rule = FREE_REPORTED_SPEECH
    draft = Draft("mixed" if quoted else "indirect", start, end, rule, rule.confidence, start, end)
    draft.author = author
    draft.via = list(speaker.via)
    return draft
