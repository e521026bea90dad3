"""The chance that an editor agrees that two claims say the same: a logistic regression, learned by bench.link_weights.

weights.toml holds one model for each way of comparing; no weight in it was set by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
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
_LARGEST = 30.0


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the features, in their order, and what is added to them."""

    weights: tuple[float, ...]
    constant: float

    def chance(self, values: Sequence[float]) -> float:
        """The chance in (0, 1) for the features of a pair."""
        total = self.constant + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1 / (1 + exp(-max(-_LARGEST, min(_LARGEST, total))))


@cache
def model(way: Way) -> Model:
    """The model for a way of comparing. Raises KeyError when weights.toml lacks a feature of this version."""
    with WEIGHTS.open("rb") as file:
        table = tomllib.load(file)[way]
    return Model(tuple(table["weights"][name] for name in NAMES[way]), table["constant"])
