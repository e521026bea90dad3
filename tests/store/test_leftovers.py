"""What a killed process left behind goes with the next; what a living one needs stays."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tracker.store.leftovers import own_name, scratch, sweep

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are asked for by number")


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def swept(folder: Path, name: str, prefix: str = "half", suffix: str = "") -> bool:
    """Whether a file of that name is taken away."""
    (folder / name).write_text("x", "utf-8")
    sweep(folder, prefix, suffix)
    return not (folder / name).exists()


def test_a_name_holds_the_number_of_its_process() -> None:
    assert own_name("half", "part") == f"half.{os.getpid()}.part"


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("half.{gone}.part", True),
        ("half.{gone}", True),
        ("half.{gone}.part.more", True),
        ("half.{living}.part", False),
        ("half.{parent}.part", False),
        ("whole.{gone}.part", False),
        ("half{gone}.part", False),
        ("half..part", False),
        ("half.²{gone}.part", False),
        ("half.x{gone}.part", False),
        ("half.4000000000.part", False),
        ("half.999999999.part", True),
    ],
)
def test_only_what_a_process_left_that_is_gone(tmp_path: Path, gone: int, name: str, taken: bool) -> None:
    assert swept(tmp_path, name.format(gone=gone, living=os.getpid(), parent=os.getppid())) is taken


@pytest.mark.parametrize(("suffix", "taken"), [("", True), ("part", True), (".part", True), ("other", False)])
def test_only_things_of_the_kind(tmp_path: Path, gone: int, suffix: str, taken: bool) -> None:
    assert swept(tmp_path, f"half.{gone}.part", suffix=suffix) is taken


def test_a_folder_goes_with_all_that_is_in_it_and_a_link_alone(tmp_path: Path, gone: int) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "page").write_text("x", "utf-8")
    folder = tmp_path / f"half.{gone}.folder"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "page").write_text("x", "utf-8")
    (tmp_path / f"half.{gone}.link").symlink_to(kept)
    sweep(tmp_path, "half")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept"]
    assert (kept / "page").exists()


def test_another_user_s_things_stay(tmp_path: Path, gone: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert not swept(tmp_path, f"half.{gone}.part")


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    sweep(tmp_path / "none", "half")


def test_a_scratch_folder_is_named_and_goes_and_takes_the_others(
    tmp_path: Path, gone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / f"quay.{gone}.abc").mkdir()
    (tmp_path / f"pier.{gone}.abc").mkdir()
    with scratch("quay") as folder:
        assert Path(folder).name.startswith(f"quay.{os.getpid()}.")
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"pier.{gone}.abc", Path(folder).name])
    assert not Path(folder).exists()
