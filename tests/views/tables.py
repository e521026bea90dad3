"""Cases of views and queries: rows put into an empty database, and what is answered."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import duckdb

_CASES = Path(__file__).resolve().parent.parent / "cases"
# What stands in a column that must have something and that a case leaves out, by the beginning of its type.
_FILLINGS: dict[str, object] = {
    "VARCHAR[]": [],
    "VARCHAR": "-",
    "BOOLEAN": True,
    "TIMESTAMP": "2031-05-04 09:00:00",
    "DOUBLE": 0.5,
    "BIGINT": 1,
    "UBIGINT": 1,
    "INTEGER": 1,
}


def each(folder: str) -> list[tuple[str, dict[str, Any]]]:
    """The name of a file and one of its cases, for all files of this folder of cases."""
    return [
        (file.stem, case)
        for file in sorted((_CASES / folder).glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def answered(
    tables: duckdb.DuckDBPyConnection, case: dict[str, Any], sql: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is answered with the rows of a case, which are taken back, and what is expected; columns it names only."""
    tables.begin()
    try:
        for table, rows in case["rows"].items():
            for row in rows:
                _insert(tables, table, row)
        found = tables.execute(sql)
        names = [column[0] for column in found.description]
        records = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        tables.rollback()
    asked = sorted({name for row in case["expected"] for name in row})
    return [_plain(row, asked) for row in records], [_plain(row, asked) for row in case["expected"]]


def _insert(tables: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    """One row; what the case leaves out is null where it may be, else anything of the column's type."""
    needed = tables.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND NOT is_nullable", [table]
    ).fetchall()
    values = {name: _FILLINGS[kind] for name, kind in needed} | row
    marks = ", ".join("?" for _ in values)
    tables.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))  # noqa: S608


def _plain(row: dict[str, Any], names: list[str]) -> dict[str, Any]:
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
