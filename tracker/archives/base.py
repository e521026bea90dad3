"""What the archives have in common: one copy of an address, one answer that lists copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """That an archive holds `original` as it was at `captured_at` (aware). `memento` is where the original bytes are.

    `status` and `media_type` are those of the time, None where the list does not say. `span` are the first and last
    byte at `memento` where the copy is a record inside a larger file.
    """

    archive: str
    original: str
    captured_at: datetime
    memento: str
    status: int | None = None
    media_type: str | None = None
    digest: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What one answer says: the copies, where the list goes on, and why it says nothing (None where it does)."""

    copies: tuple[ArchivedCopy, ...] = ()
    more: tuple[str, ...] = ()
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """One kind of archive: the questions about an address, and what an answer lists.

    `read` gets the address that was asked for, the question's own address, status, headers (lower-case names) and
    bytes, and the moment of asking: a copy from after it is none. `same` are questions that have one answer, whichever
    address they are asked for.
    """

    name: str
    questions: Callable[[str], Iterable[str]]
    read: Callable[[str, str, int, Mapping[str, str], bytes, datetime], Listing]
    accept: str = "application/json"
    same: frozenset[str] = frozenset()


def moment_of(timestamp: str, now: datetime) -> datetime | None:
    """A moment of 14 digits; None for what is none, or not over yet."""
    if len(timestamp) != 14 or not timestamp.isdigit():
        return None
    try:
        moment = datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment <= now else None


def number_of(said: str) -> int | None:
    """A number of digits; None for "-" and the like."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None
