"""schema.org JSON-LD: claims as Claim and Quotation, their posts as SocialMediaPosting, verdicts as ClaimReview."""

from __future__ import annotations

from typing import BinaryIO

from tracker.exports._linked_data import Node, write_graph
from tracker.exports._record import ClaimRecord
from tracker.exports._schema_nodes import CONTEXT, claim_node, review_nodes
from tracker.exports.base import Export, Job


def _write(job: Job, out: BinaryIO) -> int:
    """One node for each claim. Only a person's verdict makes a ClaimReview; the program has none of its own."""
    return write_graph(out, {"@context": CONTEXT}, "@graph", map(_node, job.claims()))


def _node(claim: ClaimRecord) -> Node:
    reviews = review_nodes(claim)
    return {**claim_node(claim), "review": reviews} if reviews else claim_node(claim)


EXPORT = Export(
    name="schema-org",
    about="schema.org claims, quotations and posts",
    suffix=".jsonld",
    media_type="application/ld+json",
    write=_write,
)
