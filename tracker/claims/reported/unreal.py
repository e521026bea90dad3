"""What is only thought of: "if she rejects the plan", "he might ask them to stay". Nobody has said such a thing."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.complements import Complement
from tracker.claims.grammar.noun_phrases import matched
from tracker.claims.rules import VERB_INFINITIVE, VERB_NAMING, VERB_NOMINAL
from tracker.claims.text.analysis import Hit, Phrase, Scene

# "Il est important de" and an adverb.
LONGEST_OPENING: Final = 5
# What is reported without a clause of its own: praise, calls, intentions.
WITHOUT_CLAUSE: Final = frozenset({VERB_INFINITIVE, VERB_NAMING, VERB_NOMINAL})


def is_unreal(scene: Scene, hit: Hit, governed: Complement, subject: Phrase | None) -> bool:
    """Whether the verb stands behind "might", "would" or "is expected to", in a clause with "if" or "whether", only
    tells who is meant, or is the narrator's."""
    language = scene.language
    if (
        (hit.mode == "infinitive" and _is_wished(scene, hit))
        or _is_narrators(scene, hit)
        or _is_left_unsaid(scene, hit)
    ):
        return True
    if hit.mode == "finite" and _is_only_possible(scene, hit):
        return True
    plain = governed.rule in WITHOUT_CLAUSE
    if not language.modals or not (plain or hit.form.type == "think"):
        return False
    if _is_to_come(scene, hit, plain) or (governed.rule == VERB_INFINITIVE and _tells_who(scene, hit, subject)):
        return True
    before = (subject.first if subject is not None else hit.first) - 1
    return before >= 0 and scene.tokens.low[before] in language.if_words


def _is_only_possible(scene: Scene, hit: Hit) -> bool:
    """ "The region could concede that …", "critics might argue that …": nobody has; but who "could say only that" or
    "could not deny that" has said it."""
    low, language = scene.tokens.low, scene.language
    words = low[hit.first : hit.last + 2]
    if not any(word in language.possibly for word in words[: hit.verb - hit.first]):
        return False
    denied = hit.form.stance == "denying" and any(word in language.negations for word in words)
    return not denied and not any(word in language.restricting for word in words)


def _is_left_unsaid(scene: Scene, hit: Hit) -> bool:
    """ "Without saying whether", "stopped short of calling it a fraud", "not to mention that …"."""
    low, language, before = scene.tokens.low, scene.language, hit.first - 1
    if hit.mode == "infinitive":
        return language.marker_belongs and low[before] in language.negations
    if hit.mode != "gerund":
        return False
    small = low[before] in language.prepositions or low[before] in language.linkers
    return low[before] in language.abstaining or (small and low[before - 1] in language.abstaining)


def _is_to_come(scene: Scene, hit: Hit, plain: bool) -> bool:
    """ "May believe the port is closed", "is expected to announce a fee", "hopes to defend the plan"."""
    low, language = scene.tokens.low, scene.language
    if any(low[at] in language.modals for at in range(hit.first, hit.verb)):
        return True
    return plain and hit.mode == "infinitive" and low[hit.first - 1] in language.unrealised


def _tells_who(scene: Scene, hit: Hit, subject: Phrase | None) -> bool:
    """ "Voters who want to stop the dam", "a vote that Greens want to win": a wish that only says who or what is meant;
    behind a comma it is told of somebody."""
    low, language = scene.tokens.low, scene.language
    if hit.form.type != "intend" or hit.mode != "finite":
        return False
    for at in (hit.first - 1, subject.first - 1 if subject is not None else -1):
        if at > 0 and low[at] in language.relatives and scene.class_at(at) == wc.REL:
            return low[at - 1] != ","
    return False


def _is_wished(scene: Scene, hit: Hit) -> bool:
    """ "It is lawful for a shop to refuse service": who stands between "for" and "to" has not done it."""
    analysis = scene.analysis_at(hit.first)
    if analysis is None or not scene.language.wishing:
        return False
    before = (one for one in analysis.phrases if one.until == hit.first - 1 and one.begin > analysis.first)
    return any(scene.tokens.low[one.begin - 1] in scene.language.wishing for one in before)


def _is_narrators(scene: Scene, hit: Hit) -> bool:
    """ "Cabe señalar que …", "va ricordato che …", "il convient de rappeler que …": whoever writes says so."""
    low, language = scene.tokens.low, scene.language
    opens = hit.verb - scene.sentences[scene.number_at(hit.verb)].first
    said = low[hit.verb - 1] in language.infinitive_prepositions
    if language.adjectives_follow and opens <= 1 and scene.class_at(hit.verb) == wc.INF and not said:
        # "À noter que …", "da notare che …", "decir que … es mentir"; but "al afirmar que …" tells of somebody.
        return True
    small = language.adverbials | language.object_pronouns
    for first in range(max(hit.first - LONGEST_OPENING, 0), hit.first + 1):
        size = matched(low, first, language.narrator_says.get(low[first], ()))
        if not size:
            continue
        if first <= hit.first < first + size:
            # "Il convient de" has a verb of saying in it, "va ricordato" is one.
            return first + size <= hit.verb or first < hit.first
        if hit.mode != "finite" and all(low[at] in small for at in range(first + size, hit.first)):
            return True
    return False
