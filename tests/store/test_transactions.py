"""All of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tracker.store.transactions import transaction


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    opened = duckdb.connect(":memory:")
    opened.execute("CREATE TABLE quays (name TEXT)")
    yield opened
    opened.close()


def names(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(name) for (name,) in con.execute("SELECT name FROM quays").fetchall()]


def broken(con: duckdb.DuckDBPyConnection, sql: str, error: BaseException) -> None:
    with transaction(con):
        con.execute(sql)
        raise error


def test_what_ends_well_is_kept_and_the_next_one_begins(con: duckdb.DuckDBPyConnection) -> None:
    for name in ("Vell", "Skerra"):
        with transaction(con):
            con.execute("INSERT INTO quays VALUES (?)", [name])
    assert names(con) == ["Vell", "Skerra"]
    with pytest.raises(duckdb.Error):
        con.rollback()


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt(), SystemExit(3)])
def test_what_ends_badly_leaves_nothing_and_says_its_own_error(
    con: duckdb.DuckDBPyConnection, error: BaseException
) -> None:
    with pytest.raises(type(error)) as raised:
        broken(con, "INSERT INTO quays VALUES ('Vell')", error)
    assert raised.value is error
    assert names(con) == []


def test_a_connection_that_cannot_roll_back_is_closed(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="the first"):
        broken(con, "ROLLBACK", ValueError("the first"))
    with pytest.raises(duckdb.ConnectionException):
        con.execute("SELECT 1")
