"""The schema: numbered files applied once each, and the views, which are made anew when their text changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tracker.errors import NewerSchema, SchemaMismatch
from tracker.ids import text_digest
from tracker.resources import sql_files, sql_text
from tracker.store.transactions import transaction


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of sql/schema: NNNN_subject.sql."""

    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        return text_digest(self.text)


def migrations() -> list[Migration]:
    """What the program carries, in order."""
    return [_migration(path) for path in sql_files("schema")]


def latest() -> str:
    """The name of the last migration that the program carries: which columns its tables have."""
    return migrations()[-1].name


def _migration(path: Path) -> Migration:
    # A checkout with other line ends is the same schema.
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return Migration(int(path.stem.split("_", 1)[0]), path.stem, text)


def pending(con: duckdb.DuckDBPyConnection) -> list[Migration]:
    """The migrations still to apply.

    Raises NewerSchema when the database has one the program does not know, SchemaMismatch when one that was applied
    has another text now.
    """
    if not _has_ledger(con):
        return migrations()
    applied = {
        number: (name, checksum) for number, name, checksum in con.execute(_sql("applied_migrations")).fetchall()
    }
    known = {migration.number: migration for migration in migrations()}
    for number, (name, checksum) in sorted(applied.items()):
        if number not in known:
            raise NewerSchema(f"the database was made by a later version (migration {name}); update the program")
        if known[number].checksum != checksum:
            raise SchemaMismatch(
                f"migration {name} was applied with another text than the program's; "
                "install the version that made the database, or ingest into a new one"
            )
    return [migration for number, migration in sorted(known.items()) if number not in applied]


def migrate(con: duckdb.DuckDBPyConnection) -> None:
    """Brings schema and views up to the program's, each migration in a transaction of its own."""
    con.execute(_sql("make_migration_ledger")).fetchall()
    for migration in pending(con):
        with transaction(con):
            con.execute(migration.text).fetchall()
            con.execute(
                _sql("record_migration"),
                {
                    "number": migration.number,
                    "name": migration.name,
                    "checksum": migration.checksum,
                    "applied_at": datetime.now(UTC).replace(tzinfo=None),
                },
            ).fetchall()
    refresh_views(con)


def refresh_views(con: duckdb.DuckDBPyConnection) -> None:
    """Makes every view of sql/views, in the order of their names, unless the database has just these."""
    if _has_views(con):
        return
    with transaction(con):
        for text in _views():
            con.execute(text).fetchall()
        # Whose posts they are is told by all that is stored; a database of before has not been asked yet.
        for name in ("touch_all_posts", "tie_posts", "unlink_moved", "tell_posts"):
            con.execute(_sql(name)).fetchall()
        con.execute(_sql("record_views"), {"checksum": text_digest("\0".join(_views()))}).fetchall()


def outdated(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the schema or a view is older than the program's. Raises as `pending` does."""
    return bool(pending(con)) or not _has_views(con)


def _views() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sql_files("views")]


def _has_views(con: duckdb.DuckDBPyConnection) -> bool:
    return con.execute(_sql("views_checksum")).fetchall() == [(text_digest("\0".join(_views())),)]


def _has_ledger(con: duckdb.DuckDBPyConnection) -> bool:
    return bool(con.execute(_sql("has_migration_ledger")).fetchall())


def _sql(name: str) -> str:
    return sql_text("store", name)
