"""Every view over a few rows of the tables it reads: tests/cases/views/NAME.toml."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tracker.resources import sql_files
from tracker.store.migrations import migrate

CASES = Path(__file__).resolve().parent.parent / "cases" / "views"
# What stands in a column that must have something and that a case leaves out, by the beginning of its type.
FILLINGS: dict[str, object] = {
    "VARCHAR[]": [],
    "VARCHAR": "-",
    "BOOLEAN": True,
    "TIMESTAMP": "2031-05-04 09:00:00",
    "DOUBLE": 0.5,
    "BIGINT": 1,
    "UBIGINT": 1,
    "INTEGER": 1,
}


def each() -> list[tuple[str, dict[str, Any]]]:
    return [
        (file.stem, case)
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


@pytest.fixture(scope="module")
def tables() -> duckdb.DuckDBPyConnection:
    """An empty database; each test takes back what it wrote."""
    connection = duckdb.connect(":memory:")
    migrate(connection)
    return connection


@pytest.mark.parametrize(("view", "case"), each(), ids=lambda part: part if isinstance(part, str) else part["why"])
def test_view(tables: duckdb.DuckDBPyConnection, view: str, case: dict[str, Any]) -> None:
    tables.begin()
    try:
        for table, rows in case["rows"].items():
            for row in rows:
                insert(tables, table, row)
        found = tables.execute(f"SELECT * FROM {case.get('from', view)}")  # noqa: S608
        names = [column[0] for column in found.description]
        records = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        tables.rollback()
    asked = sorted({name for row in case["expected"] for name in row})
    assert ordered(plain(row, asked) for row in records) == ordered(plain(row, asked) for row in case["expected"])


def test_every_view_has_cases() -> None:
    assert {view for view, _ in each()} == {file.stem for file in sql_files("views")}


def insert(tables: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    """One row; what the case leaves out is null where it may be, else anything of the column's type."""
    needed = tables.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND NOT is_nullable", [table]
    ).fetchall()
    values = {name: FILLINGS[kind] for name, kind in needed} | row
    marks = ", ".join("?" for _ in values)
    tables.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))  # noqa: S608


def plain(row: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The columns asked for, times as text, JSON read; a column that the case leaves out of a row is null there."""
    found: dict[str, Any] = {}
    for name in names:
        value = row.get(name)
        if name == "detail" and isinstance(value, str) and value.startswith("{"):
            value = json.loads(value)
        if name == "last_edit" and isinstance(value, dict):
            value = {key: str(time) for key, time in value.items()}
        found[name] = value if isinstance(value, str | int | float | list | dict | None) else str(value)
    return found


def ordered(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
