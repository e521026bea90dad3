"""Shards on a Dask cluster: one task a shard, each the same `read_shard`.

The scheduler gives a task to whichever worker is free, so a slow one reads fewer; what a lost worker was reading goes
to another one. The folder, not the cluster, knows what is done.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import Any, Final

from tracker.errors import ShardError
from tracker.shards.engines import Done
from tracker.shards.folder import ShardFolder
from tracker.shards.read import read_shard

# Of a task whose worker was lost, beside what the scheduler does by itself (distributed.scheduler.allowed-failures).
_RETRIES: Final = 2
_PATIENCE: Final = "30s"


def available() -> bool:
    """Whether the extra `cluster` is installed."""
    return find_spec("distributed") is not None


def on_cluster(
    folder: ShardFolder, numbers: Sequence[int], *, seconds: float, scheduler: str | None = None, workers: int = 1
) -> Iterator[Done]:
    """Reads these shards on the cluster at `scheduler`, or on `workers` worker processes of this machine.

    Each result comes as soon as it is there. Every worker must have the program, and see the folder and the sources
    under the same names. Whatever ends it cancels what is not read. Raises ShardError when no cluster can be had.
    """
    if not available():
        raise ShardError("Dask is not installed; pip install 'tracker[cluster]', or leave the reading to --jobs")
    from distributed import Client, LocalCluster, as_completed

    with ExitStack() as ending:
        try:
            if scheduler is None:
                cluster = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    # What reads is a child of the worker, and its memory none of the worker's.
                    memory_limit=0,
                    dashboard_address=":0",
                    silence_logs=logging.CRITICAL,
                )
                ending.enter_context(cluster)
            client = ending.enter_context(Client(scheduler or cluster, timeout=_PATIENCE))
        except (OSError, ValueError) as error:
            where = scheduler or "this machine"
            raise ShardError(f"no Dask scheduler answers at {where} ({error or type(error).__name__})") from error
        tasks = {
            client.submit(read_shard, str(folder.root), number, seconds, pure=False, retries=_RETRIES): number
            for number in numbers
        }
        ending.callback(client.cancel, list(tasks))
        for task in as_completed(list(tasks)):
            yield tasks[task], _result(task)


def _result(task: Any) -> dict[str, Any]:
    """What `read_shard` returned, or what became of its task."""
    error = task.exception()
    if error is None:
        return dict(task.result())
    return {"state": "failed", "why": f"{type(error).__name__}: {error}"}
