"""The source that a medium names, and the medium that passes it on: "the Courier reported, citing two aides"."""

from __future__ import annotations

from bisect import bisect_left

from tracker.claims.draft import AuthorDraft, CueDraft, Draft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import RELAY, VERB_NOMINAL
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.outlets import MEDIA_KINDS, REACH, is_medium
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import BREAK


def source_cited(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "the Courier reported, citing two aides", "Norfax quoted Col. Dorin as saying": the source and its relay."""
    tokens, low = scene.tokens, scene.tokens.low
    medium = draft.author
    if medium is None or draft.cue is None:
        return []
    at = bisect_left(tokens.start, max(medium.end, draft.cue.end))
    between = range(bisect_left(tokens.start, medium.end), bisect_left(tokens.start, draft.cue.start))
    for spot in (*between, *range(at, min(sentence.last, at + REACH))):
        if tokens.quote[spot] >= 0 or low[spot] == BREAK:
            break
        taken = noun_phrases.matched(low, spot, scene.language.citing.get(low[spot], ()))
        if not taken:
            continue
        if not _passes_on(scene, medium, draft.cue):
            return []
        phrase = noun_phrases.after(scene, spot + taken, sentence.last, any_noun=True)
        source = author(scene, phrase, RELAY) if phrase is not None and not phrase.pronoun else None
        if source is not None:
            source.rule = medium.rule
            draft.author = source
            return [medium]
    return []


def _passes_on(scene: Scene, medium: AuthorDraft, cue: CueDraft) -> bool:
    """Whether who "says" it is a medium: by its name, or by a verb with which media report.

    A company that cites its engineers still speaks for itself.
    """
    first = bisect_left(scene.tokens.start, medium.start)
    last = bisect_left(scene.tokens.start, medium.end) - 1
    named = any(scene.tokens.low[at] in scene.language.media for at in range(first, last + 1))
    return named or cue.lemma in scene.language.passing or is_medium(scene, Phrase(first, last))


def source_quoted(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "“…”, the agency Norfax quoted Pavel Dorin", "zitierte die Agentur den Kommandeur": the object says it."""
    tokens, medium, cue = scene.tokens, draft.author, draft.cue
    if medium is None or cue is None or scene.text[cue.start : cue.end].casefold() not in scene.language.quoting:
        return []
    at = bisect_left(tokens.start, max(medium.end, cue.end))
    phrase = noun_phrases.after(scene, at, sentence.last) if at < sentence.last else None
    source = author(scene, phrase, RELAY) if phrase is not None and not phrase.pronoun else None
    anybody = medium.name.casefold() in scene.language.impersonal
    if source is None or not (anybody or medium.kind in MEDIA_KINDS):
        return []
    source.rule = medium.rule
    draft.author = source
    return [] if anybody else [medium]


def source_saying(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "Norfax quoted Col. Dorin as saying that …": who is quoted says it."""
    tokens, low = scene.tokens, scene.tokens.low
    medium = draft.author
    if medium is None or draft.cue is None:
        return []
    cue = bisect_left(tokens.start, draft.cue.start)
    for at in range(max(sentence.first, cue - REACH), cue):
        if low[at] not in scene.language.quoting:
            continue
        phrase = noun_phrases.after(scene, at + 1, cue)
        source = author(scene, phrase, RELAY) if phrase is not None else None
        if source is not None and source.start > medium.end:
            source.rule = medium.rule
            draft.author = source
            return [medium]
    return []


def without_naming_of_sources(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Without "two aides" of "citing two aides": whom a relay names says something, but is not what is said. Somebody
    who cites "the release of prisoners" says so."""
    naming = {" ".join((first, *tail)) for first, tails in scene.language.citing.items() for tail in tails}
    naming |= {word for name in naming for word in name.split() if word in scene.language.cues}
    return [
        draft
        for draft in drafts
        if draft.rule is not VERB_NOMINAL
        or draft.cue is None
        or scene.text[draft.cue.start : draft.cue.end].casefold() not in naming
        or (scene.language.subject_before_verb and _is_matter(scene, draft))
    ]


def _is_matter(scene: Scene, draft: Draft) -> bool:
    """Whether what is cited is a common noun of nobody and nothing that speaks."""
    first = bisect_left(scene.tokens.start, draft.start)
    analysis = scene.analysis_at(first)
    found = None if analysis is None else next((one for one in analysis.phrases if one.begin == first), None)
    if found is None or found.pronoun or scene.class_at(found.head) != wc.NOUN or scene.tokens.upper(found.head):
        return False
    word, endings = scene.tokens.low[found.head], scene.language.plural_endings
    return not any(is_voice(word.removesuffix(ending), scene.language) for ending in ("", *endings))
