"""What lies between the records of a WARC file: a reader that finds the next beginning by itself says nothing of it.

Most often it is nothing, or line ends. It may be what a disk left there, a record of a version of WARC that nobody
reads yet, or a record whose first line something else stands before.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from tracker.inputs._frame import HEAD_END, LONGEST_HEAD, member_end, unpacked

_BLOCK = 1 << 20
GZIP = b"\x1f\x8b\x08"
_SIGN = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")
_PACKED = re.compile(re.escape(GZIP))
# The versions there are: drafts (0.9, 0.17, 0.18), 1.0 and 1.1.
_READ = re.compile(rb"WARC/(?:0\.\d{1,2}|1\.[01])[ \t]*\r?\n")
_LENGTH = re.compile(rb"\r?\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
_LONGEST_SIGN = 64
# A member that is opened to see whether a record begins there.
PROBE = 4096
_BLANK = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where no record can be read."""

    offset: int
    why: str


def start_of(head: bytes) -> bytes:
    """The first bytes of a record, unpacked where they are packed; nothing where that fails."""
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def next_start(file: BinaryIO, start: int, *, packed: bool, stop: int | None = None) -> int | None:
    """The next place at or after `start`, and before `stop`, where a record of any version begins, or None."""
    sign = _PACKED if packed else _SIGN
    file.seek(start)
    before, at = b"", start
    while (stop is None or at < stop) and (block := file.read(_BLOCK)):
        window = before + block
        for found in sign.finditer(window):
            place = at - len(before) + found.start()
            if stop is not None and place >= stop:
                return None
            if not packed or start_of(window[found.start() : found.start() + PROBE]).startswith(b"WARC/"):
                return place
        at += len(block)
        # A sign, and enough of the member behind it, may lie across two blocks.
        before = window[-PROBE:] if len(block) == _BLOCK else b""
    return None


@dataclass(frozen=True, slots=True)
class Passed:
    """What a reader passed over: places without a record that can be read, and where to go on behind them.

    That is a `record` from its first byte on, or a packed member that has one somewhere `inside`; or there is none.
    """

    told: list[Damage]
    record: int | None = None
    inside: int | None = None


def passed_over(file: BinaryIO, start: int, stop: int | None, *, packed: bool, tried: int = -1) -> Passed:
    """What was passed over from `start` to `stop` (None: the end of the file), which stays where it stood.

    A record at `tried` or before was read from its first byte already, in vain.
    """
    stood = file.tell()
    try:
        return _passed_over(file, start, file.seek(0, 2) if stop is None else stop, packed, tried)
    finally:
        file.seek(stood)


def _passed_over(file: BinaryIO, place: int, stop: int, packed: bool, tried: int) -> Passed:
    told: list[Damage] = []
    while (place := _first(file, place, stop)) < stop:
        file.seek(place)
        head = file.read(PROBE)
        line = start_of(head).partition(b"\n")[0] + b"\n"
        if _READ.match(line) and place > tried:
            return Passed(told, place)
        member = _member(file, place) if packed and head.startswith(GZIP) else None
        if member is not None and member.inside and not _READ.match(line):
            return Passed(told, inside=place)
        if _SIGN.match(line):
            known = "a record that the reader passes over" if _READ.match(line) else "a version that is not read"
            told.append(Damage(place, f"{line.strip().decode('ascii', 'replace')}, {known}"))
            place = min(stop, _end(file, place, packed=packed) or stop)
            continue
        until = member.end if member is not None else next_start(file, place + 1, packed=packed, stop=stop) or stop
        if member is None or not member.blank:
            told.append(Damage(place, f"{until - place:,} bytes that begin no record"))
        place = until
    return Passed(told)


def _first(file: BinaryIO, start: int, stop: int) -> int:
    """The first byte that is no line end."""
    file.seek(start)
    while start < stop and (block := file.read(min(_BLOCK, stop - start))):
        if left := block.lstrip(_BLANK):
            return start + len(block) - len(left)
        start += len(block)
    return start


@dataclass(frozen=True, slots=True)
class _Member:
    end: int
    blank: bool
    inside: bool


def _member(file: BinaryIO, start: int) -> _Member | None:
    """What is in a packed member: line ends, a record that does not begin it, or else; None where it is damaged."""
    file.seek(start)
    blank, inside, before, end = True, False, b"", None
    for data, left in unpacked(file, file.read(len(GZIP))):
        blank = blank and not data.strip(_BLANK)
        inside = inside or _READ.search(before + data) is not None
        before = data[-_LONGEST_SIGN:]
        if left is not None:
            end = file.tell() - left
    return None if end is None else _Member(end, blank, inside)


def _end(file: BinaryIO, start: int, *, packed: bool) -> int | None:
    """Where the member or the record that begins at `start` ends; None where nothing says it."""
    file.seek(start)
    if packed:
        return member_end(file)
    head = file.read(LONGEST_HEAD)
    ends, length = HEAD_END.search(head), _LENGTH.search(head)
    if not ends or not length or length.start() > ends.start():
        return None
    return start + ends.end() + int(length[1])
