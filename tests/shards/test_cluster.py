"""Shards on a Dask cluster of real worker processes on this machine, one of which is killed."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.clock import limit
from tests.shards.test_read import files, pages, planned
from tracker import shards
from tracker.cli import app
from tracker.errors import ShardError
from tracker.shards import ShardFolder, cluster
from tracker.shards.cluster import on_cluster

needs_dask = pytest.mark.skipif(not cluster.available(), reason="Dask is not installed (the extra `cluster`)")
# Of its own closing: sockets and loops that the interpreter finds open when they go.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def two_workers() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, memory_limit=0, dashboard_address=":0") as started:
        yield started


@needs_dask
def test_a_worker_that_is_killed_changes_nothing(two_workers: Any, tmp_path: Path) -> None:
    place = planned(tmp_path / "quiet", pages(tmp_path, *(f"{n}. " + "They left. " * 200 for n in range(24))), size=8)
    torn = ShardFolder(tmp_path / "torn")
    shutil.copytree(place.root, torn.root)
    for number in place.to_read():
        shards.read_here(place.root, number)
    done: dict[int, Mapping[str, Any]] = {}
    for number, told in on_cluster(torn, torn.to_read(), seconds=30, scheduler=two_workers.scheduler_address):
        if not done:
            os.kill(_busy(torn, two_workers), signal.SIGKILL)
        done[number] = told
    assert sorted(done) == list(range(3))
    assert {told["state"] for told in done.values()} == {"completed"}
    assert files(torn) == files(place)


def _busy(place: ShardFolder, started: Any) -> int:
    """The process of a worker that reads a shard now, or of any."""
    from distributed import Client

    patience = time.monotonic() + limit(20)
    while not any(one.state == "running" for one in place.standings()) and time.monotonic() < patience:
        time.sleep(0.05)
    with Client(started) as client:
        workers: dict[str, int] = client.run(os.getpid)
        tasks = client.processing()
    return next((workers[address] for address, keys in tasks.items() if keys), next(iter(workers.values())))


@needs_dask
def test_workers_of_this_machine_on_the_command_line(tmp_path: Path) -> None:
    made = pages(tmp_path, 1, 2, 3)
    words = ["shard", "read", str(made), "-o", str(tmp_path / "out"), "--size=2", "--local-workers=1"]
    ended = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
    assert ended.exit_code == 0, ended.output
    assert "3 documents read" in ended.output
    assert ShardFolder(tmp_path / "out").to_read() == []


@needs_dask
def test_a_scheduler_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    place = planned(tmp_path / "out", pages(tmp_path, 1))
    with pytest.raises(ShardError, match="no Dask scheduler answers at tcp://127"):
        list(on_cluster(place, [0], seconds=30, scheduler="tcp://127.0.0.1:9"))


def test_without_dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "available", lambda: False)
    place = planned(tmp_path / "out", pages(tmp_path, 1))
    with pytest.raises(ShardError, match=r"pip install 'tracker\[cluster\]'"):
        list(on_cluster(place, [0], seconds=30))


def test_one_cluster_at_a_time(tmp_path: Path) -> None:
    words = ["shard", "read", str(tmp_path), "-o", str(tmp_path / "out"), "--scheduler=tcp://x:1", "--local-workers=2"]
    ended = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
    assert (ended.exit_code, "give one of them" in ended.output) == (2, True)
