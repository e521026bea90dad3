"""The database as the rest of the program sees it: runs, batches, replacements, and questions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import duckdb

from tracker.errors import QueryError, UnknownId
from tracker.ids import content_id, text_digest
from tracker.resources import sql_text
from tracker.rows.documents import Placement, document_rows
from tracker.rows.records import Ingested
from tracker.rows.values import Row, clean, stored
from tracker.store.batch import STAGED, Batch, Digests, Identity, Known, candidates, prepared, told
from tracker.store.captures import CaptureFolder, folder_of
from tracker.store.connection import connect, translated, user_query
from tracker.store.migrations import migrate, outdated
from tracker.store.shard_batch import brought_in
from tracker.store.shard_reader import ShardFiles
from tracker.store.transactions import transaction
from tracker.version import rules_version, tool_version

RunStatus = Literal["complete", "partial", "failed"]
Parameters = Mapping[str, object]
# What each statement that sets a variable of loading takes.
_VARIABLES = {"point": "shard", "run": "run", "moment": "stored_at"}


@dataclass(slots=True)
class Run:
    """One run of the program over the database, and what it has added so far."""

    run_id: str
    started_at: datetime
    rules: str
    new: int = 0
    known: int = 0
    failures: int = 0
    # Claims that were linked and are to be compared again, because a post of theirs is known to be another one.
    unlinked: int = 0
    # Files of captures that were damaged and are whole again, because the same bytes were read once more.
    repaired: list[Path] = field(default_factory=list)

    def counted(self, batch: Batch) -> Batch:
        """The batch, once its documents are counted here."""
        self.new += batch.new
        self.known += batch.known
        self.failures += batch.failures
        return batch


@dataclass(frozen=True, slots=True)
class Result:
    """What a query returned: column names, and rows of Python values (times are naive and UTC)."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]

    def records(self) -> list[dict[str, object]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store:
    """An open database and its folder of captures. One process writes; others read snapshots meanwhile."""

    def __init__(self, database: Path, *, read_only: bool = False, make: bool = True) -> None:
        """Opens, and brings an older schema up to date. Where there is no file, one is made, unless told not to.

        Raises DatabaseLocked, NewerSchema, SchemaMismatch, or StoreError for a file that is no usable database.
        """
        self.database = database.absolute()
        self.captures = CaptureFolder(folder_of(self.database))
        self._con = connect(self.database, read_only=read_only, make=make)
        with ExitStack() as undo:
            undo.callback(lambda: self._con.close())
            with translated(self.database):
                if read_only and outdated(self._con):
                    self._con.close()
                    Store(database).close()
                    self._con = connect(self.database, read_only=True)
                elif not read_only:
                    migrate(self._con)
                    self._run("staging")
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file and gives its lock back."""
        with translated(self.database):
            self._con.close()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """For linking, checks and reports: they are given a connection and never open one."""
        return self._con

    # Runs

    def begin_run(self, arguments: Sequence[str]) -> Run:
        """Opens the ledger of a run. A run that was killed before is marked as interrupted."""
        started = datetime.now(UTC)
        run = Run(content_id("run", started.isoformat(), os.getpid(), *arguments), started, rules_version())
        with translated(self.database), transaction(self._con):
            if self.ask("store", "begin_run").rows:
                self.captures.clear_partial()
            self._run(
                "insert_run",
                {
                    "run_id": run.run_id,
                    "tool_version": tool_version(),
                    "rules_version": run.rules,
                    "arguments": clean(json.dumps(list(arguments), ensure_ascii=False)),
                    "started_at": _naive(started),
                },
            )
        return run

    def finish_run(self, run: Run, status: RunStatus) -> None:
        """Closes the ledger of a run."""
        with translated(self.database):
            self._run("finish_run", {"status": status, "finished_at": _naive(datetime.now(UTC)), "run_id": run.run_id})

    def write(self, run: Run, items: Sequence[Ingested], *, sighted: bool = True) -> Batch:
        """Stores a batch and its ledger in one transaction, its bytes before that; returns what was new.

        With `sighted` false the captures come from the store itself: nobody has looked at their addresses again.
        Thousands of rows a batch are what makes this fast; a batch may hold one document, but should not.
        """
        digests = Digests(items)
        run.repaired += self.captures.put({digest: capture.data for digest, capture in digests.captures.items()})
        found = candidates(items, digests)
        with translated(self.database), transaction(self._con):
            known = self._known([one.identity for one in found])
            batch = prepared(items, found, digests, known, run.run_id, run.rules, datetime.now(UTC))
            if not sighted:
                batch.tables.pop("capture_sightings", None)
            self._forget(batch)
            self._keep(run, batch)
        return run.counted(batch)

    def bring_in(self, run: Run, shard: ShardFiles) -> Batch:
        """Stores what a shard holds, as `write` does with what was read, and that it was loaded: in one transaction."""
        for files in shard.payloads():
            run.repaired += self.captures.put_packed(files)
        found = shard.candidates()
        now = datetime.now(UTC)
        with translated(self.database), transaction(self._con):
            known = self._known([one.identity for one in found])
            batch = brought_in(found, shard.failures(), known, run.run_id)
            self._forget(batch)
            for name, value in (("point", shard.pattern), ("run", run.run_id), ("moment", _naive(now).isoformat())):
                self._result(sql_text("shards", name), {_VARIABLES[name]: value})
            self._result(sql_text("shards", "prepare"), None)
            kept = {"kept_candidates": batch.tables.pop("kept_candidates", [])}
            self._append(kept)
            self._result(sql_text("shards", "stage"), None)
            self._keep(run, batch)
            told = {"folder": shard.folder_id, "number": shard.number, "run": run.run_id, "loaded_at": _naive(now)}
            self._result(sql_text("shards", "record"), told)
        return run.counted(batch)

    def _forget(self, batch: Batch) -> None:
        """Takes away the rows of documents of which other facts are told now."""
        if batch.told_anew:
            self._append({"replaced_documents": [{"document_id": old} for old in batch.told_anew]})
            self._append({"told_anew": [{"old_id": old, "new_id": new} for old, new in batch.told_anew.items()]})
            self._run("forget_documents")

    def _keep(self, run: Run, batch: Batch) -> None:
        """Keeps the rows of a batch and what is staged, and decides what follows from them."""
        self._append(batch.tables)
        self._keep_staged(run)
        if batch.told_anew:
            self._run("pass_on_captures")
            self._run("restore_links")
            self._run("sweep")
        batch.articles |= self._settle_revisits()
        self._run("set_current", {"articles": sorted(batch.articles)})
        counts = {"new": batch.new, "known": batch.known, "failures": batch.failures, "run_id": run.run_id}
        self._run("count_run", counts)

    def _keep_staged(self, run: Run) -> None:
        """Keeps what is staged, and gives each post its id by all that is known of its spellings."""
        self._run("touch_posts")
        self._run("keep_staged")
        if self.ask("store", "touched_keys").rows:
            self._run("tie_posts")
            run.unlinked += int(str(self.ask("store", "unlink_moved").rows[0][0]))
        self._run("tell_posts")

    def replace(self, run: Run, items: Sequence[Ingested]) -> int:
        """Puts today's reading in the place of what is stored of the same documents; returns how many.

        One transaction: whoever looks sees all rows of a document as they were, or all as they are now.
        What no document speaks of any more is swept away with it.
        """
        found = {item.extraction.document.document_id: item for item in items if item.extraction is not None}
        with translated(self.database), transaction(self._con):
            places = self.ask("store", "placements", {"documents": sorted(found)}).records()
            batch = Batch()
            for place in places:
                batch.add_tables(_replacement(place, found[str(place["document_id"])], run))
            batch.settle_shared()
            self._append({"replaced_documents": [{"document_id": place["document_id"]} for place in places]})
            self._run("forget_documents")
            self._append(batch.tables)
            self._keep_staged(run)
            self._run("restore_links")
            self._run("set_current", {"articles": sorted({str(place["article_id"]) for place in places})})
            self._run("sweep")
        return len(places)

    def keep(self, tables: Mapping[str, Sequence[Mapping[str, object]]], section: str, name: str) -> None:
        """Stages rows and runs the statement of the program that keeps them, in one transaction."""
        with translated(self.database), transaction(self._con):
            self._append(tables)
            self._result(sql_text(section, name), None)

    # Questions

    def ask(self, section: str, name: str, parameters: Parameters | None = None) -> Result:
        """The rows of one of the program's own queries, such as ask("store", "placements", {"documents": [...]})."""
        with translated(self.database):
            return self._result(sql_text(section, name), parameters)

    def stream(
        self, section: str, name: str, parameters: Parameters | None = None, *, size: int = 5000
    ) -> Iterator[tuple[object, ...]]:
        """The rows of one of the program's own queries, `size` at a time in memory, however many there are.

        Nothing else may be asked of this store until the last row was taken: a connection answers one query at a time.
        """
        with translated(self.database):
            answer = self._con.execute(sql_text(section, name), parameters or {})
            while rows := answer.fetchmany(size):
                yield from rows

    def query(self, sql: str) -> Result:
        """The rows of a user's query. Raises QueryError with the database's own message."""
        with user_query():
            if not self._con.extract_statements(sql):
                raise QueryError("there is no query in it")
            return self._result(sql, None)

    def find_claim(self, prefix: str) -> str:
        """The claim whose id begins so, with or without its "clm_". Raises UnknownId for none or several."""
        wanted = prefix.strip().lower()
        wanted = wanted if wanted.startswith("clm_") else f"clm_{wanted}"
        rows = self.ask("store", "claims_by_prefix", {"prefix": wanted}).rows
        if not rows:
            raise UnknownId(f"no claim's id begins with {wanted}; list them with: tracker sql claims")
        if len(rows) > 1:
            raise UnknownId(
                f"several claims' ids begin with {wanted} ({rows[0][0]}, {rows[1][0]} ...); give more of it"
            )
        return str(rows[0][0])

    # Inside

    def _known(self, met: Sequence[Identity]) -> Known:
        known = Known()
        articles, documents = {one.article_id for one in met}, {one.document_id for one in met}
        answer = self.ask("store", "known_documents", {"articles": sorted(articles), "documents": sorted(documents)})
        for document, article, version, text_sha256, given in sorted(
            answer.rows, key=lambda row: (str(row[1]), int(str(row[2])))
        ):
            known.add(str(document), str(article), int(str(version)), str(text_sha256))
            known.stored[str(document)] = (int(str(version)), str(given) if given is not None else None)
        return known

    def _settle_revisits(self) -> set[str]:
        """Gives revisits the captures they refer to, and names the articles that were so seen again."""
        if not self.ask("store", "open_revisits").rows:
            return set()
        self._run("settle_revisits")
        return {str(row[0]) for row in self.ask("store", "revisited_articles").rows}

    def _append(self, tables: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
        for table, rows in tables.items():
            if rows:
                target = f"staged_{table}" if table in STAGED else table
                # Measured: 200,000 rows/s, against 1,000 for executemany.
                with self._con.appender(target, columns=list(rows[0])) as appender:
                    appender.append_rows(map(stored, rows))

    def _run(self, name: str, parameters: Parameters | None = None) -> None:
        self._result(sql_text("store", name), parameters)

    def _result(self, sql: str, parameters: Parameters | None) -> Result:
        answer = self._con.execute(sql, parameters) if parameters is not None else self._con.execute(sql)
        columns = tuple(str(column[0]) for column in answer.description or ())
        return Result(columns, answer.fetchall())


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _replacement(place: Mapping[str, object], item: Ingested, run: Run) -> dict[str, list[Row]]:
    if item.extraction is None:
        raise ValueError("only an extraction can replace a document")
    path, key = place["path"], place["item_key"]
    text_sha256 = text_digest(clean(item.extraction.document.text))
    return document_rows(
        item.extraction,
        Placement(
            document_id=str(place["document_id"]),
            capture_id=str(place["capture_id"]),
            item=int(str(place["item"])),
            item_key=str(key) if key is not None else None,
            article_id=str(place["article_id"]),
            version=int(str(place["version"])),
            run_id=run.run_id,
            rules_version=run.rules,
            path=str(path) if path is not None else None,
            text_sha256=text_sha256,
            given=told(item.capture.given) if item.capture is not None else None,
        ),
    )
