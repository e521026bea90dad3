"""The snapshot that is served: a private copy, with tables that make any page of a list a look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from tracker import store
from tracker.report import statement_view
from tracker.report.overview import prepare_lists
from tracker.store import Store

# The later tables read the earlier ones; between the two stand those of the report, which end with the connection.
_BEFORE = ("macros", "views")
_AFTER = ("statements", "claims", "documents", "findings", "words", "facets", "indexes")
_READERS = 4


def prepare(copy: Path, tick: Callable[[int | None], None] = lambda total: None) -> None:
    """Makes the tables of the lists in the copy. `tick` gets the number of steps after each. Raises StoreError."""
    with store.open(copy) as opened:
        steps: list[Callable[[], object]] = [
            *(partial(opened.ask, "serve", f"make_{name}") for name in _BEFORE),
            partial(statement_view.prepare, opened),
            partial(prepare_lists, opened),
            *(partial(opened.ask, "serve", f"make_{name}") for name in _AFTER),
        ]
        for step in steps:
            step()
            tick(len(steps))


class SnapshotReaders:
    """A few connections to the snapshot; each is used by one thread at a time."""

    def __init__(self, copy: Path) -> None:
        self._stack = ExitStack()
        self._idle: SimpleQueue[Store] = SimpleQueue()
        for _ in range(_READERS):
            self._idle.put(self._stack.enter_context(store.open(copy, read_only=True)))

    @contextmanager
    def one(self) -> Iterator[Store]:
        """A connection, when one is free."""
        reader = self._idle.get()
        try:
            yield reader
        finally:
            self._idle.put(reader)

    def close(self) -> None:
        """Closes them all; nobody may be reading."""
        self._stack.close()
