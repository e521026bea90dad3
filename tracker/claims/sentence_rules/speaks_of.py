"""Words quoted behind "spoke of": "The bishop spoke of “a wound that will not close”"."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases, subjects_by_place
from tracker.claims.rules import Rule
from tracker.claims.sentence_rules.base import SentenceRule
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence

RULE: Final = Rule(
    "speaks-of",
    "quotation",
    "NP spoke of “…”",
    "a verb of speaking, “of”, and quoted words",
    0.85,
    ("de", "en", "es", "fr", "pt"),
)
# From "of" back to its verb, in tokens: when and before whom somebody spoke.
REACH: Final = 12


def quoted(scene: Scene, at: int) -> Attribution | None:
    """ "NP spoke of “…”", "NP sprach am Montag vor den Familien von einer „…“"."""
    low, language = scene.tokens.low, scene.language
    sentence = scene.sentences[scene.number_at(at)]
    of = at - 2 if low[at - 1] in language.articles and low[at - 1] not in language.speaks_about else at - 1
    if of < sentence.first or low[of] not in language.speaks_about:
        return None
    opened = _opened(scene, at, of, sentence)
    if opened is not None:
        return opened
    analysis = scene.grammar.of(sentence.number)
    for verb in range(of - 1, max(sentence.first, of - REACH) - 1, -1):
        if scene.tokens.quote[verb] >= 0 or low[verb] in ";:":
            return None
        if low[verb] not in language.speaks_of or low[verb - 1] in language.articles | language.possessives:
            continue
        unit = analysis.verb_at(verb)
        finite = unit.finite if unit is not None else verb
        found = analysis.doer_of(finite, verb).phrase
        if found is not None and (found.relative or scene.tokens.quote[found.head] >= 0):
            return None
        phrase = Phrase(found.begin, found.until, found.pronoun) if found is not None else None
        phrase = phrase or subjects_by_place.before(scene, verb, sentence.first)
        who = author(scene, phrase, RULE) if phrase is not None else None
        first = min(finite, verb)
        cue = CueDraft(scene.tokens.start[first], scene.tokens.end[max(finite, verb)], low[verb])
        return Attribution(RULE, cue, who, first, of) if who is not None else None
    return None


def _opened(scene: Scene, at: int, of: int, sentence: Sentence) -> Attribution | None:
    """ "Von einem „…“ sprach NP": where the verb is second, the quoted words may open the sentence."""
    tokens, verb = scene.tokens, at + 1
    if not scene.language.verb_second or of > sentence.first + 1 or verb >= sentence.last:
        return None
    phrase = (
        noun_phrases.after(scene, verb + 1, sentence.last) if tokens.low[verb] in scene.language.speaks_of else None
    )
    who = author(scene, phrase, RULE) if phrase is not None else None
    cue = CueDraft(tokens.start[verb], tokens.end[verb], tokens.low[verb])
    return Attribution(RULE, cue, who, of, verb) if who is not None else None


SENTENCE_RULE: Final = SentenceRule(RULE, quoted=quoted)
