"""In what form a verb reports: finite, an infinitive, a gerund or a passive, and with what auxiliaries before it."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.adverbials import aside_before
from tracker.claims.text.analysis import Scene
from tracker.languages.cue_forms import CueForm
from tracker.languages.lexicon import Language

# Words between an auxiliary and its participle.
REACH: Final = 6


def mode_of(scene: Scene, i: int, form: CueForm) -> tuple[str, int, int]:
    """(mode, first token of the cue, token of a joined pronoun before the verb or -1)."""
    low, language = scene.tokens.low, scene.language
    passive = i > 0 and _passive(low, i, language)
    if form.category == "gerund":
        if passive:
            return "finite", i - 1, -1
        return "gerund", i - 1 if i and low[i - 1] in language.gerund_prepositions else i, -1
    first, joined = i, -1
    auxiliary = -1
    here, floor = i, max(-1, i - 1 - REACH)
    while here - 1 > floor:
        here -= 1
        word = low[here]
        if word == "," and form.category == "participle":
            here = floor = _before_aside(low, here)
            floor -= 2
            continue
        if word in language.auxiliaries and not _is_name(scene, here):
            first = auxiliary = here
        elif word in language.enclitics and word not in language.object_pronouns:
            joined = here
        elif word in language.infinitive_markers and here == i - 1 and form.category != "participle":
            if _is_periphrasis(low, here, form, language):
                return "finite", here - 1, -1
            return "infinitive", here, -1
        elif word not in language.adverbials and not (language.adjectives_follow and _is_adverb(word, language)):
            aside = aside_before(low, here, language)
            if not aside:
                break
            here, floor = here - aside + 1, floor - aside
    if form.category == "infinitive":
        if auxiliary >= 0:
            return "finite", first, joined
        return "infinitive", i - (i > 0 and low[i - 1] in language.infinitive_prepositions), -1
    if form.category == "participle":
        return ("passive" if auxiliary < 0 or passive else "finite"), first, joined
    return ("passive" if passive and auxiliary >= 0 else "finite"), first, joined


def _is_name(scene: Scene, at: int) -> bool:
    """ "Ada May said", "Kit Will said": a surname that is an auxiliary elsewhere."""
    return scene.tokens.upper(at) and scene.class_at(at) == wc.PROPN


def _is_adverb(word: str, language: Language) -> bool:
    """ "A solennellement déclaré": what stands between an auxiliary and its participle and ends so is no noun."""
    return word.endswith(language.adverb_endings)


def _is_periphrasis(low: list[str], marker: int, form: CueForm, language: Language) -> bool:
    """ "voltou a dizer", "va a decir": the verb before the marker only helps the infinitive."""
    if language.marker_belongs or language.verb_second or form.category != "infinitive" or marker < 1:
        return False
    return low[marker - 1] in language.auxiliaries and low[marker - 1] not in language.passives


def _before_aside(low: list[str], comma: int) -> int:
    """The comma that opens the aside closed by this one ("avait, de son côté, déclaré"), or the same comma."""
    for here in range(comma - 1, max(-1, comma - 1 - REACH), -1):
        if low[here] == ",":
            return here
        if not low[here][0].isalnum():
            break
    return comma


def _passive(low: list[str], i: int, language: Language) -> bool:
    """A form of "to be" before it, and no reflexive pronoun ("s'est dit")."""
    for here in range(i - 1, max(-1, i - 1 - REACH), -1):
        word = low[here]
        if word in language.passives:
            return low[here - 1] not in language.reflexives if here else True
        if word not in language.adverbials or word in language.auxiliaries:
            return False
    return False
