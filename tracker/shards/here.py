"""One shard, read in this process: its files to documents, its documents to rows, its rows to Parquet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tracker import inputs
from tracker.errors import ShardError
from tracker.rows.records import Capture, Ingested
from tracker.shards.folder import ShardFolder, here
from tracker.shards.task import Entry, Plan, ShardTask
from tracker.store.migrations import latest
from tracker.store.shard_writer import ShardWriter
from tracker.version import rules_version
from tracker.workers import DOCUMENT_SECONDS, Pool
from tracker.workers.parts import to_read

# A batch of rows in memory, as an ingest has it.
_DOCUMENTS: Final = 500
_BYTES: Final = 64_000_000
_SAY_SECONDS: Final = 2.0


def read_here(
    folder: Path | str,
    number: int,
    *,
    seconds: float = DOCUMENT_SECONDS,
    careful: bool = False,
    rules: str | None = None,
    tell: Callable[[int], None] = lambda documents: None,
) -> dict[str, Any]:
    """Reads a shard and marks it as completed; returns what its marker says. A shard that is completed is not read.

    `careful` reads each capture in a process that may die of it: the page is one failure then, and the rest goes on.
    In a thread that is no main thread only that keeps the limit of `seconds`. `tell` hears every few seconds how much
    was read; `rules` are this program's, where the caller knows them (finding them takes a second). Raises ShardError
    when the plan was made by other rules, or a file is not what it was then.
    """
    place = ShardFolder(folder)
    plan, task = place.plan(), place.task(number)
    if place.marked("completed", number):
        return dict(place.standing(number).told)
    rules = rules or rules_version()
    if plan.rules != rules:
        raise ShardError(f"{place.root} was planned by rules {plan.rules}, and these are {rules}")
    alone = place.standing(number).state != "running"
    place.mark("running", number, here())
    began = time.monotonic()
    counts = {"documents": 0, "failures": 0}
    partial = place.partial(number, alone=alone)
    with ShardWriter(partial, plan.rules) as writer, Pool(2, seconds) if careful else nullcontext() as pool:
        batch: list[Ingested] = []
        size, said = 0, began
        for item in (pool or Pool(1, seconds)).read(_parts(task, plan, seconds)):
            batch.append(item)
            size += len(item.capture.data) if item.capture and not item.item else 0
            counts["documents"] += item.extraction is not None
            counts["failures"] += item.failures
            if len(batch) >= _DOCUMENTS or size >= _BYTES:
                writer.write(batch)
                batch, size = [], 0
            if time.monotonic() - said > _SAY_SECONDS:
                said = time.monotonic()
                place.touch(number)
                tell(counts["documents"])
        writer.write(batch)
    told = {**here(), **counts, "seconds": round(time.monotonic() - began, 3), "rules": plan.rules}
    told["schema"] = latest()
    told["rows"] = dict(sorted(writer.counts.items()))
    place.complete(number, partial, told)
    return told


def _parts(task: ShardTask, plan: Plan, seconds: float) -> Iterator[Capture | Ingested]:
    seen_at = datetime.fromisoformat(plan.moment)
    for entry in task.entries:
        if entry.error is not None:
            yield to_read(entry.failure())
            continue
        _same(entry)
        parts = inputs.opened(Path(entry.source), entry.given, seen_at, seconds)
        if entry.stretch is not None:
            parts = inputs.within_stretch(parts, entry.stretch)
        yield from map(to_read, parts)


def _same(entry: Entry) -> None:
    """What changed since it was planned would be seen at a moment at which it was something else."""
    if entry.modified is None:
        return
    try:
        now = Path(entry.source).stat()
    except OSError as error:
        raise ShardError(
            f"{entry.source} is not there any more ({error.strerror}); plan into another folder"
        ) from error
    if (now.st_size, now.st_mtime_ns) != (entry.size, entry.modified):
        raise ShardError(f"{entry.source} has changed since the shards were planned; plan into another folder")
