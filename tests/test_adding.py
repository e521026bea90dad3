"""docs/adding.md, carried out: each tutorial in a copy of the tree, with no other file changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.version import rules_version

PAGE = (ROOT / "docs" / "adding.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
STEP = re.compile(r"^(Write|Add to) `([^`]+)`[^\n]*:\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = re.compile(r"^Run `python -m ((?:pytest|bench\.generate)[^`]*)`", re.MULTILINE)
# What may be added to: cases, which are rows of data.
GROWING = ("tests/cases/",)
# No member changes how the time of other code grows, nor needs a property more than a few invented texts to break it:
# the suite asks this tree for all of both.
SHORTER = ("-m", "not no_cover", "--hypothesis-profile=few")


def copy(folder: Path) -> Path:
    """The tree without what is made from it; what is compiled comes along and is as old as its source, and so does the
    version of the rules, which takes seconds to make."""
    rules_version()
    ignored = shutil.ignore_patterns(".*", "*.duckdb", "build", "dist")
    shutil.copytree(ROOT, folder, ignore=ignored, symlinks=True)
    return folder


def carry_out(section: str, folder: Path) -> list[str]:
    """Does in `folder` what a section says; returns the arguments of each run it asks for."""
    for verb, name, content in STEP.findall(section):
        path = folder / name
        if verb == "Write":
            assert not path.exists(), f"{name} is there already"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        else:
            assert name.startswith(GROWING), f"{name} is no list of cases: a member must not need it"
            path.write_text(path.read_text("utf-8") + content, "utf-8")
    return RUN.findall(section)


def run(arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # What measures coverage would follow the tests of the copy, too, and what it found there be of no file of ours.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        [sys.executable, "-B", "-m", *arguments.split(), *(SHORTER if arguments.startswith("pytest") else ())],
        cwd=folder,
        # The table of Unicode that Hypothesis makes once, in seconds, is the same for the copy.
        env={**unmeasured, "PYTHONPATH": str(folder), "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis")},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )


def test_there_is_a_tutorial_for_each_kind() -> None:
    assert list(SECTIONS) == ["A language", "A platform", "A check", "An input", "An export", "A claim rule"]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_tutorial_needs_no_other_file(name: str, tmp_path: Path) -> None:
    folder = copy(tmp_path / "tree")
    runs = carry_out(SECTIONS[name], folder)
    assert runs
    for arguments in runs:
        done = run(arguments, folder)
        assert done.returncode == 0, done.stdout[-4000:]
