"""What passes between the reading half and the store: one input as it came, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.models import Extraction


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received.

    `address` is where they came from: a URL, an absolute path, or "-" for standard input; `path` is the absolute path
    when it was a file. `seen_at` is aware; `status` is the HTTP status where there was one.
    """

    address: str
    data: bytes
    media_type: str
    seen_at: datetime
    path: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no document. `stage` is "read", "fetch", "extract" ..., `error` the name of the error's class.

    `seen_at` and `status` are set when a server said something of the address (404 and 410 are observations).
    """

    input: str
    stage: str
    error: str
    message: str
    seen_at: datetime | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """One item of one capture and what became of it.

    `item` is the item's number in its capture from 0 and `key` its own name there (a feed entry's id or address),
    None where the capture is one document. Exactly one of `extraction` and `failure` is set; `capture` is None when no
    bytes were received, and is also kept when they could not be read.
    """

    capture: Capture | None
    item: int = 0
    key: str | None = None
    extraction: Extraction | None = None
    failure: Failure | None = None

    def __post_init__(self) -> None:
        if (self.extraction is None) == (self.failure is None):
            raise ValueError("an ingested item holds either an extraction or a failure")
        if self.extraction is not None and self.capture is None:
            raise ValueError("an extraction comes from a capture")
