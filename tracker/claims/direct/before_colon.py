"""Who is quoted, where no verb of saying announces the quotation, but a colon: "Ana Rivel, plus nuancée : «"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tracker.claims.direct.preceding_sources import ANNOUNCING, announced_at
from tracker.claims.direct.verdicts import behind_verdict, is_verdict
from tracker.claims.direct.voiced import has_voice, is_voiced
from tracker.claims.grammar import noun_phrases, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.opening_clauses import main_clause_of
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.reported.credit_sentences import credit_of
from tracker.claims.rules import SUBJECT_BEFORE_COLON, SURE_SUBJECT
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence

# A label stands behind a dash as behind a colon.
DASHES: Final = "–—-"


def name_before_colon(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Ana Rivel, plus nuancée : «": a colon, and a clause whose subject is a person."""
    announced = announced_at(scene, at)
    if at == sentence.first or (announced == at and not _is_labelled(scene, at)):
        return None
    credit = credit_of(scene, replace(sentence, last=announced), SUBJECT_BEFORE_COLON) if announced < at else None
    if credit is not None:
        # "A dirlo è NP: “".
        return credit
    whose = _whose_matter(scene, sentence, announced)
    if whose is not None:
        return Attribution(SUBJECT_BEFORE_COLON, None, author(scene, whose, SUBJECT_BEFORE_COLON), whose.first, at - 1)
    subject = _subject_of_last_verb(scene, announced, sentence) if scene.language.verb_second else None
    subject = subject or subjects_by_place.subject_of_clause(scene, sentence.first, announced)
    subject = None if subject is None else _whose(scene, subject)
    main = main_clause_of(scene, sentence, announced)
    subject = subject if main is None or main.subject is None else main.subject
    subject = _praise_of(scene, sentence.first, announced) or subject
    if subject is None or not _is_somebody(scene, subject) or _is_time(scene, subject):
        subject = _subject_of_last_verb(scene, announced, sentence)
    subject = None if subject is None else _behind_opening(scene, subject, at, sentence)
    if subject is not None and _is_governed(scene, subject):
        subject = _behind_governor(scene, subject, at, sentence)
    subject = None if subject is None else _past_object(scene, subject, at)
    subject = behind_verdict(scene, subject, sentence, announced) or subject
    if subject is None or not _is_somebody(scene, subject) or is_thing(scene, subject):
        return None
    if is_verdict(scene, subject, sentence):
        return None
    return Attribution(SUBJECT_BEFORE_COLON, None, author(scene, subject, SUBJECT_BEFORE_COLON), subject.first, at - 1)


def _whose_matter(scene: Scene, sentence: Sentence, end: int) -> Phrase | None:
    """ "Für den Trainer Odo Farn ist das Spiel noch weit weg: “": for whom it is so says it."""
    language = scene.language
    if not language.verb_second or scene.tokens.low[sentence.first] not in language.for_whom:
        return None
    phrase = noun_phrases.after(scene, sentence.first + 1, end)
    voiced = phrase is not None and any(
        is_role(scene.tokens.low[at], language) or scene.class_at(at) == wc.PROPN
        for at in range(phrase.first, phrase.last + 1)
    )
    return phrase if voiced else None


def _is_governed(scene: Scene, subject: Phrase) -> bool:
    """ "Für NP kein Thema: “", "Diesen Preis zahlt er: “": a preposition or an object opens it."""
    word, language = scene.tokens.low[subject.first], scene.language
    if not language.verb_second or subject.pronoun:
        return False
    return (
        word in language.oblique or word in (language.noun_prepositions | language.prepositions) - language.determiners
    )


def _past_object(scene: Scene, subject: Phrase, at: int) -> Phrase | None:
    """Of "Jede Schuld weist NP von sich: “" who stands behind the verb, where what opens the sentence is no voice."""
    language = scene.language
    if not language.verb_second or subject.pronoun or is_voiced(scene, subject):
        return subject
    behind = noun_phrases.after(scene, subject.last + 2, at) if scene.class_at(subject.last + 1) in wc.FINITE else None
    return behind if behind is not None and not behind.pronoun and is_voiced(scene, behind) else subject


def _behind_governor(scene: Scene, subject: Phrase, at: int, sentence: Sentence) -> Phrase | None:
    """Whose matter it is behind the preposition ("für NP"), or of an object the subject of its verb."""
    if scene.tokens.low[subject.first] in scene.language.oblique:
        return _subject_of_last_verb(scene, at, sentence)
    return noun_phrases.after(scene, subject.first + 1, at)


