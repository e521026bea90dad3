"""Free reported speech: sentences without a cue that go on with what the speaker before them said.

German marks them by the subjunctive ("Die Lage sei ernst."), so that the mood alone attributes them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import moods
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import impersonal
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.reported.between import leaves_floor, may_judge
from tracker.claims.reported.clause_speakers import agent_before
from tracker.claims.rules import (
    CONTINUES_IN_PARAGRAPH,
    FRAGMENT_OF_REPORTED_CLAUSE,
    FREE_REPORTED_SPEECH,
    SOURCE_PREPOSITION,
    UNATTRIBUTED,
)
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.voices import can_speak
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

SHORTEST: Final = 3
# Forms of the subjunctive so far into a sentence stand in a clause of their own.
REACH: Final = 16
# A clause that opens a sentence has no more tokens.
MOST_OPENING: Final = 30
# A speaker more sentences back is none to go on with; a list of headings is not read again for each of them.
MOST_BETWEEN: Final = 8
# A quotation that only stands in such a sentence has no words of its own beside it.
CARRIED: Final = (CONTINUES_IN_PARAGRAPH, UNATTRIBUTED)


def free_drafts(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Claims for the sentences in the subjunctive that follow a claim; `drafts` are sorted by start."""
    if not scene.language.mood_marks:
        return []
    found: list[Draft] = []
    tokens = scene.tokens
    at = 0
    speaker: Draft | None = None
    paragraph, told = -1, -1
    for sentence in scene.sentences:
        start, end = tokens.start[sentence.first], tokens.end[sentence.last - 1]
        held: list[Draft] = []
        while at < len(drafts) and drafts[at].start < end:
            held.append(drafts[at])
            at += 1
        carried = all(draft.kind == "direct" and draft.rule in CARRIED for draft in held)
        long = sentence.last - sentence.first >= SHORTEST
        goes_on = long and not held and tokens.low[sentence.first] in scene.language.goes_on
        if not carried or (held and not is_reported(scene, sentence)):
            named = [
                draft
                for draft in held
                if draft.author is not None and draft.kind != "post" and not _is_aside(draft, speaker)
            ]
            speaker, paragraph = (_outermost(named)[-1], sentence.paragraph) if named else (speaker, paragraph)
            continue
        if speaker is not None and _headings(scene, paragraph, sentence) > 1:
            speaker = None
        if not goes_on and not is_reported(scene, sentence):
            # One sentence of the narrator does not take the floor from a speaker, unless it brings in another.
            stays = sentence.paragraph != paragraph or (told < sentence.number - 1 and leaves_floor(scene, sentence))
            speaker, told = (speaker if stays else None), sentence.number
            continue
        asked = speaker is None or told == sentence.number - 1
        told_of, nearer = _spoken_of(scene, sentence) if asked else (False, None)
        if told_of:
            speaker = None
        who = nearer if speaker is None else speaker.author
        unsure = speaker is None or (told == sentence.number - 1 and sentence.paragraph == paragraph)
        if who is None or (unsure and not goes_on and not is_reported(scene, sentence, sure=True)):
            continue
        start = tokens.start[sentence.first + goes_on]
        found.append(_draft(scene, sentence, who, start, end))
        found[-1].via = list(speaker.via) if speaker is not None else []
        for draft in held:
            draft.author = draft.author or replace(who)
        speaker, paragraph = found[-1], sentence.paragraph
    return found


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Without those inside others: of "Er hofft, dass es hält, sagte NP" the words of NP hold what "er" hopes."""
    reports = [draft for draft in drafts if draft.kind != "direct"]
    return [
        draft
        for draft in drafts
        if not any(one is not draft and one.start <= draft.start and draft.end <= one.end for one in reports)
    ]


def _is_aside(draft: Draft, speaker: Draft | None) -> bool:
    """ "Laut Prognosen würden …": a document cited while a person speaks, who goes on behind it."""
    if speaker is None or speaker.author is None or draft.author is None or draft.rule != SOURCE_PREPOSITION:
        return False
    return draft.author.kind == "document" and speaker.author.kind == "person"


def _headings(scene: Scene, paragraph: int, sentence: Sentence) -> int:
    """How many paragraphs a sentence is behind that of a speaker, without headings, which end in no mark."""
    passed: set[int] = set()
    for number in range(sentence.number - 1, -1, -1):
        before = scene.sentences[number]
        if before.paragraph <= paragraph:
            break
        if sentence.number - number > MOST_BETWEEN:
            return MOST_BETWEEN
        if scene.tokens.low[before.last - 1] in ".!?…" or scene.tokens.quote[before.last - 1] >= 0:
            passed.add(before.paragraph)
    return len(passed - {sentence.paragraph}) + (sentence.paragraph > paragraph)


def restored(
    scene: Scene, free: list[Draft], rejected: list[tuple[Draft, str]]
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """Claims for the few words quoted in free reported speech, which were taken for distance ("Das sei „kaputt“"), and
    what stays rejected; `free` are sorted by start and do not overlap."""
    found: list[Draft] = []
    rest: list[tuple[Draft, str]] = []
    for draft, reason in rejected:
        at = bisect_right(free, draft.start, key=lambda one: one.start) - 1
        holder = free[at] if at >= 0 and draft.end <= free[at].end else None
        if holder is None or reason != "scare-quote" or _is_one_noun(scene.text[draft.start : draft.end]):
            rest.append((draft, reason))
            continue
        draft.author, draft.rule, draft.head = holder.author, FRAGMENT_OF_REPORTED_CLAUSE, holder
        draft.confidence = min(draft.rule.confidence, holder.confidence)
        draft.flags.append("fragment")
        found.append(draft)
    return found, rest


def _is_one_noun(words: str) -> bool:
    return words[:1].isupper() and " " not in words


def is_reported(scene: Scene, sentence: Sentence, *, sure: bool = False) -> bool:
    """Whether the main verb is in the subjunctive of report, before any subordinate clause.

    `sure`: in a form that is nothing else ("habe"; "hätte" and "müsste" say what might be).
    """
    at = verb_of_report(scene, sentence)
    conditional = at >= 0 and scene.tokens.low[at] in scene.language.conditionals
    return at >= 0 and not (conditional and (sure or at == sentence.first))


def is_nested(scene: Scene, hit: Hit | None, sentence: Sentence) -> bool:
    """Whether somebody before said that it was said ("Die Studie zeige, …"): the sentence is that speaker's."""
    if hit is None or not scene.language.mood_marks or sentence.number == 0:
        return False
    if scene.sentences[sentence.number - 1].paragraph != sentence.paragraph:
        return False
    verb = verb_of_report(scene, sentence)
    if hit.mode == "finite" and verb == hit.begin:
        return True
    # "Der Rat müsse einsehen, dass …": of a modal verb in that mood.
    low, bare = scene.tokens.low, scene.class_at(hit.verb) == wc.INF and hit.first == hit.verb
    return bare and sentence.first < verb < hit.verb and "," not in low[verb : hit.verb]


