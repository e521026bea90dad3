"""Ranking statements by how likely they are what a query claims."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence

from tracker.linking import encoder as encoding
from tracker.linking.lexical import LexicalIndex

# Shared rare words weigh three times a cosine within one language; across languages they are names and chance.
# Fitted on the training part of CheckThat! 2022 2A (MAP@5 .879) and checked on French, Spanish and German to English.
_WITHIN, _ACROSS = 3.0, 0.5
_SAME_LANGUAGE = 0.6
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S+")
# The end of a flattened post ("— Name (@handle) date") names its author, not its content. It begins at the first of
# several spaces: begun again at each of them, a page of spaces would take quadratic time.
_SIGNATURE = re.compile(r"(?<!\s)\s*—[^—]{1,120}\Z")


def rank_statements(
    queries: Sequence[str], statements: Sequence[str], k: int = 20, *, encoder: bool | None = None
) -> list[list[tuple[int, float]]]:
    """For each query up to `k` pairs (index into `statements`, score), best first; equal scores in index order.

    With the encoder (None: if it is installed and not switched off by TRACKER_ENCODER=off) statements in other
    languages and in other words are found as well; without it only those that share words. Raises ValueError when
    `encoder` is True and the extra is not installed.
    """
    use = encoding.available() if encoder is None else encoder
    if use and not encoding.available():
        raise ValueError('the encoder is not installed: pip install "tracker[crosslingual]"')
    index = LexicalIndex(statements)
    if use:
        return _with_encoder(queries, statements, index, k)
    return [_best(index.shares(query), k) for query in queries]


def _best(scores: dict[int, float], k: int) -> list[tuple[int, float]]:
    return heapq.nsmallest(k, scores.items(), key=lambda item: (-item[1], item[0]))


def _with_encoder(
    queries: Sequence[str], statements: Sequence[str], index: LexicalIndex, k: int
) -> list[list[tuple[int, float]]]:
    meanings = encoding.encode(statements)
    asked = encoding.encode([_SIGNATURE.sub("", _LINK.sub(" ", query)) for query in queries])
    ranked = []
    for query, meaning in zip(queries, asked, strict=True):
        scores = meanings @ meaning
        weight = _WITHIN if index.known(query) >= _SAME_LANGUAGE else _ACROSS
        for i, share in index.shares(query).items():
            scores[i] += weight * share
        ranked.append(_best(dict(enumerate(scores.tolist())), k))
    return ranked
