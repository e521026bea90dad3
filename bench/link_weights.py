"""Learns the weights by which linking compares claims, and measures them on events they were not learned from.

    tracker ingest --db events.duckdb FOLDER/*.html        # each set of documents in a database of its own
    python -m bench.link_weights --events GOLD.jsonl events.duckdb --world GOLD.json world.duckdb … \
        [--read PAIRS.jsonl corpus.duckdb] [--apart PATTERN corpus.duckdb] [--way WAY …] [--write]

GOLD.jsonl: one event a line, with `documents`, `statements` (`members` of `file` and `quote`) and `arguable` pairs, as
the evaluation data beside the checkout has them; a world's gold.json: `claims` (`key`, `file`, `quote`), `statements`.
Every pair of claims of one event is an example: the same statement or not. Pairs of an event or a world are always
judged by weights learned from the others (cross-validation); printed are precision and recall at .5, .7 and .8,
and how far the chance is from the truth in five bins.
--apart is a larger corpus of which nothing is annotated but that the names of files in which PATTERN (a regular
expression) finds different words belong to different events: what linking kept of their claims, links and doubts, is
not the same. Of such pairs a corpus holds far more than an event, and what an event's own pairs have in common without
saying the same they do not teach. They teach which evidence tells; how sure it makes is set on the annotated pairs.
--read are pairs of such a corpus that somebody read, one a line: `one` and `two` (a key of the file's name, from where
to where the claim stands), `same`. They were drawn where the program doubted, so they teach but are not what the chance
is set on. bench/read_pairs.jsonl are 247 of 614 articles; the weights of this version have not learned from them, but
from 586 others that are lost. Learned from beside these weights they showed nothing that told pairs of other events.
--write replaces tracker/linking/weights.toml, with --way only what is said of these ways of comparing. Needs numpy and
the extra `crosslingual`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy

from bench.link_examples import APART, READ, Cosines, Example, of_corpus, of_events, of_pairs, of_world
from tracker.linking.features import across, meaning, within
from tracker.linking.model import NAMES, WEIGHTS, Way, crossed, product_name

# Of 20, 80 and 300 the penalty, and of 0, .3, .5, .7 and 1 the part of the regression with products beside the plain
# one, with the best recall at precision .9 in cross-validation: .446 plain, .477 with products, .500 so mixed.
_PENALTY, _PENALTY_OF_PRODUCTS, _PART_OF_PRODUCTS = 5.0, 80.0, 0.7
# In two languages only two invented worlds teach, and what one of them happens to repeat the other does not. Of 5, 20,
# 40, 80, 120, 160 and 240 the one with the most recall at precision .9 where the other world judges: .53, with 5 .41.
_PENALTY_ABROAD = 120.0
# A pair that was read stands for many that were not, so it counts more than one of an event. Between twice and four
# times cross-validation showed no difference worth telling, over features that have changed since.
_OF_READ = 3.0
# Products are learned from the pairs that the plain regression gives a chance of .002: the others, seven of ten, teach
# nothing more and cost most of the time.
_UNLIKELY = -6.2
_STEPS, _STILL = 60, 1e-7
_HALF = 0.5


def table(examples: Sequence[Example], way: Way) -> tuple[Any, Any, list[str]]:
    """The features of the pairs that are compared that way and their products, the truth, and the events."""
    chosen = [one for one in examples if (one.one.text.language != one.two.text.language) == (way != "words")]
    if way == "words":
        rows = [within(one.one, one.two) for one in chosen]
    else:
        rows = [across(one.one, one.two) for one in chosen]
    if way == "meaning abroad":
        cosines = Cosines(chosen)
        rows = [(*row, *meaning(one.one, one.two, cosines, row[0])) for row, one in zip(rows, chosen, strict=True)]
    features = numpy.array(rows)
    products = [features[:, one] * features[:, other] for one, other in crossed(way)]
    truth = numpy.array([one.same for one in chosen], float)
    return numpy.c_[features, *products], truth, [one.event for one in chosen]


def learned(features: Any, truth: Any, events: Sequence[str], way: Way) -> Any:
    """The constant and the weights: of the way's features, where there are products mixed with those of all."""
    plain = len(NAMES[way])
    times = numpy.where(numpy.char.startswith(numpy.array(events), READ), _OF_READ, 1.0)
    alone = regression(features[:, :plain], truth, _PENALTY if way == "words" else _PENALTY_ABROAD, times)
    if features.shape[1] == plain:
        return alone
    likely = alone[0] + features[:, :plain] @ alone[1:] > _UNLIKELY
    beside = regression(features[likely], truth[likely], _PENALTY_OF_PRODUCTS, times[likely])
    found = _PART_OF_PRODUCTS * beside
    found[: plain + 1] += (1 - _PART_OF_PRODUCTS) * alone
    return found


