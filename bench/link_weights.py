"""Learns the weights by which linking compares claims, and measures them on events they were not learned from.

    tracker ingest --db events.duckdb FOLDER/*.html        # each set of documents in a database of its own
    python -m bench.link_weights --events GOLD.jsonl events.duckdb --world GOLD.json world.duckdb … \
        [--apart PATTERN corpus.duckdb] [--write]

GOLD.jsonl: one event a line, with `documents`, `statements` (`members` of `file` and `quote`) and `arguable` pairs, as
the evaluation data beside the checkout has them; a world's gold.json: `claims` (`key`, `file`, `quote`), `statements`.
Every pair of claims of one event is an example: the same statement or not. Pairs of an event or a world are always
judged by weights learned from the others (cross-validation); printed are precision and recall at chances of .5 and .8,
and how far the chance is from the truth in five bins.
--apart is a larger corpus of which nothing is annotated but that the names of files in which PATTERN (a regular
expression) finds different words belong to different events: what linking kept of their claims, links and doubts, is
not the same. Of such pairs a corpus holds far more than an event, and what an event's own pairs have in common without
saying the same they do not teach. They teach which evidence tells; how sure it makes is set on the annotated pairs.
--write replaces tracker/linking/weights.toml. Needs numpy and
the extra `crosslingual`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import numpy

from tracker.linking import encoder
from tracker.linking.features import across, meaning, within
from tracker.linking.model import NAMES, WEIGHTS, Way, crossed, product_name
from tracker.linking.profiles import Claimed, Profile, profile, stems_of
from tracker.resources import sql_text

# Every claim, as `compared_claims` asks for them: by pairs, here each with itself.
_EVERY_CLAIM = """CREATE TEMP TABLE undecided AS
SELECT row_number() OVER () - 1 AS number, claim_id, claim_id AS other_claim_id FROM claims"""
_KEPT_PAIRS = """SELECT claim_id, other_claim_id FROM claim_links
UNION SELECT claim_id, other_claim_id FROM claim_doubts ORDER BY ALL"""
# Of 20, 80 and 300 the penalty, and of 0, .3, .5, .7 and 1 the part of the regression with products beside the plain
# one, with the best recall at precision .9 in cross-validation: .446 plain, .477 with products, .500 so mixed.
_PENALTY, _PENALTY_OF_PRODUCTS, _PART_OF_PRODUCTS = 5.0, 80.0, 0.7
_STEPS, _STILL = 60, 1e-7
# Of all pairs apart, three in ten and one in ten the last has the most recall at one precision on the annotated pairs
# (.43 at .91 on events, .62 at .93 on worlds; without any .41 and .62), with 32 of 9,247 apart linked and not 115.
_OF_APART = 10
_APART, _FOLDS = "apart", 8
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims of one event, whether it is one statement, and the event that it may not be learned from."""

    event: str
    one: Profile
    two: Profile
    same: bool


class Material:
    """The claims of one database, with their places and the words of their documents."""

    def __init__(self, database: Path) -> None:
        with duckdb.connect(str(database), read_only=True) as con:
            texts = con.execute(
                "SELECT document_id, coalesce(path, url), text FROM documents WHERE text <> ''"
            ).fetchall()
            self.spans = {
                row[0]: row[1:] for row in con.execute("SELECT claim_id, start_char, end_char FROM claims").fetchall()
            }
            count = len(con.execute(_EVERY_CLAIM).execute("FROM undecided").fetchall())
            compared = con.execute(sql_text("linking", "compared_claims"), {"from": 0, "until": count})
            claims = [Claimed(*row) for row in compared.fetchall()]
        self.documents: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        used = {}
        for document, path, text in texts:
            self.documents[Path(path).name].append((document, text))
            used[document] = Counter(stems_of(text))
        self.profiles: defaultdict[str, list[Profile]] = defaultdict(list)
        for claim in claims:
            self.profiles[claim.document_id].append(profile(claim, used[claim.document_id]))

    def telling(self, file: str, quote: str) -> list[str]:
        """The claims that share half of the shorter with this piece of a document's text."""
        wanted = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
        for document, text in self.documents[file]:
            found = wanted.search(text)
            if found:
                return [
                    one.claim.claim_id
                    for one in self.profiles[document]
                    if self._overlap(one.claim.claim_id, found.span())
                ]
        return []

    def _overlap(self, claim: str, span: tuple[int, int]) -> bool:
        start, end = self.spans[claim]
        shared = min(end, span[1]) - max(start, span[0])
        return bool(shared > 0 and shared >= _HALF * min(end - start, span[1] - span[0]))

    def apart(self, one: Profile, two: Profile) -> bool:
        """Whether two claims are not pieces of the same words."""
        if one.claim.document_id != two.claim.document_id:
            return True
        (start, end), (first, last) = self.spans[one.claim.claim_id], self.spans[two.claim.claim_id]
        return bool(end <= first or last <= start)


def of_events(gold: Path, database: Path) -> Iterator[Example]:
    """All pairs of claims of different documents of an event; arguable ones are left out."""
    material = Material(database)
    for line in gold.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        tells: defaultdict[str, set[str]] = defaultdict(set)
        for statement in event["statements"]:
            for member in statement["members"]:
                for claim in material.telling(member["file"], member["quote"]):
                    tells[claim].add(statement["id"])
        arguable = {
            frozenset((one, two))
            for a, b in event.get("arguable") or ()
            for one in material.telling(a["file"], a["quote"])
            for two in material.telling(b["file"], b["quote"])
        }
        for first, second in combinations(event["documents"], 2):
            for one in (one for document, _ in material.documents[first] for one in material.profiles[document]):
                for two in (two for document, _ in material.documents[second] for two in material.profiles[document]):
                    same = not tells[one.claim.claim_id].isdisjoint(tells[two.claim.claim_id])
                    if same or frozenset((one.claim.claim_id, two.claim.claim_id)) not in arguable:
                        yield Example(event["event"], one, two, same)


