"""Links new claims to all others: statements, origins, parties. Incremental; a second run changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from tracker.linking import encoder
from tracker.linking.compare import Tell, compare
from tracker.linking.gather import gather
from tracker.linking.index import index
from tracker.linking.trace import trace
from tracker.linking.vectors import Vectors
from tracker.linking.workspace import Work
from tracker.store.connection import translated
from tracker.store.transactions import transaction

WITHOUT_ENCODER = "paraphrases and translations that share neither numbers nor the beginnings of words"


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What a linking run did. `not_looked_for` says what it could not find for want of the encoder, else None."""

    new_claims: int
    candidates: int
    encoded: int
    links: int
    conflicts: int
    statements: int
    not_looked_for: str | None


def untold(what: str, done: int, of: int) -> None:
    """Tells nobody."""


def link(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    *,
    use_encoder: bool | None = None,
    tell: Tell = untold,
) -> LinkReport:
    """Compares the claims that belong to no statement yet with all others, and gathers and traces what changed.

    One transaction: when it is interrupted, everything is as it was. `use_encoder` None means if it is installed and
    not switched off by TRACKER_ENCODER=off. `tell` hears what is being done, how much of it is done and how much there
    is (0: not known). Raises StoreError.
    """
    with translated(), transaction(connection):
        work = Work(connection)
        return _link(work, run_id, encoder.available() if use_encoder is None else use_encoder, tell)


def _link(work: Work, run_id: str, with_meaning: bool, tell: Tell) -> LinkReport:
    new = index(work)
    vectors = Vectors(work, tell) if with_meaning else None
    counts = compare(work, vectors, tell)
    tell("statements gathered", 0, 0)
    gather(work, run_id)
    tell("origins traced", 0, 0)
    trace(work)
    report = LinkReport(
        new_claims=new,
        candidates=counts.candidates,
        encoded=vectors.encoded if vectors else 0,
        links=counts.links,
        conflicts=counts.conflicts,
        statements=work.count("touched_statements"),
        not_looked_for=None if with_meaning else WITHOUT_ENCODER,
    )
    if new:
        _record(work, run_id, report)
    return report


def _record(work: Work, run_id: str, report: LinkReport) -> None:
    work.append(
        "link_runs",
        (
            "run_id",
            "compared_by",
            "not_looked_for",
            "new_claims",
            "candidates",
            "encoded",
            "links",
            "conflicts",
            "finished_at",
        ),
        [
            (
                run_id,
                "words" if report.not_looked_for else "words and meaning",
                report.not_looked_for,
                report.new_claims,
                report.candidates,
                report.encoded,
                report.links,
                report.conflicts,
                datetime.now(UTC).replace(tzinfo=None),
            )
        ],
    )