def _behind_opening(scene: Scene, subject: Phrase, at: int, sentence: Sentence) -> Phrase | None:
    """The subject without the verb or adjective that opens the sentence with a capital: "Comenta Ada Brun: “",
    "Furioso il sindaco: «"."""
    language, first = scene.language, subject.first
    if first != sentence.first or not language.adjectives_follow or subject.pronoun:
        return subject
    word, following = scene.tokens.low[first], scene.tokens.low[first + 1]
    opens = scene.tokens.upper(first + 1) and (word in language.cues or scene.class_at(first) in wc.VERBAL)
    if opens and subject.last > first:
        return Phrase(first + 1, subject.last)
    if scene.class_at(first) not in (wc.ADJ, wc.PARTICIPLE) or subject.last > first:
        return subject
    return noun_phrases.after(scene, first + 1, at) if following in language.definite else None


def _is_labelled(scene: Scene, at: int) -> bool:
    """ "Ana Tarsi – Não vai.": an answer of a printed interview, behind a dash and without marks."""
    number = scene.tokens.quote[at] if at < len(scene.tokens) else -1
    quote = scene.quotes[number] if number >= 0 else None
    return scene.tokens.low[at - 1] in DASHES and quote is not None and quote.start == quote.inner_start


def _is_time(scene: Scene, phrase: Phrase) -> bool:
    """ "Two years prior,": no subject, but a measure."""
    if scene.class_at(phrase.first) == wc.NUM and not has_voice(scene, phrase):
        return True
    words = range(phrase.first, phrase.last + 1)
    return any(scene.tokens.low[at] in scene.language.time_words for at in words)


def _whose(scene: Scene, subject: Phrase) -> Phrase:
    """Whose words are announced: of "Her answer: “" hers, for answers do not speak; else the subject itself."""
    tokens, language = scene.tokens, scene.language
    for at in range(subject.first, min(subject.first + 2, subject.last)):
        if tokens.low[at] in language.possessives and _are_words(scene, at + 1, subject.last):
            return Phrase(at, at, pronoun=True)
    return subject


def _praise_of(scene: Scene, first: int, colon: int) -> Phrase | None:
    """Whose words they are: of "L'elogio di Ana Rivel: “", "La réponse du maire : “" who stands behind "of"."""
    tokens, language = scene.tokens, scene.language
    if not language.adjectives_follow or first + 3 >= colon:
        return None
    at = next((at for at in range(first + 1, colon - 1) if tokens.low[at] in language.linkers), -1)
    if at < 0 or at - first > ANNOUNCING or tokens.low[at - 1] not in language.utterances:
        return None
    found = noun_phrases.after(scene, at + 1, colon, any_noun=True)
    if found is None or found.last + 1 == colon:
        return found
    if scene.class_at(found.last + 1) == wc.ADP:
        # "Reacción del alcalde a la queja: “".
        return found
    # "Réaction de Tamara Ternik, la maire : “".
    return Phrase(found.first, colon - 1) if tokens.low[found.last + 1] == "," else None


def _are_words(scene: Scene, first: int, last: int) -> bool:
    """Whether [first, last] are common words, none of them for a person or a body."""
    language, tokens = scene.language, scene.tokens
    return not any(
        is_role(tokens.low[at], language)
        or is_body(tokens.low[at], language)
        or (tokens.upper(at) and not language.nouns_capitalised)
        or scene.class_at(at) == wc.PROPN
        for at in range(first, last + 1)
    )


def _is_somebody(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name, a voice or a pronoun is in it; "Her" of "Her answer: “" has its capital from the sentence."""
    owned = scene.tokens.low[phrase.first] in scene.language.possessives
    words = range(phrase.first + owned, phrase.last + 1)
    return phrase.pronoun or any(
        scene.tokens.upper(at) or is_voice(scene.tokens.low[at], scene.language) for at in words
    )


def _subject_of_last_verb(scene: Scene, at: int, sentence: Sentence) -> Phrase | None:
    """ "Mit dabei war auch Karl Munde: „": the subject of the verb before the colon, where the analysis is sure."""
    analysis = scene.grammar.of(sentence.number)
    verbs = [verb for verb in analysis.verbs if max(verb.finite, verb.main) < at]
    if not verbs:
        return None
    subject = analysis.subject_of(verbs[-1].finite, verbs[-1].main)
    phrase = subject.phrase
    if phrase is None or phrase.relative or phrase.pronoun or subject.chance < SURE_SUBJECT or phrase.until >= at:
        return None
    return Phrase(phrase.begin, phrase.until)
