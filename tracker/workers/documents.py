"""The documents of one capture, each within a limit of computing time and each on its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from tracker import inputs
from tracker.errors import InputError
from tracker.extraction import read_item
from tracker.ids import bytes_digest
from tracker.inputs import DOCUMENT_SECONDS, within
from tracker.models import Extraction
from tracker.rows.records import PASSED_OVER, Capture, FailedInput, Ingested

# Rows that are no articles share one limit of time: to set it takes longer than to see that one holds nothing.
_ROWS: Final = 100


def read_capture(capture: Capture, seconds: float = DOCUMENT_SECONDS) -> Iterator[Ingested]:
    """Every document of one capture, each within so many seconds; one failure where it holds none that can be read."""
    for _, item in documents(capture, seconds):
        yield item


def documents(
    capture: Capture, seconds: float, start: int = 0, *, together: bool = True
) -> Iterator[tuple[int, Ingested]]:
    """What became of each place in a capture from `start` on, and the place after it.

    The places before `start` are passed over without being read. Rows that are no articles are seen many together,
    unless told not to: where a process was killed before, the row to blame must be known.
    """
    digest = bytes_digest(capture.data)
    most = _ROWS if together else 1
    items: Iterator[inputs.Item | inputs.Unread] | None = None
    ahead: inputs.Item | None = None
    number, place = -1, 0
    while True:
        rows: list[inputs.Unread] = []
        item = extraction = failure = None
        try:
            with within(seconds, capture.address):
                if items is None:
                    items = inputs.items(capture)
                item = ahead or _behind_unread(items, rows, most)
                if item is None and not rows:
                    return
                if item is not None and not rows and place >= start:
                    extraction = read_item(item, capture, digest)
        except Exception as error:  # noqa: BLE001 - the one boundary: a fault in a rule costs one item, and is recorded
            failure = _failure(capture, error)
        ahead = item if rows else None
        for row in rows:
            number, place = row.number, place + 1
            if place > start:
                yield place, ingested(capture, number, row.key, None, _failure(capture, row.error, row.items))
        if rows and failure is None:
            continue
        number, key = (item.number, item.key) if item is not None else (number + 1, None)
        place += 1
        if place > start:
            yield place, _outcome(capture, number, key, extraction, failure)
        if items is None:
            return


def _behind_unread(
    items: Iterator[inputs.Item | inputs.Unread], rows: list[inputs.Unread], most: int
) -> inputs.Item | None:
    """The next item that can be read; those before it that cannot are added to `rows`, until they are so many."""
    for item in items:
        if not isinstance(item, inputs.Unread):
            return item
        rows.append(item)
        if len(rows) >= most:
            break
    return None


def _outcome(
    capture: Capture, number: int, key: str | None, extraction: Extraction | None, failure: FailedInput | None
) -> Ingested:
    """A document, unless its text says that it is no article; else the failure."""
    why = inputs.why_no_article(capture, extraction.document.text) if extraction is not None else None
    if why is not None:
        return ingested(capture, number, key, None, _passed(capture, why))
    return ingested(capture, number, key, extraction, failure)


def _failure(capture: Capture, error: Exception, items: int = 1) -> FailedInput:
    return failed(capture.address, "read" if isinstance(error, InputError) else "extract", error, items=items)


def ingested(
    capture: Capture, item: int, key: str | None, extraction: Extraction | None, failure: FailedInput | None
) -> Ingested:
    """What became of one place in a capture. The bytes of a page that is no article stay where they are."""
    held = None if failure is not None and failure.passed_over else capture
    return Ingested(held, item, key, extraction, failure)


def _passed(capture: Capture, why: str) -> FailedInput:
    where = f"{capture.path or capture.address} at byte {capture.offset or 0:,}"
    return FailedInput(where, PASSED_OVER, "NoArticle", f"{where}: {capture.address}: {why}")


def failed(
    address: str,
    stage: str,
    error: Exception,
    seen_at: datetime | None = None,
    status: int | None = None,
    items: int = 1,
) -> FailedInput:
    """The record of something that was not read."""
    return FailedInput(address, stage, type(error).__name__, str(error), seen_at, status, items)
