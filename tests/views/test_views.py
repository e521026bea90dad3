"""Every view over a few rows of the tables it reads: tests/cases/views/NAME.toml."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest

from tests.views.tables import answered, each
from tracker.resources import sql_files

CASES = each("views")


@pytest.mark.parametrize(("view", "case"), CASES, ids=lambda part: part if isinstance(part, str) else part["why"])
def test_view(tables: duckdb.DuckDBPyConnection, view: str, case: dict[str, Any]) -> None:
    found, expected = answered(tables, case, f"SELECT * FROM {case.get('from', view)}")  # noqa: S608
    assert ordered(found) == ordered(expected)


def test_every_view_has_cases() -> None:
    assert {view for view, _ in CASES} == {file.stem for file in sql_files("views")}


def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
