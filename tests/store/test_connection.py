"""Opening the database file: what is said of each way in which it cannot be, and what a snapshot is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from tracker import store
from tracker.errors import DatabaseLocked, QueryError, StoreError
from tracker.store import connection
from tracker.store.connection import connect, snapshot, translated, user_query


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "quays.duckdb"
    with connect(path, read_only=False) as con:
        con.execute("CREATE TABLE quays (name TEXT)")
        con.execute("INSERT INTO quays VALUES ('Vell')")
    return path


def names(path: Path) -> list[str]:
    with connect(path, read_only=True) as con:
        return [str(name) for (name,) in con.execute("SELECT name FROM quays").fetchall()]


@pytest.mark.parametrize(
    ("read_only", "make", "made"), [(True, True, False), (False, False, False), (False, True, True)]
)
def test_a_file_that_is_not_there_is_made_only_to_be_written(
    tmp_path: Path, read_only: bool, make: bool, made: bool
) -> None:
    path = tmp_path / "new" / "quays.duckdb"
    if made:
        connect(path, read_only=read_only, make=make).close()
    else:
        with pytest.raises(
            StoreError, match=f"there is no database at .*; make one with: tracker ingest SRC --db {path}"
        ):
            connect(path, read_only=read_only, make=make)
    assert path.exists() is made


def test_a_file_that_is_there_is_opened_without_being_made(database: Path) -> None:
    with connect(database, read_only=False, make=False) as con:
        con.execute("INSERT INTO quays VALUES ('Skerra')")
    assert names(database) == ["Vell", "Skerra"]
    with connect(database, read_only=True) as con, pytest.raises(duckdb.Error):
        con.execute("INSERT INTO quays VALUES ('Brell')")


def test_a_folder_and_a_place_that_cannot_be_made_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder, not a database file"):
        connect(tmp_path, read_only=False)
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreError, match="file cannot be made: "):
        connect(tmp_path / "file" / "quays.duckdb", read_only=False)


def test_other_bytes_are_no_database_and_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "quays.duckdb").write_bytes(b"The quay is wet. " * 1000)
    with pytest.raises(StoreError, match=r"cannot be opened as a database .*move it away and ingest again") as refused:
        connect(tmp_path / "quays.duckdb", read_only=False)
    assert "\n" not in str(refused.value)
    assert not isinstance(refused.value, DatabaseLocked)


@pytest.mark.parametrize(
    ("error", "locked", "told"),
    [
        (
            duckdb.IOException("Could not set lock: Conflicting lock is held in /usr/bin/quaymaster (PID 4711)."),
            True,
            "held by process 4711 (quaymaster); wait for it to end",
        ),
        (duckdb.IOException("Could not set LOCK on file"), True, "held by another process; wait"),
        (duckdb.BinderException("the lock is already there"), True, "held by another process; wait"),
        (duckdb.BinderException("a lock of some kind"), False, "(a lock of some kind)"),
        (duckdb.IOException("no such disk\nat all"), False, "cannot be opened as a database (no such disk). If"),
        (duckdb.IOException(""), False, "(IOException)"),
    ],
)
def test_who_holds_it_is_said_where_it_is_known(error: duckdb.Error, locked: bool, told: str) -> None:
    found = connection._opening_error(Path("quays.duckdb"), error)
    assert isinstance(found, DatabaseLocked) is locked
    assert told in str(found)


def test_errors_in_our_own_words() -> None:
    with pytest.raises(StoreError) as refused, translated("quays.duckdb"):
        raise duckdb.IOException("the disk\nis full")
    assert str(refused.value) == "quays.duckdb: the disk"
    with pytest.raises(StoreError) as nameless, translated():
        raise duckdb.IOException("")
    assert str(nameless.value) == "the database: IOException"
    with pytest.raises(QueryError) as asked, user_query():
        raise duckdb.ParserException("LINE 1\n  ^")
    assert str(asked.value) == "LINE 1\n  ^"
    with pytest.raises(ZeroDivisionError), translated():
        raise ZeroDivisionError


def test_a_snapshot_has_what_was_written_and_goes(database: Path) -> None:
    with snapshot(database) as copy:
        assert copy.name == database.name
        assert copy.parent.name.startswith("tracker-snapshot.")
        assert names(copy) == ["Vell"]
        with connect(copy, read_only=False) as con:
            con.execute("DELETE FROM quays")
    assert not copy.parent.exists()
    assert names(database) == ["Vell"]


def test_a_snapshot_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no database at"), snapshot(tmp_path / "none.duckdb"):
        pass


@pytest.mark.parametrize(("busy", "held"), [(0, True), (4, True), (5, False)])
def test_a_file_that_changes_meanwhile_is_copied_again(
    database: Path, busy: int, held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied, count = shutil.copyfile, iter(range(100))

    def change(source: Path, target: Path) -> None:
        copied(source, target)
        if source == database and (now := next(count)) < busy:
            os.utime(database, ns=(now + 1, now + 1))

    monkeypatch.setattr(shutil, "copyfile", change)
    if held:
        with snapshot(database) as copy:
            assert names(copy) == ["Vell"]
    else:
        with pytest.raises(DatabaseLocked, match="too busily"), snapshot(database):
            pass


def test_a_copy_that_does_not_open_is_no_snapshot(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "copyfile", lambda _, target: Path(target).write_bytes(b"half a page" * 900))
    with pytest.raises(DatabaseLocked), snapshot(database):
        pass


def test_a_copy_that_cannot_be_made_is_named(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with (
        pytest.raises(StoreError, match=r"quays\.duckdb cannot be copied: No space left on device"),
        snapshot(database),
    ):
        pass


@pytest.mark.parametrize("sql", ["", " ", ";", " ; ; ", "-- nothing", "/* nothing */"])
def test_no_query_at_all(tmp_path: Path, sql: str) -> None:
    with store.open(tmp_path / "a.duckdb") as opened, pytest.raises(QueryError, match="no query"):
        opened.query(sql)
