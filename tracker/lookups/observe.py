"""`tracker observe`: asks platforms about posts, host by host at each one's pace, and keeps every answer.

One bad answer never stops the others. What was answered is written every few seconds: after a kill the same call goes
on where it was, for questions that were answered lately are not asked again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol, Self

from tracker.errors import FetchError, InputError, TooLarge
from tracker.ids import content_id
from tracker.models import PostReference
from tracker.network.fetch import Reply
from tracker.network.pacing import Pacing, back_at
from tracker.observations import (
    LEARNT_NOTHING,
    SHOWN,
    Observation,
    Outcome,
    Request,
    is_login,
    more_requests,
    read_answer,
    requests_for,
    services,
    unasked,
)
from tracker.rows.records import UNKNOWN_TYPE, Asking, Capture, Ingested
from tracker.store import Run, Store

# So many answers, or so many seconds, are lost to a kill at most.
_BATCH, _BATCH_SECONDS = 50, 10.0
# A host that says "too often" so many times in a row, or does not answer at all, is left for another day.
_STRIKES = 3
# What a host that names no time is left alone for at first; each time it is twice as long.
_PAUSE = 60.0
# Nobody waits longer than this for one host; what is left is asked the next time.
PATIENCE = 900.0
NOBODY = "none"


class Ask(Protocol):
    """The door: `tracker.network.fetch.Fetcher.ask`."""

    def __call__(self, address: str, accept: str, stop: Callable[[str], bool]) -> Reply: ...


@dataclass(slots=True)
class Observed:
    """What became of it: outcomes by number, questions that are left for another time, and why, by host."""

    run: Run
    outcomes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    left: dict[str, str] = field(default_factory=dict)
    unasked: int = 0

    @property
    def asked(self) -> int:
        """How many answers, or failures to get one, were written."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Due:
    """What is asked now: first questions by post, posts that nobody can be asked about, and how many were lately."""

    requests: tuple[Request, ...]
    nobody: tuple[tuple[PostReference, str], ...]
    lately: int
    # (post, address) and (post, vantage) that were answered lately.
    answered: frozenset[tuple[str, str]]


def due(store: Store, posts: Sequence[PostReference], since: datetime) -> Due:
    """The questions about posts that were not answered since then."""
    rows = store.ask("observe", "answered", {"since": since.astimezone(UTC).replace(tzinfo=None)}).records()
    answered = {(str(row["post_id"]), str(row[name])) for row in rows for name in ("address", "vantage")}
    requests: list[Request] = []
    nobody: list[tuple[PostReference, str]] = []
    lately = 0
    for post in posts:
        why = unasked(post) if post.url else "not checked: no address of it is known"
        if why is not None:
            if (_id(post), NOBODY) not in answered:
                nobody.append((post, why))
            continue
        for request in requests_for(post):
            if _is_answered(request, answered):
                lately += 1
            else:
                requests.append(request)
    return Due(tuple(requests), tuple(nobody), lately, frozenset(answered))


def _id(post: PostReference) -> str:
    return content_id("pst", post.platform, post.native_id)


def _is_answered(request: Request, answered: frozenset[tuple[str, str]] | set[tuple[str, str]]) -> bool:
    """Whether a question was answered lately; one about an account, when its server spoke of the post."""
    post_id = _id(request.about)
    if services()[request.service].identity:
        return (post_id, "pds") in answered or (post_id, services()[request.service].vantage) in answered
    return (post_id, request.url) in answered


def observe(
    store: Store,
    asked: Due,
    ask: Ask,
    pacing: Pacing,
    clock: Callable[[], float],
    *,
    arguments: Sequence[str] = ("observe",),
    tell: Callable[[str, int, int], None] = lambda what, done, of: None,
    patience: float = PATIENCE,
) -> Observed:
    """Asks what is due and writes the answers; `clock` gives seconds since 1970, `tell` hears how far it is."""
    run = store.begin_run(list(arguments))
    report = Observed(run)
    with _Kept(store, report, clock) as kept:
        for post, why in asked.nobody:
            said = Observation(post.platform, post.native_id or "", "refused", NOBODY, reason=why, url=post.url or None)
            kept.add(Ingested(None, observations=(said,), asking=Asking(post.url or NOBODY, _moment(clock()))))
            report.unasked += 1
        queue = _Queue(asked, pacing, clock, patience, report.left)
        for request in queue:
            kept.add(_exchange(request, ask, queue, clock))
            tell("asking", queue.done, queue.done + queue.waiting)
    store.finish_run(run, "partial" if report.left else "complete")
    return report


