"""Judgements that open a sentence before a colon: "Durissimo il capogruppo Ugo Remi: «"."""

from __future__ import annotations

from tracker.claims.direct.voiced import has_voice, is_voiced
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence


def is_verdict(scene: Scene, subject: Phrase, sentence: Sentence) -> bool:
    """ "Lapidario il commento del giudice: «": its capital is that of the sentence, and an article stands behind it."""
    tokens, language = scene.tokens, scene.language
    if not language.dropped_subjects or subject.pronoun or subject.first != sentence.first:
        return False
    words = range(subject.first, subject.last + 1)
    if any(tokens.upper(at) for at in words[1:]) or has_voice(scene, subject):
        return False
    following = tokens.low[subject.last + 1]
    return following in language.definite or following in language.adversatives


def behind_verdict(scene: Scene, subject: Phrase | None, sentence: Sentence, colon: int) -> Phrase | None:
    """ "Durissimo il capogruppo Ugo Remi: «", "Di diverso avviso la preside: «", "A chiedere chiarezza è NP: «": where
    subjects are left out, a judgement or an infinitive may open the sentence, and who it is of stands last."""
    low, language = scene.tokens.low, scene.language
    if not language.dropped_subjects or low[colon] != ":":
        return None
    if subject is not None and subject.first > sentence.first and is_voiced(scene, subject):
        return None
    opens = low[sentence.first] in language.prepositions | language.noun_prepositions
    if subject is not None and is_voiced(scene, subject) and not opens:
        return None
    for at in range(sentence.first + 1, colon):
        small = low[at - 1] in language.prepositions or low[at - 1] in language.noun_prepositions
        if low[at] not in language.definite or low[at] in language.prepositions or small:
            continue
        phrase = noun_phrases.after(scene, at, colon)
        if phrase is None or phrase.pronoun or phrase.last + 1 != colon or not is_voiced(scene, phrase):
            continue
        verbs = [here for here in range(sentence.first, at) if scene.class_at(here) in wc.FINITE]
        # "Ha incontrato il sindaco: «": a verb of its own has an object; "A parlare è il sindaco" has none.
        return phrase if all(low[here] in language.passives and here == at - 1 for here in verbs) else None
    return None
