"""Free reported speech: sentences without a cue that go on with what the speaker before them said.

German marks them by the subjunctive ("Die Lage sei ernst."), so that the mood alone attributes them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import impersonal
from tracker.claims.grammar.report_mood import SHORTEST, is_reported, verb_of_report
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.grammar.word_signs import is_document
from tracker.claims.reported.between import is_somebody, leaves_floor, may_judge
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
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

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
            alone = sentence.paragraph != paragraph or told < sentence.number - 1
            # Asked only where there is somebody to lose the floor: it takes the analysis of the sentence.
            kept = speaker is None or _is_heading(scene, sentence)
            stays = kept or (alone and leaves_floor(scene, sentence))
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
        if not _is_heading(scene, before):
            passed.add(before.paragraph)
    return len(passed - {sentence.paragraph}) + (sentence.paragraph > paragraph)


def _is_heading(scene: Scene, sentence: Sentence) -> bool:
    """Whether it ends in no mark, nor does what it quotes ("„Zu jeder Zeit bereit“" between two paragraphs)."""
    tokens, last = scene.tokens, sentence.last - 1
    if tokens.quote[last] >= 0:
        return scene.text[scene.quotes[tokens.quote[last]].inner_end - 1] not in ".!?…"
    return tokens.low[last] not in ".!?…"


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
        if phrase is not None and not impersonal(scene, phrase) and _may_speak(scene, phrase):
            who = author(scene, phrase, FREE_REPORTED_SPEECH)
            return who is not None, who
    return False, None


def _may_speak(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is somebody, a document or a pronoun: of "Sirenen heulten" and "wies die Vorwürfe zurück" nobody goes
    on. An adjective with a capital is part of a name ("die Deutsche Post")."""
    if not can_speak(scene, phrase):
        return False
    tokens, words = scene.tokens, range(phrase.first, phrase.last + 1)
    called = phrase.first < phrase.last and tokens.low[phrase.first] not in scene.language.determiners
    named = any(scene.class_at(at) == wc.ADJ and tokens.upper(at) for at in words if at > phrase.first)
    named = named or (called and all(tokens.upper(at) for at in words))
    documents = any(is_document(tokens.low[at].rpartition("-")[2], scene.language) for at in words)
    # "Die Gilde lehnte ab": what opens its sentence with an article, and is no thing.
    opens = phrase.first == scene.sentences[scene.number_at(phrase.first)].first and may_judge(scene, phrase)
    return phrase.pronoun or named or documents or opens or is_somebody(scene, phrase)


def _draft(scene: Scene, sentence: Sentence, who: AuthorDraft, start: int, end: int) -> Draft:
    quoted = any(scene.tokens.quote[at] >= 0 for at in range(sentence.first, sentence.last))
    while end > start and scene.text[end - 1] in ".!?…":
        end -= 1
    rule = FREE_REPORTED_SPEECH
    draft = Draft("mixed" if quoted else "indirect", start, end, rule, rule.confidence, start, end)
    draft.author = replace(who)
    return draft
