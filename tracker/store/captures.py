"""The bytes of every input, as received, in a folder beside the database, by their own digest.

`tracker.duckdb` has `tracker.captures/ab/abcd….gz`. A file appears under its name only when all of it is on the disk,
and rows refer to it only after that; so a kill at any moment leaves at most files that nothing refers to yet.
"""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

from tracker.errors import DamagedCapture, StoreError
from tracker.ids import bytes_digest

# Measured over 60 news pages of 219 kB: level 3 leaves 25 % in 1.9 ms a page, 6 leaves 22.5 % in 4.0 ms,
# LZMA 20 % in 14 ms.
_LEVEL = 3
# One fsync after another costs 0.8 ms a file, sixteen at once 0.4: the disk writes its journal once for all.
_WRITERS = 16
# Magic, deflate, an extra field, no time, no system; the field is 8 bytes long: "TK", 4 bytes of CRC-32.
_HEADER = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x08\0TK\x04\0"


def folder_of(database: Path) -> Path:
    """The folder of captures that belongs to a database file."""
    return database.with_name(f"{database.stem}.captures")


class CaptureFolder:
    """Content-addressed files of gzip-compressed bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where the bytes with this digest are, or will be."""
        return self.root / sha256[:2] / f"{sha256}.gz"

    def put(self, captures: Mapping[str, bytes]) -> list[Path]:
        """Keeps bytes by digest; returns when all are on the disk, with the files that were damaged and are whole now.

        Raises StoreError when they cannot be written.
        """
        return self._put(captures, packed)

    def put_packed(self, files: Mapping[str, bytes]) -> list[Path]:
        """The same for bytes that were made into files of the folder elsewhere (`packed`)."""
        return self._put(files, _as_it_is)

    def _put(self, captures: Mapping[str, bytes], made: Callable[[bytes], bytes]) -> list[Path]:
        known = [digest for digest in captures if self.path(digest).exists()]
        damaged = [digest for digest in known if not self._holds(digest)]
        missing = {digest: captures[digest] for digest in captures.keys() - set(known) | set(damaged)}
        if not missing:
            return []
        folders = {self.path(digest).parent for digest in missing}
        try:
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)
            with ThreadPoolExecutor(_WRITERS) as writers:
                list(writers.map(self._write, missing, missing.values(), repeat(made)))
                list(writers.map(_sync_folder, [*folders, self.root]))
        except OSError as error:
            raise StoreError(f"the captures could not be written to {self.root}: {error.strerror or error}") from error
        return [self.path(digest) for digest in damaged]

    def _holds(self, sha256: str) -> bool:
        try:
            self.get(sha256)
        except DamagedCapture:
            return False
        return True

    def _write(self, sha256: str, data: bytes, made: Callable[[bytes], bytes]) -> None:
        target = self.path(sha256)
        # The name of a process: two that write the same bytes do not write into one another's file.
        partial = target.with_name(f".{sha256}.{os.getpid()}")
        try:
            with partial.open("wb") as file:
                file.write(made(data))
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)

    def clear_partial(self) -> None:
        """Removes what a killed run left half-written. Only for the process that holds the database's lock."""
        for partial in self.root.glob("??/.*"):
            partial.unlink(missing_ok=True)

    def get(self, sha256: str) -> bytes:
        """The bytes with this digest. Raises DamagedCapture when they are missing or not those bytes."""
        path = self.path(sha256)
        try:
            data = _unpacked(path.read_bytes())
        except FileNotFoundError as error:
            raise DamagedCapture(f"the capture {path} is missing") from error
        except (OSError, ValueError, EOFError, zlib.error) as error:
            raise DamagedCapture(f"the capture {path} cannot be read: {error}") from error
        if (found := bytes_digest(data)) != sha256:
            raise DamagedCapture(f"the capture {path} holds other bytes: its SHA-256 is {found}")
        return data


def _as_it_is(data: bytes) -> bytes:
    return data


def packed(data: bytes) -> bytes:
    """A gzip file (RFC 1952) whose extra field holds the CRC-32 of all that follows the header.

    gzip's own checksum is of the content: a flipped bit of the header, or of the padding behind the last block,
    would pass it.
    """
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush() + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _HEADER + struct.pack("<I", zlib.crc32(body)) + body


def _unpacked(file: bytes) -> bytes:
    """The content. Raises ValueError, EOFError or zlib.error for anything but what `packed` made."""
    start = len(_HEADER) + 4
    if len(file) < start or not file.startswith(_HEADER):
        raise ValueError("its header is damaged")
    if file[len(_HEADER) : start] != struct.pack("<I", zlib.crc32(file[start:])):
        raise ValueError("its checksum is not that of its content")
    return gzip.decompress(file)


def _sync_folder(folder: Path) -> None:
    """A rename is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
