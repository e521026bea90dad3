"""Where what is said ends: at the end of the sentence, or where the narrator or another speaker takes over."""

from __future__ import annotations

from typing import Final

from tracker.claims import nouns, subjects
from tracker.claims.around import parenthetical
from tracker.claims.attribution import by_preposition
from tracker.claims.governed import content_start
from tracker.claims.report import CLOSERS
from tracker.claims.scene import Hit, Scene
from tracker.claims.sentences import Sentence

# What a verb behind "and" must govern to be a second report and no part of the first.
CLAUSES: Final = ("verb-clause",)
# A second report behind "but" has its verb within so many words, and it is one of speaking.
TURN: Final = 8
SPEAKS: Final = frozenset({"say", "tell", "ask", "write"})
ANYTHING: Final = ("verb-clause", "verb-bare-clause", "verb-infinitive", "verb-question", "verb-naming")


def content_end(scene: Scene, own: Hit, start: int, sentence: Sentence, hits: list[Hit]) -> int:
    """The last token of the content that begins at `start` and that the verb `own` governs."""
    tokens = scene.tokens
    last = sentence.last - 1
    for hit in hits:
        if hit.first > start:
            stop = _other_report(scene, own, hit, start, sentence)
            if stop > start:
                last = min(last, stop)
                break
    last = _narrators_turn(scene, start, last)
    while last > start and tokens.low[last] in CLOSERS and tokens.quote[last] < 0:
        last -= 1
    return last


def _other_report(scene: Scene, own: Hit, hit: Hit, start: int, sentence: Sentence) -> int:
    """The last token before another report that is no part of this one; -1 when the verb makes none."""
    low, language = scene.tokens.low, scene.language
    before = hit.first - 1
    if hit.mode == "gerund" and low[before] == ",":
        return before
    if hit.mode == own.mode == "gerund" and low[before] in language.joiners:
        return before - 1
    kinds = ANYTHING if language.marker_belongs else CLAUSES
    if hit.mode == "finite" and low[before] in language.joiners and content_start(scene, hit, sentence)[1] in kinds:
        return before - 1
    if hit.mode == "finite" and language.subject_before_verb:
        subject = subjects.before(scene, hit.first, start)
        joint = subject.first - 1 if subject is not None else -1
        if joint > start + 1 and low[joint] in language.joiners | language.turning and low[joint - 1] in ",–—-":
            return joint - 2
        if joint > start + 1 and low[joint] in language.relatives and low[joint - 1] == ",":
            return joint - 2
    beside = parenthetical(scene, hit, sentence)
    if beside is None or beside.first - 1 <= start:
        return -1
    return beside.first - (1 if scene.tokens.quote[beside.first - 1] >= 0 else 2)


def _names_source(scene: Scene, at: int, last: int) -> bool:
    """ ", according to NP" up to the end: the narrator's own source, not what was said."""
    language = scene.language
    tails = language.prepositions_of_source.get(scene.tokens.low[at], ())
    if not any(not tail.weak for tail in tails):
        return False
    return by_preposition(scene, at, last + 1, "source-preposition", 0.9) is not None


def _narrators_turn(scene: Scene, start: int, last: int) -> int:
    """The last token before ", but that was not so", a semicolon, or a colon that opens a quotation."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(start + 2, last):
        if low[at] == "," and _names_source(scene, at + 1, last):
            return at - 1
        if low[at] == ";" or (low[at] == ":" and tokens.quote[at + 1] >= 0):
            return at - 1
        if low[at] in language.turning and _turns(scene, at, last):
            return at - 1 if low[at - 1] not in ",-–—" else at - 2
    return last


def _turns(scene: Scene, at: int, last: int) -> bool:
    """Whether "but" gives the floor back to the narrator.

    Where "that" is repeated in what goes on ("mais que …"), its absence shows the narrator. English does not repeat it:
    there what follows goes on with what was said (23 of 38 in the annotated news), unless it reports again.
    """
    low, language = scene.tokens.low, scene.language
    if not language.subject_before_verb:
        if nouns.looks_finite(scene, at + 1):
            return True
        return low[at - 1] == "," and not (low[at + 1] in language.complementisers or low[at + 1] in language.skips)
    for here in range(at + 1, min(last, at + TURN)):
        if low[here] == "," or low[here] in language.complementisers:
            return False
        hit = scene.hit_at.get(here)
        if hit is not None:
            return hit.mode == "finite" and hit.form.type in SPEAKS
    return False
