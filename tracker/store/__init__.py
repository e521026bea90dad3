"""The database. Only this package opens it; the SQL itself lies in sql/."""

from pathlib import Path

from tracker.store.captures import CaptureFolder, folder_of
from tracker.store.connection import snapshot
from tracker.store.store import Result, Run, Store

__all__ = ["Result", "Run", "Store", "captures_of", "open", "snapshot"]


def open(path: Path | str, *, read_only: bool = False, make: bool = True) -> Store:  # noqa: A001 - read as store.open, like gzip.open
    """Opens a database, which is made when it does not exist (a read-only one must exist). See Store."""
    return Store(Path(path), read_only=read_only, make=make)


def captures_of(path: Path | str) -> CaptureFolder:
    """The folder of captures that belongs to a database, whether that can be opened or not."""
    return CaptureFolder(folder_of(Path(path).absolute()))
