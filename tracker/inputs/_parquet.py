"""The rows of a Parquet file as JSON, in memory for a few rows at a time.

DuckDB reads them, because the program has it anyway: a reader of its own would be another 45 MB (PyArrow) or another
dependency with compiled code. The file is not trusted: the connection may open it and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tracker.errors import StoreError, UnsupportedInput
from tracker.inputs._rows import Read
from tracker.store.parquet import ParquetFile

MAGIC = b"PAR1"
# How much of a text's first line is looked at to know what it is.
LINE = 20_000_000


def read(path: str | None) -> tuple[list[str], Iterator[Read]]:
    """The columns of a file and its rows. Raises UnsupportedInput for what is no Parquet file, or has no path."""
    if path is None:
        raise UnsupportedInput("Parquet is read from a file, not from standard input or an address")
    try:
        file = ParquetFile(path)
    except StoreError as error:
        raise UnsupportedInput(f"not a Parquet file that can be read ({error})") from error
    return file.columns, _rows(file)


def _rows(file: ParquetFile) -> Iterator[Read]:
    try:
        for row in file.rows():
            fields = dict(zip(file.columns, row, strict=True))
            raw = json.dumps(fields, ensure_ascii=False, default=str).encode("utf-8", "replace")
            yield Read(raw, json.loads(raw))
    except StoreError as error:
        raise UnsupportedInput(f"the Parquet file cannot be read on ({error})") from error
