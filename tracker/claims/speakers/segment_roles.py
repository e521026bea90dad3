"""The role that a segment of a noun phrase holds: "le maire" of "le maire Élie Morvant"."""

from __future__ import annotations

from tracker.claims.speakers.name_runs import is_surname
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene


def last_role(scene: Scene, begin: int, end: int) -> int:
    """The last role of a segment that another word follows, or that closes it; -1 where none stands there."""
    tokens, language = scene.tokens, scene.language
    found = -1
    for at in range(begin, end + 1):
        if is_role(tokens.low[at], language) and not (
            at > begin and (_is_behind_of(scene, begin, at) or is_surname(scene, at))
        ):
            found = found if found >= 0 and _ends_body(scene, at) else at
    return found


def _is_behind_of(scene: Scene, begin: int, at: int) -> bool:
    """Whether "of" stands right before the token; an article that opens the phrase is none ("el ministro de …"), though
    it stands in names."""
    low, language = scene.tokens.low, scene.language
    # "La Guardia Costera" is a body: behind its article the noun for an office has a capital only where one is held.
    common = language.nouns_capitalised or not scene.tokens.upper(at)
    office = common or low[at] in language.department_heads
    opens = office and at - 1 == begin and low[begin] in language.definite and low[begin] not in language.genitives
    return low[at - 1] in language.noun_prepositions and not opens


def _ends_body(scene: Scene, at: int) -> bool:
    """ "El jefe del Estado Mayor": a capital behind another that "of" joins is of the body's name."""
    tokens, language = scene.tokens, scene.language
    both = tokens.upper(at) and tokens.upper(at - 1) and language.adjectives_follow
    return both and tokens.low[at - 2] in language.noun_prepositions
