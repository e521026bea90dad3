"""What stands between a noun phrase and its verb and belongs to the phrase or to neither: appositions and asides."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar.noun_phrases import matched
from tracker.claims.grammar.phrase_starts import start_of
from tracker.claims.grammar.word_signs import is_name, is_voice
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.tokens import BREAK

LONGEST_APPOSITION: Final = 24


def before_parentheticals(scene: Scene, at: int, begin: int) -> int:
    """The last token before an aside that ends at `at`, with its commas ("…, de son côté, a dit")."""
    low, language = scene.tokens.low, scene.language
    while at >= begin:
        here = at - 1 if low[at] == "," else at
        tails = language.parentheticals_reversed.get(low[here], ()) if here >= begin else ()
        length = next((1 + len(tail) for tail in tails if tuple(low[here - len(tail) : here][::-1]) == tail), 0)
        if not length:
            return at
        at = here - length
        if at >= begin and low[at] == "," and here != at + length:
            at -= 1
    return at


def before_relay(scene: Scene, first: int, last: int) -> int:
    """The last token before "cited by …" in a noun phrase, or its last token."""
    low, language = scene.tokens.low, scene.language
    for at in range(first + 1, last):
        if low[at] in language.cited and matched(low, at, language.cited[low[at]]):
            return at - 1
    return last


def is_apposition(scene: Scene, comma: int, last: int) -> bool:
    """Whether what stands between the commas is an apposition: a name, a role or a body."""
    low, language = scene.tokens.low, scene.language
    first = comma + 1
    if (
        first > last
        or low[first] in language.relatives
        or low[first] in language.adverbials
        or low[first] in language.time_words
    ):
        return False
    if is_name(scene, first, last):
        return True
    return any(is_voice(low[at], language) for at in range(first, min(last + 1, first + 6)))


def role_before(scene: Scene, at: int, begin: int) -> int:
    """The start of "le secrétaire général des Nations unies" before ", Antonio Guterres", or -1."""
    low, language = scene.tokens.low, scene.language
    if at < begin or scene.tokens.quote[at] >= 0:
        return -1
    first = start_of(scene, at, begin)
    if first < 0:
        return -1
    if any(low[here] in language.roles or low[here] in language.titles for here in range(first, at + 1)):
        return first
    return -1


def opening_of(scene: Scene, at: int, begin: int) -> int:
    """The comma, dash or bracket that opens what the one at `at` closes, or -1."""
    low = scene.tokens.low
    mate = "(" if low[at] == ")" else low[at]
    for here in range(at - 1, max(begin - 1, at - 2 - LONGEST_APPOSITION), -1):
        if low[here] == mate:
            return here
        if low[here] in (BREAK, ";", ":"):
            return -1
    return -1


def is_bare_role(scene: Scene, first: int, begin: int) -> bool:
    """ "Joost Tarn, chairman of the guild in Elm, Norwold, said": a role without an article is no subject by itself."""
    low, language = scene.tokens.low, scene.language
    joined = first > begin and (low[first - 1] == "," or low[first - 1] in language.conjunctions)
    common = low[first] in language.roles and not scene.tokens.upper(first)
    return (
        joined
        and common
        and language.subject_before_verb
        and low[first + 1] in language.prepositions | language.linkers
    )


def name_before_role(scene: Scene, first: int, begin: int) -> Phrase | None:
    """The name that a comma joins to a role at `first`; None where something else stands there."""
    last = first - 2
    if scene.tokens.low[first - 1] != "," or last < begin:
        return None
    name = start_of(scene, last, begin)
    return Phrase(name, last) if name >= 0 and is_name(scene, name, last) else None
