"""The Makefile: values given to make never become shell or make code."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.cli import app

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def make_copy(tmp_path: Path) -> Path:
    """The Makefile beside a stand-in for the installed command that prints its arguments, one a line."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("")
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    command = binaries / "tracker"
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nprintf "db=%s\\n" "$TRACKER_DB"\n')
    command.chmod(0o755)
    (tmp_path / ".venv" / ".ready").write_text("")
    return tmp_path


def run(folder: Path, *words: str, **environment: str) -> list[str]:
    done = subprocess.run(
        ["make", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.splitlines()


HOSTILE = "a b'; touch pwned; $(shell touch pwned) $(touch pwned) `touch pwned` \" $HOME"


@pytest.mark.parametrize(
    ("target", "name"),
    [("explain", "SRC"), ("ingest", "SRC"), ("audit", "CLAIM"), ("sql", "Q"), ("claims", "Q"), ("judge", "CLAIM")],
)
def test_a_hostile_value_arrives_as_it_is_and_runs_nothing(make_copy: Path, target: str, name: str) -> None:
    for lines in (run(make_copy, target, f"{name}={HOSTILE}"), run(make_copy, target, **{name: HOSTILE})):
        assert lines[:3] == [target, "--", HOSTILE]
    assert not (make_copy / "pwned").exists()


def test_two_hostile_names_arrive_as_they_are(make_copy: Path) -> None:
    for target in ("same", "different"):
        assert run(make_copy, target, f"A={HOSTILE}", f"B={HOSTILE}")[:4] == [target, "--", HOSTILE, HOSTILE]
    assert not (make_copy / "pwned").exists()


def test_ingest_reads_the_seeds_when_told_nothing(make_copy: Path) -> None:
    assert run(make_copy, "ingest") == ["ingest", "--", "seeds", "db=tracker.duckdb"]


def test_a_value_is_never_an_option(make_copy: Path) -> None:
    assert run(make_copy, "check", "NAME=--db=other.duckdb")[:3] == ["check", "--", "--db=other.duckdb"]
    assert run(make_copy, "report", "CLAIM=-o", "OUT=site")[:5] == ["report", "-o", "site", "--", "-o"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["claims"], ["claims"]),
        (
            ["claims", "Q=--db=x", "AUTHOR=--db", "SINCE=2031-05-04", "UNTIL=2031-05-06"],
            ["claims", "--author=--db", "--since=2031-05-04", "--until=2031-05-06", "--", "--db=x"],
        ),
        (["export"], ["export", "-o", "claims.csv"]),
        (["watch", "SRC=--db=x"], ["watch", "--every=30m", "--", "--db=x"]),
        (["watch", "SRC=a.opml", "EVERY=1h", "ONCE=1"], ["watch", "--every=1h", "--once", "--", "a.opml"]),
        (
            ["export", "OUT=a b.parquet", "KIND=direct", "PUBLISHER=$HOME", "Q=mast"],
            ["export", "-o", "a b.parquet", "--publisher=$HOME", "--kind=direct", "--", "mast"],
        ),
        (["judge", "CLAIM=clm_1"], ["judge", "--", "clm_1"]),
        (
            ["judge", "CLAIM=clm_1", "STATUS=so; so", "BY=Ada", "NOTE=`x`"],
            ["judge", "--status=so; so", "--by=Ada", "--note=`x`", "--", "clm_1"],
        ),
        (["reextract"], ["reextract"]),
        (["shardread"], ["shard", "read", "-o", "shards"]),
        (["shardread", "SRC=--db=x", "OUT=a b"], ["shard", "read", "-o", "a b", "--", "--db=x"]),
        (["shardlist", "OUT=-o"], ["shard", "list", "--", "-o"]),
        (["shardload"], ["shard", "load", "--", "shards"]),
    ],
)
def test_the_verbs_with_filters_and_verdicts(make_copy: Path, words: list[str], told: list[str]) -> None:
    assert run(make_copy, *words)[:-1] == told


def test_every_verb_has_a_target() -> None:
    listed = {line.split()[0] for line in run(ROOT, "help")[1:]}
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} <= listed


@pytest.mark.parametrize(
    ("target", "code", "fine"),
    [("check", 0, True), ("check", 1, True), ("check", 2, False), ("check", 3, False), ("verify", 1, False)],
)
def test_only_a_check_that_found_something_ends_well(make_copy: Path, target: str, code: int, fine: bool) -> None:
    (make_copy / ".venv" / "bin" / "tracker").write_text(f"#!/bin/sh\nexit {code}\n")
    done = subprocess.run(["make", target], cwd=make_copy, capture_output=True, check=False, timeout=30)
    assert (done.returncode == 0) is fine


def test_setup_makes_the_program_at_a_place_of_its_own(make_copy: Path) -> None:
    run(make_copy, "setup")
    done = subprocess.run(
        ["tracker", "info"],
        cwd=make_copy,
        env={"PATH": f"{make_copy / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.splitlines()[0] == "info"


def test_db_names_the_database(make_copy: Path) -> None:
    assert run(make_copy, "info", "DB=other file.duckdb")[-1] == "db=other file.duckdb"


def test_help_lists_every_target_once() -> None:
    lines = run(ROOT, "help")[1:]
    listed = [line.split()[0] for line in lines]
    phony = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))
    assert sorted(listed) == sorted(phony.split()[1:])