def verb_of_report(scene: Scene, sentence: Sentence) -> int:
    """The main verb where it is in the subjunctive of report, before any subordinate clause; else -1."""
    low, language = scene.tokens.low, scene.language
    if sentence.last - sentence.first < SHORTEST:
        return -1
    main = _behind_clause(scene, sentence)
    if main >= 0:
        return main
    for at in range(sentence.first, min(sentence.last, sentence.first + REACH)):
        if moods.reports(scene, at):
            return at
        if scene.class_at(at) in wc.FINITE and low[at] not in language.subjunctive_hints:
            return -1
        if low[at] in language.finite_hints and low[at] not in language.subjunctive_hints:
            return -1
    return -1


def _behind_clause(scene: Scene, sentence: Sentence) -> int:
    """The main verb right behind the comma of a clause that opens the sentence, where it is in that mood ("Wenn der
    Steg hält, sei …", "Sollten sie ihn befragen, sei …"); else -1."""
    low, language, first = scene.tokens.low, scene.language, sentence.first
    verb_first = low[first] in language.subjunctive_hints
    if low[first] not in language.subordinators and not verb_first:
        return -1
    for at in range(first + 1, min(sentence.last - 1, first + MOST_OPENING)):
        if low[at] == "," and low[at + 1] not in language.relatives and moods.reports(scene, at + 1):
            return at + 1
    return -1


def _spoken_of(scene: Scene, sentence: Sentence) -> tuple[bool, AuthorDraft | None]:
    """Whether the sentence before tells of somebody who speaks ("NP lehnte das ab. Es sei …"), and who that is."""
    number = sentence.number - 1
    if number < 0 or scene.sentences[number].paragraph != sentence.paragraph:
        return False, None
    before = scene.sentences[number]
    for at in scene.places_of_hits(before.first, before.last):
        hit = scene.hit_at[at]
        agent = agent_before(scene, hit) if hit.mode == "passive" and hit.first >= before.first else None
        if agent is not None and may_judge(scene, agent):
            # "Der Plan wurde vom Verband kritisiert. Er sei …"
            who = author(scene, agent, FREE_REPORTED_SPEECH)
            return who is not None, who
        if hit.mode != "finite" or hit.first < before.first:
            continue
        phrase = subject_of(scene, hit, before)
        if phrase is not None and not impersonal(scene, phrase) and can_speak(scene, phrase):
            who = author(scene, phrase, FREE_REPORTED_SPEECH)
            return who is not None, who
    return False, None


def _draft(scene: Scene, sentence: Sentence, who: AuthorDraft, start: int, end: int) -> Draft:
    quoted = any(scene.tokens.quote[at] >= 0 for at in range(sentence.first, sentence.last))
    while end > start and scene.text[end - 1] in ".!?…":
        end -= 1
    rule = FREE_REPORTED_SPEECH
    draft = Draft("mixed" if quoted else "indirect", start, end, rule, rule.confidence, start, end)
    draft.author = replace(who)
    return draft
