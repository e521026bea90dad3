"""The records of a WARC or an ARC file, one after the other; a damaged one costs itself and not those behind it."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import tempfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord

from tracker.inputs._digests import is_whole
from tracker.inputs._frame import Frames, unpacked
from tracker.inputs._gaps import GZIP, PROBE, Damage, next_start, passed_over, start_of

_BLOCK = 1 << 20
_IN_MEMORY = 64_000_000
# Of what one packed member holds, on the disk while it is read.
_MOST_JOINED = 16_000_000_000
_LONGEST_LINE = 10_000
_LENGTH = re.compile(rb"\d{1,15}")


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


_Found = Generator[ArchiveRecord | Damage, None, int | None]


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
    head = whole.read(PROBE)
    whole.seek(0)
    unpacked = start_of(head)
    if unpacked.startswith(b"filedesc:"):
        yield from _arc(whole, limit, packed=head.startswith(GZIP))
    else:
        yield from _Warc(whole, wanted, limit, head.startswith(GZIP), Frames(whole)).records()


@dataclass(slots=True)
class _Warc:
    """A WARC file being read: FastWARC reads the records, and the places between them are looked at besides.

    `end` is where the next record must begin (None: nobody knows), `base` where reading began anew, `last` where the
    record began that was read last, `damage` what ended the reading behind it.
    """

    file: BinaryIO
    wanted: frozenset[str]
    limit: int
    packed: bool
    frames: Frames
    base: int = 0
    last: int = -1
    end: int | None = 0
    damage: str = ""

    def records(self) -> Iterator[ArchiveRecord | Damage]:
        """All there is in the file, from where it stands."""
        while (found := (yield from self._until_lost())) is not None:
            self.base = self.end = found
            self.file.seek(found)

    def _until_lost(self) -> _Found:
        """Reads until reading must begin anew; gives where, None at the end of the file."""
        misplaced: ArchiveRecord | None = None
        try:
            # The iterator opens what is given as a path or an address by itself; it is only ever given a stream.
            for one in ArchiveIterator(self.file, parse_http=False, quirks_mode=True):
                if self.damage:
                    # What lay between the record before and this one does not even begin as a record.
                    yield Damage(max(self.last, 0), f"{self.damage}, behind the record that begins here")
                elif self.end is not None and self.end < one.stream_pos:
                    found = yield from self._between(one.stream_pos)
                    if found is not None:
                        return found
                self.last, self.damage = one.stream_pos, ""
                record = _record(one, self.last, self.wanted, self.limit)
                fault = self.frames.fault(self.last, one.content_length)
                self.end = self.frames.end
                if self.frames.joined:
                    return (yield from self._joined(self.last))
                if fault is not None and not is_whole(record.headers, record.body):
                    misplaced = replace(record, fault=fault)
                    break
                yield record
            else:
                # The reader also stops at bytes that begin no record: those behind them are not lost.
                return None if self.end is None else (yield from self._between(None))
        except OSError as error:
            self.damage = str(error)
        return (yield from self._behind_damage(misplaced))

    def _between(self, stop: int | None) -> _Found:
        passed = passed_over(self.file, self.end or 0, stop, packed=self.packed, tried=self.base or -1)
        yield from passed.told
        if passed.inside is not None:
            return (yield from self._joined(passed.inside))
        return passed.record

    def _behind_damage(self, misplaced: ArchiveRecord | None) -> _Found:
        if self.last < self.base and misplaced is None:
            yield Damage(self.base, self.damage)
            self.last, self.damage = self.base, ""
        # Most likely the next beginning is that of the damaged record itself, and reading fails there at once.
        found = next_start(self.file, self.last + 1, packed=self.packed)
        if misplaced is not None:
            # Behind one that the end of the file cuts off nothing is hidden.
            cut = found is None and len(misplaced.body or b"") < misplaced.length
            yield replace(misplaced, fault=None) if cut else misplaced
        if found is None and self.damage:
            yield Damage(max(self.last, 0), f"{self.damage}, behind the record that begins here")
        return found

    def _joined(self, start: int) -> _Found:
        """Reads a packed member that does not hold just one record, laid down unpacked.

        The offsets of its records are those in what is unpacked, from the member's own on: nothing else tells them
        apart.
        """
        self.frames.joined = False
        self.file.seek(start)
        end, size = None, 0
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as laid:
            for data, left in unpacked(self.file, self.file.read(len(GZIP))):
                size += laid.write(data)
                if left is not None:
                    end = self.file.tell() - left
                if size > _MOST_JOINED:
                    break
            laid.seek(0)
            inner = cast("BinaryIO", laid)
            for one in _Warc(inner, self.wanted, self.limit, False, Frames(inner)).records():
                yield replace(one, offset=start + one.offset)
        if end is not None:
            return end
        why = "is damaged or cut off" if size <= _MOST_JOINED else f"has more than {_MOST_JOINED:,} bytes"
        yield Damage(start, f"the packed member that begins here {why}, and its rest is not read")
        return next_start(self.file, start + 1, packed=True)


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
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        # Besides what is no date: one of the year 1 or 9999 whose zone leads out of the calendar.
        return None


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
            if len(fields) < 5 or not _LENGTH.fullmatch(fields[-1]):
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
