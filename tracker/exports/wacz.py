"""WACZ: the pages themselves, as web archives keep them, with the claims as annotations and their provenance.

So a case can be handed on, replayed by any reader of web archives, and read back by `tracker ingest`: the same bytes,
addresses, moments and facts give the same documents and claims.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import quote
from zipfile import ZipFile

from tracker.errors import InputError
from tracker.exports import prov, web_annotation
from tracker.exports._package import Package
from tracker.exports._values import json_line
from tracker.exports._warc import Look, WarcFile
from tracker.exports.base import Export, Job
from tracker.inputs import HEADER, URN, Handed, format_of
from tracker.rows.records import UNKNOWN_TYPE, Capture
from tracker.store.leftovers import scratch
from tracker.upkeep.verify import received
from tracker.version import rules_version, tool_version

_ARCHIVE, _INDEX, _PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"
# Our own folder; what is in it is no part of the format, and listed with its hash like every file.
_ANNOTATIONS, _PROVENANCE = "tracker/annotations.jsonld", "tracker/prov.json"
_TITLE = "Claims and their sources"
# Of both queries, in their order.
_COLUMNS = (
    "capture_id sha256 address path url media_type headers status container_offset payload_digest given title"
    " looked_at seen_at answered looks"
).split()
_WEB = ("http://", "https://")
_LONGEST_NAME = 80


def _write(job: Job, out: BinaryIO) -> int:
    """The records first; the whole is made in a file of its own, since a ZIP is written here and there."""
    software = f"tracker {tool_version()}, rules {rules_version()}"
    made_at = cast("datetime | None", job.store.ask("exports", "last_run").rows[0][0])
    moment = (made_at or datetime(1980, 1, 1)).replace(tzinfo=UTC)
    with scratch("tracker-export") as folder:
        records, whole = Path(folder) / "data.warc.gz", Path(folder) / "whole.wacz"
        pages = ['{"format": "json-pages-1.0", "id": "pages", "title": "Documents"}']
        with records.open("w+b") as file, ZipFile(whole, "w") as zipped:
            archive = WarcFile(file, records.name)
            archive.opening(software, moment)
            for look, title in _looks(job):
                archive.add(look)
                if look.refers_to is None and title is not None and look.address.startswith(_WEB):
                    pages.append(_page(look, title))
            package = Package(zipped, moment)
            package.copy(_ARCHIVE, file)
            package.put(_INDEX, lambda one: one.write("".join(f"{line}\n" for line in sorted(archive.index)).encode()))
            package.put(_PAGES, lambda one: one.write("".join(f"{line}\n" for line in pages).encode()))
            package.put(_ANNOTATIONS, lambda one: web_annotation.EXPORT.write(job, one))
            package.put(_PROVENANCE, lambda one: prov.EXPORT.write(job, one))
            package.close(_TITLE, software)
        with whole.open("rb") as made:
            shutil.copyfileobj(made, out)
    return job.total


def _looks(job: Job) -> Iterator[tuple[Look, str | None]]:
    """Every look at a capture of a document, with its title, then the answers about posts."""
    first: dict[tuple[str, str], Look] = {}
    for row in _rows(job, "looks"):
        key = (str(row["capture_id"]), str(row["given"]))
        before = first.get(key)
        if before is None:
            capture = received(job.store, row)
            more: Mapping[str, str] = {HEADER: _handed(capture).written()}
        else:
            capture, more = _again(before.capture, row), before.more
        look = Look(_address(capture, str(row["looked_at"]), key), capture, str(row["sha256"]), more, before)
        if before is None and cast("int", row["looks"]) > 1:
            first[key] = replace(look, capture=replace(capture, data=b""))
        yield look, str(row["title"] or look.address)
    for row in _rows(job, "answers"):
        yield Look(str(row["address"]), received(job.store, row), str(row["sha256"])), None


def _rows(job: Job, query: str) -> Iterator[dict[str, object]]:
    for row in job.store.stream("exports", query, {"everything": job.everything}):
        yield dict(zip(_COLUMNS, row, strict=True))


def _again(capture: Capture, row: dict[str, object]) -> Capture:
    seen_at, answered = cast("datetime", row["seen_at"]), cast("int | None", row["answered"])
    return replace(capture, seen_at=seen_at.replace(tzinfo=UTC), status=answered if capture.status else None)


def _address(capture: Capture, looked_at: str, key: tuple[str, str]) -> str:
    """The address of a record: of the web where one is known, else our own for the place where the bytes lay.

    Two texts that lay at one place are versions of one article; what came through standard input lay nowhere.
    """
    if looked_at.startswith(_WEB) and looked_at != capture.address:
        return looked_at
    if capture.url is not None and capture.url.startswith(_WEB):
        return capture.url
    if looked_at.startswith((*_WEB, URN)):
        return looked_at
    place = key[0] if looked_at == "-" else looked_at
    name = quote(Path(looked_at).name[-_LONGEST_NAME:], safe="")
    return f"{URN}place:{hashlib.sha256(place.encode()).hexdigest()[:20]}/{name}"


def _handed(capture: Capture) -> Handed:
    """How the bytes were read; what only the name of a file said of them is said by the type from now on."""
    media_type = capture.media_type
    if media_type == UNKNOWN_TYPE:
        with suppress(InputError):
            media_type = max(format_of(capture).media_types, default=UNKNOWN_TYPE)
    return Handed(media_type, capture.given, capture.offset if "columns" in capture.given else None)


def _page(look: Look, title: str) -> str:
    moment = look.capture.seen_at
    return json_line({"url": look.address, "ts": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", "title": title})


EXPORT = Export(
    name="wacz",
    about="the pages as received, in a web archive (WACZ) with annotations and PROV",
    suffix=".wacz",
    media_type="application/wacz",
    write=_write,
    binary=True,
    verbatim=True,
)
