"""Shards on a LocalCluster, for `make bench`: the same plan with one worker process and with one for each processor.

Starting the cluster is part of a pass, as it is part of `tracker shard read --local-workers N`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from tracker import shards
from tracker.inputs import SourceOptions
from tracker.shards import ShardFolder
from tracker.shards.cluster import on_cluster
from tracker.workers import DOCUMENT_SECONDS
from tracker.workers.pool import cores

# The last shard is read by one worker alone: with few shards that is what is measured.
SHARDS_PER_CORE = 2


def by_one(folder: Path) -> Callable[[], int]:
    """HTML files to shards by one worker."""
    return _reads(folder, 1)


def by_all(folder: Path) -> Callable[[], int]:
    """HTML files to shards by as many workers as there are processors."""
    return _reads(folder, cores())


def _reads(folder: Path, workers: int) -> Callable[[], int]:
    def one_pass() -> int:
        with tempfile.TemporaryDirectory() as scratch:
            place = ShardFolder(Path(scratch) / "shards")
            sources = [str(folder / "*.html")]
            shards.make_plan(place, sources, SourceOptions(), shards=SHARDS_PER_CORE * cores())
            read = on_cluster(place, place.to_read(), seconds=DOCUMENT_SECONDS, workers=workers)
            return sum(done["state"] != "completed" for _, done in read)

    return one_pass
