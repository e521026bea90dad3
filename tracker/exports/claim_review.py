"""schema.org ClaimReview: what people decided on claims, and nothing on claims that nobody judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tracker.exports._linked_data import Node, write_graph
from tracker.exports._schema_nodes import CONTEXT, claim_node, review_nodes
from tracker.exports.base import Export, Job


def _write(job: Job, out: BinaryIO) -> int:
    """One ClaimReview for the standing verdict of each person on each claim."""
    return write_graph(out, {"@context": CONTEXT}, "@graph", _reviews(job))


def _reviews(job: Job) -> Iterator[Node]:
    for claim in job.claims():
        for review in review_nodes(claim):
            yield {**review, "itemReviewed": claim_node(claim)}


EXPORT = Export(
    name="claim-review",
    about="schema.org reviews, of claims that a person judged",
    suffix=".jsonld",
    media_type="application/ld+json",
    write=_write,
)
