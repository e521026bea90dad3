"""How alike two claims are: named features of a pair, each with its meaning and its unit. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Protocol

from tracker.linking.figures import Figure
from tracker.linking.profiles import Clause, Profile

_TELLING = 4
_PREFIX = 5
_HALF = 0.5
# Two and three occur in every second claim and prove little.
_SMALL = 3


class Meanings(Protocol):
    """Cosines between texts, where the encoder has seen both."""

    def alike(self, text: str, other: str) -> float | None:
        """The cosine of two texts, None where one of them has no vector."""


class NoMeanings:
    """Without the encoder nothing is known of meaning."""

    def alike(self, text: str, other: str) -> float | None:
        """None, always."""
        return None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of a pair of claims.

    `jaccard` and `containment` (of the shorter in the longer) are shares of stems in [0, 1]; `runs` is the share of
    pairs of words side by side, `cognates` likeness across languages, by the beginnings of longer words. `meaning` is
    the cosine of the texts and `part` the best one between their telling clauses, None without the encoder. `opposed`
    is how alike two clauses are of which one denies (0 where none). `shared` numbers are telling ones, `clash` are the
    numbers on either side that the other does not have. `days` lie between the two.
    """

    same_language: bool
    jaccard: float
    containment: float
    runs: float
    cognates: float
    shorter: int
    meaning: float | None
    part: float | None
    opposed: float
    shared: frozenset[float]
    same_unit: bool
    clash: tuple[frozenset[float], frozenset[float]]
    same_author: bool
    days: float | None
    other_day: bool
    same_document: bool = False
    with_post: bool = False


def likeness(one: Profile, two: Profile, same_author: bool, meanings: Meanings) -> Likeness:
    """Compares two claims; the order does not matter except for the sides of `clash`."""
    shared_stems = len(one.bag & two.bag)
    shorter = min(len(one.bag), len(two.bag)) or 1
    union = len(one.bag | two.bag) or 1
    part, opposed = _clauses(one.clauses, two.clauses, meanings)
    values = one.counts & two.counts
    units = _shared_units(one.figures, two.figures)
    return Likeness(
        same_language=_language(one) == _language(two),
        jaccard=shared_stems / union,
        containment=shared_stems / shorter,
        runs=_runs(one.stems, two.stems) if shared_stems / shorter >= _HALF else 0.0,
        cognates=_cognates(one.bag, two.bag),
        shorter=min(len(one.stems), len(two.stems)),
        meaning=meanings.alike(one.claim.text, two.claim.text),
        part=part,
        opposed=opposed,
        shared=frozenset(value for value in values if value > _SMALL or value in units),
        same_unit=bool(units),
        clash=_clash(one, two),
        same_author=same_author,
        days=_days(one, two),
        other_day=_other_day(one, two),
        same_document=one.claim.document_id == two.claim.document_id,
        with_post="post" in (one.claim.kind, two.claim.kind),
    )


def _runs(one: Sequence[str], two: Sequence[str]) -> float:
    """The share of the shorter text's pairs of neighbouring words that the longer has too, in [0, 1].

    A long text has most of a short one's words anyhow, but not side by side.
    """
    left, right = set(pairwise(one)), set(pairwise(two))
    return len(left & right) / (min(len(left), len(right)) or 1)


def _language(one: Profile) -> str:
    return (one.claim.language or "").partition("-")[0]


def _cognates(one: frozenset[str], two: frozenset[str]) -> float:
    """The share of the longer words whose first letters the other text has too (Dice), in [0, 1]."""
    starts = {word[:_PREFIX] for word in one if len(word) >= _TELLING}
    others = {word[:_PREFIX] for word in two if len(word) >= _TELLING}
    return 2 * len(starts & others) / (len(starts) + len(others)) if starts and others else 0.0


def _clauses(one: Sequence[Clause], two: Sequence[Clause], meanings: Meanings) -> tuple[float | None, float]:
    """The best likeness between clauses (None without meanings), and that of the best pair of which one side denies.

    Clauses are opposed only when each is the other's nearest, so that a denial next to the point is none of it.
    """
    known, best = False, 0.0
    pairs: list[tuple[float, int, int]] = []
    for i, left in enumerate(one):
        for j, right in enumerate(two):
            cosine = meanings.alike(left.text, right.text)
            known |= cosine is not None
            union = len(left.stems | right.stems) or 1
            alike = max(cosine or 0.0, len(left.stems & right.stems) / union)
            pairs.append((alike, i, j))
            if left.telling and right.telling:
                best = max(best, alike)
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    opposed, seen_left, seen_right = 0.0, set[int](), set[int]()
    for alike, i, j in pairs:
        if i not in seen_left and j not in seen_right and one[i].negated != two[j].negated:
            opposed = max(opposed, alike)
        seen_left.add(i)
        seen_right.add(j)
    if _denials(one) == _denials(two):
        opposed = 0.0
    return (best if known else None), opposed


def _denials(clauses: Sequence[Clause]) -> int:
    return sum(clause.negated for clause in clauses)


def _shared_units(one: Sequence[Figure], two: Sequence[Figure]) -> Mapping[float, str]:
    counted = {(figure.value, figure.unit) for figure in one if figure.unit and not figure.calendar}
    return {figure.value: figure.unit for figure in two if (figure.value, figure.unit) in counted}


def _clash(one: Profile, two: Profile) -> tuple[frozenset[float], frozenset[float]]:
    """Numbers without a partner, when both sides have some; in one language, numbers of the same things."""
    left, right = one.counts - two.counts, two.counts - one.counts
    if left and right and _language(one) == _language(two):
        units_left = {figure.unit for figure in one.figures if figure.value in left}
        units_right = {figure.unit for figure in two.figures if figure.value in right}
        common = units_left & units_right
        if not common and "" not in units_left | units_right:
            return frozenset(), frozenset()
    return (left, right) if left and right else (frozenset(), frozenset())


def _days(one: Profile, two: Profile) -> float | None:
    if one.claim.day is None or two.claim.day is None:
        return None
    return abs(one.claim.day - two.claim.day) / timedelta(days=1)


def _other_day(one: Profile, two: Profile) -> bool:
    """Whether the claims say of what they speak that it falls on different days, in different words."""
    a, b = one.claim, two.claim
    if a.about_day is None or b.about_day is None or (a.about_text or "").casefold() == (b.about_text or "").casefold():
        return False
    return abs(a.about_day - b.about_day) > timedelta(hours=20)
