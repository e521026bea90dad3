"""Where things are, and the two marks that keep the suite honest on a machine that has only the checkout."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, settings

from tests import world
from tracker.store import connection, store

# No clock of Hypothesis's decides: on a busy machine, with coverage, a first example takes what it takes.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("few", settings.get_profile("unhurried"), max_examples=10)
settings.load_profile("unhurried")

# Tests start the program some hundred times: it is compiled once, however the suite was called.
os.environ["PYTHONDONTWRITEBYTECODE"] = ""

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no reference material at {SHARED} (set TRACKER_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The corpus that `make ingest` reads."""
    return ROOT / "seeds"


@pytest.fixture(scope="session", autouse=True)
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database as the migrations make it. New ones begin as copies of it: the migrations are applied once, not
    a thousand times. What opens a copy still looks whether something is to be applied, and programs of their own make
    theirs anew. tests/store/test_template.py compares the two."""
    path = tmp_path_factory.mktemp("template") / "template.duckdb"
    connect = connection.connect
    with store.Store(path):
        pass

    def copied(database: Path, *, read_only: bool, make: bool = True) -> duckdb.DuckDBPyConnection:
        log = database.with_name(f"{database.name}.wal")
        if make and not read_only and database.parent.is_dir() and not database.exists() and not log.exists():
            shutil.copyfile(path, database)
        return connect(database, read_only=read_only, make=make)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "connect", copied)
        patch.setattr(world, "TEMPLATE", path)
        yield path
