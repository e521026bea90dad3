"""Who is quoted, where the quotation hangs on a passive: "dubbed “…” by NP", "von NP als „…“ bezeichnet"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar.agreement import is_somebody_named
from tracker.claims.rules import PASSIVE_WITH_AGENT, PASSIVE_WITH_EARLIER_AGENT, PASSIVE_WITHOUT_AGENT
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# A passive as close to its quotation judges it, whoever does.
CLOSE: Final = 3


def passive_agent(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "qualifié de « … » par NP", "dubbed “…” by NP"."""
    low, language = scene.tokens.low, scene.language
    hit = _passive_hit(scene, sentence.first, at)
    if hit is None:
        return None
    for here in range(at + 1, min(sentence.last, at + 6)):
        if low[here] in language.agent_prepositions:
            phrase = noun_phrases.after(scene, here + 1, sentence.last)
            if phrase is not None:
                return by_verb(scene, hit, phrase, PASSIVE_WITH_AGENT)
    for here in range(hit.last + 1, at):
        if scene.tokens.quote[here] >= 0:
            # "Labelled a “gift” and a step by NP “towards the coast”": what is behind it is of another noun.
            break
        if low[here] in language.agent_prepositions:
            phrase = noun_phrases.after(scene, here + 1, at)
            if phrase is not None:
                return by_verb(scene, hit, phrase, PASSIVE_WITH_EARLIER_AGENT)
    opening = _agent_first(scene, sentence, at)
    if opening is not None:
        return by_verb(scene, hit, opening, PASSIVE_WITH_EARLIER_AGENT)
    if hit.form.type == "judge" and abs(at - hit.verb) <= CLOSE:
        return by_verb(scene, hit, None, PASSIVE_WITHOUT_AGENT)
    return None


def _agent_first(scene: Scene, sentence: Sentence, at: int) -> Phrase | None:
    """ "In den Medien war er als „…“ bezeichnet worden", "Kritiker …, wird von der Werft als „…“ bezeichnet": by whom,
    where the participle comes last."""
    low, language = scene.tokens.low, scene.language
    if not language.verb_second:
        return None
    for here in range(at - 1, sentence.first - 1, -1):
        inside = here == sentence.first and low[here] in language.said_in
        if scene.tokens.quote[here] >= 0 or low[here] in ",;:":
            return None
        if not inside and low[here] not in language.agent_prepositions:
            continue
        phrase = noun_phrases.after(scene, here + 1, at)
        if phrase is None or phrase.pronoun:
            continue
        words = range(phrase.first, phrase.last + 1)
        if any(low[word] in language.media for word in words) or (not inside and is_somebody_named(scene, phrase)):
            return phrase
    return None


def _passive_hit(scene: Scene, begin: int, at: int) -> Hit | None:
    for here in (at + 1, *range(at - 1, max(begin, at - 12) - 1, -1)):
        hit = scene.hit_at.get(here)
        if hit is not None and hit.mode == "passive":
            return hit
    return None
