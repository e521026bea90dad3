"""The database from which new ones of the suite are copied is what the migrations make, and so is a small world."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.world import World
from tracker import store
from tracker.store.migrations import migrate

# What a database is, but for the name it is opened under and the numbers that the catalogue gives.
CATALOGUE = {
    "duckdb_tables()": "* EXCLUDE (database_name, database_oid, schema_oid, table_oid)",
    "duckdb_columns()": "* EXCLUDE (database_name, database_oid, schema_oid, table_oid)",
    "duckdb_constraints()": "* EXCLUDE (database_name, database_oid, schema_oid, table_oid)",
    "duckdb_indexes()": "* EXCLUDE (database_name, database_oid, schema_oid, table_oid, index_oid)",
    "duckdb_sequences()": "* EXCLUDE (database_name, database_oid, schema_oid, sequence_oid)",
    "duckdb_views()": "view_name, replace(sql, 'VARCHAR[]', 'TEXT[]')",
    "duckdb_functions()": "function_name, parameters, macro_definition",
}
INTERNAL = frozenset(("duckdb_tables()", "duckdb_columns()", "duckdb_views()", "duckdb_functions()"))


def described(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """The catalogue, and the rows that a new database has (when they were written aside)."""
    database = con.execute("SELECT current_database()").fetchall()[0]
    found = {
        source: con.execute(
            f"SELECT {columns} FROM {source} WHERE database_name = ? {inside} ORDER BY ALL",  # noqa: S608
            database,
        ).fetchall()
        for source, columns in CATALOGUE.items()
        for inside in ["AND NOT internal" if source in INTERNAL else ""]
    }
    for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = ?", database).fetchall():
        columns = "* EXCLUDE (applied_at)" if table == "schema_migrations" else "*"
        found[table] = con.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()  # noqa: S608
    return found


@pytest.fixture(scope="module")
def migrated() -> dict[str, list[tuple[object, ...]]]:
    con = duckdb.connect(":memory:")
    migrate(con)
    return described(con)


def test_a_copy_is_what_the_migrations_make(migrated: dict[str, list[tuple[object, ...]]], tmp_path: Path) -> None:
    with store.open(tmp_path / "t.duckdb") as opened:
        assert described(opened.connection) == migrated
    assert len(migrated["duckdb_tables()"]) > 50
    assert len(migrated["schema_migrations"]) > 20


def test_a_world_is_what_the_migrations_make(migrated: dict[str, list[tuple[object, ...]]]) -> None:
    assert described(World().con) == migrated
