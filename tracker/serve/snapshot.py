"""The snapshot that is served: a private copy, with tables that make any page of a list a look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue

from tracker import store
from tracker.store import Store

# In this order: the later ones read the earlier ones. Those of the report last as long as the connection.
_TABLES: tuple[tuple[str, str, dict[str, object]], ...] = (
    *(("serve", name, {}) for name in ("macros", "views")),
    ("report", "statements", {"statements": None}),
    *(("report", name, {}) for name in ("documents", "findings")),
    *(("serve", name, {}) for name in ("statements", "claims", "documents", "findings", "words", "facets", "indexes")),
)
_READERS = 4


def prepare(copy: Path, tick: Callable[[int | None], None] = lambda total: None) -> None:
    """Makes the tables of the lists in the copy. `tick` is called after each with their number. Raises StoreError."""
    with store.open(copy) as opened:
        for section, name, parameters in _TABLES:
            opened.ask(section, f"make_{name}", parameters)
            tick(len(_TABLES))


class Readers:
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
