"""What the formats have in common: the claims that are asked for, one record each, and how a format is declared.

A format is a module of this package with one public name, `EXPORT`. It is given a `Job` and writes bytes; every format
shows the same claims in the same order, and never holds more than a few thousand of them in memory.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, TextIO, cast, get_args

from tracker import checks
from tracker.errors import ExportError
from tracker.exports._disguise import Disguise
from tracker.exports._record import ClaimRecord
from tracker.models import ClaimKind
from tracker.store import Store

__all__ = ["ClaimRecord", "Export", "Filters", "Job", "text_writer"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What an export is asked for; None asks nothing, and all that is asked must fit. See sql/exports/select.sql.

    `since` and `until` are days (ISO 8601) of which one at least may be the claim's; a claim without a date fits none.
    """

    author: str | None = None
    handle: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    statement: str | None = None
    publisher: str | None = None
    kind: str | None = None
    text: str | None = None
    finding: str | None = None
    current: bool = False


@dataclass(slots=True)
class Job:
    """One export: where the claims come from, and what is done to each on the way."""

    store: Store
    disguise: Disguise | None = None
    excel_safe: bool = False
    total: int = 0
    # Whether no filter was given: a format that holds documents then holds those without claims too.
    everything: bool = True

    def select(self, filters: Filters) -> None:
        """Settles which claims are exported. Raises UnknownCheck, or ExportError for a kind that no claim is of."""
        if filters.kind not in (None, *get_args(ClaimKind)):
            raise ExportError(f"no claim is {filters.kind}; claims are {', '.join(get_args(ClaimKind))}")
        if filters.finding is not None:
            checks.load(filters.finding)
        self.everything = filters == Filters()
        self.store.ask("exports", "select", asdict(filters))
        self.store.ask("exports", "columns")
        self.total = int(str(self.store.ask("exports", "count").rows[0][0]))

    def claims(self) -> Iterator[ClaimRecord]:
        """The claims, in the order of captures, documents and places; disguised where that was asked for."""
        for row in self.store.stream("exports", "claims"):
            record = ClaimRecord(*cast("tuple[Any, ...]", row))
            yield record if self.disguise is None else self.disguise.claim(record)


@dataclass(frozen=True, slots=True)
class Export:
    """One format. `write` returns how many claims it wrote; `about` is one line of help.

    `verbatim` formats hold the bytes as they were received, in which no name can be disguised.
    """

    name: str
    about: str
    suffix: str
    media_type: str
    write: Callable[[Job, BinaryIO], int]
    binary: bool = False
    spreadsheet: bool = False
    verbatim: bool = False


@contextmanager
def text_writer(out: BinaryIO) -> Iterator[TextIO]:
    """UTF-8 text onto `out`, line ends as written; `out` stays open."""
    writer = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        yield writer
        writer.flush()
    finally:
        writer.detach()
