"""Whether two claims say the same, contradict each other, or have nothing to do with each other. Pure.

Fitted on the development world (119 pairs to link, 614 of the same events not to) and on nothing else; the figures
are in docs/linking.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from tracker.linking.likeness import Likeness

Relation = Literal["same_post", "verbatim", "translation", "paraphrase"]
Conflict = Literal["numbers", "dates", "negation"]

# Texts shorter than this get no verdict by similarity: "Yes we can" and "No we cannot" share most of their words.
SHORTEST = 4
_SHORT = 7
# The same words: a share of all stems that is higher for short texts, or nearly all of the shorter text.
_SAME_WORDS, _SAME_WORDS_SHORT, _CONTAINED, _IN_RUNS = 0.6, 0.75, 0.9, 0.6
# Below this share of the shorter text's words in common nothing is the same words.
LEAST_SHARED = 0.6
# The same meaning in another language.
_TRANSLATED, _TRANSLATED_CLAUSE = 0.63, 0.8
# A paraphrase by one author or with a telling number; one with neither; one within a document.
_PARAPHRASED, _UNSUPPORTED, _WITHIN_DOCUMENT = 0.545, 0.64, 0.8
# One true translation in five differs in its negations: across languages more is asked.
_CONTRADICTED, _OTHER_DAY, _OPPOSED, _OPPOSED_ABROAD = 0.6, 0.55, 0.6, 0.7
# Claims by different authors contradict each other only when they are about the same matter as a whole.
_SAME_MATTER = 0.5
# What numbers and authors add to likeness, and what a clause may count less than the whole.
_NUMBER, _SMALL_NUMBER, _AUTHOR, _CLAUSE, _LONE_CLAUSE = 0.15, 0.05, 0.1, 0.08, 0.12
_NEAR, _PER_DAY, _FAR = 2.0, 0.02, 0.15
# Without the encoder: shared beginnings of words stand in for meaning.
_BASE, _SLOPE = 0.25, 0.75


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation or a conflict, with the score in [0, 1] it was decided by, the method and the evidence as JSON."""

    relation: Relation | None
    conflict: Conflict | None
    score: float
    method: str
    evidence: str


def decide(pair: Likeness) -> Verdict | None:
    """What two claims of one event are to each other; None where they are nothing."""
    score, method = _score(pair)
    if pair.shorter < SHORTEST and pair.jaccard < 1:
        return None
    conflict = _conflict(pair, score)
    if conflict:
        return Verdict(None, conflict, score, method, _evidence(pair))
    # Numbers that disagree are never one statement, however unlike the rest: of 110 true translations none had them.
    relation = None if pair.clash[0] else _relation(pair, score)
    return Verdict(relation, None, score, method, _evidence(pair)) if relation else None


def _score(pair: Likeness) -> tuple[float, str]:
    """Likeness in [0, 1] with what numbers, authors and days add to it, and the feature that carried it."""
    telling = bool(pair.shared) or pair.same_unit
    clause = _CLAUSE if telling or pair.same_author else _LONE_CLAUSE
    carried = {"words": pair.jaccard if pair.same_language else 0.0}
    if pair.same_language and pair.shorter >= _SHORT:
        carried["containment"] = min(pair.containment, pair.runs) - clause
    if pair.meaning is not None:
        carried["meaning"] = pair.meaning
        if pair.with_post or not pair.same_document:
            carried["clause"] = (pair.part or 0.0) - clause
    else:
        carried["cognates"] = min(1.0, _BASE + _SLOPE * pair.cognates)
    method = max(carried, key=lambda name: carried[name])
    score = carried[method]
    if pair.shared:
        score += _NUMBER
    elif pair.same_unit:
        score += _SMALL_NUMBER
    if pair.same_author:
        score += _AUTHOR
    if pair.days is not None and pair.days > _NEAR:
        score -= min(_FAR, _PER_DAY * (pair.days - _NEAR))
    return max(0.0, min(1.0, score)), method


def _conflict(pair: Likeness, score: float) -> Conflict | None:
    if not (pair.same_author or max(pair.jaccard, pair.meaning or 0.0) >= _SAME_MATTER):
        return None
    if pair.clash[0] and score >= _CONTRADICTED:
        return "numbers"
    if pair.other_day and score >= _OTHER_DAY:
        return "dates"
    if score >= _CONTRADICTED and pair.opposed >= (_OPPOSED if pair.same_language else _OPPOSED_ABROAD):
        return "negation"
    return None


def _relation(pair: Likeness, score: float) -> Relation | None:
    if pair.same_language:
        least = _SAME_WORDS if pair.shorter >= _SHORT else _SAME_WORDS_SHORT
        if pair.jaccard >= least or (
            pair.shorter >= _SHORT and pair.containment >= _CONTAINED and pair.runs >= _IN_RUNS
        ):
            return "verbatim"
    elif pair.meaning is not None and (
        pair.meaning >= _TRANSLATED or ((pair.part or 0.0) >= _TRANSLATED_CLAUSE and score >= _TRANSLATED)
    ):
        return "translation"
    return "paraphrase" if score >= _needed(pair) else None


def _needed(pair: Likeness) -> float:
    """The score a paraphrase needs. A document seldom says a thing twice, except in a quotation and its post."""
    if pair.same_document and not pair.shared and not (pair.with_post and pair.same_author):
        return _WITHIN_DOCUMENT
    return _PARAPHRASED if pair.shared or pair.same_author else _UNSUPPORTED


def _evidence(pair: Likeness) -> str:
    facts: dict[str, object] = {"words": round(pair.jaccard, 3), "contained": round(pair.containment, 3)}
    if pair.meaning is not None:
        facts |= {"meaning": round(pair.meaning, 3), "clause": round(pair.part or 0.0, 3)}
    else:
        facts["cognates"] = round(pair.cognates, 3)
    if pair.shared:
        facts["numbers"] = sorted(pair.shared)
    if pair.clash[0]:
        facts["clash"] = [sorted(pair.clash[0]), sorted(pair.clash[1])]
    if pair.same_author:
        facts["author"] = "same"
    if pair.opposed:
        facts["negation"] = f"one side only, clauses {pair.opposed:.2f} alike"
    if pair.days is not None:
        facts["days"] = round(pair.days, 1)
    return json.dumps(facts, ensure_ascii=False)
