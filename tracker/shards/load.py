"""Brings shards into a database, in their order and each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.errors import ShardError
from tracker.shards.folder import ShardFolder, Standing
from tracker.store.migrations import latest
from tracker.store.shard_reader import ShardFiles

if TYPE_CHECKING:
    from tracker.store import Run, Store

_NAMED = 5


@dataclass(slots=True)
class ShardsLoaded:
    """What a load did: shards brought in now, before, and those that are not read yet."""

    run: Run
    shards: int = 0
    before: int = 0
    missing: list[int] = field(default_factory=list)


def load(
    store: Store, folder: ShardFolder, run: Run, *, partial: bool, tell: Callable[[int, int], None]
) -> ShardsLoaded:
    """Loads what was not loaded yet, each shard in a transaction; killed half-way, the next load goes on.

    The database holds afterwards what `ingest` of the same sources would have stored. Without `partial` all shards
    must have been read: versions are numbered in the order of the sources. `tell` hears how many of how many are in.
    Raises ShardError where shards are missing, or were read by a program whose tables had other columns; StoreError
    when the database or a shard's files cannot be used.
    """
    plan = folder.plan()
    standings = list(folder.standings())
    done = ShardsLoaded(run, missing=[one.number for one in standings if one.state != "completed"])
    if done.missing and not partial:
        named = ", ".join(map(str, done.missing[:_NAMED])) + (", …" if len(done.missing) > _NAMED else "")
        raise ShardError(
            f"{len(done.missing)} of {plan.shards} shards are not read ({named}); "
            f"read them (tracker shard read -o {folder.root}), or load the others with --partial"
        )
    _same_columns(folder, standings)
    loaded = {number for (number,) in store.ask("shards", "loaded", {"folder": plan.folder_id}).rows}
    for number, one in enumerate(standings):
        if number in loaded:
            done.before += 1
        elif one.state == "completed":
            store.bring_in(run, ShardFiles(folder.rows(number), plan.folder_id, number))
            done.shards += 1
        tell(number + 1, plan.shards)
    return done


def _same_columns(folder: ShardFolder, standings: Iterable[Standing]) -> None:
    """Raises ShardError before anything is loaded: a part of a folder in a database is of no use to anybody."""
    others = {str(one.told.get("schema", "an earlier version's")) for one in standings if one.state == "completed"}
    others -= {latest()}
    if others:
        raise ShardError(
            f"{folder.root} was read by another version of the program, for tables that this one does not have "
            f"({', '.join(sorted(others))}; this one's: {latest()}); nothing was loaded. Read the sources again into "
            "another folder (tracker shard read SRC -o DIR) and load that, or load with the version that read them"
        )
