"""What the verbs share: which database one works on, how it is opened to be read, how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker import store
from tracker.errors import DatabaseLocked
from tracker.store import Store
from tracker.terminal.terminal import say

Database = Annotated[
    Path, typer.Option("--db", envvar="TRACKER_DB", metavar="FILE", help="The database file.", dir_okay=False)
]
DEFAULT = Path("tracker.duckdb")
Jobs = Annotated[
    str,
    typer.Option(
        "--jobs", metavar="N|auto", help="How many processes read: a number, or as many as there are processors."
    ),
]
PageTimeout = Annotated[
    float,
    typer.Option("--page-timeout", metavar="SECONDS", min=0.1, help="The most computing that one document may take."),
]
MOST_JOBS = 256
# How a day is written.
DAY = ["%Y-%m-%d"]
# Exit codes: something was found; some inputs failed.
FOUND, PARTIAL = 1, 3


class Kind(StrEnum):
    """How a claim is said."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"
    post = "post"


def jobs_of(told: str) -> int | None:
    """A number of processes; None for "auto". Raises BadParameter for anything else."""
    if told == "auto":
        return None
    if told.isascii() and told.isdigit() and 1 <= int(told) <= MOST_JOBS:
        return int(told)
    raise typer.BadParameter(f"--jobs takes auto or a number from 1 to {MOST_JOBS}, not {told}")


@contextmanager
def readable(db: Path) -> Iterator[Store]:
    """The database for reading: itself, or a snapshot while another process holds it."""
    try:
        opened = store.open(db, read_only=True)
    except DatabaseLocked:
        say(f"{db} is in use by another process; this is a snapshot of it")
        with store.snapshot(db) as copy, store.open(copy, read_only=True) as copied:
            copied.captures = store.captures_of(db)
            yield copied
    else:
        with opened:
            yield opened
