"""One document from bytes, text or a file: what the command line finds in it, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from tracker import inputs
from tracker.dates.instants import Instant
from tracker.errors import UnsupportedInput
from tracker.extraction import read_item
from tracker.ids import bytes_digest
from tracker.models import Extraction
from tracker.rows.records import UNKNOWN_TYPE, Capture

# When somebody looked at the bytes decides nothing of what is in them.
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_SEVERAL = "it holds more than one document; `tracker ingest` reads them all"


def extract(
    source: bytes | str | Path,
    *,
    media_type: str | None = None,
    url: str | None = None,
    published: date | datetime | None = None,
) -> Extraction:
    """Everything found in one document.

    `source` is the document itself, or the Path of a file that holds it, read as the command line reads it.
    `media_type` ("text/html", "text/plain", "text/markdown" ...) decides how; without one the content does.
    `published` overrides what the document says of its date. Raises InputError (EmptyInput, UnsupportedInput,
    TooLarge) where there is no text to read or more than one document, OSError for a Path.
    """
    if isinstance(source, Path):
        capture = _on_disk(source)
        item = _only_item(capture, inputs.format_of(capture))
    else:
        data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        capture = Capture("the document", data, _ANY_TIME, url=url, media_type=media_type or UNKNOWN_TYPE)
        item = _in_memory(source, capture)
    return read_item(item, capture, bytes_digest(capture.data), url=url, published=_as_instant(published))


def _on_disk(path: Path) -> Capture:
    """The one capture in a file. Raises OSError, and InputError for what the command line refuses or for several."""
    path.stat()
    found = list(islice(inputs.expand([str(path)], clock=lambda: _ANY_TIME), 2))
    if len(found) != 1 or isinstance(found[0], inputs.Revisit | inputs.Witness):
        raise UnsupportedInput(f"{path}: {_SEVERAL}")
    if isinstance(found[0], inputs.Failure):
        raise found[0].error
    return found[0]


def _in_memory(source: bytes | str, capture: Capture) -> inputs.Item:
    """The one item in what the caller holds; what is text or a page stays as it was given."""
    told = capture.media_type.partition(";")[0].strip().lower()
    found = inputs.known_format(capture.data, None, capture.media_type, capture.address)
    if told == "text/plain" and found.name in ("html", "text", "feed"):
        return inputs.Item("text/plain", source, content_type=capture.media_type)
    if told.endswith("html") and not found.archive:
        return inputs.Item("text/html", source, content_type=capture.media_type)
    item = _only_item(capture, inputs.format_of(capture))
    if found.name == "html":
        return replace(item, content=source)
    # Text with mark-up in it: nothing but its content says how it is meant.
    return replace(item, media_type=None, content=source) if found.name == "text" else item


def _only_item(capture: Capture, found: inputs.Input) -> inputs.Item:
    items = list(islice(found.items(capture), 2))
    if len(items) != 1:
        raise UnsupportedInput(f"{capture.address}: {_SEVERAL}")
    if isinstance(items[0], inputs.Unread):
        raise items[0].error
    return items[0]


def _as_instant(published: date | datetime | None) -> Instant | None:
    if published is None:
        return None
    if isinstance(published, datetime):
        return Instant.at(published, "explicit", zone_known=published.tzinfo is not None)
    return Instant.day(published, "explicit")
