"""Opening: migrations, locks, damage, other versions of the program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.store.documents import ingested
from tracker import store
from tracker.errors import DatabaseLocked, NewerSchema, SchemaMismatch, StoreError

CONTRACT = {
    "runs": "run_id tool_version rules_version arguments started_at finished_at status",
    "captures": "capture_id sha256 address media_type bytes stored_at",
    "capture_sightings": "capture_id run_id seen_at status",
    "documents": "document_id capture_id item article_id version is_current path url publisher title language "
    "published_earliest published_latest published_basis text text_sha256",
    "accounts": "account_id platform handle display_name",
    "posts": "post_id platform native_id url account_id text language posted_earliest posted_latest posted_basis "
    "quotes_post_id replies_to_post_id",
    "embeds": "embed_id document_id post_id platform native_id author_handle author_name declared_date text form forms "
    "rule confidence in_article start_char end_char text_start_char text_end_char date_agreement",
    "mentions": "mention_id document_id account_id platform handle start_char end_char",
    "hashtags": "document_id tag start_char end_char",
    "linked_posts": "document_id post_id",
    "sources": "source_id name kind account_id",
    "source_aliases": "source_id alias evidence",
    "claims": "claim_id document_id utterance_id embed_id kind text start_char end_char author_id author_text "
    "author_start author_end cue_text date_earliest date_latest date_precision date_basis date_zone_known "
    "about_earliest about_latest rule confidence statement_id origin_id",
    "claim_via": "claim_id position source_id text start_char end_char",
    "claim_candidates": "reason",
    "statements": "statement_id",
    "claim_links": "claim_id other_claim_id relation score method evidence",
    "origins": "origin_id basis",
    "origin_members": "origin_id claim_id how from_claim_id direction_basis evidence",
    "document_links": "document_id from_document_id relation score evidence",
    "findings": "check_name severity claim_id document_id embed_id detail",
    "check_runs": "run_id check_name status reason rows",
    "failures": "run_id input stage error message",
    "judgements": "claim_id status made_by made_at note",
}

HOLDER = """
import sys, time, duckdb
con = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


# A file size limit stands in for a full disk: the write fails in the same place.
FILLING = """
import os, resource, signal, sys
from tests.store.documents import ingested
from tracker import store
from tracker.errors import StoreError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
batches = 0
try:
    with store.open(sys.argv[1]) as opened:
        run = opened.begin_run([])
        while batches < 50:
            opened.write(run, [ingested(f"/f/{batches}/{n}", extra=os.urandom(2000).hex()) for n in range(100)])
            batches += 1
except StoreError as error:
    print(batches, error)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "t.duckdb"
    with store.open(path) as opened:
        opened.write(opened.begin_run([]), [ingested("/a")])
    return path


@pytest.fixture
def database(made: Path, tmp_path: Path) -> Path:
    """A database of its own for each test, copied from one."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


@pytest.mark.parametrize("table", sorted(CONTRACT))
def test_the_tables_of_the_contract_exist(made: Path, table: str) -> None:
    with store.open(made, read_only=True) as opened:
        columns = set(opened.query(f"FROM {table} LIMIT 0").columns)
    assert set(CONTRACT[table].split()) <= columns


def test_opening_again_applies_nothing(database: Path) -> None:
    def ledger() -> list[tuple[object, ...]]:
        with store.open(database) as opened:
            return opened.query("FROM schema_migrations ORDER BY number").rows

    first = ledger()
    assert len(first) > 1
    assert ledger() == first


def _change(database: Path, statement: str) -> None:
    with duckdb.connect(str(database)) as con:
        con.execute(statement).fetchall()


def test_a_newer_schema_is_refused(database: Path) -> None:
    _change(database, "INSERT INTO schema_migrations VALUES (9999, '9999_future', 'x', now()::TIMESTAMP)")
    with pytest.raises(NewerSchema, match="9999_future"):
        store.open(database)
    with pytest.raises(NewerSchema):
        store.open(database, read_only=True)