class _Queue:
    """The questions by host; gives the next one whose host is free first, when it is."""

    def __init__(
        self, asked: Due, pacing: Pacing, clock: Callable[[], float], patience: float, left: dict[str, str]
    ) -> None:
        self._pacing, self._clock, self._patience, self._left = pacing, clock, patience, left
        self._answered = asked.answered
        self._hosts: dict[str, deque[Request]] = defaultdict(deque)
        self._known: set[tuple[str, str]] = set()
        self._strikes: dict[str, int] = defaultdict(int)
        self.done = 0
        for request in asked.requests:
            self.add(request)

    def __iter__(self) -> Iterator[Request]:
        while self._hosts:
            host = min(self._hosts, key=self._pacing.free_at)
            if self._pacing.free_at(host) - self._clock() > self._patience:
                self._give_up(
                    host, f"it wants to be left alone until {_moment(self._pacing.free_at(host)):%H:%M:%S} UTC"
                )
                continue
            self._pacing.wait(host)
            request = self._hosts[host].popleft()
            if not self._hosts[host]:
                del self._hosts[host]
            self.done += 1
            yield request

    @property
    def waiting(self) -> int:
        """How many questions are left."""
        return sum(map(len, self._hosts.values()))

    def add(self, request: Request) -> None:
        """One more question, unless it was asked already, now or lately."""
        key = (_id(request.about), request.url)
        if key not in self._known and not _is_answered(request, self._answered):
            self._known.add(key)
            self._hosts[request.host].append(request)

    def busy(self, request: Request, until: float | None) -> float:
        """The host says "too often": it is left alone, and the question waits; returns until when."""
        host = request.host
        self._strikes[host] += 1
        back = until if until is not None else self._clock() + _PAUSE * 2 ** (self._strikes[host] - 1)
        self._pacing.leave_alone(host, back)
        self._hosts[host].appendleft(request)
        if self._strikes[host] >= _STRIKES:
            self._give_up(host, "it says that it is asked too often")
        return back

    def silent(self, host: str) -> None:
        """The host did not answer."""
        self._strikes[host] += 1
        if self._strikes[host] >= _STRIKES and host in self._hosts:
            self._give_up(host, "it does not answer")

    def answered(self, host: str) -> None:
        """The host answered."""
        self._strikes[host] = 0

    def _give_up(self, host: str, why: str) -> None:
        left = len(self._hosts.pop(host, ()))
        if left:
            self._left[host] = f"{why}; questions left for another time: {left}"


def _exchange(request: Request, ask: Ask, queue: _Queue, clock: Callable[[], float]) -> Ingested | None:
    """Asks one question. None where the answer says nothing of the post and nothing is amiss."""
    asked_at = _moment(clock())
    try:
        answer = ask(request.url, request.accept, is_login)
    except InputError as error:
        if isinstance(error, FetchError):
            queue.silent(request.host)
        outcome: Outcome = "unreadable" if isinstance(error, TooLarge) else "network"
        return Ingested(
            None,
            observations=(_without(request, outcome, f"{type(error).__name__}: {error}"),),
            asking=Asking(request.url, asked_at),
        )
    moved = answer.url if answer.url != request.url else None
    said = read_answer(request, answer.status, answer.headers, answer.data, moved)
    until = back_at(answer.status, answer.headers, clock())
    if said is not None and said.outcome == "rate_limited":
        until = queue.busy(request, until)
    else:
        queue.answered(request.host)
        for more in more_requests(request, answer.status, answer.headers, answer.data):
            queue.add(more)
    if said is None:
        return None
    return Ingested(
        Capture(
            address=request.url,
            data=answer.data,
            seen_at=asked_at,
            url=answer.url,
            media_type=answer.headers.get("content-type") or UNKNOWN_TYPE,
            status=answer.status,
            headers=answer.headers,
        ),
        observations=(said,),
        asking=Asking(request.url, asked_at, answer.status, moved, _moment(until) if until is not None else None),
    )


def _without(request: Request, outcome: Outcome, reason: str) -> Observation:
    about = request.about
    vantage = services()[request.service].vantage
    return Observation(about.platform, about.native_id or "", outcome, vantage, reason=reason, url=about.url)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


class _Kept:
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
        posts = sorted({content_id("pst", one.platform, one.native_id) for item in items for one in item.observations})
        rows = self._store.ask("observe", "last_shown", {"posts": posts}).records()
        last = {(str(row["post_id"]), str(row["vantage"])): (row["text"], row["revision"]) for row in rows}
        changed = [
            replace(item, observations=tuple(_compared(one, last) for one in item.observations)) for item in items
        ]
        self._store.write(self._report.run, changed)
        for item in changed:
            for one in item.observations:
                self._report.outcomes[one.outcome] += 1


def _compared(one: Observation, last: dict[tuple[str, str], tuple[object, object]]) -> Observation:
    """ "edited" for what is shown in other words than the last time from the same vantage."""
    key = (content_id("pst", one.platform, one.native_id), one.vantage)
    if one.outcome not in SHOWN or one.outcome == "present_truncated" or one.text is None:
        return one
    before, last[key] = last.get(key), (one.text, one.revision)
    if before is None:
        return one
    text, revision = before
    same = one.revision == revision if one.revision and revision else one.text == text
    return one if same else replace(one, outcome="edited")


def learnt(outcomes: dict[str, int]) -> int:
    """How many answers say something of a post."""
    return sum(number for outcome, number in outcomes.items() if outcome not in LEARNT_NOTHING)
