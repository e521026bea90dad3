"""Common Crawl: an index for each crawl (lines of JSON), and records inside large files, read by their place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from tracker.archives.base import ArchivedCopy, Library, Listing, moment_of, number_of

_NAME = "common-crawl"
_CRAWLS = "https://index.commoncrawl.org/collinfo.json"
_DATA = "https://data.commoncrawl.org/"
# The newest crawls: each has an index of its own, and all of them are a hundred questions.
_NEWEST = 3


def _questions(address: str) -> Iterable[str]:
    """First which crawls there are; the answer opens the questions about the address."""
    yield _CRAWLS


def _read(address: str, question: str, status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Listing:
    """404 with "No Captures found" is an empty list."""
    if question == _CRAWLS:
        return _indexes(address, status, body)
    if status == 404 and b"no captures found" in body.lower():
        return Listing()
    if status != 200:
        return Listing(refusal=f"status {status}")
    rows = [_row(line) for line in body.splitlines() if line.strip()]
    found = (_copy(row, now) for row in rows if row)
    refusal = "not JSON" if rows and not any(rows) else None
    return Listing(tuple(one for one in found if one is not None), refusal=refusal)


def _indexes(address: str, status: int, body: bytes) -> Listing:
    try:
        crawls = json.loads(body) if status == 200 else None
    except (ValueError, RecursionError):
        crawls = None
    if not isinstance(crawls, list):
        return Listing(refusal=f"no list of crawls (status {status})")
    at = [str(one.get("cdx-api", "")) for one in crawls if isinstance(one, dict)]
    known = [one for one in at if one.startswith("https://index.commoncrawl.org/")][:_NEWEST]
    if not known:
        return Listing(refusal="no crawl is in the list of crawls")
    asked = urlencode({"url": address, "output": "json"})
    return Listing(more=tuple(f"{one}?{asked}" for one in known))


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _copy(row: Mapping[str, Any], now: datetime) -> ArchivedCopy | None:
    moment = moment_of(str(row.get("timestamp", "")), now)
    first, length = number_of(str(row.get("offset", ""))), number_of(str(row.get("length", "")))
    name = str(row.get("filename", ""))
    if moment is None or first is None or not length or not name or ".." in name:
        return None
    return ArchivedCopy(
        _NAME,
        str(row.get("url", "")),
        moment,
        _DATA + name.lstrip("/"),
        number_of(str(row.get("status", ""))),
        str(row.get("mime-detected") or row.get("mime") or "") or None,
        str(row.get("digest", "")) or None,
        (first, first + length - 1),
    )


LIBRARY = Library(_NAME, _questions, _read, same=frozenset({_CRAWLS}))
