"""Who speaks where the words beside a claim do not say: the speaker before goes on, or the next one begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.claims.direct import scare_quotes
from tracker.claims.direct.voiced import has_voice
from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.report_mood import is_reported
from tracker.claims.grammar.verb_numbers import contradicts
from tracker.claims.grammar.word_signs import is_name, is_voice
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import (
    BEGINS_IN_PARAGRAPH,
    BEHIND_ITS_SPEAKER,
    CONTINUES_IN_NEXT_PARAGRAPH,
    CONTINUES_IN_PARAGRAPH,
    DROPPED_SUBJECT,
    NOBODY,
    OF_NOBODY,
    SOURCE_PREPOSITION,
    SURE_SUBJECT,
    VERB_NOMINAL,
    Rule,
)
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.names import person_name
from tracker.claims.speakers.prepositions import IN_ONES_VIEW
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Phrase, Scene

# How many sentences and paragraphs a speaker carries on without being named again.
SENTENCES: Final = 4
PARAGRAPHS: Final = 2
# How many sentences back the subject of a verb that has none is looked for.
BACK: Final = 4


def inherit(scene: Scene, drafts: list[Draft | None], reported: list[tuple[Draft, ReportedClause]]) -> None:
    """Gives the quotations without words of their own beside them (`drafts`, by quotation) the speaker before them."""
    last: tuple[Draft, int] | None = None
    at = 0
    for index, draft in enumerate(drafts):
        while at < len(reported) and reported[at][0].start < scene.quotes[index].start:
            told = reported[at][1].sentence.number
            if reported[at][0].author is not None and not _is_aside(reported[at][0], last, told):
                last = (reported[at][0], told)
            at += 1
        if draft is None:
            continue
        if draft.author is None and draft.cue is None:
            following = drafts[index + 1] if index + 1 < len(drafts) else None
            _find_speaker(scene, index, draft, last, following)
        if draft.author is not None:
            last = (draft, scene.sentence_of_quote[index])
        elif draft.cue is not None and scene.language.subject_before_verb:
            # Somebody said it whom nobody found: what follows is not of the one before.
            last = None


def _is_aside(draft: Draft, last: tuple[Draft, int] | None, number: int) -> bool:
    """Whether a document is cited while somebody speaks ("according to forecasts"), or whom somebody else judges is
    told of the speaker ("said Harbour Watch, one of the groups bashing Tarn"): the speaker goes on."""
    if last is not None and last[0].kind == "direct" and last[1] == number and draft.rule == VERB_NOMINAL:
        return True
    if last is None or draft.author is None or draft.author.kind != "document" or draft.rule != SOURCE_PREPOSITION:
        return False
    return last[0].author is not None and last[0].author.kind == "person"


def _find_speaker(
    scene: Scene, index: int, draft: Draft, last: tuple[Draft, int] | None, following: Draft | None
) -> None:
    number = scene.sentence_of_quote[index]
    paragraph = scene.sentences[number].paragraph
    away = paragraph - scene.sentences[last[1]].paragraph if last is not None else PARAGRAPHS + 1
    told = _told_before(scene, index, last)
    if told is not None:
        draft.author, draft.rule, draft.confidence = told, BEHIND_ITS_SPEAKER, BEHIND_ITS_SPEAKER.confidence
        return
    if scene.language.mood_marks and _is_of_another(scene, index):
        return
    if last is not None and away == 0 and number - last[1] <= SENTENCES:
        _take(draft, last[0], CONTINUES_IN_PARAGRAPH)
        return
    if following is not None and following.author is not None:
        theirs = scene.sentence_of_quote[index + 1]
        own = scene.sentences[number]
        begins = scene.token_of_quote[index] == own.first or is_reported(scene, own) or not scene.language.mood_marks
        if scene.sentences[theirs].paragraph == paragraph and theirs - number <= 1 and begins:
            _take(draft, following, BEGINS_IN_PARAGRAPH)
            return
    if last is not None and away <= PARAGRAPHS and _opens_paragraph(scene, index):
        _take(draft, last[0], CONTINUES_IN_NEXT_PARAGRAPH)


def _opens_paragraph(scene: Scene, index: int) -> bool:
    """Whether a quotation of a sentence is the first of its paragraph: the speaker before goes on.

    Where words of the narrator stand before it ("The psalm has the line, “…”"), it is seldom of the speaker before.
    """
    number = scene.sentence_of_quote[index]
    opens = number == 0 or scene.sentences[number - 1].paragraph != scene.sentences[number].paragraph
    first = scene.token_of_quote[index] == scene.sentences[number].first
    if opens and first:
        return _is_whole(scene, index)
    if scene.language.mood_marks and not first and not is_reported(scene, scene.sentences[number]):
        # "Darin steht unter anderem: „…“".
        return False
    return scare_quotes.is_sentence(scene, index) and not scene.language.subject_before_verb


def _is_of_another(scene: Scene, index: int) -> bool:
    """ "Der Rat hatte gehofft, dass es „dem Haushalt hilft“": words quoted in a sentence of the narrator that tells of
    somebody, or of a report, and is not in the mood of report, are not of the speaker before."""
    sentence = scene.sentences[scene.sentence_of_quote[index]]
    if scene.token_of_quote[index] == sentence.first or _is_whole(scene, index) or is_reported(scene, sentence):
        return False
    language, first, last = scene.language, sentence.first, sentence.last
    said = (language.source_words, language.report_nouns)
    if scene.places_of_hits(first, last) or any(scene.places_of(words, first, last) for words in said):
        return True
    subjects = [phrase for phrase in scene.grammar.of(sentence.number).subjects() if not phrase.relative]
    return any(phrase.pronoun or has_voice(scene, Phrase(phrase.begin, phrase.until)) for phrase in subjects)


def _is_whole(scene: Scene, index: int) -> bool:
    """Whether a quotation is a sentence, its full stop inside the marks or behind them («No hay agua».)."""
    capital = scene.text[scene.quotes[index].inner_start].isupper()
    return scare_quotes.is_sentence(scene, index) or (capital and scare_quotes.stands_alone(scene, index))


def _told_before(scene: Scene, index: int, last: tuple[Draft, int] | None) -> AuthorDraft | None:
    """The person whom the sentence right before a quotation is about, in its paragraph: "The mayor shrugged. “…”"."""
    number = scene.sentence_of_quote[index]
    before = number - 1
    if before < 0 or scene.sentences[before].paragraph != scene.sentences[number].paragraph:
        return None
    alone = scene.token_of_quote[index] == scene.sentences[number].first and _is_whole(scene, index)
    if not alone or (last is not None and last[1] >= before) or _quotes(scene, before):
        return None
    return subject_person(scene, before)


def _quotes(scene: Scene, number: int) -> bool:
    sentence = scene.sentences[number]
    return any(scene.tokens.quote[at] >= 0 for at in range(sentence.first, sentence.last))


def _take(draft: Draft, source: Draft, rule: Rule) -> None:
    if source.author is not None:
        draft.author = replace(source.author)
        draft.rule, draft.confidence = rule, rule.confidence


def supply_subjects(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Where a language leaves out the subject ("…, añadió."), or words do ("à ses yeux", "Et d'ajouter : …"), whom the
    text spoke of last goes on: the speaker before, or the person whom the last sentence is about. `drafts` in the order
    of the text."""
    speaker: Draft | None = None
    for draft in drafts:
        if draft.author is not None and draft.kind != "post":
            speaker = draft
        elif draft.author is None and _leaves_out_subject(scene, draft):
            author = _told_of(scene, draft, speaker)
            if author is None or _of_others(scene, draft, author):
                continue
            draft.author = author
            draft.flags.append("dropped-subject")
            draft.confidence = min(_with_source(draft), DROPPED_SUBJECT)
            speaker = draft


