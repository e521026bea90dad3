"""What platforms answered about posts, written every few seconds, and what became of the asking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from tracker.lookups.questions import NOBODY
from tracker.observations import SHOWN, Observation
from tracker.rows.records import Ingested
from tracker.rows.sources import post_id
from tracker.store import Run, Store

# So many answers, or so many seconds, are lost to a kill at most.
_BATCH, _BATCH_SECONDS = 50, 10.0


@dataclass(slots=True)
class Observed:
    """What became of it: outcomes by number, questions that are left for another time, and why, by host.

    `unasked` are the posts that nobody can be asked about, which is written once: no outcome of an asking.
    """

    run: Run
    outcomes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    left: dict[str, str] = field(default_factory=dict)
    unasked: int = 0

    @property
    def asked(self) -> int:
        """How many answers, or failures to get one, were written."""
        return sum(self.outcomes.values())


class Kept:
    """What was answered and is not written yet. Whatever ends the block, an interruption too, it is written then."""

    def __init__(self, store: Store, report: Observed, clock: Callable[[], float]) -> None:
        self._store, self._report, self._clock = store, report, clock
        self._items: list[Ingested] = []
        self._since = clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()
        if kind is not None:
            self._store.finish_run(self._report.run, "failed")

    def add(self, item: Ingested | None) -> None:
        """One more, and all of them to the database when they are enough."""
        if item is not None:
            self._items.append(item)
        if len(self._items) >= _BATCH or self._clock() - self._since >= _BATCH_SECONDS:
            self._write()

    def _write(self) -> None:
        items, self._items, self._since = self._items, [], self._clock()
        if not items:
            return
        posts = sorted({post_id(one.platform, one.native_id, one.owner) for item in items for one in item.observations})
        rows = self._store.ask("observe", "last_shown", {"posts": posts}).records()
        last = {(str(row["post_id"]), str(row["vantage"])): (row["text"], row["revision"]) for row in rows}
        changed = [
            replace(item, observations=tuple(_compared(one, last) for one in item.observations)) for item in items
        ]
        self._store.write(self._report.run, changed)
        for item in changed:
            for one in item.observations:
                if one.vantage == NOBODY:
                    self._report.unasked += 1
                else:
                    self._report.outcomes[one.outcome] += 1


def _compared(one: Observation, last: dict[tuple[str, str], tuple[object, object]]) -> Observation:
    """ "edited" for what is shown in other words than the last time from the same vantage."""
    key = (post_id(one.platform, one.native_id, one.owner), one.vantage)
    if one.outcome not in SHOWN or one.outcome == "present_truncated" or one.text is None:
        return one
    before, last[key] = last.get(key), (one.text, one.revision)
    if before is None:
        return one
    text, revision = before
    same = one.revision == revision if one.revision and revision else one.text == text
    return one if same else replace(one, outcome="edited")
