"""The folder of a read: its plan, its shards, and a marker for each that is done, failed or being read.

    DIR/plan.json                  what was asked for; there when the plan is whole
    DIR/plan/00042.json            the files of one shard
    DIR/rows/00042/claims-000.parquet ...
    DIR/completed/00042            a marker: counts, seconds, rules
    DIR/failed/00042               why it could not be read
    DIR/running/00042              who reads it, or read it when it was killed

A file or folder appears under its name when all of it is on the disk.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from tracker.errors import ShardError
from tracker.shards.task import Plan, ShardTask

State = Literal["completed", "failed", "running", "interrupted", "waiting"]
_MARKERS: tuple[Literal["completed", "failed", "running"], ...] = ("completed", "failed", "running")
# A shard's files, also half-written.
_OF_A_PLAN = re.compile(r"[0-9]{5}\.json|\.[0-9]{5}\.json\.[0-9a-f]{8}")
# A reader says that it lives every few seconds; on another machine this is all one can know of it.
ALIVE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one shard: `told` is what its marker says."""

    number: int
    state: State
    told: Mapping[str, Any]


class ShardFolder:
    """Paths and markers. It knows nothing of what is in the shards."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root).absolute()

    @property
    def planned(self) -> bool:
        """Whether there is a whole plan."""
        return (self.root / "plan.json").is_file()

    def plan(self) -> Plan:
        """What was asked for. Raises ShardError where there is no plan."""
        return Plan(**_read(self.root / "plan.json", f"{self.root} holds no shards; make some: tracker shard read SRC"))

    def keep_plan(self, plan: Plan) -> None:
        """Written last: without it the folder is no plan yet."""
        _write(self.root / "plan.json", asdict(plan))

    def keep_task(self, task: ShardTask) -> None:
        """The files of one shard."""
        _write(self.root / "plan" / f"{_name(task.number)}.json", task.as_json())

    def task(self, number: int) -> ShardTask:
        """The files of one shard. Raises ShardError where there is no such shard."""
        where = self.root / "plan" / f"{_name(number)}.json"
        return ShardTask.from_json(_read(where, f"{self.root} has no shard {number}"))

    def clear(self) -> None:
        """Takes away a plan that was never finished. Raises ShardError for a folder that holds anything else."""
        plan = self.root / "plan"
        inside = [*plan.iterdir()] if plan.is_dir() else []
        others = [one for one in self.root.iterdir() if one != plan] if self.root.is_dir() else []
        if others or not all(_OF_A_PLAN.fullmatch(one.name) for one in inside):
            raise ShardError(f"{self.root} holds other files and no shards; name an empty folder, or a new one")
        for one in inside:
            one.unlink()

    def rows(self, number: int) -> Path:
        """Where the Parquet files of a shard are once it is done."""
        return self.root / "rows" / _name(number)

    def partial(self, number: int, *, alone: bool) -> Path:
        """A new folder for the rows of a shard until they are whole.

        What others left there is swept away when nobody else reads it now (`alone`).
        """
        for left in self.root.glob(f"rows/.{_name(number)}.*") if alone else ():
            shutil.rmtree(left, ignore_errors=True)
        folder = self.root / "rows" / f".{_name(number)}.{uuid.uuid4().hex[:8]}"
        folder.mkdir(parents=True)
        return folder

    def complete(self, number: int, partial: Path, told: Mapping[str, Any]) -> None:
        """Puts whole rows in their place and marks the shard as done."""
        target = self.rows(number)
        if not self.marked("completed", number):
            if target.exists():  # its reader was killed between the two steps below
                shutil.rmtree(target)
            partial.rename(target)
            self.mark("completed", number, told)
        shutil.rmtree(partial, ignore_errors=True)  # somebody else was first
        for name in ("failed", "running"):
            self.unmark(name, number)

    def mark(self, name: str, number: int, told: Mapping[str, Any]) -> None:
        """Makes a marker, or makes it anew."""
        _write(self.root / name / _name(number), told)

    def marked(self, name: str, number: int) -> bool:
        """Whether a shard has this marker."""
        return (self.root / name / _name(number)).exists()

    def unmark(self, name: str, number: int) -> None:
        """Takes a marker away."""
        (self.root / name / _name(number)).unlink(missing_ok=True)

    def touch(self, number: int) -> None:
        """Says that a shard is still being read."""
        marker = self.root / "running" / _name(number)
        if marker.exists():
            os.utime(marker)

    def standing(self, number: int) -> Standing:
        """What is known of one shard."""
        for name in _MARKERS:
            marker = self.root / name / _name(number)
            if marker.exists():
                told = _read(marker, "", missing={})
                left = name == "running" and not _lives(marker, told)
                return Standing(number, "interrupted" if left else name, told)
        return Standing(number, "waiting", {})

    def standings(self) -> Iterator[Standing]:
        """What is known of every shard, in order. Raises ShardError where there is no plan."""
        yield from map(self.standing, range(self.plan().shards))

    def to_read(self) -> list[int]:
        """The shards that are not done, in order."""
        return [one.number for one in self.standings() if one.state != "completed"]


def here() -> dict[str, Any]:
    """Who reads: for the marker of a running shard."""
    return {"host": socket.gethostname(), "process": os.getpid(), "started": time.time()}


def _lives(marker: Path, told: Mapping[str, Any]) -> bool:
    try:
        if told.get("host") == socket.gethostname():
            os.kill(int(told["process"]), 0)
            return True
        return time.time() - marker.stat().st_mtime < ALIVE_SECONDS
    except (OSError, KeyError, ValueError):
        return False


def _name(number: int) -> str:
    return f"{number:05}"


def _write(path: Path, told: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with partial.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=True)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _read(path: Path, otherwise: str, missing: Any = None) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if missing is None:
            raise ShardError(otherwise) from None
        return missing
    except ValueError as error:
        raise ShardError(f"{path} is damaged ({error}); read into another folder") from error
