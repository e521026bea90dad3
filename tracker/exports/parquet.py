"""Parquet, written by DuckDB itself: the columns of sql/exports/columns.sql, typed, lists of records nested."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

from tracker.exports.base import Export, Job
from tracker.exports.jsonl import write_lines
from tracker.store.leftovers import scratch


def _write(job: Job, out: BinaryIO) -> int:
    """One row for each claim. DuckDB writes files only, so the file is made in a folder of its own and then copied."""
    with scratch("tracker-export") as folder:
        made = Path(folder) / "claims.parquet"
        if job.disguise is None:
            job.store.ask("exports", "parquet", {"target": str(made)})
        else:
            _disguised(job, Path(folder) / "claims.jsonl", made)
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)
    return job.total


def _disguised(job: Job, lines: Path, made: Path) -> None:
    # A connection cannot take rows in while it gives rows out, so the disguised claims wait in a file.
    with lines.open("wb") as file:
        write_lines(job, file)
    job.store.ask("exports", "disguised_table")
    job.store.ask("exports", "disguised_rows", {"source": str(lines)})
    job.store.ask("exports", "disguised_parquet", {"target": str(made)})


EXPORT = Export(
    name="parquet",
    about="one row for each claim, typed, for DuckDB, pandas, R",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    write=_write,
    binary=True,
)
