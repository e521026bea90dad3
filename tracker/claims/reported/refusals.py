"""Refusals to speak: "declined to comment", "n'a pas souhaité s'exprimer": nothing was said."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar.complements import Complement, complement_of
from tracker.claims.reported.extent import content_end
from tracker.claims.rules import VERB_BARE_CLAUSE, VERB_CLAUSE, VERB_INFINITIVE, VERB_NOMINAL, VERB_QUESTION
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

# The word of speaking stands within so many tokens of the complement ("de faire le moindre commentaire").
REACH: Final = 4
# A negation stands so many tokens before the verb at most ("no ha querido").
BEFORE: Final = 2


def refuses_to_speak(scene: Scene, hit: Hit, governed: Complement) -> bool:
    """Whether the verb says that somebody did not speak, so that what it governs was never said.

    A verb that declines needs a word of speaking behind it ("declined to comment"; "declined to resign" is a
    statement), and so does a negated wish. "Did not say whether" leaves open what it asks (3 of 15 such questions are
    marked as reported in English news).
    """
    low, language = scene.tokens.low, scene.language
    begin = governed.first
    if hit.mode == "infinitive" and governed.rule in (VERB_NOMINAL, VERB_QUESTION) and language.marker_belongs:
        # The infinitive itself is what is refused: "declined to comment on the fare", "by refusing to tell when".
        chief = scene.hit_at.get(hit.first - 1)
        return chief is not None and low[hit.verb] in language.speaking and chief.form.lemma in language.declining
    if governed.rule == VERB_QUESTION:
        return _leaves_open(scene, hit)
    if _is_not_said(scene, hit, governed):
        return True
    if governed.rule in (VERB_CLAUSE, VERB_BARE_CLAUSE) and _is_kept_back(scene, hit):
        return True
    if governed.rule == VERB_CLAUSE:
        # "Wollte nicht bestätigen, dass …"; "sagte nicht, dass …" may stress what follows.
        return hit.form.lemma in language.confirming and _negated(scene, hit, hit.verb)
    if governed.rule not in (VERB_INFINITIVE, VERB_NOMINAL):
        return False
    speaks = any(word in language.speaking for word in low[begin : begin + REACH])
    return speaks and (hit.form.lemma in language.declining or _negated(scene, hit, begin))


def _is_kept_back(scene: Scene, hit: Hit) -> bool:
    """ "N'a pas commenté la fuite à l'heure où …", "no dijo que …": a verb of speaking that is denied, not one that is
    only restricted ("n'a pas seulement confirmé que …") or that denies ("no negó que …")."""
    low, language = scene.tokens.low, scene.language
    before = low[max(0, hit.first - BEFORE) : hit.first]
    # "No, dijo que …": behind a mark nothing is denied.
    mark = next((at for at, word in enumerate(reversed(before)) if not word[0].isalnum()), len(before))
    words = low[hit.first - mark : hit.verb]
    says = hit.mode == "finite" and hit.form.type == "say" and hit.form.stance == "neutral"
    speaks = language.adjectives_follow and (says or hit.form.lemma in language.speaking)
    denied = any(word in language.negations for word in words)
    return speaks and denied and not any(word in language.restricting for word in words)


def _is_not_said(scene: Scene, hit: Hit, governed: Complement) -> bool:
    """ "Did not say the quay was shut", "never said that", "did not elaborate on the plan"; "did not rule out a strike"
    says something, and so does "has not only said that"."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "finite" or hit.form.type != "say" or not language.subject_before_verb:
        return False
    told = governed.rule == VERB_NOMINAL and hit.form.stance != "denying"
    says = hit.form.lemma in language.saying
    words = low[max(0, hit.first - 1) : hit.verb]
    denied = any(word in language.negations for word in words) and not any(
        word in language.restricting for word in words
    )
    return (told or says) and denied


def left_open(scene: Scene, hit: Hit, sentence: Sentence, hits: list[Hit]) -> range:
    """The tokens of a question that the verb leaves open: what stands in it is not told ("did not say whether she would
    ask the guild to explain why …")."""
    governed = complement_of(scene, hit, sentence) if _leaves_open(scene, hit) else None
    if governed is None or governed.rule != VERB_QUESTION:
        return range(0)
    return range(governed.first, content_end(scene, hit, governed.first, sentence, hits) + 1)


def _leaves_open(scene: Scene, hit: Hit) -> bool:
    says = hit.mode == "finite" and hit.form.type in ("say", "tell", "think")
    return says and scene.language.subject_before_verb and _negated(scene, hit, hit.verb)


def _negated(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether a negation stands beside the verb or between its parts."""
    return any(word in scene.language.negations for word in scene.tokens.low[max(0, hit.first - BEFORE) : end])
