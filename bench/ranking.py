"""CheckThat! 2022 task 2A beside plain BM25 in the same run: MAP@5 of raw posts against verified claims.

score.py prints the figures with the encoder. Plain BM25 gets the same stemmed words: what differs is the ranking.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from math import log
from pathlib import Path
from typing import Any

from tracker.linking.ranking import rank_statements
from tracker.linking.terms import terms

_K1, _B = 1.5, 0.75  # what the common libraries take unless told otherwise
_DEPTH = 5


def print_ranking(folder: Path) -> None:
    """Print MAP@5 of `rank_statements` and of plain BM25 for each set of queries."""
    claims = _lines(folder / "checkthat_claims.jsonl.gz")
    place = {claim["id"]: i for i, claim in enumerate(claims)}
    statements = [f"{claim['title']}. {claim['text']}" for claim in claims]
    plain = PlainBm25(statements)
    print("\n== CheckThat! 2022 2A without the encoder, beside plain BM25: MAP@5, raw queries")
    for name in ("dev", "devtest"):
        asked = [row for row in _lines(folder / f"checkthat_{name}.jsonl.gz") if row["gold"]]
        queries = [row["text"] for row in asked]
        gold = [{place[claim] for claim in row["gold"]} for row in asked]
        theirs = mean_precision([plain.best(query) for query in queries], gold)
        hits = rank_statements(queries, statements, _DEPTH, encoder=False)
        ours = mean_precision([[i for i, _ in order] for order in hits], gold)
        print(f"  {name:<8} {ours:.3f}, plain BM25 {theirs:.3f}  ({len(queries)} queries, {len(statements)} claims)")


def mean_precision(orders: Sequence[Sequence[int]], gold: Sequence[set[int]]) -> float:
    """MAP@5: for each query the precision at each right hit, over the right ones there could be."""
    total = 0.0
    for order, right in zip(orders, gold, strict=True):
        found = 0
        for rank, i in enumerate(order[:_DEPTH], 1):
            if i in right:
                found += 1
                total += found / rank / min(len(right), _DEPTH)
    return total / max(1, len(gold))


class PlainBm25:
    """Okapi BM25 as the textbook has it."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = [terms(text) for text in texts]
        average = sum(map(len, words)) / max(1, len(words))
        postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, text in enumerate(words):
            norm = _K1 * (1 - _B + _B * len(text) / average)
            for word, count in Counter(text).items():
                postings[word].append((i, count * (_K1 + 1) / (count + norm)))
        self._postings = {
            word: (log(1 + (len(texts) - len(found) + 0.5) / (len(found) + 0.5)), found)
            for word, found in postings.items()
        }

    def best(self, query: str) -> list[int]:
        """The first five texts."""
        scores: defaultdict[int, float] = defaultdict(float)
        for word in terms(query):
            weight, found = self._postings.get(word, (0.0, []))
            for i, value in found:
                scores[i] += weight * value
        return [i for i, _ in nsmallest(_DEPTH, scores.items(), key=lambda item: (-item[1], item[0]))]


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
