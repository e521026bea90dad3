"""Sentences of the narrator between two of a speaker, which leave the floor to that speaker."""

from __future__ import annotations

from tracker.claims.grammar.agreement import is_somebody_named
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence


def leaves_floor(scene: Scene, sentence: Sentence) -> bool:
    """ "Der Steg wird gesperrt": whether nobody who might speak is the subject of a verb of the sentence, nor quoted or
    named as a source in it, and nothing in it is said ("Daran gibt es Zweifel", "Im Rathaus sieht man das anders")."""
    tokens, language = scene.tokens, scene.language
    # "Man sieht das anders", but "es steht dort seit Jahren".
    somebody = language.impersonal - language.object_pronouns
    first, last = sentence.first, sentence.last
    if any(tokens.quote[at] >= 0 or tokens.low[at] in somebody for at in range(first, last)):
        return False
    said = (language.source_words, language.report_nouns, language.question_nouns)
    if scene.places_of_hits(first, last) or any(scene.places_of(words, first, last) for words in said):
        return False
    subjects = [phrase for phrase in scene.grammar.of(sentence.number).subjects() if not phrase.relative]
    return bool(subjects) and not any(
        not phrase.pronoun and is_somebody(scene, Phrase(phrase.begin, phrase.until, False)) for phrase in subjects
    )


def is_somebody(scene: Scene, phrase: Phrase) -> bool:
    """Whether a person, a body or a medium is among its words, compounds included ("der Fischereiverband")."""
    words = scene.tokens.low[phrase.first : phrase.last + 1]
    return is_somebody_named(scene, phrase) or any(
        is_role(word, scene.language) or is_body(word, scene.language) for word in words
    )


def may_judge(scene: Scene, agent: Phrase) -> bool:
    """Whether the agent of a passive may have said so: somebody, or with an article whatever is no thing."""
    determined = scene.tokens.low[agent.first] in scene.language.articles
    return is_somebody(scene, agent) or (determined and not is_thing(scene, agent))