def regression(features: Any, truth: Any, weight: float, times: Any = 1.0) -> Any:
    """The constant and the weights of a logistic regression with a quadratic penalty on standardised features.

    `times`: how often each row counts.
    """
    middle, width = features.mean(0), features.std(0) + 1e-9
    scaled = numpy.c_[numpy.ones(len(features)), (features - middle) / width]
    penalty = numpy.eye(scaled.shape[1]) * weight
    penalty[0, 0] = 0
    found = numpy.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + numpy.exp(-numpy.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ ((chance - truth) * times) + penalty @ found
        step = numpy.linalg.solve(
            (scaled.T * (chance * (1 - chance) * times)) @ scaled + penalty + 1e-9 * numpy.eye(len(found)), slope
        )
        found -= step
        if numpy.abs(step).max() < _STILL:
            break
    weights = found[1:] / width
    return numpy.r_[found[0] - weights @ middle, weights]


def judged_by_others(features: Any, truth: Any, events: Sequence[str], way: Way) -> Any:
    """The chance of each pair by weights learned without its event."""
    chances, names = numpy.zeros(len(truth)), numpy.array(events)
    for event in sorted(set(events)):
        held = names == event
        found = learned(features[~held], truth[~held], names[~held], way)
        chances[held] = 1 / (1 + numpy.exp(-numpy.clip(found[0] + features[held] @ found[1:], -30, 30)))
    return chances


def scale(chances: Any, truth: Any) -> tuple[float, float]:
    """What to add to a pair's sum, and by what to multiply it, so that its chance is right on these pairs."""
    sums = numpy.log(chances / (1 - chances))[:, None]
    constant, factor = regression(sums, truth, 0.0)
    return float(constant), float(factor)


def report(name: str, chances: Any, truth: Any) -> dict[str, float]:
    """Prints and returns precision and recall of a set of judged pairs."""
    figures: dict[str, float] = {"pairs": len(truth), "the same": int(truth.sum())}
    for least in (0.5, 0.7, 0.8):
        chosen = chances >= least
        figures[f"precision at {least}"] = round(float(truth[chosen].mean()) if chosen.any() else 0.0, 3)
        figures[f"recall at {least}"] = round(float(truth[chosen].sum() / max(1, truth.sum())), 3)
    print(f"{name:34}", *(f"{key} {value:g}" for key, value in figures.items()), sep="  ")
    return figures


def calibration(chances: Any, truth: Any) -> None:
    """Prints for five bins of chance how often it was so."""
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        held = (chances >= low) & (chances < low + 0.2 + (low == 0.8))
        if held.any():
            print(f"{'':10}chance {chances[held].mean():.2f}: true {truth[held].mean():.2f} of {int(held.sum())}")


def main() -> None:
    """Learns, prints, and with --write keeps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "DB"))
    parser.add_argument("--world", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "DB"))
    parser.add_argument("--apart", nargs=2, action="append", default=[], metavar=("PATTERN", "DB"))
    parser.add_argument("--read", nargs=2, type=Path, action="append", default=[], metavar=("PAIRS", "DB"))
    parser.add_argument("--way", choices=list(NAMES), action="append", help="learn these only, leave the others")
    parser.add_argument("--write", action="store_true", help="replace tracker/linking/weights.toml")
    asked = parser.parse_args()
    examples = [one for gold, database in asked.events for one in of_events(gold, database)]
    examples += [one for gold, database in asked.world for one in of_world(gold, database)]
    examples += [one for pattern, database in asked.apart for one in of_corpus(pattern, Path(database))]
    examples += [one for pairs, database in asked.read for one in of_pairs(pairs, database)]
    lines = [
        "# Learned by bench.link_weights; do not edit. The figures are of pairs judged by weights of other events.",
        "",
    ]
    kept = WEIGHTS.read_text(encoding="utf-8")
    for way in NAMES:
        if asked.way and way not in asked.way:
            lines.append(kept[kept.index(f'["{way}"]') :].partition('\n\n["')[0].rstrip() + "\n")
            continue
        features, truth, events = table(examples, way)
        chances, names = judged_by_others(features, truth, events, way), numpy.array(events)
        told = ~(numpy.char.startswith(names, APART) | numpy.char.startswith(names, READ))
        constant, factor = scale(chances[told], truth[told]) if not told.all() else (0.0, 1.0)
        chances = 1 / (1 + (chances / (1 - chances)) ** -factor * numpy.exp(-constant))
        figures = report(way, chances[told], truth[told])
        for event in sorted(set(events)):
            report(f"  {event}", chances[names == event], truth[names == event])
        calibration(chances[told], truth[told])
        found = learned(features, truth, events, way) * factor
        found[0] += constant
        lines += _written(way, found, figures)
    if asked.write:
        WEIGHTS.write_text("\n".join(lines), encoding="utf-8")


def _written(way: Way, found: Any, figures: dict[str, float]) -> list[str]:
    measured = ", ".join(f'"{key}" = {value:g}' for key, value in figures.items())
    count = len(NAMES[way])
    weights = [f'"{name}" = {value:.5g}' for name, value in zip(NAMES[way], found[1 : count + 1], strict=True)]
    products = [
        f'"{product_name(way, *factors)}" = {value:.5g}'
        for factors, value in zip(crossed(way), found[count + 1 :], strict=True)
    ]
    return [
        f'["{way}"]',
        f"constant = {found[0]:.5g}",
        f"measured = {{ {measured} }}",
        f'["{way}".weights]',
        *weights,
        *([f'["{way}".products]', *products] if products else []),
        "",
    ]


if __name__ == "__main__":
    main()
