"""The records of a WARC or an ARC file, one after the other; a damaged one costs itself and not those behind it."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord

from tracker.inputs._digests import is_whole
from tracker.inputs._frame import Frames

_BLOCK = 1 << 20
_IN_MEMORY = 64_000_000
_WARC = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_GZIP = b"\x1f\x8b\x08"
_PACKED = re.compile(re.escape(_GZIP))
# A member that is opened to see whether a record begins there.
_PROBE = 4096
_LONGEST_LINE = 10_000
_BEHIND = "what lies behind the record that begins here is none"


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One record. `kind` is WARC's word ("response", "revisit" ...), `offset` its first byte in the file as it is.

    `length` is what the record says of itself; a `body` that is shorter was cut off. `body` is None where the record
    is of a kind or size that is not wanted. `fault` is what is wrong with its length.
    """

    offset: int
    kind: str
    uri: str
    date: datetime | None
    headers: Mapping[str, str]
    length: int
    body: bytes | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where no record can be read."""

    offset: int
    why: str


def records(file: BinaryIO, wanted: frozenset[str], limit: int) -> Iterator[ArchiveRecord | Damage]:
    """The records of a file, with the bodies of the `wanted` kinds that have at most `limit` bytes."""
    with nullcontext(file) if file.seekable() else _laid_down(file) as whole:
        yield from _records(whole, wanted, limit)


def _laid_down(stream: BinaryIO) -> BinaryIO:
    """A stream as a file that is gone when it is closed: where a record begins can only be told of a file."""
    laid = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed by the caller
    shutil.copyfileobj(stream, laid, _BLOCK)
    laid.seek(0)
    return laid


def _records(whole: BinaryIO, wanted: frozenset[str], limit: int) -> Iterator[ArchiveRecord | Damage]:
    head = whole.read(_PROBE)
    whole.seek(0)
    unpacked = _start(head)
    if unpacked.startswith(b"filedesc:"):
        yield from _arc(whole, limit, packed=head.startswith(_GZIP))
    else:
        yield from _warc(whole, wanted, limit, packed=head.startswith(_GZIP))


def _warc(file: BinaryIO, wanted: frozenset[str], limit: int, *, packed: bool) -> Iterator[ArchiveRecord | Damage]:
    base, last, length, told, damage = 0, -1, 0, -1, ""
    frames = Frames(file)
    while True:
        misplaced: ArchiveRecord | None = None
        try:
            # The iterator opens what is given as a path or an address by itself; it is only ever given a stream.
            for one in ArchiveIterator(file, parse_http=False, quirks_mode=True):
                if damage:
                    # What lay between the record before and this one does not even begin as a record.
                    yield Damage(max(last, 0), f"{damage}, behind the record that begins here")
                last, length, damage = one.stream_pos, one.content_length, ""
                record = _record(one, last, wanted, limit)
                fault = frames.fault(last, one.content_length)
                if fault is not None and not is_whole(record.headers, record.body):
                    misplaced = replace(record, fault=fault)
                    break
                yield record
                if fault is not None:
                    told = last
                    yield Damage(last, _BEHIND)
            else:
                # The reader also stops at bytes that begin no record: those behind them are not lost.
                found = _beyond(file, frames, max(base, last), length if last >= base else None, packed=packed)
                if found is None:
                    return
                if told < max(base, last):
                    told = max(base, last)
                    yield Damage(told, _BEHIND)
                base = found
                file.seek(found)
                continue
        except OSError as error:
            damage = str(error)
        if last < base and misplaced is None:
            yield Damage(base, damage)
            last, damage = base, ""
        # Most likely the next beginning is that of the damaged record itself, and reading fails there at once.
        found = _next_start(file, last + 1, packed=packed)
        if misplaced is not None:
            # Behind one that the end of the file cuts off nothing is hidden.
            cut = found is None and len(misplaced.body or b"") < misplaced.length
            yield replace(misplaced, fault=None) if cut else misplaced
        if found is None:
            if damage:
                yield Damage(max(last, 0), f"{damage}, behind the record that begins here")
            return
        base = found
        file.seek(found)


def _beyond(file: BinaryIO, frames: Frames, start: int, length: int | None, *, packed: bool) -> int | None:
    """The next record behind the one of `length` bytes that begins at `start` (None: none does), or None."""
    if length is None:
        return _next_start(file, start + bool(start), packed=packed)
    end = frames.end(start, length)
    return _next_start(file, end, packed=packed) if end is not None else None


def _record(one: WarcRecord, offset: int, wanted: frozenset[str], limit: int) -> ArchiveRecord:
    headers = {str(name).lower(): str(value) for name, value in one.headers.items()}
    kind = headers.get("warc-type", "").strip().lower()
    body = bytes(one.reader.read()) if kind in wanted and one.content_length <= limit else None
    return ArchiveRecord(
        offset,
        kind,
        headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">").replace(" ", "%20"),
        date_of(headers.get("warc-date", "")),
        headers,
        one.content_length,
        body,
    )


def date_of(printed: str) -> datetime | None:
    """A WARC-Date (RFC 3339 in UTC, with fractions since WARC 1.1)."""
    try:
        moment = datetime.fromisoformat(printed.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _next_start(file: BinaryIO, start: int, *, packed: bool) -> int | None:
    """The next place at or after `start` where a record begins, or None."""
    sign = _PACKED if packed else _WARC
    file.seek(start)
    before, at = b"", start
    while block := file.read(_BLOCK):
        window = before + block
        for found in sign.finditer(window):
            place = at - len(before) + found.start()
            if not packed or _start(window[found.start() : found.start() + _PROBE]).startswith(b"WARC/"):
                return place
        at += len(block)
        # A sign, and enough of the member behind it, may lie across two blocks.
        before = window[-_PROBE:] if len(block) == _BLOCK else b""
    return None


def _start(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _arc(file: BinaryIO, limit: int, *, packed: bool) -> Iterator[ArchiveRecord | Damage]:
    """The records of an ARC file (the Internet Archive's format before WARC): a line, and as many bytes as it says."""
    stream = io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=file))) if packed else file
    at = 0
    try:
        while line := stream.readline(_LONGEST_LINE):
            offset, at = at, at + len(line)
            if not line.strip():
                continue
            fields = line.split()
            if len(fields) < 5 or not fields[-1].isdigit():
                yield Damage(offset, "not the first line of an ARC record; the rest of the file is not read")
                return
            # Address, IP address, date, type, length; in the second version more before the length.
            uri, day, kind, length = fields[0], fields[2], fields[3], int(fields[-1])
            at += length
            body = stream.read(length) if length <= limit else None
            if body is None:
                _pass(stream, length)
            yield ArchiveRecord(
                offset,
                "warcinfo" if uri.startswith(b"filedesc:") else "response",
                uri.decode("utf-8", "replace"),
                _arc_date(day.decode("ascii", "replace")),
                {"content-type": kind.decode("utf-8", "replace")},
                length,
                body,
            )
    except (OSError, EOFError, zlib.error) as error:
        yield Damage(at, str(error))


def _pass(stream: BinaryIO, length: int) -> None:
    while length > 0 and (block := stream.read(min(length, _BLOCK))):
        length -= len(block)


def _arc_date(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits[:14].ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
