"""Hearsay: what a text tells without vouching for it, by its mood or by a word ("aurait fui", "reportedly").

A claim in hearsay is flagged. A sentence in hearsay that names nobody who says it is a claim of nobody named: it is
asserted in the text, but not by the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import first_word, trimmed
from tracker.claims.grammar.noun_phrases import matched
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import (
    AS_CLAUSE,
    CLAUSE_THEN_CREDIT,
    CLAUSE_THEN_SUBJECT_VERB,
    CLAUSE_THEN_VERB,
    CLAUSE_THEN_VERB_SUBJECT,
    HEARSAY,
    SOURCE_PREPOSITION,
)
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

FLAG: Final = "hearsay"
NOBODY: Final = "nobody named"
# Tokens from the auxiliary to its participle: adverbs, "été", "not".
REACH: Final = 4
# Tokens from "soll" to the end of its clause.
FRAME: Final = 40
# From the first finite verb of a clause to its adverb.
NEAR: Final = 3
SHORTEST: Final = 3
CLAUSE_END: Final = frozenset(".!?…;:,–—\n")
# Only in these is the mood surely the narrator's: behind "said that" it may be that of reported speech as such
# ("il a dit qu'il aurait fini lundi").
_OF_NARRATOR: Final = (
    SOURCE_PREPOSITION,
    AS_CLAUSE,
    CLAUSE_THEN_CREDIT,
    CLAUSE_THEN_SUBJECT_VERB,
    CLAUSE_THEN_VERB,
    CLAUSE_THEN_VERB_SUBJECT,
)
# Behind an auxiliary, what the model takes for an adjective is a participle.
_PARTICIPLES: Final = frozenset({wc.PARTICIPLE, wc.ADJ})
_SUBORDINATE: Final = frozenset({wc.REL, wc.SCONJ})


def flag_hearsay(scene: Scene, reported: Iterable[tuple[Draft, ReportedClause]]) -> None:
    """Flags the reported clauses that stand in hearsay."""
    for draft, report in reported:
        first = report.first + (scene.tokens.low[report.first] in scene.language.complementisers)
        if _is_marked(scene, first, report.last, report.sentence, moods=draft.rule in _OF_NARRATOR):
            draft.flags.append(FLAG)


def hearsay_drafts(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Claims of nobody named, for the sentences in hearsay that hold no claim; `drafts` are sorted by start."""
    found: list[Draft] = []
    tokens = scene.tokens
    at, reached = 0, -1
    for sentence in scene.sentences:
        start, end = tokens.start[sentence.first], tokens.end[sentence.last - 1]
        while at < len(drafts) and drafts[at].start < end:
            reached = max(reached, drafts[at].end)
            at += 1
        first = first_word(scene, sentence)
        last = trimmed(scene, first, sentence.last - 1)
        if reached > start or last - first < SHORTEST or tokens.low[sentence.last - 1] == "?":
            continue
        if _is_marked(scene, first, last, sentence, moods=True):
            quoted = any(tokens.quote[token] >= 0 for token in range(first, last + 1))
            draft = Draft(
                "mixed" if quoted else "indirect",
                tokens.start[first],
                tokens.end[last],
                HEARSAY,
                HEARSAY.confidence,
                start,
                end,
                flags=[FLAG],
                author_reason=NOBODY,
            )
            found.append(draft)
    return found


def _is_marked(scene: Scene, first: int, last: int, sentence: Sentence, *, moods: bool) -> bool:
    """Whether the first clause of tokens [first, last] stands in hearsay. What stands behind a relative pronoun, a
    conjunction, a colon or further than NEAR from the first finite verb is of another clause."""
    low, language = scene.tokens.low, scene.language
    if not scene.places_of(language.hearsay_marks, first, last):
        # Most sentences have none of the words, and need no word classes.
        return False
    end = last
    for at in range(first, last):
        if at > end:
            return False
        word, kind = low[at], scene.class_at(at)
        if _is_phrase(scene, at) or (word in language.hearsay_adverbs and _is_of_verb(scene, first, at, last)):
            return True
        if moods and word in language.hearsay_moods and _is_mood(scene, at, last):
            return not any(_would(scene, here) for here in range(sentence.first, sentence.last))
        if at > first and (word in ":;" or kind in _SUBORDINATE):
            return False
        if kind in wc.FINITE:
            end = min(end, at + NEAR)
    return False


def _is_phrase(scene: Scene, at: int) -> bool:
    """ "al parecer", "is said to" with its verb."""
    low, language = scene.tokens.low, scene.language
    length = matched(low, at, language.hearsay_phrases.get(low[at], ()))
    governs = low[at + length - 1] in language.infinitive_markers
    return length > 0 and (not governs or scene.class_at(at + length) in wc.VERBAL)


def _would(scene: Scene, at: int) -> bool:
    """Whether the word makes the mood one of what might have been ("if"); a reflexive pronoun of that form does not."""
    word, language = scene.tokens.low[at], scene.language
    return word in language.hearsay_unless and (word not in language.reflexives or scene.class_at(at) == wc.SCONJ)


def _is_mood(scene: Scene, at: int, last: int) -> bool:
    """ "aurait (été) vu", "soll … gesehen haben"."""
    low, language = scene.tokens.low, scene.language
    if language.hearsay_helpers:
        end = next((here for here in range(at + 1, min(last + 1, at + FRAME)) if low[here] in CLAUSE_END), last + 1)
        return low[end - 1] in language.hearsay_helpers and scene.class_at(end - 2) in wc.VERBAL and end - 2 > at
    for here in range(at + 1, min(last + 1, at + 1 + REACH)):
        if low[here] in language.wishes:
            return False
        if scene.class_at(here) in _PARTICIPLES:
            # "Sarebbe fuggito" is hearsay, "sarebbe utile" an opinion.
            alone = low[at] in language.passives and scene.class_at(here) == wc.ADJ
            return low[here + 1] not in language.wishes and not alone
        if low[here] not in language.adverbials and scene.class_at(here) not in (wc.ADV, wc.AUX_OTHER, wc.PART):
            return False
    return False


def _is_of_verb(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether the adverb belongs to the clause, not to an adjective ("the allegedly stolen car"): it opens the
    sentence, or stands beside the finite verb."""
    if at == first:
        return True
    before, following = scene.class_at(at - 1), scene.class_at(at + 1) if at < last else wc.PUNCT
    return before in wc.FINITE or following in wc.FINITE
