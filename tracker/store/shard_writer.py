"""The rows of a shard as Parquet: made as an ingest makes them, before it is known what a database has already.

One file a table and batch (`claims-000.parquet` …), rows in the order of reading. Every row of a document says under
which candidate it stands: of the same bytes that are met twice the rows are there once.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import duckdb

from tracker.ids import content_id
from tracker.resources import sql_text
from tracker.rows.documents import document_rows
from tracker.rows.records import Ingested
from tracker.rows.values import Row, stored
from tracker.store.batch import Candidate, Digests, candidates
from tracker.store.capture_rows import capture_rows, failure_rows, observation_rows, revisit_rows
from tracker.store.captures import packed
from tracker.store.connection import translated
from tracker.store.migrations import migrate

# No run and no moment of storing: both are those of loading.
_NO_RUN, _NEVER = "", datetime(1970, 1, 1, tzinfo=UTC)
_PREFIX: Final = "shard_"
_OF_FAILURES: Final = ("capture_id", "input", "stage", "error", "message", "items")


class ShardWriter:
    """Writes the batches of one shard into a folder. It holds one batch at a time."""

    def __init__(self, folder: Path, rules: str) -> None:
        """Raises StoreError when the folder cannot be written."""
        self._folder, self._rules = folder, rules
        self._batches = self._position = 0
        self._rows_at: dict[tuple[str, str | None], int] = {}
        self._payloads: set[str] = set()
        self.counts: defaultdict[str, int] = defaultdict(int)
        with translated(folder):
            self._con = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "2GB"})
            migrate(self._con)
            self._con.execute(sql_text("shards", "tables")).fetchall()
            names = self._con.execute("SHOW TABLES").fetchall()
        self._tables = [str(name) for (name,) in names if str(name).startswith(_PREFIX)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._con.close()

    def write(self, items: Sequence[Ingested]) -> None:
        """One more batch. Raises StoreError when it cannot be written."""
        tables = self._rows(items)
        with translated(self._folder):
            self._con.execute(sql_text("shards", "tables")).fetchall()
            for table in self._tables:
                rows = tables.get(table.removeprefix(_PREFIX))
                if rows:
                    with self._con.appender(table, columns=list(rows[0])) as appender:
                        appender.append_rows(map(stored, rows))
                file = self._folder / f"{table.removeprefix(_PREFIX)}-{self._batches:03}.parquet"
                # A table of a first batch is written without rows too: who reads finds every table.
                if rows or not self._batches:
                    self._con.table(table).write_parquet(str(file), compression="zstd")
                    _synced(file)
        for name, rows in tables.items():
            self.counts[name] += len(rows)
        self._batches += 1

    def _rows(self, items: Sequence[Ingested]) -> dict[str, list[Mapping[str, object]]]:
        tables: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
        digests = Digests(items)
        found = {id(one.ingested): one for one in candidates(items, digests)}
        for digest, capture in digests.all:
            made = capture_rows(content_id("cap", digest), digest, capture, _NO_RUN, _NEVER)
            tables["captures"] += [{"position": self._next(), **row} for row in made["captures"]]
            tables["capture_sightings"] += made["capture_sightings"]
            if digest not in self._payloads:
                self._payloads.add(digest)
                tables["payloads"].append({"sha256": digest, "packed": packed(capture.data)})
        for item in items:
            capture_id = digests.capture_id(item.capture) if item.capture is not None else None
            if id(item) in found:
                self._document(tables, found[id(item)])
            if item.revisit is not None:
                tables["revisits"] += revisit_rows(item.revisit, _NO_RUN)["revisits"]
            if item.observations:
                said = observation_rows(item.observations, item.capture, capture_id, _NO_RUN, item.asking)
                tables["posts"] += [{"candidate": None, **row} for row in said.pop("posts")]
                for table, rows in said.items():
                    tables[table] += rows
            if item.failure is not None:
                (row,) = failure_rows(item.failure, capture_id, _NO_RUN)["failures"]
                tables["failures"].append({"position": self._next(), **{name: row[name] for name in _OF_FAILURES}})
        return tables

    def _document(self, tables: defaultdict[str, list[Mapping[str, object]]], candidate: Candidate) -> None:
        one, position = candidate.identity, self._next()
        rows_at = self._rows_at.setdefault((one.document_id, one.given), position)
        place = candidate.placed(1, _NO_RUN, self._rules)
        tables["candidates"].append(
            {
                "position": position,
                "rows_at": rows_at,
                "document_id": one.document_id,
                "capture_id": one.capture_id,
                "item": one.item,
                "item_key": place.item_key,
                "article_id": one.article_id,
                "text_sha256": one.text_sha256,
                "given": one.given,
                "path": place.path,
            }
        )
        if rows_at != position:
            return
        made: dict[str, list[Row]] = document_rows(candidate.extraction, place)
        del made["document_captures"]
        for table, rows in made.items():
            tables[table] += [{"candidate": position, **row} for row in rows]

    def _next(self) -> int:
        self._position += 1
        return self._position


def _synced(file: Path) -> None:
    """On the disk, before a marker says so."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
