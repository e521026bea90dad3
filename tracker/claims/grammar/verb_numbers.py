"""How many speak, as the form of a verb shows it: "añadió" is of one, "añadieron" of several, and "desde la patronal
aseguran" of nobody but the body itself."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.analysed_subjects import sure_subject
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import SURE_SUBJECT
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Between a body and the verb stand an adverb or two ("desde la patronal también aseguran").
BETWEEN: Final = 2


def is_plural(scene: Scene, at: int) -> bool:
    """Whether the finite verb at a token is of several people."""
    word = scene.tokens.low[at]
    return word.endswith(scene.language.plural_verb_endings) and word not in scene.language.singular_verbs


def contradicts(scene: Scene, verb: int, who: AuthorDraft) -> bool:
    """Whether a finite verb that has no subject cannot go on with a speaker: "afirmaron", of one; "añadió", of some.

    Of a body either number is printed.
    """
    low, language = scene.tokens.low, scene.language
    if not language.plural_verb_endings:
        return False
    starts = scene.tokens.start
    first, end = bisect_left(starts, who.start), bisect_left(starts, who.end)
    several = _several(scene, first, end)
    if not is_plural(scene, verb):
        return several
    joined = any(low[at] in language.conjunctions for at in range(first, end))
    one = low[first] in language.masculine_determiners | language.feminine_determiners or scene.tokens.upper(first)
    return who.kind == "person" and one and not joined and not several


def _several(scene: Scene, first: int, end: int) -> bool:
    """Whether the noun that opens a phrase, past its determiner, is of several: "los vecinos", "asesores del club"."""
    low, language = scene.tokens.low, scene.language
    if first < end - 1 and low[first] in language.determiners:
        if low[first] in language.masculine_determiners | language.feminine_determiners:
            return False
        first += 1
    word = low[first]
    return (word in language.collectives and word not in language.bodies) or (
        word in language.anonymous and word[:-1] in language.anonymous
    )


def is_of_several(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    """ "… quando os tiros soaram e contou que …": the form of one person, and an article of several."""
    low, language = scene.tokens.low, scene.language
    joined = low[hit.begin - 1] in language.conjunctions and phrase.last < hit.begin
    if not language.plural_verb_endings or not joined or is_plural(scene, hit.begin):
        return False
    one = language.masculine_determiners | language.feminine_determiners
    return low[phrase.first] in language.definite and low[phrase.first] not in one and "'" not in low[phrase.first]


def second_of_two(scene: Scene, hit: Hit, phrase: Phrase, sentence: Sentence) -> Phrase:
    """ "El alcalde recordó la norma y el gremio aseguró que …": two that "and" joins behind a verb, and the form of one
    person: the first is an object of that verb, and the second says it."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if not language.plural_verb_endings or hit.mode != "finite" or phrase.last >= hit.first:
        return phrase
    if is_plural(scene, hit.begin) or low[phrase.first] not in language.determiners:
        return phrase
    inside = range(phrase.first + 1, phrase.last)
    joint = next((at for at in reversed(inside) if low[at] in language.conjunctions), -1)
    led = any(verb.finite < phrase.first for verb in scene.grammar.of(sentence.number).verbs)
    # "Le groupe d'énergie et de défense".
    articles = language.determiners - language.linkers - language.prepositions
    second = joint > 0 and low[joint + 1] in articles and not any(low[at] == "," for at in inside)
    return Phrase(joint + 1, phrase.last) if led and second else phrase


def last_of_one(scene: Scene, before: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the last verb before another that is of one person."""
    for verb in reversed(scene.grammar.of(sentence.number).verbs):
        found = sure_subject(scene, verb.finite, sentence) if verb.finite < before.first else None
        if found is not None and not found.pronoun and not is_plural(scene, verb.finite):
            return found
    return None


def speaking_from(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Desde la patronal aseguran que …", "…, dijeron desde el sindicato": the body for which somebody speaks."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "finite" or not language.said_from or not is_plural(scene, hit.begin):
        return None
    behind = hit.last + 1
    if behind + 1 < sentence.last and low[behind] in language.said_from:
        phrase = noun_phrases.after(scene, behind + 1, sentence.last, any_noun=True)
        return phrase if phrase is not None and _is_body(scene, phrase) else None
    analysis = scene.grammar.of(sentence.number)
    subject = analysis.doer_of(hit.begin, hit.verb)
    inverted = noun_phrases.after(scene, behind, sentence.last) if behind < sentence.last else None
    if inverted is not None and not inverted.pronoun and _has_voice(scene, inverted):
        # "Desde el ayuntamiento aseguran los vecinos que …".
        return None
    for one in analysis.phrases:
        close = hit.begin - BETWEEN <= one.until + 1 <= hit.begin
        if close and one.governor >= 0 and low[one.governor] in language.said_from:
            phrase = Phrase(one.begin, one.until)
            other = subject.phrase is not None and subject.phrase.head != one.head and subject.chance >= SURE_SUBJECT
            return phrase if not other and _is_body(scene, phrase) else None
    return None


def _is_body(scene: Scene, phrase: Phrase) -> bool:
    """ "La patronal", "el Banco de Norvia", "Norfax"; no time and no other place."""
    tokens, language = scene.tokens, scene.language
    words = range(phrase.first, phrase.last + 1)
    if phrase.pronoun or any(tokens.low[at] in language.time_words or scene.class_at(at) == wc.NUM for at in words):
        return False
    return _has_voice(scene, phrase)


def _has_voice(scene: Scene, phrase: Phrase) -> bool:
    """Whether a word of the phrase is a name or somebody who speaks."""
    words = range(phrase.first, phrase.last + 1)
    return any(is_voice(scene.tokens.low[at], scene.language) or scene.class_at(at) == wc.PROPN for at in words)
