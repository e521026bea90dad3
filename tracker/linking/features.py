"""What a pair of claims has in common and what it has not, as numbers for the model. Pure; the order does not matter.

A word counts by how rare it is in its language and how seldom its own document uses it: what an article says throughout
is its topic, what it says once is what is claimed. Names of the two authors that only one side writes count nothing
("Ruiz would resign", said of Ruiz, and "I will resign", said by her).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta
from itertools import pairwise
from math import log1p

from tracker.linking.meanings import Meanings
from tracker.linking.profiles import Profile, Text
from tracker.linking.shared_numbers import Numbers, clash, numbers_of

# Words of which the first letters agree are forms of one word, and count a little less than the word itself.
_PREFIX, _LEAST_PREFIX, _INFLECTED = 5, 6, 0.8
_NAME = 6
_TELLING_WEIGHT = 0.2
# Two and three occur in every second claim and prove little.
_SMALL = 3
_FAR_DAYS, _UNKNOWN_DAYS, _TEN_DAYS = 30.0, 5.0, 10.0
_MOST_APART = 3
_OPENING = 4
_QUOTED = frozenset({"direct", "mixed", "post"})

WITHIN = (
    "jaccard", "share", "share by size", "common", "size", "apart", "rarest shared", "run", "share in run",
    "neighbours", "clause", "size of clause", "names shared", "names apart", "numbers shared", "numbers clash",
    "one denies", "same author", "other author", "author unknown", "both quoted", "one quoted", "both quoted by run",
    "ratio of lengths", "days", "other day", "openings",
    "words in common", "plain common", "plain jaccard", "plain share", "quoted share", "quoted common", "one phrase",
    "both phrases", "one undated",
)  # fmt: skip
MEANING = (
    "meaning",
    "meaning of clauses",
    "meaning of a clause",
    "meaning by share",
    "much meaning",
    "clauses by share",
)
ACROSS = (
    "cognates", "cognates by size", "names shared", "numbers shared", "numbers clash", "one denies", "same author",
    "other author", "author unknown", "ratio of lengths", "days", "other day", "largest shared", "numbers in common",
    "numbers of one",
)  # fmt: skip


def within(one: Profile, two: Profile) -> tuple[float, ...]:
    """The features of a pair in one language, in the order of WITHIN."""
    a, b = one.text, two.text
    neutral = one.author | two.author
    there, back = aligned(one.weights, two.weights), aligned(two.weights, one.weights)
    met = (sum(there.values()) + sum(back.values())) / 2
    left, right = _total(one.weights, there, neutral), _total(two.weights, back, neutral)
    short, long = sorted((left, right))
    share = min(1.0, met / short) if short else 0.0
    longest = longest_run(a.stems, b.stems)
    run = log1p(longest)
    clause, clause_size = _clauses(one, two)
    quoted = _quoted(one, two)
    return (
        met / (left + right - met) if left + right > met else float(met > 0),
        share, share * log1p(short), log1p(met), log1p(short), log1p(max(0.0, short - met)),
        max(there.values(), default=0.0), run, longest / (min(len(a.stems), len(b.stems)) or 1),
        _neighbours(a, b), clause, clause_size, *_names(a, b, neutral), *_shared(a, b, numbers_of(a, b)),
        *_authors(one, two), float(quoted == 2), float(quoted == 1), (quoted == 2) * run,
        (short or 0.1) / (long or 0.1), *_circumstances(one, two), _openings(one, two, there, back),
        log1p(len(there)), *_plain(one, two, neutral), *_between_marks(one, two),
        float(one.phrase != two.phrase), float(one.phrase and two.phrase),
        float((one.claim.day is None) != (two.claim.day is None)),
    )  # fmt: skip


def across(one: Profile, two: Profile) -> tuple[float, ...]:
    """The features of a pair in two languages, in the order of ACROSS."""
    a, b = one.text, two.text
    starts, others = a.starts, b.starts
    cognates = 2 * len(starts & others) / (len(starts) + len(others)) if starts and others else 0.0
    sizes = sorted((len(a.stems) or 1, len(b.stems) or 1))
    names = a.capital_starts & b.capital_starts
    numbers = numbers_of(a, b)
    return (
        cognates, cognates * log1p(sizes[0]), log1p(len(names)), *_shared(a, b, numbers), *_authors(one, two),
        sizes[0] / sizes[1], *_circumstances(one, two), *_figures(numbers),
    )  # fmt: skip


def meaning(one: Profile, two: Profile, meanings: Meanings, share: float) -> tuple[float, ...]:
    """The cosines of a pair, in the order of MEANING: of the texts, the likest clauses, a clause and the other text."""
    whole = meanings.alike(one.claim.text, two.claim.text) or 0.0
    left, right = one.text.telling, two.text.telling
    clauses = max((meanings.alike(a, b) or 0.0 for a in left for b in right), default=0.0)
    mixed = [meanings.alike(a, two.claim.text) or 0.0 for a in left] + [
        meanings.alike(one.claim.text, b) or 0.0 for b in right
    ]
    return whole, clauses, max(mixed, default=0.0), whole * share, max(0.0, whole - 0.5), clauses * share


def aligned(one: Mapping[str, float], two: Mapping[str, float]) -> dict[str, float]:
    """The stems of one that the other has too, itself or in another form, with the weight they have in both."""
    found = {stem: (weight + two[stem]) / 2 for stem, weight in one.items() if stem in two}
    starts = {
        stem[:_PREFIX]: weight for stem, weight in two.items() if stem not in found and len(stem) >= _LEAST_PREFIX
    }
    for stem, weight in one.items():
        if stem not in found and len(stem) >= _LEAST_PREFIX and (other := starts.get(stem[:_PREFIX])) is not None:
            found[stem] = (weight + other) / 2 * _INFLECTED
    return found


def _plain(one: Profile, two: Profile, neutral: Set[str]) -> tuple[float, float, float]:
    """How much is in common besides numbers and names, by the union and by the shorter one.

    The same law, sum or place in two sentences is no sign that they say the same of it.
    """
    left, right = (
        {stem: weight for stem, weight in side.plain.items() if stem[:_NAME] not in neutral} for side in (one, two)
    )
    met = (sum(aligned(left, right).values()) + sum(aligned(right, left).values())) / 2
    sizes = sum(left.values()), sum(right.values())
    shorter = min(sizes)
    return log1p(met), met / (sum(sizes) - met) if met else 0.0, min(1.0, met / shorter) if shorter else 0.0


def _between_marks(one: Profile, two: Profile) -> tuple[float, float]:
    """How much both print between quotation marks, by what the one does that prints less, and at all.

    Here a word counts by how rare it is in the language alone: whoever quotes the words of a topic quotes the same.
    """
    common = one.quoted & two.quoted
    if not common:
        return 0.0, 0.0
    met = sum((one.text.weights.get(stem, 0.0) + two.text.weights.get(stem, 0.0)) / 2 for stem in common)
    shorter = min(sum(side.text.weights.get(stem, 0.0) for stem in side.quoted) for side in (one, two))
    return min(1.0, met / shorter) if shorter else 0.0, log1p(met)


def _openings(one: Profile, two: Profile, there: Mapping[str, float], back: Mapping[str, float]) -> float:
    """How much of its first telling words the one tells with the other, whichever tells less.

    What is said to happen stands at the beginning, what is known besides at the end ("… during the campaign").
    """
    return min(_opening(one, there), _opening(two, back))


def _opening(side: Profile, common: Mapping[str, float]) -> float:
    first = [stem for stem in dict.fromkeys(side.text.stems) if side.text.weights.get(stem, 0.0) > _TELLING_WEIGHT]
    first = [stem for stem in first if stem[:_NAME] not in side.author][:_OPENING]
    return sum(stem in common for stem in first) / len(first) if first else 0.0


def _total(weights: Mapping[str, float], common: Mapping[str, float], neutral: Set[str]) -> float:
    return sum(weight for stem, weight in weights.items() if stem in common or stem[:_NAME] not in neutral)


def longest_run(one: Sequence[str], two: Sequence[str]) -> int:
    """The longest run of words that stands in both, in words."""
    best = 0
    previous: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for at, word in enumerate(two):
        places.setdefault(word, []).append(at)
    for word in one:
        current = {at: previous.get(at - 1, 0) + 1 for at in places.get(word, ())}
        best = max(best, max(current.values(), default=0))
        previous = current
    return best


def _neighbours(a: Text, b: Text) -> float:
    """The share of the shorter text's pairs of telling words side by side that the other has too."""
    left, right = (
        set(pairwise(stem for stem in text.stems if text.weights.get(stem, 0.0) > _TELLING_WEIGHT)) for text in (a, b)
    )
    return len(left & right) / (min(len(left), len(right)) or 1)


