"""The Makefile: values given to make never become shell or make code."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

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


@pytest.mark.parametrize(("target", "name"), [("explain", "SRC"), ("ingest", "SRC"), ("audit", "CLAIM"), ("sql", "Q")])
def test_a_hostile_value_arrives_as_it_is_and_runs_nothing(make_copy: Path, target: str, name: str) -> None:
    for lines in (run(make_copy, target, f"{name}={HOSTILE}"), run(make_copy, target, **{name: HOSTILE})):
        assert lines[:3] == [target, "--", HOSTILE]
    assert not (make_copy / "pwned").exists()


def test_ingest_reads_the_seeds_when_told_nothing(make_copy: Path) -> None:
    assert run(make_copy, "ingest") == ["ingest", "--", "seeds", "db=tracker.duckdb"]


def test_a_value_is_never_an_option(make_copy: Path) -> None:
    assert run(make_copy, "check", "NAME=--db=other.duckdb")[:3] == ["check", "--", "--db=other.duckdb"]
    assert run(make_copy, "report", "CLAIM=-o", "OUT=site")[:5] == ["report", "-o", "site", "--", "-o"]


def test_db_names_the_database(make_copy: Path) -> None:
    assert run(make_copy, "info", "DB=other file.duckdb")[-1] == "db=other file.duckdb"


def test_help_lists_every_target_once() -> None:
    lines = run(ROOT, "help")[1:]
    listed = [line.split()[0] for line in lines]
    phony = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))
    assert sorted(listed) == sorted(phony.split()[1:])
