"""The way of the data, top to bottom: capture, extract (`tracker/extraction.py`), store, link, check.

What goes wrong with one item is a row in `failures`, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker import checks, inputs
from tracker.checks import CheckOutcome
from tracker.errors import FetchError, Gone, InputError
from tracker.extraction import Given, read_document
from tracker.ids import bytes_digest, content_id
from tracker.linking.run import LinkReport, link
from tracker.models import Extraction
from tracker.rows.records import Capture, FailedInput, Ingested

if TYPE_CHECKING:
    from tracker.store import Run, Store

# A batch is one transaction: enough rows to be fast, few enough documents (of any size) to lose little to a kill.
BATCH_DOCUMENTS = 500
BATCH_BYTES = 64_000_000


def ingest(
    store: Store,
    sources: Sequence[str],
    *,
    fetch: inputs.Fetch | None = None,
    arguments: Sequence[str] = (),
    on_item: Callable[[Ingested], None] = lambda item: None,
    linking: bool = True,
) -> Report:
    """Reads every source into the database: paths, folders, patterns, "-", addresses (with `fetch`).

    `on_item` is told of each item as it is read. What was stored before is recognised by its content. Without
    `linking` the claims are stored only; the next ingest with it links them too. Raises StoreError when the database or
    the folder of captures cannot be written; what was written until then stays.
    """
    run = store.begin_run(arguments or ["ingest", *sources])
    report = Report(run)
    for batch in _batches(read_all(sources, fetch, on_item)):
        store.write(run, batch)
        report.failures += [item.failure for item in batch if item.failure is not None]
    if linking:
        report.linked = link(store.connection, run.run_id)
        report.checks = checks.run(store.connection, run.run_id)
    store.finish_run(run, "partial" if report.failures else "complete")
    return report


@dataclass(slots=True)
class Report:
    """What became of an ingest: `run` has the counts of new and known documents."""

    run: Run
    failures: list[FailedInput] = field(default_factory=list)
    linked: LinkReport | None = None
    checks: list[CheckOutcome] = field(default_factory=list)


def read_all(
    sources: Sequence[str], fetch: inputs.Fetch | None, on_item: Callable[[Ingested], None]
) -> Iterator[Ingested]:
    """Every item of every source, lazily and in order, each as an extraction or a failure."""
    for captured in inputs.expand(sources, clock=lambda: datetime.now(UTC), fetch=fetch):
        for item in [_uncaptured(captured)] if isinstance(captured, inputs.Failure) else read_capture(captured):
            on_item(item)
            yield item


def read_capture(capture: Capture) -> Iterator[Ingested]:
    """Every document of one capture; one failure where it holds none that can be read."""
    digest = bytes_digest(capture.data)
    items = inputs.items(capture)
    number, key = 0, None
    while True:
        try:
            item = next(items, None)
            if item is None:
                return
            number, key = item.number, item.key
            extraction = read_item(item, digest)
        except InputError as error:
            yield Ingested(capture, number, key, failure=_failure(capture.address, "read", error))
        except Exception as error:  # noqa: BLE001 - the one boundary: a fault in a rule costs one item, and is recorded
            yield Ingested(capture, number, key, failure=_failure(capture.address, "extract", error))
        else:
            yield Ingested(capture, number, key, extraction=extraction)


def read_item(item: inputs.Item, digest: str) -> Extraction:
    """The pure half for one item of the capture whose SHA-256 is `digest`."""
    given = Given(item.url, item.title, item.publisher, item.byline, item.language, item.published)
    document_id = content_id("doc", digest, item.number)
    # The format is known by now; of what was received with the bytes only the parameters (the charset) still matter.
    _, _, parameters = (item.content_type or "").partition(";")
    return read_document(document_id, item.content, f"{item.media_type};{parameters}", given)


def _batches(items: Iterable[Ingested]) -> Iterator[list[Ingested]]:
    batch: list[Ingested] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.capture.data) if item.capture else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _uncaptured(failed: inputs.Failure) -> Ingested:
    stage = "fetch" if isinstance(failed.error, FetchError) else "read"
    status = failed.error.status if isinstance(failed.error, Gone) else None
    seen_at = datetime.now(UTC) if status is not None else None
    return Ingested(None, failure=_failure(failed.source, stage, failed.error, seen_at, status))


def _failure(
    address: str, stage: str, error: Exception, seen_at: datetime | None = None, status: int | None = None
) -> FailedInput:
    return FailedInput(address, stage, type(error).__name__, str(error), seen_at, status)
