"""Cuts what the sources name into shards: files in their order, each shard small enough to be lost without regret."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tracker import inputs
from tracker.errors import ShardError
from tracker.inputs import Failure, ListedSource, SourceOptions
from tracker.shards.folder import ShardFolder
from tracker.shards.task import Entry, Plan, ShardTask
from tracker.version import rules_version

# About half a minute of reading: what a kill loses, and enough for the second that a process takes to start.
FILES, BYTES = 1000, 256_000_000
# What a file costs beside its bytes, in bytes.
_EACH = 20_000


def make_plan(
    folder: ShardFolder,
    sources: Sequence[str],
    asked: SourceOptions,
    *,
    shards: int | None = None,
    size: int | None = None,
) -> Plan:
    """The plan of a folder: made, or the one that is there when it is of the same sources and facts.

    `shards` cuts into about so many of about the same weight; else a shard has at most `size` files. Raises ShardError
    for another plan, and for sources that nobody could read twice.
    """
    for source in sources:
        if source == "-" or "://" in source:
            raise ShardError(
                f"{source}: shards are read from files, which can be read again; `tracker ingest` takes the rest"
            )
    wanted = ([_absolute(one) for one in sources], dict(asked.given), [_absolute(one) for one in asked.manifests])
    if folder.planned:
        plan = folder.plan()
        if wanted != ([], {}, []) and wanted != (plan.sources, plan.given, plan.manifests):
            raise ShardError(
                f"{folder.root} holds shards of other sources; name another folder, or none of the sources"
            )
        if plan.rules != rules_version():
            raise ShardError(
                f"{folder.root} was begun by rules {plan.rules}, and these are {rules_version()}; "
                "read into another folder"
            )
        return plan
    if not wanted[0] and not wanted[2]:
        raise ShardError(f"{folder.root} holds no shards yet: name what to read")
    folder.clear()
    entries = _entries(wanted[0], replace(asked, manifests=wanted[2]))
    groups = _evenly(list(entries), shards) if shards else _by_size(entries, size)
    count = files = weight = 0
    for count, group in enumerate(groups, 1):
        folder.keep_task(ShardTask(count - 1, tuple(group)))
        files += len(group)
        weight += sum(_bytes(one) for one in group)
    now = datetime.now(UTC).isoformat()
    plan = Plan(f"shd_{uuid.uuid4().hex[:20]}", now, rules_version(), *wanted, count, files, weight)
    folder.keep_plan(plan)
    return plan


def _absolute(source: str) -> str:
    """A worker elsewhere starts in another folder."""
    return str(Path(source).absolute())


def _entries(sources: Sequence[str], asked: SourceOptions) -> Iterator[Entry]:
    for one in inputs.listed(sources, asked):
        if isinstance(one, Failure):
            yield Entry.of_failure(one)
        elif one.path is None:
            raise ShardError(f"{one.source}: shards are read from files; `tracker ingest` fetches addresses")
        else:
            yield from _of_file(one, one.path)


def _of_file(one: ListedSource, path: Path) -> Iterator[Entry]:
    try:
        stat = path.stat()
    except OSError:
        yield Entry(str(path), one.given)  # reading it will say why
        return
    whole = Entry(str(path), one.given, stat.st_size, stat.st_mtime_ns)
    cut = inputs.stretches(path, stat.st_size)
    yield from [replace(whole, stretch=stretch) for stretch in cut] or [whole]


def _bytes(one: Entry) -> int:
    """A stretch is a part of its file, and the parts are alike."""
    return one.size if one.stretch is None else one.stretch.size


def _by_size(entries: Iterator[Entry], size: int | None) -> Iterator[list[Entry]]:
    group: list[Entry] = []
    weight = 0
    for one in entries:
        full = len(group) >= (size or FILES) or weight + _bytes(one) > BYTES or one.stretch is not None
        if group and (full or group[-1].stretch is not None):
            yield group
            group, weight = [], 0
        group.append(one)
        weight += _bytes(one)
    if group:
        yield group


def _evenly(entries: list[Entry], shards: int) -> Iterator[list[Entry]]:
    """At most so many groups, each of about the same weight, in the order of the entries."""
    total = sum(_bytes(one) + _EACH for one in entries)
    group: list[Entry] = []
    done, made = 0, 1
    for one in entries:
        if group and done >= total * made / shards:
            yield group
            group, made = [], made + 1
        group.append(one)
        done += _bytes(one) + _EACH
    if group:
        yield group
