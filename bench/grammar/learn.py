"""Softmax regression over hashed features by AdaGrad, in numpy: the teacher of the tagger and of the subject choice."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

BATCH: Final = 256
EPOCHS: Final = 6
# A larger step learns the sentences by heart (0.25: 0.4 points less on other treebanks), a smaller one too little.
RATE: Final = 0.08
LARGEST: Final = 127


def learn_classes(
    buckets: NDArray[np.uint16], classes: NDArray[np.intp], size: int, count: int, *, epochs: int = EPOCHS
) -> NDArray[np.float32]:
    """Weights of `size` buckets for `count` classes; `buckets` has one row of places for each example."""
    weights = np.zeros((size, count), np.float32)
    squares = np.full((size, count), 1e-6, np.float32)
    order = np.random.default_rng(7)
    for _ in range(epochs):
        turn = order.permutation(len(buckets))
        for begin in range(0, len(turn), BATCH):
            some = turn[begin : begin + BATCH]
            here = buckets[some]
            scores = weights[here].sum(axis=1)
            scores -= scores.max(axis=1, keepdims=True)
            slope = np.exp(scores)
            slope /= slope.sum(axis=1, keepdims=True)
            slope[np.arange(len(some)), classes[some]] -= 1
            _step(weights, squares, here, slope, RATE)
    return weights


def _step(
    weights: NDArray[np.float32],
    squares: NDArray[np.float32],
    here: NDArray[np.uint16],
    slope: NDArray[np.float32],
    rate: float,
) -> None:
    """One AdaGrad step: the slopes of all examples that share a bucket are added first."""
    flat = here.ravel()
    order = np.argsort(flat, kind="stable")
    ordered = flat[order]
    begins = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    rows = ordered[begins]
    total = np.add.reduceat(slope[order // here.shape[1]], begins, axis=0)
    squares[rows] += total * total
    weights[rows] -= rate * total / np.sqrt(squares[rows])


def as_bytes(weights: NDArray[np.float32], spread: float, least: int) -> NDArray[np.int8]:
    """Signed bytes: `spread` units of weight become 127, what stays below `least` becomes 0."""
    scaled = np.rint(weights * (LARGEST / spread)).clip(-LARGEST, LARGEST)
    scaled[np.abs(scaled) < least] = 0
    found: NDArray[np.int8] = scaled.astype(np.int8)
    return found


def learn_choice(
    buckets: NDArray[np.uint16],
    begins: NDArray[np.intp],
    right: NDArray[np.intp],
    size: int,
    *,
    epochs: int = EPOCHS,
    rate: float = RATE,
) -> NDArray[np.float32]:
    """Weights by which the right row of each group gets the largest sum.

    `buckets` has one row of places for each candidate; group i is rows `begins[i]` to `begins[i + 1]`, and `right[i]`
    the row that is right.
    """
    weights = np.zeros((size, 1), np.float32)
    squares = np.full((size, 1), 1e-6, np.float32)
    order = np.random.default_rng(7)
    for _ in range(epochs):
        turn = order.permutation(len(right))
        for begin in range(0, len(turn), BATCH // 4):
            some = turn[begin : begin + BATCH // 4]
            rows = np.concatenate([np.arange(begins[group], begins[group + 1]) for group in some])
            counts = begins[some + 1] - begins[some]
            starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
            here = buckets[rows]
            scores = weights[here, 0].sum(axis=1)
            slope = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
            slope /= np.repeat(np.add.reduceat(slope, starts), counts)
            slope[starts + right[some] - begins[some]] -= 1
            _step(weights, squares, here, slope[:, None].astype(np.float32), rate)
    return weights[:, 0]
