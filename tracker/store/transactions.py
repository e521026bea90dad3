"""All of it or nothing: the one transaction that the store, linking and the checks use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Committed at the end of the block, rolled back when anything ends it before (a KeyboardInterrupt too).

    The error of the block is the one that is raised, even when the rollback fails as well.
    """
    con.begin()
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            _roll_back(con)
    con.commit()


def _roll_back(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.rollback()
    except duckdb.Error:
        # A fatal error (a full disk) has closed the database; what was not committed is gone already.
        con.close()
