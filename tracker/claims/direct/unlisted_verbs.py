"""Who is quoted, where a verb that no list has stands behind the quotation, and verbs stand second in their clauses."""

from __future__ import annotations

from typing import Final

from tracker.claims.direct.behind_quotations import limit
from tracker.claims.direct.voiced import has_voice
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.rules import VERB_SUBJECT_UNLISTED
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.names import person_name
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

# A quotation of so many words before a comma is a sentence of its own.
OWN_WORDS: Final = 4


def opened(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Mit den Worten „…“ eröffnete NP die Messe": who does anything with these words says them."""
    low, language, first = scene.tokens.low, scene.language, sentence.first
    first = next((here + 1 for here in range(at - 1, first, -1) if low[here] == ":"), first)
    tails = language.announcing.get(low[first], ()) if language.verb_second else ()
    if not any(tuple(low[first + 1 : at]) == tail for tail in tails):
        return None
    verb = at + 1 + (low[at + 1] == ",")
    begin = verb + 1 + (low[verb + 1] in language.reflexives)
    if begin >= sentence.last or verb in scene.hit_at or not low[verb].isalpha() or scene.tokens.upper(verb):
        return None
    phrase = noun_phrases.after(scene, begin, limit(scene, at, sentence))
    if phrase is None or phrase.first != begin or low[begin] in language.oblique:
        return None
    who = author(scene, phrase, VERB_SUBJECT_UNLISTED)
    return Attribution(VERB_SUBJECT_UNLISTED, None, who, verb, phrase.last) if who is not None else None


def unlisted(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "„…“, begründet NP die Entscheidung": where a verb is second, what stands behind it says the quotation."""
    tokens, language = scene.tokens, scene.language
    quote = scene.quotes[tokens.quote[at]]
    words = len(scene.text[quote.inner_start : quote.inner_end].split())
    begin = at + 2
    if begin + 2 < sentence.last and tokens.low[begin] in language.takes_up:
        # "„…“, so beschrieb ihn NP": the pronoun shows the verb.
        begin += tokens.low[begin + 2] in language.object_pronouns
    if not language.verb_second or tokens.low[at + 1] != "," or begin >= sentence.last or words < OWN_WORDS:
        return None
    taken_up = begin > at + 2
    if not (taken_up or scene.class_at(begin) in wc.FINITE) or tokens.upper(begin):
        return None
    if begin in scene.hit_at and not taken_up:
        return None
    if tokens.low[begin] in language.prepositions_of_source:
        return None
    if tokens.low[begin] in language.adverbials and not _helps_to_say(scene, begin, sentence):
        return None
    behind = begin + 1 + (tokens.low[begin + 1] in language.object_pronouns)
    phrase = noun_phrases.after(scene, behind, limit(scene, at, sentence))
    if phrase is None or phrase.first != behind or tokens.low[phrase.first] in language.oblique:
        return None
    voiced = has_voice(scene, phrase)
    if not voiced and person_name(scene, phrase.first, phrase.last) is None:
        return None
    who = author(scene, phrase, VERB_SUBJECT_UNLISTED)
    return Attribution(VERB_SUBJECT_UNLISTED, None, who, begin, phrase.last) if who is not None else None


def _helps_to_say(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "„…“, hatte NP in einem Interview erklärt": an auxiliary whose verb of saying ends the clause."""
    hits = (scene.hit_at[here] for here in scene.places_of_hits(at + 1, sentence.last))
    return any(hit.auxiliary == at and "quote" in hit.form.frames for hit in hits)