def _with_source(draft: Draft) -> float:
    """How sure the rule is where somebody is found who said it."""
    return draft.confidence + NOBODY if draft.rule.grade == OF_NOBODY else draft.confidence


def _leaves_out_subject(scene: Scene, draft: Draft) -> bool:
    cue, language = draft.cue, scene.language
    if cue is None or cue.type == "noun":
        return False
    narrated = language.narrative_infinitives and scene.tokens.low[_token_at(scene, cue.start)] in language.linkers
    return language.dropped_subjects or narrated or cue.lemma == IN_ONES_VIEW


def _of_others(scene: Scene, draft: Draft, author: AuthorDraft) -> bool:
    """Whether the verb of a draft shows by its number that somebody else than the author speaks."""
    if draft.cue is None or draft.cue.lemma == IN_ONES_VIEW:
        return False
    first, last = _token_at(scene, draft.cue.start), _token_at(scene, draft.cue.end - 1)
    finite = next((at for at in range(first, last + 1) if scene.class_at(at) in wc.FINITE), None)
    return finite is not None and contradicts(scene, finite, author)


def _told_of(scene: Scene, draft: Draft, speaker: Draft | None) -> AuthorDraft | None:
    """Who is spoken of in the last sentences: the subject of the nearest that has a person for one, and no speaker."""
    if draft.cue is None:
        return None
    number = scene.number_at(_token_at(scene, draft.cue.start))
    last = -1 if speaker is None else scene.number_at(_token_at(scene, max(speaker.start, speaker.sentence_start)))
    for at in range(number - 1, max(last, number - BACK, 0) - 1, -1):
        if at == last:
            break
        found = subject_person(scene, at)
        if found is not None:
            return None if _asks(scene, at) else found
        if _is_about_another(scene, at, speaker):
            return None
    return replace(speaker.author) if speaker is not None and speaker.author is not None else None


