"""Links new claims to all others: statements, origins, parties. Incremental; a second run changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from tracker.linking import encoder, portions
from tracker.linking.compare import Counts, Tell, compare
from tracker.linking.gather import gather
from tracker.linking.people import people
from tracker.linking.trace import trace
from tracker.linking.vectors import Vectors
from tracker.linking.workspace import Work
from tracker.store.connection import translated
from tracker.store.transactions import transaction

# Documents of the first portion: what is lost at most when a first linking is interrupted early.
_FIRST = 500
# A later portion is so many times what is linked by then. Each portion works once over the whole index: with portions
# that only double it, a quarter of the processor time of 100,000 claims went into indexing the same rows again.
_GROWTH = 3
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

    def with_another(self, portion: LinkReport) -> LinkReport:
        """What this portion and another one did together; a statement that both touched counts twice."""
        return LinkReport(
            self.new_claims + portion.new_claims,
            self.candidates + portion.candidates,
            self.encoded + portion.encoded,
            self.links + portion.links,
            self.conflicts + portion.conflicts,
            self.statements + portion.statements,
            self.not_looked_for,
        )


def untold(what: str, done: int, of: int) -> None:
    """Tells nobody."""


def link(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    *,
    use_encoder: bool | None = None,
    tell: Tell = untold,
    first: int = _FIRST,
) -> LinkReport:
    """Compares the claims that belong to no statement yet with all others, and gathers and traces what changed.

    Documents are taken in portions, and each portion in steps, each a transaction of its own: when it is interrupted,
    what was finished stays, and the next run goes on with the rest (`portions`). The first portion has `first`
    documents, a later one three times as many as are linked already, so that the work over the whole index is done a
    few times only. `use_encoder` None means if it is installed and not switched off by TRACKER_ENCODER=off. `tell`
    hears what is being done, how much of it is done and how much there is (0: not known). Raises StoreError.
    """
    with_meaning = encoder.available() if use_encoder is None else use_encoder
    report = LinkReport(0, 0, 0, 0, 0, 0, None if with_meaning else WITHOUT_ENCODER)
    size, left = first, True
    while left:
        with translated():
            work = Work(connection)
            with work.transaction():
                portion = portions.begin(work, size)
            vectors = Vectors(work, tell) if with_meaning else None
            counts = compare(work, vectors, tell, portion.step)
            with work.transaction():
                _conclude(work, run_id, tell)
                report = report.with_another(_report(work, portion, counts, vectors))
                left = portion.resumed or bool(work.rows("left_to_link"))
                size = max(first, _GROWTH * work.count("linked_documents"))
                if not left:
                    people(work)
                if not left and report.new_claims:
                    _record(work, run_id, report)
    return report


def relink_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Finds anew who is who, after somebody decided something about it. Raises StoreError."""
    with translated(), transaction(connection):
        people(Work(connection))


def _conclude(work: Work, run_id: str, tell: Tell) -> None:
    """What follows from the pairs of a portion."""
    tell("statements gathered", 0, 0)
    gather(work, run_id)
    tell("origins traced", 0, 0)
    trace(work)
    portions.end(work)


def _report(work: Work, portion: portions.Portion, counts: Counts, vectors: Vectors | None) -> LinkReport:
    return LinkReport(
        new_claims=portion.new_claims,
        candidates=counts.candidates,
        encoded=vectors.encoded if vectors else 0,
        links=counts.links,
        conflicts=counts.conflicts,
        statements=work.count("touched_statements"),
        not_looked_for=None if vectors else WITHOUT_ENCODER,
    )


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
