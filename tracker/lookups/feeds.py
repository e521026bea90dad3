"""Which feeds are meant: addresses, and lists of them (OPML), which are read without any parser of XML.

Lists are made by programs and by people, and many are no well-formed XML. Only the addresses in them are wanted; what
is not parsed expands no entity and reads no other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tracker.errors import InputError, TooLarge, UnsupportedInput
from tracker.observations.base import Asked
from tracker.reading.charset import decode

_LIMIT = 5_000_000
_LISTED = re.compile(r"<(?:opml|outline)[\s>]", re.IGNORECASE)
# In XML no "<" stands in a value.
_ADDRESS = re.compile(r"""\sxmlUrl\s{0,9}=\s{0,9}(?:"([^"<]{1,2000})"|'([^'<]{1,2000})')""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feeds:
    """The addresses, each once and in their order, and what could not be taken, with why."""

    addresses: tuple[str, ...]
    refused: tuple[tuple[str, InputError], ...] = ()


def feeds(sources: Sequence[str]) -> Feeds:
    """The feeds that the sources name: addresses of the web, and files of OPML however deep their outlines lie."""
    found: dict[str, None] = {}
    refused: list[tuple[str, InputError]] = []
    for source in sources:
        try:
            for address in [source] if "://" in source else list(listed(_text(source), source)):
                if Asked.of(address) is None:
                    refused.append((address, UnsupportedInput(f"{address}: no address of the web")))
                else:
                    found[address] = None
        except InputError as error:
            refused.append((source, error))
    return Feeds(tuple(found), tuple(refused))


def listed(text: str, name: str) -> Iterator[str]:
    """The addresses of feeds in a list. Raises UnsupportedInput for what is none."""
    if not _LISTED.search(text):
        raise UnsupportedInput(f"{name}: neither an address nor a list of feeds (OPML)")
    for one in _ADDRESS.finditer(_without_comments(text)):
        yield unescape(one[1] or one[2]).strip()


def _without_comments(text: str) -> str:
    """The text up to each comment and behind it; behind one that never ends there is nothing."""
    parts: list[str] = []
    at = 0
    while at >= 0:
        start = text.find("<!--", at)
        parts.append(text[at : start if start >= 0 else len(text)])
        end = text.find("-->", start) if start >= 0 else -1
        at = end + 3 if end >= 0 else -1
    return " ".join(parts)


def _text(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LIMIT + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    if len(data) > _LIMIT:
        raise TooLarge(f"{path}: more than {_LIMIT:,} bytes")
    return decode(data, "text/xml")