def test_a_migration_that_was_changed_is_noticed(database: Path) -> None:
    _change(database, "UPDATE schema_migrations SET checksum = 'x' WHERE number = 1")
    with pytest.raises(SchemaMismatch, match="0001"):
        store.open(database)


def test_an_older_database_is_brought_up_to_date_even_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "bare.duckdb"
    with duckdb.connect(str(path)):
        pass
    with store.open(path, read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(0,)]


@pytest.mark.parametrize("read_only", [False, True])
def test_views_are_made_anew_when_their_text_has_changed(database: Path, read_only: bool) -> None:
    _change(database, "CREATE OR REPLACE VIEW handles AS SELECT 1 AS old")
    _change(database, "UPDATE schema_migrations SET checksum = 'old' WHERE number = 0")
    with store.open(database, read_only=read_only) as opened:
        assert "handle" in opened.query("FROM handles").columns


def test_a_database_another_process_holds_says_by_whom(database: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(database)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DatabaseLocked, match=rf"process {holder.pid}\b.*snapshot"):
            store.open(database)
        with store.snapshot(database) as copy, store.open(copy, read_only=True) as opened:
            assert opened.query("SELECT count(*) FROM documents").rows == [(1,)]
    finally:
        holder.kill()
        holder.communicate()


def test_a_snapshot_leaves_nothing_behind(database: Path) -> None:
    with store.snapshot(database) as copy:
        folder = copy.parent
        assert copy.exists()
    assert not folder.exists()


def test_reading_a_database_that_does_not_exist_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="tracker ingest"):
        store.open(tmp_path / "none.duckdb", read_only=True)
    with pytest.raises(StoreError, match="tracker ingest"), store.snapshot(tmp_path / "none.duckdb"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keep", [0.3, 0.7])
def test_a_truncated_database_is_an_error_with_advice(database: Path, keep: float) -> None:
    whole = database.read_bytes()
    database.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(StoreError, match=re.escape(str(database))):
        store.open(database)


def test_free_blocks_that_the_file_ends_before_are_no_damage(tmp_path: Path) -> None:
    """DuckDB gives free space at the end back: the file is shorter then than all its blocks together."""
    database = tmp_path / "t.duckdb"
    for number in range(6):
        with store.open(database) as opened:
            run = opened.begin_run([])
            opened.write(run, [ingested(f"/f/{number}/{n}", extra="x" * 5000) for n in range(40)])
            opened.connection.execute("CREATE OR REPLACE TABLE ballast AS SELECT range AS n FROM range(400_000)")
            opened.connection.execute("CHECKPOINT")
            opened.connection.execute("DROP TABLE ballast")
        with store.open(database, read_only=True) as opened:
            assert opened.query("SELECT count(*) FROM documents").rows == [((number + 1) * 40,)]


def test_a_full_disk_loses_only_the_batch_that_did_not_fit(database: Path) -> None:
    filled = subprocess.run(
        [sys.executable, "-c", FILLING, str(database)],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert filled.returncode == 0, filled.stderr
    batches, message = filled.stdout.split(" ", 1)
    assert message.startswith(str(database))
    with store.open(database) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(1 + 100 * int(batches),)]


def test_a_file_that_is_no_database_is_an_error_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("not a database " * 1000)
    with pytest.raises(StoreError, match="move it away"):
        store.open(path)
    with pytest.raises(StoreError, match="folder"):
        store.open(tmp_path)


def test_shells_of_the_previous_version_open_the_file(database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as con:
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()[0][0]
    assert tags["storage_version"].startswith("v1.5")


def test_a_killed_run_is_marked_and_its_half_files_removed(database: Path) -> None:
    with store.open(database) as opened:
        assert opened.query("SELECT status FROM runs").rows == [("running",)]
        half = opened.captures.root / "ab" / ".half.1"
        half.parent.mkdir(exist_ok=True)
        half.write_bytes(b"x")
        opened.begin_run([])
        assert opened.query("SELECT status FROM runs ORDER BY started_at").rows == [("interrupted",), ("running",)]
        assert not half.exists()
