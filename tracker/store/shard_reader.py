"""The files of one shard, as loading needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tracker.resources import sql_text
from tracker.rows.records import FailedInput
from tracker.store.batch import Identity
from tracker.store.connection import translated

# Compressed pages at a time: a few megabytes.
_PAYLOADS = 200
_PATTERN_SIGNS = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class ShardCandidate:
    """A document of a shard: what decides whether it is stored already, and where its rows are."""

    identity: Identity
    rows_at: int
    item_key: str | None
    path: str | None


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """A folder that a ShardWriter wrote; `folder_id` and `number` say which shard of which plan it is."""

    folder: Path
    folder_id: str
    number: int

    @property
    def pattern(self) -> str:
        """The folder as DuckDB takes it where patterns are meant: in brackets each sign stands for itself."""
        return _PATTERN_SIGNS.sub(lambda sign: f"[{sign[0]}]", str(self.folder.absolute()))

    def candidates(self) -> list[ShardCandidate]:
        """The documents in the order of reading. Raises StoreError when the files cannot be read."""
        return [
            ShardCandidate(Identity(document, capture, item, article, text, given), rows_at, key, path)
            for _, rows_at, document, capture, item, key, article, text, given, path in self._rows("candidates")
        ]

    def failures(self) -> list[tuple[str | None, FailedInput]]:
        """What could not be read, with the capture it was in. Raises StoreError."""
        return [
            (capture, FailedInput(given, stage, error, message, items=items))
            for capture, given, stage, error, message, items in self._rows("failures")
        ]

    def payloads(self) -> Iterator[dict[str, bytes]]:
        """The compressed bytes of captures by their digests, some at a time. Raises StoreError."""
        with translated(self.folder), duckdb.connect(":memory:", config={"threads": 1}) as con:
            answer = con.execute(sql_text("shards", "payloads"), {"files": f"{self.pattern}/payloads-*.parquet"})
            while rows := answer.fetchmany(_PAYLOADS):
                yield dict(rows)

    def _rows(self, name: str) -> list[tuple[Any, ...]]:
        with translated(self.folder), duckdb.connect(":memory:", config={"threads": 1}) as con:
            found = con.execute(sql_text("shards", name), {"files": f"{self.pattern}/{name}-*.parquet"}).fetchall()
            return list(found)
