"""The chance that an editor agrees that two claims say the same: a logistic regression, learned by bench.link_weights.

weights.toml holds one model for each way of comparing; no weight in it was set by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, product
from math import exp
from operator import mul
from pathlib import Path
from typing import Literal

from tracker.linking.features import ACROSS, MEANING, WITHIN

WEIGHTS = Path(__file__).with_name("weights.toml")
Way = Literal["words", "words abroad", "meaning abroad"]
NAMES: dict[Way, tuple[str, ...]] = {
    "words": WITHIN,
    "words abroad": ACROSS,
    "meaning abroad": (*ACROSS, *MEANING),
}
# Of these also the products of every two count (and the squares): long shared words prove more of a short claim than of
# a long one, a shared number more beside a shared author.
CROSSED: dict[Way, tuple[str, ...]] = {
    "words": (
        "jaccard", "share", "common", "size", "apart", "rarest shared", "run", "share in run", "neighbours", "clause",
        "size of clause", "names apart", "numbers shared", "numbers clash", "same author", "other author",
        "both quoted", "ratio of lengths", "days",
    ),
    "words abroad": (),
    "meaning abroad": (),
}  # fmt: skip
# And of each of these with each of those: what is quoted, or told in a phrase, weighs by how much else is shared.
_BESIDE = (
    ("quoted share", "quoted common", "one phrase", "both phrases"),
    ("jaccard", "share", "common", "run", "words in common", "plain common"),
)
_LARGEST = 30.0


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the features in their order, those of products (by the places of their factors), a constant."""

    weights: tuple[float, ...]
    constant: float
    products: tuple[tuple[int, int, float], ...] = ()

    def chance(self, values: Sequence[float]) -> float:
        """The chance in (0, 1) for the features of a pair."""
        if len(values) != len(self.weights):
            raise ValueError(f"{len(self.weights)} features were expected, not {len(values)}")
        total = self.constant + sum(map(mul, self.weights, values))
        total += sum(weight * values[one] * values[other] for one, other, weight in self.products)
        return 1 / (1 + exp(-max(-_LARGEST, min(_LARGEST, total))))


@cache
def model(way: Way) -> Model:
    """The model for a way of comparing. Raises KeyError when weights.toml lacks a feature of this version."""
    with WEIGHTS.open("rb") as file:
        table = tomllib.load(file)[way]
    products = table.get("products", {})
    return Model(
        tuple(table["weights"][name] for name in NAMES[way]),
        table["constant"],
        tuple((one, other, products[product_name(way, one, other)]) for one, other in crossed(way) if products),
    )


def crossed(way: Way) -> list[tuple[int, int]]:
    """The places of the factors of every product."""
    places = [NAMES[way].index(name) for name in CROSSED[way]]
    beside = product(*_BESIDE) if places else ()
    return [
        *combinations_with_replacement(places, 2),
        *((NAMES[way].index(one), NAMES[way].index(other)) for one, other in beside),
    ]


def product_name(way: Way, one: int, other: int) -> str:
    """What a product is called in weights.toml."""
    return f"{NAMES[way][one]} × {NAMES[way][other]}"
