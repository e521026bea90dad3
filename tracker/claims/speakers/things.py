"""Phrases that name an act, a state, a thing or an occasion: none of them says anything."""

from __future__ import annotations

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.languages.lexicon import Language


def is_thing(scene: Scene, phrase: Phrase) -> bool:
    """ "The war", "tepid wages", "the implementation of the plan": the head names an act, a state or a thing.

    Of 2,309 English authors of real articles that were read 72 were common nouns that no list had, and half of these
    were such as nobody hears speak.
    """
    tokens, language = scene.tokens, scene.language
    head = _head_at(scene, phrase)
    word = tokens.low[head]
    if (
        head in scene.named
        or scene.class_at(head) != wc.NOUN
        or (tokens.upper(head) and not language.nouns_capitalised)
    ):
        return False
    if _is_meeting_of_press(scene, phrase, head):
        return True
    if not _names_thing(word, language):
        # "The revocation of Tarn's bail": what is revoked is owned, not the act.
        opener = _before_of(scene, phrase)
        return opener is not None and _names_thing(tokens.low[opener], language) and not is_voice(word, language)
    return word not in language.media


def _is_meeting_of_press(scene: Scene, phrase: Phrase, head: int) -> bool:
    """ "The press conference", "la rueda de prensa": who speaks there says something, the occasion does not.

    A word that is a voice by itself ("the briefing") stays one.
    """
    tokens, language = scene.tokens, scene.language
    for at in range(phrase.first, head + 1):
        for tail, medium in language.mediums.get(tokens.low[at], ()):
            end = at + len(tail)
            whole = at <= head <= end <= phrase.last and tuple(tokens.low[at + 1 : end + 1]) == tail
            if whole and medium == "briefing" and (tail or not is_voice(tokens.low[at], language)):
                return True
    return False


def _names_thing(word: str, language: Language) -> bool:
    if word not in language.things and not word.endswith(language.thing_endings):
        return False
    return not (is_voice(word, language) or is_body(word, language) or is_role(word, language))


def _before_of(scene: Scene, phrase: Phrase) -> int | None:
    """The common noun before the first "of" where an owner stands behind it ("the dismay of Tarn's friends")."""
    tokens, language = scene.tokens, scene.language
    if language.adjectives_follow or language.nouns_capitalised:
        return None
    words = range(phrase.first + 1, phrase.last)
    place = next((at for at in words if tokens.low[at] in language.noun_prepositions), None)
    if place is None or not any(tokens.low[at] in language.genitives for at in range(place, phrase.last + 1)):
        return None
    noun = scene.class_at(place - 1) == wc.NOUN and not tokens.upper(place - 1) and place - 1 not in scene.named
    return place - 1 if noun else None


def _head_at(scene: Scene, phrase: Phrase) -> int:
    """The token that says what the phrase names: where adjectives come first the last noun before "of" or a comma,
    behind what owns it ("Tarn's ban"); elsewhere the first noun."""
    tokens, language = scene.tokens, scene.language
    words = range(phrase.first, phrase.last + 1)
    if language.adjectives_follow:
        return next((at for at in words if scene.class_at(at) in (wc.NOUN, wc.PROPN)), phrase.first)
    owned = next((at + 1 for at in reversed(words) if tokens.low[at] in language.genitives), phrase.first)
    ends = (
        at - 1
        for at in range(owned + 1, phrase.last + 1)
        if scene.class_at(at) == wc.ADP or tokens.low[at] in language.noun_prepositions or tokens.low[at] in ",("
    )
    return min(next(ends, phrase.last), phrase.last)
