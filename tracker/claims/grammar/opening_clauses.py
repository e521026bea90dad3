"""A clause that opens its sentence, and the main one behind it: "Although NP said that …, crews left", "Saying that …,
NP left": what is reported ends where the main clause begins, and whoever is its subject says what a gerund does."""

from __future__ import annotations

from typing import Final, NamedTuple

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.agreement import is_somebody_named
from tracker.claims.grammar.clauses import first_word
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# From the comma to the verb of the main clause, past asides, there are seldom more tokens.
REACH: Final = 30
# "Even after", "Después de que": before the conjunction stand so few words.
OPENING: Final = 4
BEFORE_CONJUNCTION: Final = frozenset({wc.ADV, wc.ADP, wc.CCONJ, wc.SCONJ})
# What opens a clause that hangs on another, or one that stands in its place.
HANGING: Final = frozenset({wc.SCONJ, wc.REL})
# What may stand between the comma and the verb of a main clause that has no subject of its own.
SMALL: Final = frozenset({wc.ADV, wc.PRON, wc.PART})


def is_unfinished(scene: Scene, hit: Hit) -> bool:
    """Whether the verb is a gerund or an infinitive, of the perfect too ("after having said")."""
    return hit.mode in ("gerund", "infinitive") or scene.class_at(hit.begin) == wc.AUX_OTHER


class MainClause(NamedTuple):
    """The comma before a main clause, and its subject where it has one."""

    comma: int
    subject: Phrase | None


def main_clause_behind(scene: Scene, hit: Hit, start: int, last: int, sentence: Sentence) -> MainClause | None:
    """The main clause behind the tokens [start, last] that the verb governs, where its clause opens the sentence."""
    if scene.language.verb_second or not _opens(scene, hit, sentence):
        return None
    return _main_clause(scene, start, last)


def main_clause_of(scene: Scene, sentence: Sentence, end: int) -> MainClause | None:
    """The main clause before token `end` of a sentence that a clause of time, reason or concession opens."""
    at = first_word(scene, sentence)
    joint = -1 if scene.language.verb_second else _joint(scene, at, min(at + OPENING, end))
    return _main_clause(scene, joint, end - 1) if joint >= 0 else None


def _joint(scene: Scene, first: int, end: int) -> int:
    """The conjunction that opens a clause at `first`, past "even" and "shortly"; -1 without one. "That NP said so …"
    is a subject."""
    low, language = scene.tokens.low, scene.language
    for here in range(first, end):
        if low[here] in language.as_words or low[here] in language.prepositions_of_source:
            # "Según ha señalado, los vecinos …": what stands behind is what was said.
            break
        joins = low[here] in language.subordinators or scene.class_at(here) == wc.SCONJ
        if joins and not (here == first and low[here] in language.complementisers):
            return here
        if scene.class_at(here) not in BEFORE_CONJUNCTION:
            break
    return -1


def _opens(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """Whether the verb stands in a clause that opens the sentence, or is the gerund or infinitive that does."""
    at = first_word(scene, sentence)
    end = min(at + OPENING, hit.begin)
    if is_unfinished(scene, hit):
        small = all(scene.class_at(here) in BEFORE_CONJUNCTION for here in range(at, end))
        marked = hit.mode != "infinitive" or (hit.verb > at and not scene.language.marker_belongs)
        return marked and small and hit.begin - at < OPENING
    joint = _joint(scene, at, end) if hit.mode == "finite" else -1
    if joint < 0 or any(scene.tokens.low[here] in ":;" for here in range(joint, hit.begin)):
        return False
    return _main_clause(scene, joint, hit.begin) is None


def _main_clause(scene: Scene, first: int, last: int) -> MainClause | None:
    """The first clause in [first, last] that stands behind a comma, hangs on nothing and has what it needs in it."""
    low = scene.tokens.low
    begin = first
    for comma in range(first, last):
        if low[comma] != ",":
            continue
        found = None if _hangs(scene, begin, first) else _begins_main(scene, comma, last)
        if found is not None:
            return found
        begin = comma + 1
    return None


def _hangs(scene: Scene, begin: int, first: int) -> bool:
    """Whether the words before a comma are a clause that waits for its own: "that if it rains, …"."""
    at = begin
    while at < begin + 2 and begin == first and scene.tokens.low[at] in scene.language.complementisers:
        at += 1
    conditional = scene.tokens.low[at] in scene.language.subordinators or scene.class_at(at) == wc.SCONJ
    return conditional and (at > begin or begin > first)


def _begins_main(scene: Scene, comma: int, last: int) -> MainClause | None:
    """The clause behind the comma, where a finite verb has its subject there, also past an aside ("…, the mayor, in a
    letter, said"), or stands there alone."""
    low, language = scene.tokens.low, scene.language
    alone, aside = True, last
    for at in range(comma + 1, min(last, comma + REACH) + 1):
        hangs = scene.class_at(at) in HANGING or low[at] in language.complementisers
        if hangs or scene.tokens.quote[at] >= 0 or not (low[at][0].isalnum() or low[at] == ","):
            return None
        if scene.class_at(at) in wc.FINITE:
            found = _with_subject(scene, comma, at, alone=alone)
            behind = found is not None and found.subject is not None and found.subject.first > aside
            return None if behind else found
        alone = alone and scene.class_at(at) in SMALL
        aside = min(aside, at) if low[at] == "," else aside
    return None


def _with_subject(scene: Scene, comma: int, verb: int, *, alone: bool) -> MainClause | None:
    analysis = scene.analysis_at(verb)
    if analysis is None:
        return None
    phrase = analysis.subject_of(verb).phrase
    dropped = scene.language.dropped_subjects
    object_ = (
        phrase is not None and phrase.begin > verb and not is_somebody_named(scene, Phrase(phrase.begin, phrase.until))
    )
    if phrase is None or phrase.relative or (dropped and object_):
        # "Al decir que la obra sigue, perdió la calma": what cannot speak is the object of whoever is left out.
        return MainClause(comma, None) if alone and dropped else None
    return MainClause(comma, Phrase(phrase.begin, phrase.until, phrase.pronoun)) if phrase.begin > comma else None
