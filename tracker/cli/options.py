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
