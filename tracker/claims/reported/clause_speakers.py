"""Who says a governed clause: the agent of a passive or the subject of its verb, and whether that one can say it."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.impersonal_sources import with_source
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.reported.unreal import WITHOUT_CLAUSE
from tracker.claims.rules import VERB_INFINITIVE, VERB_NOMINAL, VERB_QUESTION, Rule
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import is_role
from tracker.claims.speakers.voices import can_speak
from tracker.claims.text.analysis import Hit, Phrase, Scene

# Between a passive auxiliary and its participle so many words say by whom.
BEFORE_PARTICIPLE: Final = 12


def is_of_another(scene: Scene, hit: Hit, subject: Phrase | None, rule: Rule) -> bool:
    """ "Brun praised a “broad coalition” that supports the plan": the relative clause is not of who was found."""
    before = hit.first - 1
    far = subject is not None and subject.last < before - 1 - (scene.tokens.low[before - 1] == ",")
    linked = rule in WITHOUT_CLAUSE and scene.tokens.low[before] in scene.language.relatives
    if far and linked and scene.language.adjectives_follow:
        # "Norvia quitó el límite en una reforma que aprobó el Parlamento": nothing that Norvia approves.
        return True
    if subject is None or subject.last >= before or scene.class_at(before) != wc.REL:
        return subject is not None and _is_object(scene, subject)
    if _is_led_in(scene, before):
        return False
    between = range(subject.last + 1, before)
    return any(scene.class_at(at) in wc.FINITE or scene.class_at(at) == wc.INF for at in between)


def _is_led_in(scene: Scene, relative: int) -> bool:
    """ "Ofreció una charla en la que dijo que …", "a lo que respondió que …": a relative behind a preposition is not
    who speaks; the subject of the main clause may be."""
    low, language = scene.tokens.low, scene.language
    at = relative - 1
    while at > 0 and low[at] in language.determiners and low[at] not in language.prepositions:
        at -= 1
    return language.adjectives_follow and low[at] in language.prepositions


def _is_object(scene: Scene, subject: Phrase) -> bool:
    """ "Most of what I have written is old": behind "of what" the verb has its object."""
    low, language, before = scene.tokens.low, scene.language, subject.first - 1
    free = before > 0 and low[before] in language.free_relatives and subject.pronoun
    return free and low[before - 1] in language.prepositions | language.noun_prepositions


def agent_of(scene: Scene, hit: Hit, start: int) -> Phrase | None:
    """By whom, between a passive and its clause: "were told by the warden that …"."""
    if scene.language.verb_second and hit.mode == "passive":
        return agent_before(scene, hit)
    by = hit.last + 1
    if hit.mode != "passive" or by + 1 >= start or scene.tokens.low[by] not in scene.language.agent_prepositions:
        return None
    return noun_phrases.after(scene, by + 1, start)


def agent_before(scene: Scene, hit: Hit) -> Phrase | None:
    """By whom, where the participle comes last: "wird von der Behörde vorgeworfen, …"."""
    low, language = scene.tokens.low, scene.language
    for at in range(hit.verb - 1, max(hit.verb - BEFORE_PARTICIPLE, 0), -1):
        if low[at] in ",;:" or low[at] in language.passives:
            return None
        if low[at] in language.agent_prepositions:
            return noun_phrases.after(scene, at + 1, hit.verb)
    return None


def said_there(scene: Scene, hit: Hit, subject: Phrase | None) -> Phrase | None:
    """ "In dem Bericht heißt es, dass …": what stands for the impersonal subject, where it is another phrase."""
    found = with_source(scene, hit, subject)
    return None if found is subject else found


def can_say(scene: Scene, subject: Phrase, hit: Hit, rule: Rule) -> bool:
    """Names, voices and pronouns speak; of other nouns only verbs of saying prove that they do.

    A quarrel may threaten to ruin a fair, an indicator suggest that it rains, a fight deny a town its peace, and a
    number explain why: such verbs prove nothing.
    """
    if is_thing(scene, subject) or (subject.pronoun and not can_speak(scene, subject)):
        return False
    asks = rule == VERB_QUESTION and hit.form.type not in ("ask", "tell")
    sure = hit.form.personal or hit.form.stance != "doubtful"
    proves = sure and not asks and rule not in (VERB_INFINITIVE, VERB_NOMINAL)
    if (hit.form.type in ("say", "tell", "ask", "write") and proves) or subject.pronoun:
        return True
    tokens, language = scene.tokens, scene.language
    words = range(subject.first, subject.last + 1)
    if " ".join(tokens.low[at] for at in words) in language.latter:
        return True
    if any(is_voice(tokens.low[at], language) for at in words):
        return True
    if language.nouns_capitalised and any(is_role(tokens.low[at], language) for at in words):
        # "Die 44-Jährige".
        return True
    if language.nouns_capitalised and tokens.low[subject.first] in language.articles:
        # "Die Brücke": where every noun has a capital, it proves no name behind an article.
        return False
    return any(tokens.upper(at) and tokens.low[at] not in language.determiners for at in words)


def is_document(scene: Scene, subject: Phrase) -> bool:
    """Polls and reports find and show what they say; what people find is a thing."""
    low, language = scene.tokens.low, scene.language
    return any(low[at] in language.documents for at in range(subject.first, subject.last + 1))
