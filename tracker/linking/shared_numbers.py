"""The numbers that two texts have in common, also where one is the other rounded: 1,187 and "about 1,200". Pure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from tracker.linking.profiles import Text

# From so many on a number is rounded.
_LEAST_ROUNDED = 10


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of the numbers of one text those that the other has, too, and of each those that the other has not."""

    shared: Set[float]
    left: Set[float]
    right: Set[float]


def numbers_of(a: Text, b: Text) -> Numbers:
    """What two texts count."""
    shared = in_both(a.counts, b.counts)
    return Numbers(shared, a.counts - shared, b.counts - in_both(b.counts, a.counts))


def in_both(values: Set[float], others: Set[float]) -> Set[float]:
    """Those of the values that are among the others or round to one of them, or that one of them rounds to."""
    left = {value for value in values - others if abs(value) >= _LEAST_ROUNDED}
    sizes = {abs(other) for other in others if abs(other) >= _LEAST_ROUNDED} if left else set()
    if not sizes:
        return values & others
    rough = {one for size in sizes for one in _rounded(size)}
    return values & others | {
        value for value in left if abs(value) in rough or not sizes.isdisjoint(_rounded(abs(value)))
    }


def _rounded(size: float) -> tuple[float, float]:
    """A number in two digits and in three."""
    return float(f"{size:.2g}"), float(f"{size:.3g}")


def clash(a: Text, b: Text, numbers: Numbers) -> float:
    """1 where both sides count the same thing and not alike, .5 where they count different things, 0 where neither."""
    if not numbers.left or not numbers.right:
        return 0.0
    units = {figure.unit for figure in a.figures if figure.value in numbers.left}
    others = {figure.unit for figure in b.figures if figure.value in numbers.right}
    return 1.0 if a.language != b.language or units & others else 0.5
