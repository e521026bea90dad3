"""Opening the database file: its lock, its format, its errors in our own words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tracker.errors import DatabaseLocked, QueryError, StoreError
from tracker.resources import sql_text
from tracker.store.leftovers import scratch

# Files of this format are opened by the 1.5 shells too; the default of 2.0 is not.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.5.0"}
_HOLDER = re.compile(r"held in ([^()\n]{1,300}) \(PID ([0-9]{1,10})\)")
_SNAPSHOT_TRIES = 5
_CUT_SHORT = (
    "{database} cannot be opened as a database ({why}). If it was cut short or overwritten, "
    "move it away and ingest again: the captures beside it are kept"
)


def connect(database: Path, *, read_only: bool, make: bool = True) -> duckdb.DuckDBPyConnection:
    """A connection to the file. Raises DatabaseLocked, or StoreError when the file is no usable database."""
    if (read_only or not make) and not database.exists():
        raise StoreError(f"there is no database at {database}; make one with: tracker ingest SRC --db {database}")
    if database.is_dir():
        raise StoreError(f"{database} is a folder, not a database file")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        # What a log still holds may have blocks of its own; without one every block in use was written before.
        settled = database.exists() and not _log(database).exists()
        con = duckdb.connect(str(database), read_only=read_only, config=_CONFIG)
        if settled:
            _whole(con, database)
        return con
    except OSError as error:
        raise StoreError(f"{database.parent} cannot be made: {error.strerror}") from error
    except duckdb.Error as error:
        raise _opening_error(database, error) from error


def _whole(con: duckdb.DuckDBPyConnection, database: Path) -> None:
    """Raises StoreError for a file too short for its blocks: DuckDB sees that when it reads there, or never.

    Free blocks at the end of a file need not be in it.
    """
    used, size = con.execute(sql_text("store", "blocks")).fetchall()[0]
    if database.stat().st_size < used * size:
        con.close()
        raise StoreError(_CUT_SHORT.format(database=database, why="its end is missing"))


def _opening_error(database: Path, error: duckdb.Error) -> StoreError:
    message = str(error)
    if "lock" in message.lower() and (isinstance(error, duckdb.IOException) or "already" in message):
        holder = _HOLDER.search(message)
        who = f"process {holder[2]} ({Path(holder[1]).name})" if holder else "another process"
        return DatabaseLocked(
            f"{database} is held by {who}; wait for it to end, "
            f"or work on a snapshot with `tracker sql` or `tracker shell`"
        )
    first = message.splitlines()[0] if message else type(error).__name__
    return StoreError(_CUT_SHORT.format(database=database, why=first))


@contextmanager
def translated(database: Path | str = "the database") -> Iterator[None]:
    """Turns what DuckDB raises inside into StoreError, naming the file where it is known."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError(f"{database}: {_first_line(error)}") from error


@contextmanager
def user_query() -> Iterator[None]:
    """Turns what DuckDB raises inside into QueryError: the query was the user's own, so all of the message helps."""
    try:
        yield
    except duckdb.Error as error:
        raise QueryError(str(error)) from error


def _first_line(error: duckdb.Error) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__


@contextmanager
def snapshot(database: Path) -> Iterator[Path]:
    """A private copy of the database file and its log, for as long as the block runs.

    Another process may be writing: the copy counts only when neither file changed meanwhile and it opens. It must not
    be called by a process that has the database open: closing the copied file would drop that process's lock.
    Raises StoreError, or DatabaseLocked when the file never held still.
    """
    if not database.exists():
        raise StoreError(f"there is no database at {database}; make one with: tracker ingest SRC --db {database}")
    with scratch("tracker-snapshot") as folder:
        copy = Path(folder) / database.name
        for _ in range(_SNAPSHOT_TRIES):
            if _copied(database, copy):
                try:
                    # Folds the log into the copy, so that the shell may open it read-only.
                    duckdb.connect(str(copy), config=_CONFIG).close()
                except duckdb.Error:
                    continue
                yield copy
                return
        raise DatabaseLocked(f"{database} is being written too busily for a snapshot; try again in a moment")


def _copied(database: Path, copy: Path) -> bool:
    pairs = [(database, copy), (_log(database), _log(copy))]
    before = [_state(source) for source, _ in pairs]
    for source, target in pairs:
        try:
            shutil.copyfile(source, target)
        except FileNotFoundError:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{source} cannot be copied: {error.strerror}") from error
    return before == [_state(source) for source, _ in pairs]


def _log(database: Path) -> Path:
    return database.with_name(database.name + ".wal")


def _state(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_size, stat.st_mtime_ns
