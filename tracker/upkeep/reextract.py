"""Reading what is stored again, with today's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tracker import checks
from tracker.checks import CheckOutcome
from tracker.errors import DamagedCapture
from tracker.linking.compare import Tell
from tracker.linking.run import LinkReport, link, untold
from tracker.rows.records import Capture, FailedInput, Ingested
from tracker.store import Run, Store
from tracker.upkeep.verify import received, stored_captures

# Captures to documents; what is known already stays where it stands.
Reading = Callable[[Iterable[Capture | Ingested]], Iterable[Ingested]]
# One transaction: enough documents to be fast, few enough to lose little to a kill.
_DOCUMENTS = 200


@dataclass(slots=True)
class Reread:
    """What became of it: documents replaced, documents that could not be read before, what cannot be read now."""

    run: Run
    replaced: int = 0
    added: int = 0
    failures: list[FailedInput] = field(default_factory=list)
    linked: LinkReport | None = None
    checks: list[CheckOutcome] = field(default_factory=list)


def reextract(
    store: Store,
    read: Reading,
    *,
    everything: bool = False,
    on_capture: Callable[[int], None] = lambda count: None,
    tell: Tell = untold,
) -> Reread:
    """Replaces the rows of each document that other rules read (of every document with `everything`).

    `read` is given the captures as they were received (such as `workers.Pool.read`); `on_capture` is told the number of
    all with each, and `tell` hears how far linking is. A capture that is damaged, or gives the document no more, keeps
    its rows and is a failure. Raises StoreError, and what `read` raises.
    """
    run = store.begin_run(["reextract", "--all"] if everything else ["reextract"])
    done = Reread(run)
    stored = stored_captures(store, read_by_other_rules_than="" if everything else run.rules)
    # A service's answer about a post holds no document.
    rows = [row for row in stored if not row["observed"]]
    waiting: list[Ingested] = []
    for item in read(_stored(store, rows, on_capture)):
        waiting.append(item)
        if len(waiting) >= _DOCUMENTS:
            _flush(store, done, waiting)
            waiting = []
    _flush(store, done, waiting)
    if done.replaced or done.added:
        done.linked = link(store.connection, run.run_id, tell=tell)
        tell("checks", 0, 0)
        done.checks = checks.run(store.connection, run.run_id)
    store.finish_run(run, "partial" if done.failures else "complete")
    return done


def _stored(
    store: Store, rows: list[dict[str, object]], on_capture: Callable[[int], None]
) -> Iterator[Capture | Ingested]:
    """Each capture as it was received, or what became of it."""
    for row in rows:
        try:
            yield received(store, row)
        except DamagedCapture as damage:
            failure = FailedInput(str(row["address"]), "reextract", type(damage).__name__, str(damage))
            yield Ingested(None, failure=failure)
        on_capture(len(rows))


def _flush(store: Store, done: Reread, items: list[Ingested]) -> None:
    done.replaced += store.replace(done.run, items)
    # What was replaced is known now; what is left is new. Nothing was looked at again, so nothing was sighted.
    done.added += store.write(done.run, items, sighted=False).new
    done.failures += [item.failed for item in items if item.failed is not None]
