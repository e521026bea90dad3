"""The way of the data, top to bottom: capture, read (`tracker/workers/`), store, link, check.

What goes wrong with one item is a row in `failures`, and the others go on; so is a page that is no article.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tracker import checks, inputs
from tracker.checks import CheckOutcome
from tracker.errors import StoreError
from tracker.linking.compare import Tell
from tracker.linking.run import LinkReport, link, untold
from tracker.rows.records import FailedInput, Ingested
from tracker.workers import DOCUMENT_SECONDS, Pool
from tracker.workers.parts import to_read

if TYPE_CHECKING:
    from tracker.store import Run, Store

# A batch is one transaction: enough rows to be fast, few enough documents (of any size) to lose little to a kill.
BATCH_DOCUMENTS = 500
# Of failures that bring no bytes of their own (rows that are no articles) more: their cost is that of the transaction.
BATCH_FAILURES = 10_000
BATCH_BYTES = 64_000_000
# Addresses come slowly: what was read is written at the next item after so many seconds.
BATCH_SECONDS = 10.0


def ingest(
    store: Store,
    sources: Sequence[str],
    *,
    fetch: inputs.Fetch | None = None,
    asked: inputs.SourceOptions | None = None,
    arguments: Sequence[str] = (),
    on_item: Callable[[Ingested], None] = lambda item: None,
    linking: bool = True,
    tell: Tell = untold,
    jobs: int | None = 1,
    seconds: float = DOCUMENT_SECONDS,
) -> Report:
    """Reads every source into the database: paths, folders, patterns, "-", addresses (with `fetch`), manifests.

    `asked` says how (`tracker/inputs/_given.py`).

    `on_item` is told of each item as it is read. What was stored before is recognised by its content. Without
    `linking` the claims are stored only; the next ingest with it links them too; `tell` hears how far it is (as in
    `linking.run.link`). `jobs` processes read (None: as many as there are processors), one document for at most
    `seconds` of computing; what is stored does not depend on how many. Raises StoreError when the database or the
    folder of captures cannot be written, WorkerError when no process can be started; what was written until then stays.
    """
    run = store.begin_run(arguments or ["ingest", *sources])
    report = Report(run)
    with Pool(jobs, seconds) as pool, _Batch(store, report) as batch:
        for item in read_all(sources, fetch, on_item, asked, pool, seconds):
            batch.add(item)
    if linking:
        report.linked = link(store.connection, run.run_id, tell=tell)
        tell("checks", 0, 0)
        report.checks = checks.run(store.connection, run.run_id)
    store.finish_run(run, "partial" if report.failures else "complete")
    return report


@dataclass(slots=True)
class Report:
    """What became of an ingest: `run` has the counts of new and known documents."""

    run: Run
    failures: list[FailedInput] = field(default_factory=list)
    # Pages in archives that are no articles.
    passed_over: list[FailedInput] = field(default_factory=list)
    linked: LinkReport | None = None
    checks: list[CheckOutcome] = field(default_factory=list)


def read_all(
    sources: Sequence[str],
    fetch: inputs.Fetch | None,
    on_item: Callable[[Ingested], None],
    asked: inputs.SourceOptions | None = None,
    pool: Pool | None = None,
    seconds: float = DOCUMENT_SECONDS,
) -> Iterator[Ingested]:
    """Every item of every source, lazily and in order, each as an extraction or a failure.

    Read by `pool`, or by this process.
    """
    parts = inputs.expand(sources, clock=lambda: datetime.now(UTC), fetch=fetch, asked=asked, seconds=seconds)
    for item in (pool or Pool(jobs=1)).read(map(to_read, parts)):
        on_item(item)
        yield item


class _Batch:
    """What was read and is not written yet. Whatever ends the block, an interruption too, it is written then."""

    def __init__(self, store: Store, report: Report) -> None:
        self._store, self._report = store, report
        self._items: list[Ingested] = []
        self._size = self._documents = 0
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()
        if kind is not None:
            with suppress(StoreError):  # what ended the block may be the database itself; that error is the one told
                self._store.finish_run(self._report.run, "failed")

    def add(self, item: Ingested) -> None:
        """One more, and all of them to the database when they are enough."""
        self._items.append(item)
        # A piece of a data set comes once with each of its rows.
        own = item.capture is not None and not item.item
        self._size += len(item.capture.data) if item.capture and own else 0
        self._documents += own or item.failure is None
        if (
            self._documents >= BATCH_DOCUMENTS
            or len(self._items) >= BATCH_FAILURES
            or self._size >= BATCH_BYTES
            or time.monotonic() - self._since >= BATCH_SECONDS
        ):
            self._write()

    def _write(self) -> None:
        items, self._items = self._items, []
        self._size = self._documents = 0
        if items:
            self._store.write(self._report.run, items)
            self._report.failures += [item.failed for item in items if item.failed is not None]
            self._report.passed_over += [item.failure for item in items if item.failure and not item.failed]
        self._since = time.monotonic()
