"""What passes between the reading half and the store: one input as it came, and what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tracker.models import Extraction

# What HTTP says of bytes nobody described.
UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received, and where and when.

    `address` is where they came from: a URL, an absolute path, or "-" for standard input; `path` is the absolute path
    when it was a file. `url` is the web address the bytes are known to come from (after redirects, or said by a file
    beside a saved page). `data` has its compression removed, so a page and its .gz are one capture. `seen_at` is
    aware; `status` is the HTTP status where there was one. `headers` have lower-case names.
    """

    address: str
    data: bytes
    seen_at: datetime
    path: str | None = None
    url: str | None = None
    media_type: str = UNKNOWN_TYPE
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FailedInput:
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
    failure: FailedInput | None = None

    def __post_init__(self) -> None:
        if (self.extraction is None) == (self.failure is None):
            raise ValueError("an ingested item holds either an extraction or a failure")
        if self.extraction is not None and self.capture is None:
            raise ValueError("an extraction comes from a capture")
