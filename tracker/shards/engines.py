"""Who calls `read_shard`: processes of this machine. What is done stands in the folder, so an engine keeps nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from tracker.shards.folder import ShardFolder
from tracker.shards.read import read_shard
from tracker.workers.pool import cores

# What became of one shard: its number and what `read_shard` returned.
Done = tuple[int, Mapping[str, Any]]


def local(
    folder: ShardFolder,
    numbers: Sequence[int],
    *,
    jobs: int | None,
    seconds: float,
    tell: Callable[[int], None],
) -> Iterator[Done]:
    """Reads these shards in `jobs` processes (None: as many as there are processors), each result as it comes.

    `tell` hears how many documents are read so far. Whatever ends it, an interruption too, ends the processes.
    """
    stop, lock = threading.Event(), threading.Lock()
    read: dict[int, int] = {}

    def one(number: int) -> Mapping[str, Any]:
        if stop.is_set():
            return {"state": "waiting"}

        def far(documents: int) -> None:
            with lock:
                read[number] = documents
                tell(sum(read.values()))

        done = read_shard(str(folder.root), number, seconds, tell=far, stop=stop)
        far(int(done.get("documents", 0)))
        return done

    with ThreadPoolExecutor(jobs or cores()) as threads:
        try:
            waiting = {threads.submit(one, number): number for number in numbers}
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        finally:
            stop.set()
            threads.shutdown(cancel_futures=True)
