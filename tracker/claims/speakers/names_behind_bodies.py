"""Where a name begins that stands right behind the body or the place of an office: "de l'Économie Ada Brun"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.name_runs import is_proper
from tracker.claims.speakers.titles import is_body
from tracker.claims.text.analysis import Scene

# "ministre de l'Économie Ada Brun": a run behind "of" is a body and a name when it has so many words.
BODY_AND_NAME: Final = 3


def without_body(scene: Scene, role: int, first: int, last: int) -> int:
    """Where the name begins in "Intérieur Ada Brun", "Salud Pública Ana Rey"; -1 where that is not sure: the whole run
    may be a place ("Câmara de Riacho Novo") or a person of whom somebody is ("la madre de Juan Carlos Prado")."""
    language, low = scene.language, scene.tokens.low
    first = _past_links(scene, role, first, last)
    words = [at for at in range(first, last + 1) if is_proper(scene, at)]
    state = scene.tokens.printed(first, first + 1).casefold() in language.states and len(words) > BODY_AND_NAME
    if language.subject_before_verb and state and words[2] == first + 2:
        # "President of the United States Ada Brun".
        return words[2]
    if language.subject_before_verb and len(words) == BODY_AND_NAME and low[first - 1] in language.articles:
        # "Speaker of the House Ada Brun", "Secretary of the Interior Ada Brun".
        named = is_body(low[first], language) or low[first] in language.department_adjectives
        return words[1] if named and words[1] == first + 1 else -1
    if len(words) < BODY_AND_NAME or not language.adjectives_follow or words[1] != words[0] + 1:
        return -1
    # Persons have no article behind "of"; an office is of a department or a place, whoever holds it.
    article = low[first - 1] in language.articles and low[first - 1] not in language.bare_of
    described = low[words[1]] in language.department_adjectives
    headed = described or low[role] in language.department_heads or _is_of_place(scene, role, words)
    if not article and not headed and scene.class_at(first) != wc.NOUN:
        return -1
    if not described:
        return words[1]
    return words[2] if len(words) > BODY_AND_NAME else -1


def _past_links(scene: Scene, role: int, first: int, last: int) -> int:
    """Past "Comune di" and "Pesca e del" in "Comune di Norwold Ada Brun", "Pesca e del Mare Ada Brun"."""
    language, low = scene.language, scene.tokens.low
    while language.adjectives_follow and first < last:
        link = first + 1 + (low[first + 1] in language.conjunctions)
        part = is_body(low[first], language) or low[role] in language.department_heads
        if not part or low[link] not in language.linkers:
            break
        first = link + 1
    return first


def _is_of_place(scene: Scene, role: int, words: list[int]) -> bool:
    """ "Il sindaco di Norwold Ada Brun", "o senador por Norwold Ada Brun": one word for the place, two for the name."""
    language, low = scene.language, scene.tokens.low
    before = low[words[0] - 1]
    elsewhere = before in language.prepositions and before not in language.noun_prepositions
    placed = elsewhere or low[role] in language.place_heads or is_body(low[words[0] - 2], language)
    return placed and len(words) == BODY_AND_NAME and low[words[0]] not in language.place_openings
