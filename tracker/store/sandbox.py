"""A connection for SQL that somebody else wrote: it reads one database file, and nothing besides.

Two walls, because either may have a hole: DuckDB is told to open no file, load no extension and change no setting, and
only statements that read are handed to it. The third wall is the process around it (tracker/serve/query_worker.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from tracker.errors import QueryError, StoreError
from tracker.store.connection import user_query

_READING = frozenset((duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN))
_BATCH = 100


class Sandbox:
    """One database, open for reading only; closed by `close`."""

    def __init__(self, database: Path, *, memory_megabytes: int, threads: int = 2) -> None:
        """Raises StoreError when the file cannot be opened."""
        try:
            self._con = duckdb.connect(str(database), read_only=True, config=_config(memory_megabytes, threads))
            # Last, for nothing can be set after it.
            self._con.execute("SET lock_configuration = true").fetchall()
        except duckdb.Error as error:
            raise StoreError(f"{database} cannot be opened for queries: {error}") from error

    def close(self) -> None:
        """Closes the file."""
        self._con.close()

    def ask(self, sql: str) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
        """Column names, and the rows as they are computed. Raises QueryError, also while the rows are read."""
        statement = self._reading(sql)
        with user_query():
            answer = self._con.execute(statement)
        columns = tuple(str(column[0]) for column in answer.description or ())
        return columns, self._rows(answer)

    def _reading(self, sql: str) -> duckdb.Statement:
        try:
            with user_query():
                statements = self._con.extract_statements(sql)
            kinds = [statement.type for statement in statements]
        except ValueError as error:  # kinds of statement that the Python module has no name for
            raise QueryError("only SELECT and EXPLAIN are run here") from error
        if len(statements) != 1:
            raise QueryError("one query at a time, please" if statements else "there is no query")
        if kinds[0] not in _READING:
            raise QueryError(f"only SELECT and EXPLAIN are run here, not {kinds[0].name}")
        return statements[0]

    def _rows(self, answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
        while True:
            with user_query():
                rows = answer.fetchmany(_BATCH)
            if not rows:
                return
            yield from rows


def _config(memory_megabytes: int, threads: int) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "enable_external_access": False,
        "allow_community_extensions": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        # A table name that does not exist is otherwise looked up among Python's variables.
        "python_enable_replacements": False,
        # Without a folder to spill to, a query over its memory ends.
        "temp_directory": "",
        "memory_limit": f"{memory_megabytes}MB",
        "threads": threads,
    }
