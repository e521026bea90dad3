"""What the ways in have in common: the bytes as received, the documents to be, and what a format says of itself.

A format is a module of this package with one public name, `INPUT`. It is pure: it receives a capture and yields
the items in it; charset, main text and metadata of HTML are the reader's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.dates.instants import Instant
from tracker.rows.records import Capture

__all__ = ["HEAD", "Capture", "Failure", "Fetch", "Input", "Item"]

# How much of a capture a format looks at to recognise itself.
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Item:
    """One document to be, and what its container says of it; `number` counts from 0 within the capture.

    `content` is bytes where the reader must still find the charset (`content_type`, as received, may state it).
    `key` is what the container calls the item (a feed's guid), None where the capture is one document.
    """

    media_type: Literal["text/html", "text/plain"]
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


@dataclass(frozen=True, slots=True)
class Failure:
    """One source that could not be captured; the others go on."""

    source: str
    error: Exception


def _never(head: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Input:
    """One format: how it is recognised and what documents it holds.

    `sniff` sees the first HEAD bytes without byte-order mark and leading white space, and answers for certain signs,
    which win over names; `guess` answers for likely ones, asked when neither media type nor suffix decides.
    `rank` orders the sniffing (lowest first). `items` raises InputError; where a capture holds many documents, what it
    returns may raise for one of them and give the next when it is asked again (a `map` does; a generator would end).
    """

    name: str
    suffixes: frozenset[str]
    media_types: frozenset[str]
    items: Callable[[Capture], Iterator[Item]]
    sniff: Callable[[bytes], bool] = _never
    guess: Callable[[bytes], bool] = _never
    rank: int = 0


# Reads one address at a given moment; raises FetchError. `tracker.fetch.Fetcher.fetch` is one.
Fetch = Callable[[str, datetime], Capture]