def _clauses(one: Profile, two: Profile) -> tuple[float, float]:
    """How alike the likest two clauses are (weighted Jaccard by the size of what they share), and that size."""
    best = size = 0.0
    for left in one.text.clauses:
        for right in two.text.clauses:
            both = sum(one.weights.get(stem, 0.0) for stem in left.stems & right.stems)
            if both > 0:
                union = sum(one.weights.get(stem, 0.0) for stem in left.stems) - both
                union += sum(two.weights.get(stem, 0.0) for stem in right.stems)
                value = min(1.0, both / union) * log1p(both) if union > 0 else 0.0
                if value > best:
                    best, size = value, log1p(both)
    return best, size


def _names(a: Text, b: Text, neutral: Set[str]) -> tuple[float, float]:
    left = {name for name in a.names - b.names if name[:_NAME] not in neutral}
    right = {name for name in b.names - a.names if name[:_NAME] not in neutral}
    return log1p(len(a.names & b.names)), float(min(len(left), len(right), _MOST_APART))


def _shared(a: Text, b: Text, numbers: Numbers) -> tuple[float, float, float]:
    """Telling numbers in common, whether either side has one that the other has not, whether one side denies."""
    shared = sum(value > _SMALL for value in numbers.shared)
    return log1p(shared), clash(a, b, numbers), float(a.negated != b.negated)


