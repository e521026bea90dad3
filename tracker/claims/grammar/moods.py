"""The subjunctive of report: "er bereue", "die Lage sei ernst": the mood of what somebody is said to have said."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.analysis import Scene

SHORTEST: Final = 4
ENDING: Final = "e"
INFINITIVE: Final = "n"
# The past of weak verbs ends so in every mood ("sagte").
PAST: Final = "te"


def reports(scene: Scene, at: int) -> bool:
    """Whether the token is a finite verb in the subjunctive of report.

    Of other verbs than those the tables list, only the third person singular shows it ("er bereue"); the first person
    of the indicative looks the same ("ich bereue").
    """
    low, language = scene.tokens.low, scene.language
    word = low[at]
    if word in language.mood_marks:
        if scene.tokens.upper(at) and low[at - 1][0].isalnum():
            # "die Halte" is a noun.
            return False
        return not {low[at - 1], low[at + 1]} & language.first_person
    if len(word) < SHORTEST or not word.endswith(ENDING) or word.endswith(PAST) or scene.tokens.upper(at):
        return False
    beside = {low[at - 1], low[at + 1]}
    known = word + INFINITIVE in language.cues and not beside.isdisjoint(language.pronouns)
    hit = scene.hit_at.get(at)
    known = known or (hit is not None and hit.mode == "finite" and hit.begin == at)
    known = known or scene.class_at(at) in wc.FINITE or _stands_for_verb(scene, at)
    if not known or word in language.adverbials or word in language.finite_hints:
        return False
    return not beside & language.first_person


def _stands_for_verb(scene: Scene, at: int) -> bool:
    """ "Diese Sorte erspare den Einsatz", "das Recht erscheine dann als Last": in small letters between a noun and an
    article, an adverb or a preposition stands neither a noun nor an adjective, whatever the model took it for."""
    tokens, language = scene.tokens, scene.language
    read, before = scene.class_at(at), scene.class_at(at - 1)
    if read not in (wc.NOUN, wc.ADJ, wc.X) or before not in (wc.NOUN, wc.PROPN) or not tokens.upper(at - 1):
        return False
    following = tokens.low[at + 1]
    adverb = not tokens.upper(at + 1) and (following in language.adverbials or following in language.prepositions)
    return language.nouns_capitalised and (following in language.articles or adverb)
