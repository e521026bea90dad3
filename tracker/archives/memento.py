"""Archives that answer as RFC 7089 says: a TimeMap in link format, one copy a line. The table is `memento.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

from tracker.archives.base import ArchivedCopy, Library, Listing
from tracker.hosts import host_of

_LINK = re.compile(r"<([^<>\s]{1,4000})>\s{0,5}((?:;\s{0,5}\w{1,20}\s{0,5}=\s{0,5}\"[^\"<>]{0,200}\"\s{0,5}){1,8})")
_FIELD = re.compile(r";\s{0,5}(\w{1,20})\s{0,5}=\s{0,5}\"([^\"]{0,200})\"")
_STAMPED = re.compile(r"/(\d{14})/")


@cache
def _timemaps() -> dict[str, str]:
    told = tomllib.loads((files("tracker.archives") / "memento.toml").read_text(encoding="utf-8"))
    return {str(name): str(at) for name, at in told["timemaps"].items()}


def _questions(address: str) -> Iterable[str]:
    if not address.endswith("*"):
        yield from (at + address for at in _timemaps().values())


def _read(address: str, question: str, status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Listing:
    """The mementos; 404 says that there is none. A long list goes on in further TimeMaps of the same host.

    A TimeMap links at least to the original (RFC 7089, 5): what has no link is none, and no empty one.
    """
    if status == 404:
        return Listing()
    if status != 200:
        return Listing(refusal=f"status {status}")
    links = list(_LINK.finditer(body.decode("utf-8", "replace")))
    if not links:
        return Listing(refusal="no TimeMap")
    host = host_of(question)
    copies: list[ArchivedCopy] = []
    more: list[str] = []
    for link in links:
        told = dict(_FIELD.findall(link[2]))
        rel = told.get("rel", "").split()
        if "memento" in rel:
            moment = _moment(told.get("datetime", ""))
            if moment is not None and moment <= now:
                copies.append(ArchivedCopy(f"memento:{host}", address, moment, _original_bytes(link[1])))
        elif "timemap" in rel and link[1] != question and host_of(link[1]) == host:
            more.append(link[1])
    return Listing(tuple(copies), tuple(more))


def _original_bytes(memento: str) -> str:
    """The address of a copy without what its archive adds to the page."""
    return _STAMPED.sub(r"/\1id_/", memento, count=1)


def _moment(said: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo is not None else None


LIBRARY = Library("memento", _questions, _read, "application/link-format")
