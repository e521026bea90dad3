"""Parquet files that somebody else wrote, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from tracker.errors import StoreError
from tracker.resources import sql_text

# A row may hold a page's source: few enough rows at a time that memory stays small.
_BATCH = 200
_PATTERN_SIGNS = re.compile(r"[*?\[]")


class ParquetFile:
    """One file: its columns, and its rows in their order. Columns of vectors (embeddings) and of bytes are left out."""

    def __init__(self, path: str) -> None:
        """Raises StoreError when DuckDB cannot read it."""
        whole = str(Path(path).absolute())
        # What looks like a pattern would be one; in brackets each sign stands for itself.
        self._file = _PATTERN_SIGNS.sub(lambda sign: f"[{sign[0]}]", whole)
        try:
            self._con = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "400MB", "temp_directory": ""})
            self._con.execute("SET allowed_paths = ?", [[whole, self._file]])
            self._con.execute("SET enable_external_access = false")
            self._con.execute("SET enable_progress_bar = false")
            self._con.execute("SET lock_configuration = true")
            described = self._con.execute(sql_text("store", "parquet_columns"), {"file": self._file}).fetchall()
        except duckdb.Error as error:
            raise StoreError(str(error).partition("\n")[0]) from error
        self.columns = [str(name) for name, kind, *_ in described if not _is_vector(str(kind))]

    def count(self) -> int:
        """How many rows there are. Raises StoreError where the file is damaged."""
        try:
            return int(self._con.execute(sql_text("store", "parquet_count"), {"file": self._file}).fetchall()[0][0])
        except duckdb.Error as error:
            raise StoreError(str(error).partition("\n")[0]) from error
        finally:
            self._con.close()

    def rows(self) -> Iterator[tuple[object, ...]]:
        """The rows, a batch at a time. Raises StoreError where the file is damaged."""
        try:
            answer = self._con.execute(sql_text("store", "parquet_rows"), {"file": self._file, "names": self.columns})
            while rows := answer.fetchmany(_BATCH):
                yield from rows
        except duckdb.Error as error:
            raise StoreError(str(error).partition("\n")[0]) from error
        finally:
            self._con.close()


def _is_vector(kind: str) -> bool:
    return kind == "BLOB" or (kind.endswith("]") and kind.startswith(("FLOAT", "DOUBLE", "HALF", "TINYINT", "REAL")))