def _asks(scene: Scene, number: int) -> bool:
    """ "Brun asked the minister whether … Answered: “…”": who asks is not who says the next thing."""
    verb = next(iter(scene.grammar.of(number).verbs), None)
    hit = scene.hit_at.get(verb.finite) if verb is not None else None
    return hit is not None and hit.form.type == "ask"


def _is_about_another(scene: Scene, number: int, speaker: Draft | None) -> bool:
    """ "The union answered with a letter. Added that …": whether a body, a text, somebody new or somebody else of a
    name opens a sentence and may be who goes on. "The official" may be the speaker; of several the verb tells."""
    language, tokens = scene.language, scene.tokens
    analysis = scene.grammar.of(number)
    first, opening = analysis.first, analysis.phrase_at(analysis.first)
    if opening is not None and tokens.low[first] in language.determiners:
        head = tokens.low[opening.head]
        new = is_voice(head, language) and tokens.low[first] not in language.definite | language.possessives
        return new or head in language.bodies or head in language.documents
    own = speaker.author.name.casefold() if speaker is not None and speaker.author is not None else ""
    named = tokens.upper(first + 1) and is_name(scene, first, first + 1)
    return named and tokens.low[first + 1] not in own


def subject_person(scene: Scene, number: int) -> AuthorDraft | None:
    """The person that the first finite verb of a sentence has for its subject; None where it has no person."""
    analysis = scene.grammar.of(number)
    # "A Odo Farn nadie le cree …": a person put first as the object.
    object_first = analysis.phrase_at(analysis.first + 1)
    if scene.tokens.low[analysis.first] == scene.language.object_marker and object_first is not None:
        found = author(scene, Phrase(object_first.begin, object_first.until), CONTINUES_IN_PARAGRAPH)
        if found is not None and found.kind == "person" and scene.tokens.upper(object_first.head):
            return found
    for verb in analysis.verbs[:1]:
        subject = analysis.subject_of(verb.finite, verb.main)
        phrase = subject.phrase
        if phrase is None or phrase.relative or phrase.pronoun or subject.chance < SURE_SUBJECT:
            return None
        found = author(scene, Phrase(phrase.begin, phrase.until), CONTINUES_IN_PARAGRAPH)
        named = person_name(scene, phrase.begin, phrase.until)
        if found is None or found.kind != "person":
            return None
        titled = named is not None and (named.last > named.first or named.role_first >= 0)
        # "Farn defended the plan": somebody whose whole name the text has elsewhere.
        whole = not scene.language.nouns_capitalised and scene.ends_name(scene.tokens.low[phrase.head])
        titled = titled or (phrase.begin == phrase.until and whole)
        return found if titled or is_role(scene.tokens.low[phrase.head], scene.language) else None
    return None


def _token_at(scene: Scene, offset: int) -> int:
    return max(0, bisect_right(scene.tokens.start, offset) - 1)
