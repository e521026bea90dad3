"""Phrases that name an act, a state, a thing or an occasion: none of them says anything."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.folding import plain
from tracker.languages.frequencies import frequencies
from tracker.languages.lexicon import Language

# What begins a clause inside a noun phrase.
CLAUSAL: Final = frozenset({wc.REL, wc.VERB, wc.AUX, wc.SCONJ})
# "One of the wardens", "Few": these are somebody.
COUNTING: Final = frozenset({wc.PRON, wc.DET, wc.NUM})


def is_thing(scene: Scene, phrase: Phrase) -> bool:
    """ "The war", "tepid wages", "the implementation of the plan": the head names an act, a state or a thing.

    Of 2,309 English authors of real articles that were read 72 were common nouns that no list had, and half of these
    were such as nobody hears speak.
    """
    tokens, language = scene.tokens, scene.language
    head = _head_at(scene, phrase)
    word = tokens.low[head]
    if head in scene.named or not _is_common(scene, head):
        return False
    if tokens.printed(phrase.first, phrase.last).casefold() in language.voices:
        # "The left": what stands alone for those who are of it.
        return False
    if _is_meeting_of_press(scene, phrase, head):
        return True
    if _is_close_to(scene, head):
        return False
    if not _names_thing(word, language):
        # "The revocation of Tarn's bail": what is revoked is owned, not the act.
        opener = _before_of(scene, phrase)
        return opener is not None and _names_thing(tokens.low[opener], language) and not is_voice(word, language)
    return word not in language.media


def _is_common(scene: Scene, head: int) -> bool:
    """Whether a token is a common noun: one that is large because it opens its sentence ("Details have shown that …")
    is one where the text never prints it large inside a sentence, and it is no rare word, as many surnames are."""
    tokens, language = scene.tokens, scene.language
    if not tokens.upper(head) or language.nouns_capitalised:
        return scene.class_at(head) == wc.NOUN
    opens = head == scene.sentences[scene.number_at(head)].first
    # "Health and Human Services", "Tide, the ferry company,": the first word of a name.
    goes_on = tokens.upper(head + 1) or tokens.low[head + 1] == "," or tokens.low[head + 1] in language.conjunctions
    common = scene.class_at(head) not in COUNTING and not goes_on
    word = tokens.low[head]
    return opens and common and not scene.is_large_inside(word) and plain(word) in frequencies(language.code)


def _is_close_to(scene: Scene, head: int) -> bool:
    """ "A source close to the warden": what is taken for the head says whom the source is near to."""
    low, language = scene.tokens.low, scene.language
    voice = head > 0 and (is_voice(low[head - 1], language) or scene.tokens.upper(head - 1))
    return voice and scene.class_at(head + 1) == wc.ADP and low[head + 1] in language.relay_to


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
    # "The firm that signed the pier's papers": a clause says more of the firm.
    until = next((at for at in words if at > phrase.first and scene.class_at(at) in CLAUSAL), phrase.last + 1)
    owned = next(
        (at + 1 for at in reversed(range(phrase.first, until)) if tokens.low[at] in language.genitives), phrase.first
    )
    ends = (
        at - 1
        for at in range(owned + 1, until)
        if scene.class_at(at) == wc.ADP or tokens.low[at] in language.noun_prepositions or tokens.low[at] in ",("
    )
    head = min(next(ends, until - 1), phrase.last)
    times = (language.time_words, language.day_parts, language.turns)
    while head > owned and any(tokens.low[head] in kind for kind in times):
        # "The warden Friday morning".
        head -= 1
    return head
