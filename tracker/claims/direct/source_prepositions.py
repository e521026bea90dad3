"""Who is quoted, where a preposition beside the quotation says so: "according to NP", "der Zeitung zufolge"."""

from __future__ import annotations

from tracker.claims.direct.behind_quotations import GAP, limit
from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.rules import POSTPOSITION, PREPOSITION_AFTER_QUOTE, PREPOSITION_BEFORE_QUOTE
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.prepositions import by_preposition, preposition_at
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence


def preposition_before(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Selon NP, … « … »"; "selon NP : « … »"."""
    for here in reversed(scene.places_of(scene.language.prepositions_of_source, sentence.first, at)):
        found = by_preposition(scene, here, at, PREPOSITION_BEFORE_QUOTE)
        if found is not None and not _is_inside_clause(scene, here, sentence):
            return found
    return None


def _is_inside_clause(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "She reacted to it with a “verdict”", "letters to holders calling …": "to" has a view only where it opens."""
    sources, language = scene.language.prepositions_of_source[scene.tokens.low[at]], scene.language
    if not language.subject_before_verb or not all(one.weak for one in sources):
        return False
    opens = at == sentence.first or (at == sentence.first + 1 and scene.class_at(at - 1) not in wc.VERBAL)
    return not opens and scene.tokens.low[at - 1] not in ",;:–—"


def preposition_after(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ ", selon NP", "according to NP" right after the quotation."""
    low = scene.tokens.low
    end = limit(scene, at, sentence) if at + 1 < sentence.last else sentence.last
    here = at + 1
    while here < end and low[here] in GAP and low[here] not in ".:;":
        here += 1
    for start in range(here, min(end, here + 12)):
        if low[start] in scene.language.prepositions_of_source:
            if start == at + 1 and _is_receiver(scene, at, start, end):
                continue
            found = by_preposition(scene, start, end, PREPOSITION_AFTER_QUOTE)
            if found is not None and (start == here or low[start - 1] == ","):
                return found
    return _postposition(scene, here, end)


def _is_receiver(scene: Scene, at: int, start: int, end: int) -> bool:
    """ "gave “clear signs” to its allies": to whom, of the verb before the quotation, which no mark closes."""
    found = preposition_at(scene, start, end)
    quote = scene.quotes[scene.tokens.quote[at]]
    return found is not None and found[1] and scene.text[quote.inner_end - 1] not in ",."


def _postposition(scene: Scene, begin: int, end: int) -> Attribution | None:
    """ "der Zeitung zufolge"."""
    low, language = scene.tokens.low, scene.language
    for here in range(begin + 1, min(end, begin + 12)):
        if low[here] in language.postpositions:
            phrase = noun_phrases.after(scene, begin, here)
            if phrase is not None and phrase.last == here - 1:
                return _by_word(scene, phrase, here)
    return None


def _by_word(scene: Scene, phrase: Phrase, cue: int) -> Attribution:
    """An attribution whose cue is one word behind the source."""
    tokens = scene.tokens
    words = CueDraft(tokens.start[cue], tokens.end[cue], tokens.low[cue], "neutral", "preposition")
    return Attribution(POSTPOSITION, words, author(scene, phrase, POSTPOSITION), phrase.first, cue)
