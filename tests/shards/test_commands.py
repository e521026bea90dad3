"""tracker shard read, load and list on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tracker import store
from tracker.cli import app
from tracker.store.migrations import latest

PAGE = "<article><p>“The ferry stays in port for {} days,” Ilse Marn told reporters in Vell on Monday.</p></article>"


def tracker(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200", "TRACKER_ENCODER": "off"})


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(4):
        (folder / f"page{number}.html").write_text(PAGE.format(number))
    return folder


def test_read_list_and_load(pages: Path, tmp_path: Path) -> None:
    out, database = tmp_path / "out", tmp_path / "case.duckdb"
    planned = tracker("shard", "read", pages, "-o", out, "--size=2", "--plan-only")
    assert (planned.exit_code, "2 shards of 4 files" in planned.output) == (0, True)
    read = tracker("shard", "read", pages, "-o", out, "--jobs=1")
    assert read.exit_code == 0, read.output
    assert "4 documents read" in read.output
    assert "2 read before" in tracker("shard", "read", "-o", out).output
    listed = tracker("shard", "list", out)
    assert listed.exit_code == 0
    assert listed.output.count("completed") == 3
    for told in ("2 shards loaded, 0 before: 4 new documents", "0 shards loaded, 2 before: 0 new documents"):
        loaded = tracker("shard", "load", out, f"--db={database}")
        assert loaded.exit_code == 0, loaded.output
        assert told in loaded.output
    with store.open(database, read_only=True) as opened:
        assert opened.query("SELECT count(*), count(DISTINCT statement_id) FROM claims").rows[0][0] == 4
        assert opened.query("SELECT count(*) FROM check_runs").rows != [(0,)]


def test_a_failed_shard_is_told_and_tried_again(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert tracker("shard", "read", pages, "-o", out, "--size=2", "--jobs=2").exit_code == 0
    (out / "completed" / "00001").unlink()
    (pages / "page2.html").write_text("changed")
    read = tracker("shard", "read", "-o", out)
    assert read.exit_code == 3
    assert "shard 1 failed" in read.output
    assert "has changed" in tracker("shard", "list", out).output
    loaded = tracker("shard", "load", out, f"--db={tmp_path / 'case.duckdb'}")
    assert (loaded.exit_code, type(loaded.exception).__name__) == (1, "ShardError")
    assert "1 of 2 shards are not read (1)" in str(loaded.exception)
    partly = tracker("shard", "load", out, "--partial", "--no-link", f"--db={tmp_path / 'case.duckdb'}")
    assert partly.exit_code == 3
    assert "1 shard loaded" in partly.output


@pytest.mark.parametrize("schema", [None, "0025_mediums", "9999_of_tomorrow"])
def test_what_another_version_read_is_not_loaded(pages: Path, tmp_path: Path, schema: str | None) -> None:
    """Shards of the version before had no column for the account of a post; their marker named no schema."""
    out, database = tmp_path / "out", tmp_path / "case.duckdb"
    assert tracker("shard", "read", pages, "-o", out, "--size=2", "--jobs=1").exit_code == 0
    marker = out / "completed" / "00001"
    told = json.loads(marker.read_text())
    assert told.pop("schema") == latest()
    marker.write_text(json.dumps(told if schema is None else {**told, "schema": schema}))
    loaded = tracker("shard", "load", out, "--partial", f"--db={database}")
    assert (loaded.exit_code, type(loaded.exception).__name__) == (1, "ShardError")
    said = str(loaded.exception)
    assert f"{out} was read by another version of the program" in said
    assert schema is None or schema in said
    assert "Read the sources again into another folder (tracker shard read SRC -o DIR)" in said
    with store.open(database, read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM documents").rows == [(0,)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read", "https://tarn.example/one"], "shards are read from files"),
        (["read", "-"], "shards are read from files"),
        (["read"], "name what to read"),
        (["load", "nowhere"], "holds no shards"),
        (["list", "nowhere"], "holds no shards"),
    ],
)
def test_what_cannot_be_asked(words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = tracker("shard", *words)
    assert told in str(ended.exception)
    assert not list(tmp_path.rglob("*.duckdb"))


def test_a_folder_of_other_sources(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert tracker("shard", "read", pages, "-o", out, "--shards=3", "--jobs=1").exit_code == 0
    assert "holds shards of other sources" in str(tracker("shard", "read", tmp_path, "-o", out).exception)
    assert tracker("shard", "read", pages, "-o", out).exit_code == 0


def test_a_folder_that_holds_something_else_is_left_alone(pages: Path, tmp_path: Path) -> None:
    for kept in (tmp_path / "a" / "notes.txt", tmp_path / "b" / "plan" / "house.json"):
        kept.parent.mkdir(parents=True)
        kept.write_text("ours")
        out = tmp_path / kept.relative_to(tmp_path).parts[0]
        assert "holds other files" in str(tracker("shard", "read", pages, "-o", out).exception)
        assert kept.read_text() == "ours"


def test_a_plan_that_was_never_finished_is_made_anew(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("00000.json", "00007.json", ".00008.json.0a1b2c3d"):
        (out / "plan").mkdir(parents=True, exist_ok=True)
        (out / "plan" / name).write_text("{")
    assert tracker("shard", "read", pages, "-o", out, "--plan-only").exit_code == 0
    assert [one.name for one in (out / "plan").iterdir()] == ["00000.json"]