def of_world(gold: Path, database: Path) -> Iterator[Example]:
    """All pairs of claims of a world of which at least one tells a listed statement."""
    material, table = Material(database), json.loads(gold.read_text(encoding="utf-8"))
    quotes = {claim["key"]: (claim["file"], claim["quote"]) for claim in table["claims"]}
    tells: defaultdict[str, set[str]] = defaultdict(set)
    for statement in table["statements"]:
        for key in statement["claims"]:
            for claim in material.telling(*quotes[key]):
                tells[claim].add(statement["statement"])
    for one, two in combinations([one for claims in material.profiles.values() for one in claims], 2):
        left, right = tells[one.claim.claim_id], tells[two.claim.claim_id]
        if (left or right) and material.apart(one, two):
            yield Example(table["world"], one, two, not left.isdisjoint(right))


def of_corpus(pattern: str, database: Path) -> Iterator[Example]:
    """A part of the pairs that linking kept of documents of different events, all of them not the same."""
    material = Material(database)
    with duckdb.connect(str(database), read_only=True) as con:
        pairs = con.execute(_KEPT_PAIRS).fetchall()
    named = {
        document: found[0]
        for file, held in material.documents.items()
        if (found := re.search(pattern, file)) is not None
        for document, _ in held
    }
    claims = {one.claim.claim_id: one for held in material.profiles.values() for one in held}
    for ids in pairs:
        one, two = (claims[claim] for claim in ids)
        events = [named.get(side.claim.document_id, "") for side in (one, two)]
        if all(events) and events[0] != events[1] and crc32("".join(ids).encode()) % _OF_APART == 0:
            yield Example(f"{_APART} {crc32(min(events).encode()) % _FOLDS}", one, two, same=False)


class Cosines:
    """The encoder's cosines between all texts of the examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        texts = {
            text for example in examples for side in (example.one, example.two)
            for text in (side.claim.text, *(clause.text for clause in side.text.clauses))
        }  # fmt: skip
        ordered = sorted(texts)
        self._vectors = dict(zip(ordered, encoder.encode(ordered), strict=True))

    def alike(self, text: str, other: str) -> float | None:
        """The cosine of two texts."""
        return float(self._vectors[text] @ self._vectors[other])


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


def learned(features: Any, truth: Any, plain: int) -> Any:
    """The constant and the weights: of the first `plain` features, where there are more mixed with those of all."""
    alone = regression(features[:, :plain], truth, _PENALTY)
    if features.shape[1] == plain:
        return alone
    found = _PART_OF_PRODUCTS * regression(features, truth, _PENALTY_OF_PRODUCTS)
    found[: plain + 1] += (1 - _PART_OF_PRODUCTS) * alone
    return found


def regression(features: Any, truth: Any, weight: float) -> Any:
    """The constant and the weights of a logistic regression with a quadratic penalty on standardised features."""
    middle, width = features.mean(0), features.std(0) + 1e-9
    scaled = numpy.c_[numpy.ones(len(features)), (features - middle) / width]
    penalty = numpy.eye(scaled.shape[1]) * weight
    penalty[0, 0] = 0
    found = numpy.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + numpy.exp(-numpy.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (chance - truth) + penalty @ found
        step = numpy.linalg.solve(
            (scaled.T * (chance * (1 - chance))) @ scaled + penalty + 1e-9 * numpy.eye(len(found)), slope
        )
        found -= step
        if numpy.abs(step).max() < _STILL:
            break
    weights = found[1:] / width
    return numpy.r_[found[0] - weights @ middle, weights]


def judged_by_others(features: Any, truth: Any, events: Sequence[str], plain: int) -> Any:
    """The chance of each pair by weights learned without its event."""
    chances, names = numpy.zeros(len(truth)), numpy.array(events)
    for event in sorted(set(events)):
        held = names == event
        found = learned(features[~held], truth[~held], plain)
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
    for least in (0.5, 0.8):
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
    parser.add_argument("--write", action="store_true", help="replace tracker/linking/weights.toml")
    asked = parser.parse_args()
    examples = [one for gold, database in asked.events for one in of_events(gold, database)]
    examples += [one for gold, database in asked.world for one in of_world(gold, database)]
    examples += [one for pattern, database in asked.apart for one in of_corpus(pattern, Path(database))]
    lines = [
        "# Learned by bench.link_weights; do not edit. The figures are of pairs judged by weights of other events.",
        "",
    ]
    for way in NAMES:
        features, truth, events = table(examples, way)
        chances, names = judged_by_others(features, truth, events, len(NAMES[way])), numpy.array(events)
        told = ~numpy.char.startswith(names, _APART)
        constant, factor = scale(chances[told], truth[told]) if not told.all() else (0.0, 1.0)
        chances = 1 / (1 + (chances / (1 - chances)) ** -factor * numpy.exp(-constant))
        figures = report(way, chances[told], truth[told])
        for event in sorted(set(events)):
            report(f"  {event}", chances[names == event], truth[names == event])
        calibration(chances[told], truth[told])
        found = learned(features, truth, len(NAMES[way])) * factor
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
