"""An empty database for the cases of views and queries."""

from __future__ import annotations

import duckdb
import pytest

from tracker.store.migrations import migrate


@pytest.fixture(scope="module")
def tables() -> duckdb.DuckDBPyConnection:
    """Each test takes back what it wrote."""
    connection = duckdb.connect(":memory:")
    migrate(connection)
    return connection
