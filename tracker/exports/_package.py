"""A WACZ package in the making: a ZIP whose list of files states the hash of each (https://specs.webrecorder.net/wacz/1.1.1/)."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_VERSION = "1.1.1"
_LIST, _DIGEST = "datapackage.json", "datapackage-digest.json"
_BLOCK = 1 << 20


@dataclass(slots=True)
class Package:
    """The files of a package, in the order in which they are put into it."""

    zip: ZipFile
    made_at: datetime
    resources: list[dict[str, object]] = field(default_factory=list)

    def put(self, path: str, write: Callable[[BinaryIO], object]) -> None:
        """One file, by what writes it. Archives stay as they are, so that a reader can go to any record."""
        with self._opened(path, packed=not path.startswith("archive/")) as file:
            counted = _Counted(file)
            write(cast("BinaryIO", counted))
        name = path.rpartition("/")[2].lower()
        digest = f"sha256:{counted.digest.hexdigest()}"
        self.resources.append({"name": name, "path": path, "hash": digest, "bytes": counted.size})

    def copy(self, path: str, source: IO[bytes]) -> None:
        """One file that is there already."""
        source.seek(0)

        def write(out: BinaryIO) -> None:
            while block := source.read(_BLOCK):
                out.write(block)

        self.put(path, write)

    def close(self, title: str, software: str) -> None:
        """The list of all files, and its own digest."""
        described = {
            "profile": "data-package",
            "wacz_version": _VERSION,
            "title": title,
            "software": software,
            "created": f"{self.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "resources": self.resources,
        }
        listed = json.dumps(described, ensure_ascii=False, indent=2).encode()
        digest = {"path": _LIST, "hash": f"sha256:{hashlib.sha256(listed).hexdigest()}"}
        for path, data in ((_LIST, listed), (_DIGEST, json.dumps(digest).encode())):
            with self._opened(path, packed=True) as file:
                file.write(data)

    def _opened(self, path: str, *, packed: bool) -> IO[bytes]:
        # ZIP knows no year before 1980 and no zone.
        moment = max(self.made_at.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC))
        info = ZipInfo(path, moment.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info.external_attr = 0o644 << 16
        return self.zip.open(info, "w", force_zip64=True)


class _Counted(io.BufferedIOBase):
    """A file that is written to, counted and hashed on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        taken = bytes(data)
        self.digest.update(taken)
        self.size += len(taken)
        return self._file.write(taken)