def _figures(numbers: Numbers) -> tuple[float, float, float]:
    """How large the largest number in common is, the share of all numbers that are, and whether one side has none.

    Four dead, four years and four of five share a number and no more; 1,150 jobs and 1.150 Arbeitsplätze share a claim.
    """
    if not numbers.shared:
        return 0.0, 0.0, float(bool(numbers.left) != bool(numbers.right))
    every = len(numbers.shared) + len(numbers.left) + len(numbers.right)
    return log1p(max(numbers.shared)), len(numbers.shared) / every, 0.0


def _authors(one: Profile, two: Profile) -> tuple[float, float, float]:
    if not one.speaker or not two.speaker:
        return 0.0, 0.0, 1.0
    names = (one.author, two.author), (one.speaker, two.speaker)
    if any(left and right and (left <= right or right <= left) for left, right in names):
        return 1.0, 0.0, 0.0
    return 0.0, float(all(left.isdisjoint(right) for left, right in names)), 0.0


def _quoted(one: Profile, two: Profile) -> int:
    return sum(side.claim.kind in _QUOTED for side in (one, two))


def _circumstances(one: Profile, two: Profile) -> tuple[float, float]:
    a, b = one.claim, two.claim
    days = _UNKNOWN_DAYS if a.day is None or b.day is None else min(_FAR_DAYS, abs(a.day - b.day) / timedelta(days=1))
    return days / _TEN_DAYS, float(other_day(one, two))


def other_day(one: Profile, two: Profile) -> bool:
    """Whether the claims say of what they speak that it falls on different days, in different words."""
    a, b = one.claim, two.claim
    if a.about_day is None or b.about_day is None or (a.about_text or "").casefold() == (b.about_text or "").casefold():
        return False
    return abs(a.about_day - b.about_day) > timedelta(hours=20)
