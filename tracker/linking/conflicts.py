"""In what one thing two claims differ: a number of the same thing, the day of the same event, or a denial. Pure.

Whether they are the same but for it is for the model to say; here it is only found out what does not fit together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.linking.clauses import Clause
from tracker.linking.features import other_day
from tracker.linking.figures import Figure
from tracker.linking.meanings import Meanings
from tracker.linking.profiles import Profile

Conflict = Literal["numbers", "dates", "negation"]
# A figure rounded to its first digits is the same figure: 1,187 and "about 1,200".
_ROUNDED = 0.05
# How much of two clauses must agree before a denial in one of them contradicts the other.
_OPPOSED, _OPPOSED_ABROAD = 0.5, 0.65
_SHOWN_DAY = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, how either side has it, and the features of the model that see it."""

    conflict: Conflict
    one: tuple[str, ...]
    two: tuple[str, ...]
    features: tuple[str, ...]


def differences(one: Profile, two: Profile, meanings: Meanings) -> Iterator[Difference]:
    """The things in which two claims cannot both be right if they are about the same, the surest first."""
    left, right = numbers_apart(one, two)
    if left and right:
        yield Difference("numbers", _shown(left), _shown(right), ("numbers clash",))
    if other_day(one, two) and not _both_days(one, two):
        days = [
            (side.claim.about_day.strftime(_SHOWN_DAY),) if side.claim.about_day is not None else ()
            for side in (one, two)
        ]
        yield Difference("dates", days[0], days[1], ("other day",))
    denied = opposed(one, two, meanings)
    if denied is not None:
        yield Difference("negation", (denied[0].text,), (denied[1].text,), ("one denies",))


def _both_days(one: Profile, two: Profile) -> bool:
    """Whether one of them names the other's day too ("as I said yesterday: … today …", "today …")."""
    sides = (one.claim, two.claim), (two.claim, one.claim)
    return any((a.about_text or "").casefold() in b.text.casefold() for a, b in sides)


def numbers_apart(one: Profile, two: Profile) -> tuple[list[Figure], list[Figure]]:
    """The numbers of the same thing that either side alone has; none where one of them is only the other rounded.

    Where both count the thing alike once, what they count besides is another one ("16 and 18 years", "12 to 16 years").
    """
    a, b = _counted(one), _counted(two)
    shared = {x.unit for x in a if any(x.value == y.value and x.unit == y.unit for y in b)}
    left = [x for x in a if not any(x.value == y.value or _rounded(x.value, y.value) for y in b)]
    right = [y for y in b if not any(x.value == y.value or _rounded(x.value, y.value) for x in a)]
    abroad = one.text.language != two.text.language
    pairs = [(x, y) for x in left for y in right if abroad or (_one_thing(x, y) and x.unit not in shared)]
    return list(dict.fromkeys(x for x, _ in pairs)), list(dict.fromkeys(y for _, y in pairs))


def _one_thing(x: Figure, y: Figure) -> bool:
    """Whether two figures count the same; money is no thing: what it pays must be one, where both say it."""
    return x.unit == y.unit != "" and (not x.spent or not y.spent or not x.spent.isdisjoint(y.spent))


def _counted(side: Profile) -> list[Figure]:
    return [figure for figure in side.text.figures if not figure.clock and not figure.calendar]


def _rounded(one: float, two: float) -> bool:
    low, high = sorted((abs(one), abs(two)))
    return high - low <= _ROUNDED * high and high >= 10


def opposed(one: Profile, two: Profile, meanings: Meanings) -> tuple[Clause, Clause] | None:
    """The likest two clauses of which one denies, each the other's nearest; None where both sides deny or neither does.

    So a denial next to the point is none of it. A piece cut out of a denied clause ("a pistol to our necks") says
    nothing against it, nor does a question: a word before the denial and the next one behind it must stand in both. In
    two languages likeness is one of meaning, and more of it is asked: one true translation in five differs in its
    negations.
    """
    if one.text.denies == two.text.denies:
        return None
    abroad = one.text.language != two.text.language
    least = _OPPOSED_ABROAD if abroad else _OPPOSED
    pairs = [
        ((meanings.alike(left.text, right.text) or 0.0) if abroad else _alike(left, right), i, j)
        for i, left in enumerate(one.text.clauses)
        for j, right in enumerate(two.text.clauses)
    ]
    seen: tuple[set[int], set[int]] = set(), set()
    for alike, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        left, right = one.text.clauses[i], two.text.clauses[j]
        opposite = left.negated != right.negated and (abroad or _denies_what_it_says(left, right))
        if i not in seen[0] and j not in seen[1] and opposite and alike >= least:
            return left, right
        seen[0].add(i)
        seen[1].add(j)
    return None


def _denies_what_it_says(left: Clause, right: Clause) -> bool:
    denied, other = (left, right) if left.negated else (right, left)
    if other.text.rstrip().endswith("?"):
        return False
    return not any(side.isdisjoint(other.stems) for side in denied.beside)


def _alike(left: Clause, right: Clause) -> float:
    union = len(left.stems | right.stems)
    return len(left.stems & right.stems) / union if union else 0.0


def _shown(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(f"{figure.value:g} {figure.unit}".strip() for figure in figures)
