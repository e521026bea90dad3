"""`tracker watch`: asks feeds again and again, and keeps each new text of an article as one more version of it.

A question says what was answered last (RFC 9110, 13.1: ETag and Last-Modified), so that a server whose feed is the same
answers 304 with nothing to read. What a feed holds is written before the next one is asked; one bad answer is a failure
in the database, and stops neither the others nor the next round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tracker import checks
from tracker.checks import CheckOutcome
from tracker.errors import BadResponse, Gone, InputError, UnsupportedInput
from tracker.hosts import host_of
from tracker.ids import bytes_digest, content_id
from tracker.inputs import format_of
from tracker.linking.run import LinkReport, link
from tracker.lookups.asking import AskMore
from tracker.lookups.feeds import Feeds
from tracker.network.fetch import Reply
from tracker.network.pacing import Pacing, back_at
from tracker.rows.records import UNKNOWN_TYPE, Capture, FailedInput, Ingested
from tracker.rows.values import utc
from tracker.store import Run, Store
from tracker.store.store import RunStatus
from tracker.workers import read_capture
from tracker.workers.documents import failed

_ACCEPT = "application/rss+xml,application/atom+xml,application/json;q=0.9,application/xml;q=0.8,*/*;q=0.1"
_OK, _SAME = 200, 304
_GONE = frozenset({404, 410})
# What lists articles with their texts.
_FORMATS = frozenset({"feed", "wordpress"})
# A host that wants to be left alone is waited for so long; else the next round comes anyhow.
_PATIENCE = 60.0
_LONGEST_TAG = 1000


@dataclass(slots=True)
class Round:
    """What became of asking every feed once; `left` are those that want to be left alone, and until when."""

    run: Run
    asked: int = 0
    unchanged: int = 0
    left: dict[str, datetime] = field(default_factory=dict)
    failures: list[FailedInput] = field(default_factory=list)
    linked: LinkReport | None = None
    checks: list[CheckOutcome] = field(default_factory=list)


def watch_once(
    store: Store,
    feeds: Feeds,
    ask: AskMore,
    pacing: Pacing,
    clock: Callable[[], float],
    *,
    arguments: Sequence[str] = ("watch",),
    linking: bool = True,
    tell: Callable[[str, int, int], None] = lambda what, done, of: None,
) -> Round:
    """Asks every feed once; whatever ends it, an interruption too, what was read until then stays written.

    `clock` gives seconds since 1970, `tell` hears how far it is.
    """
    run = store.begin_run(list(arguments))
    done = Round(run)
    watcher = _Watcher(store, done, ask, pacing, clock)
    ended: RunStatus = "failed"
    try:
        for source, error in feeds.refused:
            watcher.fail(failed(source, "read", error))
        for number, address in enumerate(feeds.addresses, 1):
            tell("asking", number, len(feeds.addresses))
            watcher.feed(address)
        if linking and run.new:
            done.linked = link(store.connection, run.run_id, tell=tell)
            tell("checks", 0, 0)
            done.checks = checks.run(store.connection, run.run_id)
        ended = "partial" if done.failures else "complete"
    finally:
        store.finish_run(run, ended)
    return done


@dataclass(frozen=True, slots=True)
class _Watcher:
    """Asks one feed after the other."""

    store: Store
    done: Round
    ask: AskMore
    pacing: Pacing
    clock: Callable[[], float]

    def fail(self, failure: FailedInput) -> None:
        """Writes down what gave nothing."""
        self.store.write(self.done.run, [Ingested(None, failure=failure)])
        self.done.failures.append(failure)

    def feed(self, address: str) -> None:
        """Asks, and writes what came; a server that wants to be left alone still is not asked."""
        known = (self.store.ask("watch", "known", {"address": address}).records() or [{}])[0]
        host = host_of(address)
        wish = known.get("not_before")
        free = max(self.pacing.free_at(host), wish.replace(tzinfo=UTC).timestamp() if isinstance(wish, datetime) else 0)
        if free - self.clock() > _PATIENCE:
            self.done.left[address] = _moment(free)
            return
        self.pacing.wait(host)
        now = _moment(self.clock())
        self.done.asked += 1
        reply: Reply | None = None
        try:
            reply = self.ask(address, _ACCEPT, more=_conditions(known))
            capture_id = self._answered(address, reply, known, now)
        except InputError as error:
            status = error.status if isinstance(error, Gone) else None
            self.fail(failed(address, "fetch", error, now if status else None, status))
            # What the feed said last is still what the server is told.
            self._keep(address, now, reply, known, str(known.get("capture_id") or "") or None, str(error))
        else:
            self._keep(address, now, reply, reply.headers if reply.status == _OK else known, capture_id, None)

    def _answered(self, address: str, reply: Reply, known: Mapping[str, object], now: datetime) -> str:
        """Writes what a feed holds; the id of the capture that it is. Raises InputError for what is no feed."""
        before = str(known.get("capture_id") or "")
        if reply.status == _SAME and before:
            self.done.unchanged += 1
            self._seen_again(address, before, now, reply.status)
            return before
        if reply.status in _GONE:
            raise Gone(f"{address}: the server answers {reply.status}", reply.status)
        if reply.status != _OK:
            raise BadResponse(f"{address}: the server answers {reply.status}")
        capture = Capture(
            address=address,
            data=reply.data,
            seen_at=now,
            url=reply.url,
            media_type=reply.headers.get("content-type") or UNKNOWN_TYPE,
            status=reply.status,
            headers=reply.headers,
        )
        if (form := format_of(capture).name) not in _FORMATS:
            raise UnsupportedInput(f"{address}: no feed but {form}; tracker ingest reads single pages")
        capture_id = content_id("cap", bytes_digest(reply.data))
        if capture_id == before:
            self.done.unchanged += 1
            self._seen_again(address, before, now, reply.status)
            return before
        items = list(read_capture(capture))
        self.store.write(self.done.run, items)
        self.done.failures += [item.failed for item in items if item.failed is not None]
        return capture_id

    def _seen_again(self, address: str, capture_id: str, now: datetime, status: int) -> None:
        """The server says, at this moment, what it said before: which texts are the current ones follows from it."""
        run_id = self.done.run.run_id
        look = {"capture": capture_id, "run": run_id, "address": address, "seen_at": utc(now), "status": status}
        self.store.ask("watch", "seen", look)
        articles = [str(row[0]) for row in self.store.ask("watch", "articles", {"capture": capture_id}).rows]
        self.store.ask("store", "set_current", {"articles": articles})

    def _keep(
        self,
        address: str,
        now: datetime,
        reply: Reply | None,
        said: Mapping[str, object],
        capture_id: str | None,
        failure: str | None,
    ) -> None:
        until = back_at(reply.status, reply.headers, self.clock()) if reply is not None else None
        self.store.ask(
            "watch",
            "keep",
            {
                "address": address,
                "asked_at": utc(now),
                "status": reply.status if reply is not None else None,
                "etag": said.get("etag"),
                "last_modified": said.get("last-modified") or said.get("last_modified"),
                "capture_id": capture_id,
                "not_before": utc(_moment(until)) if until is not None else None,
                "failure": failure,
            },
        )


def _conditions(known: Mapping[str, object]) -> dict[str, str]:
    """What the server is told of its last answer, in its own words."""
    named = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last_modified")}
    told = {name: str(value) for name, value in named.items() if value and known.get("capture_id")}
    # What no header may hold is not sent back: the question would fail now and ever after.
    return {name: value for name, value in told.items() if _is_line(value)}


def _is_line(value: str) -> bool:
    return value.isascii() and value.isprintable() and len(value) <= _LONGEST_TAG


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
