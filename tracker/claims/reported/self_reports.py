"""What one says one is, put first: "Soddisfatto per la decisione si è detto il sindaco Ugo Remi."."""

from __future__ import annotations

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import SHORTEST
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import SAYS_OF_ONESELF
from tracker.claims.speakers.attribution import by_verb
from tracker.claims.speakers.voices import can_speak
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence


def predicate_first(scene: Scene, hit: Hit, sentence: Sentence) -> ReportedClause | None:
    """The report of a reflexive verb of saying whose adjective opens the sentence and whose subject stands last."""
    low, language = scene.tokens.low, scene.language
    reflexive = hit.first - 1
    if not language.dropped_subjects or hit.mode != "finite" or hit.form.type not in ("say", "feel", "order"):
        return None
    if reflexive <= sentence.first or low[reflexive] not in language.reflexives:
        return None
    opening = range(sentence.first, reflexive)
    if any(scene.class_at(at) in wc.FINITE or low[at] in ",;:" or scene.tokens.quote[at] >= 0 for at in opening):
        return None
    small = language.prepositions | language.determiners | language.adverbials | language.time_words
    if low[sentence.first] in small or low[sentence.first + 1] not in language.prepositions:
        return None
    subject = noun_phrases.after(scene, hit.last + 1, sentence.last)
    if subject is None or subject.pronoun or not can_speak(scene, subject) or reflexive - sentence.first < SHORTEST:
        return None
    return ReportedClause(sentence.first, reflexive - 1, by_verb(scene, hit, subject, SAYS_OF_ONESELF), sentence)
