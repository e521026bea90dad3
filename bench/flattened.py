"""Fits and measures the weights that choose where a flattened post begins.

    python -m bench.flattened [DATA] [--folds 5] [--penalty 3] [--write]

DATA is a file of snippets with one post each (`snippet`, `embeds` with `handle` and `text_start_offset`), by default
that of the evaluation data beside the checkout. Prints the share of starts that are right with the weights in the
package, and with weights fitted by cross-validation: pages, not snippets, are left out. `--write` fits them on all
snippets and replaces `tracker/embeds/flattened/weights.toml`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracker.dates.printed import read_declared
from tracker.embeds.flattened.features import WEIGHTS, Facts, candidates, score
from tracker.embeds.flattened.finding import context_of, lines_in, words_end
from tracker.embeds.flattened.pieces import pieces_before
from tracker.extraction import Given, find_posts

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "evaluation" / "dev" / "flattened" / "gold.jsonl"
TABLE = ROOT / "tracker" / "embeds" / "flattened" / "weights.toml"
# Steps of the fit; the loss moves in the fifth digit after three hundred.
_STEPS, _RATE = 600, 0.25
# What is known without these snippets, most of which are English tweets: nothing is longer than its limit, no article
# begins with a post, the time of a live blog's entry, the author's own address and a change of script are never inside
# a post, and a change of language seldom is.
_PRIOR: Mapping[str, float] = {
    "length.over": -1.0,
    "length.excess": -4.0,
    "break.top": -2.5,
    "break.lines.top": -2.5,
    "break.label": 2.0,
    "break.lines.label": 2.0,
    "break.switch": 2.0,
    "break.lines.switch": 2.0,
    "break.lines.stop": -2.0,
    "break.line": 1.0,
    "break.quote": -2.0,
    "inner.line": -0.8,
    "in.reporting.closing": -1.5,
    "in.called": -1.5,
    "in.label": -3.0,
    "inner.label": -3.0,
    "inner.address": -3.0,
    "inner.switch": -4.0,
    "in.own_language": 1.0,
    "in.article_language": -2.5,
    "first.number": -2.0,
    "prev.introduces.colon": 1.0,
    "prev.calls.colon": 1.0,
    "in.reporting.behind_quotation": -1.5,
}
# A feature met in fewer snippets says more of them than of posts.
_RAREST = 2

Weights = Mapping[str, float]
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one post; `right` is the place of the true start among them."""

    group: str
    starts: tuple[int, ...]
    facts: tuple[Facts, ...]
    right: int


def examples(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Example], int]:
    """The posts whose line is found and whose true start is a candidate; and how many have none."""
    found: list[Example] = []
    missed = 0
    for row in rows:
        gold = row["embeds"][0]
        if gold["text_start_offset"] is None:
            continue
        example = _example(row["snippet"], gold, str(row["source_path"]))
        if example is None:
            missed += 1
        else:
            found.append(example)
    return found, missed


def _example(text: str, gold: Mapping[str, Any], group: str) -> Example | None:
    article = find_posts(text, "text/plain", Given()).language
    floor = 0
    for line in lines_in(text):
        end = words_end(text, floor, line)
        mine = line.handle and line.handle.casefold() == gold["handle"].casefold() and end == gold["text_end_offset"]
        if mine and line.words == "before" and not line.label:
            declared = read_declared(line.printed, article) if line.printed else None
            context = context_of(line, floor, end, declared, article)
            pieces = pieces_before(text, context)
            starts = tuple(piece.start for piece in pieces)
            if gold["text_start_offset"] not in starts:
                return None
            right = starts.index(gold["text_start_offset"])
            return Example(group, starts, tuple(candidates(text, pieces, context)), right)
        floor = line.end
    return None


def fit(learned: Sequence[Example], penalty: float) -> dict[str, float]:
    """Weights of a conditional logit (softmax over each post's candidates) with a quadratic penalty around `_PRIOR`."""
    names = _names(learned)
    columns = {name: place for place, name in enumerate(names)}
    tables = [_table(example, columns) for example in learned]
    prior: Vector = np.array([_PRIOR.get(name, 0.0) for name in names])
    weights: Vector = prior.copy()
    velocity: Vector = np.zeros(len(names))
    for _ in range(_STEPS):
        gradient = penalty * (weights - prior)
        for table, example in zip(tables, learned, strict=True):
            values = table @ weights
            shares = np.exp(values - values.max())
            shares /= shares.sum()
            gradient += table.T @ shares - table[example.right]
        velocity = 0.9 * velocity - (_RATE / len(learned)) * gradient
        weights = weights + velocity
    fitted = {name: round(float(weights[place]), 3) for name, place in columns.items()}
    return {name: weight for name, weight in {**_PRIOR, **fitted}.items() if weight}


def _names(learned: Sequence[Example]) -> list[str]:
    counts: dict[str, int] = {}
    for example in learned:
        for name in {name for facts in example.facts for name, value in facts.items() if value}:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= _RAREST)


def _table(example: Example, columns: Mapping[str, int]) -> Vector:
    table: Vector = np.zeros((len(example.facts), len(columns)))
    for row, facts in enumerate(example.facts):
        for name, value in facts.items():
            if name in columns:
                table[row, columns[name]] = value
    return table


def right(example: Example, weights: Weights) -> bool:
    """Whether the weights put the true start first."""
    values = [score(facts, weights) for facts in example.facts]
    return max(range(len(values)), key=lambda place: (values[place], -place)) == example.right


def cross_validated(every: Sequence[Example], folds: int, penalty: float) -> int:
    """How many starts are right when each is judged by weights fitted without its page."""
    hits = 0
    for fold in range(folds):
        held = [example for example in every if _fold(example.group, folds) == fold]
        learned = [example for example in every if _fold(example.group, folds) != fold]
        weights = fit(learned, penalty)
        hits += sum(right(example, weights) for example in held)
    return hits


def _fold(group: str, folds: int) -> int:
    return sha256(group.encode()).digest()[1] % folds


def written(weights: Weights) -> str:
    """The table as TOML."""
    lines = [
        "# Fitted by `python -m bench.flattened --write`: how much each feature of a candidate speaks for its being",
        "# the start, in natural logarithms of odds. `features.py` says what the names mean.",
        "[starts]",
        *(f'"{name}" = {value}' for name, value in sorted(weights.items())),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0, or 2 where there is no data."""
    parser = argparse.ArgumentParser(prog="python -m bench.flattened", description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=3.0)
    parser.add_argument("--write", action="store_true", help="fit on all snippets and replace the package's table")
    options = parser.parse_args(arguments)
    if not options.data.exists():
        print(f"no such file: {options.data}", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in options.data.read_text("utf-8").splitlines() if line.strip()]
    every, missed = examples(rows)
    total = len(every) + missed
    print(f"posts whose start is known {total}; among the candidates {len(every)}")
    print(f"right with the package's weights {sum(right(example, WEIGHTS) for example in every) / total:.3f}")
    hits = cross_validated(every, options.folds, options.penalty)
    print(f"right by cross-validation, {options.folds} parts, penalty {options.penalty}: {hits / total:.3f}")
    if options.write:
        TABLE.write_text(written(fit(every, options.penalty)), "utf-8")
        print(f"written to {TABLE.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
