"""Shards are read by processes that may be killed at any moment, by the system or by what they read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.clock import limit
from tests.conftest import ROOT
from tests.workers import deadly
from tracker import shards
from tracker.errors import ShardError
from tracker.inputs import SourceOptions
from tracker.shards import ShardFolder, read_shard
from tracker.shards.engines import local

PROGRAM = (sys.executable, "-c", "from tracker.cli import main; main()")
PAGE = "<article><p>The ferry stays in port, the harbour master of Vell said on call {}.</p></article>"
# Loaded by every Python that starts with its folder on the path: what a page may do to the process that reads it.
HARM = """
from tests.workers import deadly
from tracker.extraction import read_item
from tracker.workers import documents
vars(documents)["read_item"] = deadly._harming(read_item)
"""


def pages(folder: Path, *words: object) -> Path:
    made = folder / "pages"
    made.mkdir()
    for number, word in enumerate(words):
        (made / f"page{number:03}.html").write_text(PAGE.format(word))
    return made


def planned(root: Path, made: Path, **size: int) -> ShardFolder:
    place = ShardFolder(root)
    shards.make_plan(place, [str(made)], SourceOptions(), **size)
    return place


def files(place: ShardFolder) -> dict[Path, bytes]:
    return {one.relative_to(place.root): one.read_bytes() for one in place.root.glob("rows/*/*")}


def test_processes_of_this_machine_read_all(tmp_path: Path) -> None:
    place = planned(tmp_path / "out", pages(tmp_path, *range(9)), size=3)
    far: list[int] = []
    done = dict(local(place, place.to_read(), jobs=2, seconds=30, tell=far.append))
    assert sorted(done) == [0, 1, 2]
    assert [(told["state"], told["documents"], told["failures"]) for told in done.values()] == [("completed", 3, 0)] * 3
    assert max(far) == 9
    assert place.to_read() == []
    assert read_shard(str(place.root), 1)["documents"] == 3


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_page_that_kills_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(HARM)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")
    place = planned(tmp_path / "out", pages(tmp_path, 1, deadly.DEADLY, 2, 3))
    told = read_shard(str(place.root), 0)
    assert (told["state"], told["documents"], told["failures"]) == ("completed", 3, 1)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_who_is_killed_and_begins_again_has_the_same(tmp_path: Path) -> None:
    made = pages(tmp_path, *(f"{number}. " + "They left. " * 300 for number in range(24)))
    place = planned(tmp_path / "quiet", made, size=8)
    torn = ShardFolder(tmp_path / "torn")
    subprocess.run(["cp", "-r", str(place.root), str(torn.root)], check=True)
    read = [*PROGRAM, "shard", "read", "--jobs=2", "-o"]
    assert subprocess.run([*read, str(place.root)], check=False, stderr=subprocess.DEVNULL).returncode == 0
    for how in (signal.SIGKILL, signal.SIGINT):
        waiting = len(torn.to_read())
        running = subprocess.Popen(
            [*read, str(torn.root)], stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_interruptible
        )
        patience = time.monotonic() + limit(60)
        while len(torn.to_read()) == waiting and running.poll() is None and time.monotonic() < patience:
            time.sleep(0.05)
        (os.kill if how is signal.SIGKILL else os.killpg)(running.pid, how)
        running.wait(60)
        _until_nobody_reads(torn)
    assert subprocess.run([*read, str(torn.root)], check=False, stderr=subprocess.DEVNULL).returncode == 0
    assert files(torn) == files(place)
    assert not list(torn.root.glob("running/*"))


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _until_nobody_reads(place: ShardFolder) -> None:
    """Processes end with the one that started them."""
    patience = time.monotonic() + limit(20)
    while any(one.state == "running" for one in place.standings()) and time.monotonic() < patience:
        time.sleep(0.1)
    assert not [one for one in place.standings() if one.state == "running"]


def test_what_changed_since_it_was_planned_is_not_read(tmp_path: Path) -> None:
    made = pages(tmp_path, 1, 2)
    place = planned(tmp_path / "out", made, size=1)
    (made / "page001.html").write_text(PAGE.format("later"))
    with pytest.raises(ShardError, match=r"page001\.html has changed"):
        shards.read_here(place.root, 1)
    (made / "page001.html").unlink()
    told = read_shard(str(place.root), 1)
    assert told["state"] == "failed"
    assert "is not there any more" in told["why"]
    assert [one.state for one in place.standings()] == ["waiting", "failed"]
    assert place.to_read() == [0, 1]


def test_a_shard_that_is_stopped_waits(tmp_path: Path) -> None:
    place = planned(tmp_path / "out", pages(tmp_path, 1))
    stop = threading.Event()
    stop.set()
    assert read_shard(str(place.root), 0, stop=stop) == {"state": "waiting"}


def test_a_plan_of_other_rules_is_not_read(tmp_path: Path) -> None:
    place = planned(tmp_path / "out", pages(tmp_path, 1))
    with pytest.raises(ShardError, match="was planned by rules"):
        shards.read_here(place.root, 0, rules="others")


def test_a_shard_of_an_ended_process_is_interrupted(tmp_path: Path) -> None:
    place = planned(tmp_path / "out", pages(tmp_path, 1))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    place.mark("running", 0, {**shards.folder.here(), "process": ended.pid})
    assert place.standing(0).state == "interrupted"
    place.mark("running", 0, {"host": "elsewhere", "process": 1})
    assert place.standing(0).state == "running"


def test_two_that_read_the_same_shard_do_no_harm(tmp_path: Path) -> None:
    place = planned(tmp_path / "out", pages(tmp_path, 1, 2))
    first: list[int] = []

    def second(documents: int) -> None:
        if not first:
            first.append(documents)
            shards.read_here(place.root, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards.here, "_SAY_SECONDS", 0.0)
        assert shards.read_here(place.root, 0, tell=second)["documents"] == 2
    assert first
    assert place.standing(0).state == "completed"
    assert not list(place.root.glob("rows/.*"))
