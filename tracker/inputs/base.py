"""What the ways in have in common: the bytes as received, the documents to be, and what a format says of itself.

A format is a module of this package with one public name, `INPUT`. It is pure: it receives a capture and yields
the items in it; charset, main text and metadata of HTML are the reader's work. A format of containers that may be
larger than memory also says how an open file is taken apart into captures (`split`), one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Literal

from tracker.dates.instants import Instant
from tracker.rows.records import Capture, Revisit, Witness

__all__ = [
    "HEAD",
    "Capture",
    "Container",
    "Failure",
    "Fetch",
    "Input",
    "Item",
    "Part",
    "Revisit",
    "SavedFrom",
    "Unread",
    "Witness",
]

# How much of a capture a format looks at to recognise itself.
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Item:
    """One document to be, and what its container says of it; `number` counts from 0 within the capture.

    `content` is bytes where the reader must still find the charset (`content_type`, as received, may state it).
    Without a `media_type` the text itself decides whether it is mark-up. `key` is what the container calls the item (a
    feed's guid), None where the capture is one document. `notes` say what of it was not read as it is written.
    """

    media_type: Literal["text/html", "text/plain"] | None
    content: bytes | str
    number: int = 0
    key: str | None = None
    content_type: str | None = None
    url: str | None = None
    title: str | None = None
    published: Instant | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """One item of a capture that is no document, or several (`items`) with one fault; the others go on."""

    number: int
    error: Exception
    key: str | None = None
    items: int = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """One source, or one place in a container (or several: `items`), that could not be captured; the others go on."""

    source: str
    error: Exception
    items: int = 1


@dataclass(frozen=True, slots=True)
class SavedFrom:
    """The web address a saved page comes from and when it was saved (aware), as far as the page says."""

    url: str | None = None
    seen_at: datetime | None = None


def _silent(message: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class Container:
    """An open file that holds many captures. `file` stands at its beginning, with its outer compression as it came.

    `seen_at` is when it was opened, `url` where it was fetched from, `given` what was told about it, `limit` the most
    bytes that one capture may have. `tell` takes a sentence for whoever waits.
    """

    address: str
    file: BinaryIO
    seen_at: datetime
    limit: int
    path: str | None = None
    url: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = _silent


# What comes out of a container.
Part = Capture | Revisit | Witness | Failure


def _never(head: bytes) -> bool:
    return False


def _nowhere(data: bytes) -> SavedFrom:
    return SavedFrom()


@dataclass(frozen=True, slots=True)
class Input:
    """One format: how it is recognised and what documents it holds.

    `sniff` sees the first HEAD bytes without byte-order mark and leading white space, and answers for certain signs,
    which win over names; `guess` answers for likely ones, asked when neither media type nor suffix decides.
    `rank` orders the sniffing (lowest first). `items` raises InputError; where a capture holds many documents, it gives
    an Unread for one that is none, or what it returns may raise for it and give the next when it is asked again (a
    `map` does; a generator would end). `origin` finds what a saved page says of itself. `split` takes a container apart
    without holding it in memory; each capture it yields is read by `items` of whatever format that capture has.
    `archive` marks containers whose captures have addresses and times of their own.
    """

    name: str
    suffixes: frozenset[str]
    media_types: frozenset[str]
    items: Callable[[Capture], Iterator[Item | Unread]]
    sniff: Callable[[bytes], bool] = _never
    guess: Callable[[bytes], bool] = _never
    rank: int = 0
    origin: Callable[[bytes], SavedFrom] = _nowhere
    split: Callable[[Container], Iterator[Part]] | None = None
    archive: bool = False


# Reads one address at a given moment; raises FetchError. `tracker.fetch.Fetcher.fetch` is one.
Fetch = Callable[[str, datetime], Capture]
