"""Which noun phrases may be somebody, or something, that says a thing."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.languages.lexicon import Language

SHORTEST_GLUED: Final = 3
# What stands behind the place that opens a text.
DASHES: Final = frozenset("–—―")
# Word classes of which one at least stands in a phrase that can speak; "the British" is an adjective.
SPEAKING: Final = frozenset({wc.NOUN, wc.PROPN, wc.PRON, wc.X, wc.ADJ})


def can_speak(scene: Scene, phrase: Phrase) -> bool:
    """Whether somebody or something that can say a thing may stand behind the phrase.

    A phrase of nothing but days, adverbs, prepositions and numbers cannot: "Friday", "Unterdessen", "64.3 per cent".
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if phrase.pronoun:
        # "You know that …": whom the narrator speaks to says nothing; "a report that showed": nor does the link.
        word = low[phrase.first].lstrip("-")
        links = word in language.relatives and word in language.complementisers
        return not _is_addressed(word, language) and word not in language.nobodies and not links
    letter = phrase.first == phrase.last and len(low[phrase.first]) == 1 and low[phrase.first + 1] == "."
    if letter or _ends_abbreviation(scene, phrase.first) or low[phrase.first] in language.nobodies:
        return False
    if _is_glued(scene, phrase) or _is_span_of_time(scene, phrase) or _is_dateline(scene, phrase):
        return False
    words = range(phrase.first, phrase.last + 1)
    stressed = low[phrase.last + 1] in language.emphatics and tokens.upper(phrase.last)
    if not stressed and not any(is_voice(low[at], language) for at in words):
        classes = {scene.class_at(at) for at in words} & SPEAKING
        # "the British" are somebody, "more moderate on fees" and "vague" are not.
        plain = low[phrase.first] not in language.determiners and not any(tokens.upper(at) for at in words)
        if not classes or (classes == {wc.ADJ} and plain):
            return False
    if low[phrase.last] in language.determiners and phrase.first == phrase.last and not tokens.upper(phrase.first):
        return False
    if _counts(scene, phrase):
        return False
    for at in range(phrase.first, phrase.last + 1):
        word = low[at]
        if word in language.ordinals or word in language.emphatics:
            continue
        if is_voice(word, language) or is_role(word, language):
            # "der 45-Jährige" as well as "der Minister".
            return True
        if word.isdecimal() or not word[-1].isalpha() or word in language.determiners or word in language.time_words:
            continue
        if word in language.adverbials or word in language.prepositions or word in language.conjunctions:
            continue
        if word in language.subordinators or word in language.auxiliaries or word in language.day_parts:
            continue
        return True
    return False


def _is_dateline(scene: Scene, phrase: Phrase) -> bool:
    """ "NORWOLD ― Ada Brun's offer …": a place in capitals that opens a text."""
    sentence = scene.sentences[scene.number_at(phrase.first)]
    opens = phrase.first == sentence.first and scene.tokens.low[phrase.last + 1] in DASHES
    return opens and scene.tokens.printed(phrase.first, phrase.last).isupper()


def _ends_abbreviation(scene: Scene, at: int) -> bool:
    """ "D-N.M., speaking in Norwold, said": the second letter of where somebody was elected is nobody."""
    tokens = scene.tokens
    low = tokens.low
    short = len(low[at]) == 1 or low[at] in scene.language.abbreviations
    if not short or low[at + 1] != "." or at < 2 or low[at - 1] != ".":
        return False
    return tokens.end[at - 1] == tokens.start[at] and "-" in low[at - 2]


def _is_addressed(word: str, language: Language) -> bool:
    """ "You know", "what you'll hear": whom the narrator speaks to, also with the verb joined to the pronoun."""
    return word in language.addressed or word.partition("'")[0] in language.addressed


def _is_span_of_time(scene: Scene, phrase: Phrase) -> bool:
    """ "Weeks before the vote, asked whether …": a bare unit of time with a preposition behind it; "Weeks said" may."""
    low, language = scene.tokens.low, scene.language
    if low[phrase.last] in language.units and low[phrase.last + 1] in language.ago:
        return True
    if low[phrase.last] in language.ago and phrase.first < phrase.last and low[phrase.last - 1] in language.units:
        return True
    return (
        phrase.first == phrase.last
        and low[phrase.first] in language.units
        and (low[phrase.last + 1] in language.prepositions or low[phrase.last + 1] in language.subordinators)
    )


def _is_glued(scene: Scene, phrase: Phrase) -> bool:
    """ "Ada Brun Ada Maria BrunState senator": a name and a headline that a page set side by side without a space."""
    tokens = scene.tokens
    earlier: set[str] = set()
    for at in range(phrase.first, phrase.last + 1):
        word = tokens.printed(at, at)
        inner = next((i for i in range(SHORTEST_GLUED, len(word)) if word[i].isupper() and word[i - 1].islower()), 0)
        if inner and word[:inner] in earlier:
            return True
        earlier.add(word)
    return False


def _counts(scene: Scene, phrase: Phrase) -> bool:
    """ "112 motorizados robados": a number of things; "12 experts" and "200 ships, says …" of a voice can speak."""
    tokens, language = scene.tokens, scene.language
    words = range(phrase.first, phrase.last + 1)
    if not tokens.low[phrase.first][0].isdigit():
        return False
    return not any(is_voice(tokens.low[at], language) or is_role(tokens.low[at], language) for at in words)
