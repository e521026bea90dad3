"""What passes between the reading half and the store: one input as it came, and what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tracker.models import Extraction
from tracker.observations.base import Observation

# What the seals of a container say: all hold and somebody signed them, all hold, some do not.
Custody = Literal["verified", "unsigned", "broken"]
# The stage of what is named in `failures` without having failed: pages of archives that are no articles.
PASSED_OVER = "passed over"
# What HTTP says of bytes nobody described.
UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received, and where and when.

    `address` is where they came from: a URL, an absolute path, or "-" for standard input; `path` is the absolute path
    when it was a file. `url` is the web address the bytes are known to come from (after redirects, or said by a saved
    page or a file beside it). `data` has its compression removed, so a page and its .gz are one capture. `seen_at` is
    aware; `status` is the HTTP status where there was one. `headers` have lower-case names.

    Of bytes that came out of a container (an archive, a data set), `path` is the container's, `offset` says where in
    it they begin (the byte of a record, the number of rows before), `custody` what its seals say, `digest` what an
    archive calls its payload ("sha1:…"). `given` are facts
    that somebody told about the bytes and that reading them again needs: title, url, date, publisher, byline,
    language of a document, `columns` of a data set.
    """

    address: str
    data: bytes
    seen_at: datetime
    path: str | None = None
    url: str | None = None
    media_type: str = UNKNOWN_TYPE
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    offset: int | None = None
    custody: Custody | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """One question to a service: `address` is what was asked and when (aware), the rest what came back of it.

    `status` is None where no answer came, `redirected_to` another address that answered, `retry_after` (aware) when the
    service wants to be asked again.
    """

    address: str
    asked_at: datetime
    status: int | None = None
    redirected_to: str | None = None
    retry_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """The answer of some service, kept in an archive, and what it says of posts; it holds no document."""

    capture: Capture
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Revisit:
    """An archive's note that `address` was looked at again and answered what another capture holds.

    `refers_to` and `refers_at` name that capture by address and time, `digest` by its payload ("sha1:…"), as far as
    the archive says.
    """

    address: str
    seen_at: datetime
    path: str
    offset: int
    refers_to: str | None = None
    refers_at: datetime | None = None
    digest: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class FailedInput:
    """An input that gave no document. `stage` is "read", "fetch", "extract" ..., `error` the name of the error's class.

    `seen_at` and `status` are set when a server said something of the address (404 and 410 are observations). `items`
    is how many items of the input it tells of.
    """

    input: str
    stage: str
    error: str
    message: str
    seen_at: datetime | None = None
    status: int | None = None
    items: int = 1

    @property
    def passed_over(self) -> bool:
        """Whether it was read and is no article: that is written down with its reason, and nothing has failed."""
        return self.stage == PASSED_OVER


@dataclass(frozen=True, slots=True)
class Ingested:
    """One item of one capture and what became of it.

    `item` is the item's number in its capture from 0 and `key` its own name there (a feed entry's id or address),
    None where the capture is one document. Exactly one of `extraction`, `failure`, `revisit` and `observations` is set;
    `capture` is None when no bytes were received, and is also kept when they could not be read. `asking` is how the
    observations were come by, where they were asked for now.
    """

    capture: Capture | None
    item: int = 0
    key: str | None = None
    extraction: Extraction | None = None
    failure: FailedInput | None = None
    revisit: Revisit | None = None
    observations: tuple[Observation, ...] = ()
    asking: Asking | None = None

    @property
    def failed(self) -> FailedInput | None:
        """What went wrong; None also for what was merely passed over."""
        return None if self.failure is None or self.failure.passed_over else self.failure

    @property
    def failures(self) -> int:
        """How many items of the input failed."""
        return self.failed.items if self.failed is not None else 0

    def __post_init__(self) -> None:
        held = (
            self.extraction is not None,
            self.failure is not None,
            self.revisit is not None,
            bool(self.observations),
        )
        if sum(held) != 1:
            raise ValueError("an ingested item holds one of an extraction, a failure, a revisit and observations")
        if self.extraction is not None and self.capture is None:
            raise ValueError("an extraction comes from a capture")
        if self.observations and self.capture is None and self.asking is None:
            raise ValueError("an observation comes from a capture, or from a question that had no answer")
