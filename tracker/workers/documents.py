"""The documents of one capture, each within a limit of computing time and each on its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from tracker import inputs
from tracker.errors import InputError
from tracker.extraction import read_item
from tracker.ids import bytes_digest
from tracker.models import Extraction
from tracker.rows.records import PASSED_OVER, Capture, FailedInput, Ingested
from tracker.workers.within import within

# Of computing, for one document. The slowest of 2,948 saved pages takes 0.2; ten megabytes of text about 20.
DOCUMENT_SECONDS: Final = 30.0


def read_capture(capture: Capture, seconds: float = DOCUMENT_SECONDS) -> Iterator[Ingested]:
    """Every document of one capture, each within so many seconds; one failure where it holds none that can be read."""
    for _, item in documents(capture, seconds):
        yield item


def documents(capture: Capture, seconds: float, start: int = 0) -> Iterator[tuple[int, Ingested]]:
    """What became of each place in a capture from `start` on, and the place after it.

    The places before `start` are passed over without being read.
    """
    digest = bytes_digest(capture.data)
    items: Iterator[inputs.Item | inputs.Unread] | None = None
    number, key, place = -1, None, 0
    while True:
        number, key = number + 1, None
        place += 1
        try:
            with within(seconds, capture.address):
                if items is None:
                    items = inputs.items(capture)
                item = next(items, None)
                if item is None:
                    return
                if place <= start:
                    continue
                number, key = item.number, item.key
                if isinstance(item, inputs.Unread):
                    raise item.error
                extraction = read_item(item, capture, digest)
        except InputError as error:
            if place > start:
                yield place, Ingested(capture, number, key, failure=failed(capture.address, "read", error))
        except Exception as error:  # noqa: BLE001 - the one boundary: a fault in a rule costs one item, and is recorded
            if place > start:
                yield place, Ingested(capture, number, key, failure=failed(capture.address, "extract", error))
        else:
            why = inputs.why_no_article(capture, extraction.document.text)
            yield (
                place,
                ingested(capture, number, key, extraction, None)
                if why is None
                else ingested(capture, number, key, None, _passed(capture, why)),
            )
        if items is None:
            return


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
    address: str, stage: str, error: Exception, seen_at: datetime | None = None, status: int | None = None
) -> FailedInput:
    """The record of something that was not read."""
    return FailedInput(address, stage, type(error).__name__, str(error), seen_at, status)
