"""What is asked about posts, and in which order: host by host, each when it is free."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from tracker.lookups.asking import PAUSE
from tracker.models import PostReference
from tracker.network.pacing import Pacing
from tracker.observations import Request, requests_for, services, unasked
from tracker.platforms import owner_of
from tracker.rows.sources import post_id
from tracker.rows.values import utc
from tracker.store import Store

# A host that says "too often" so many times in a row, or does not answer at all, is left for another day.
_STRIKES = 3
# The vantage of posts that nobody can be asked about.
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Due:
    """What is asked now: first questions by post, posts that nobody can be asked about, and how many were lately."""

    requests: tuple[Request, ...]
    nobody: tuple[tuple[PostReference, str], ...]
    lately: int
    # (post, address without its query) and (post, vantage) that were answered lately.
    answered: frozenset[tuple[str, str]]


def due(store: Store, posts: Sequence[PostReference], since: datetime) -> Due:
    """The questions about posts that were not answered since then."""
    rows = store.ask("observe", "answered", {"since": utc(since)}).records()
    answered = {(str(row["post_id"]), str(row[name])) for row in rows for name in ("endpoint", "vantage")}
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
    return post_id(post.platform, post.native_id or "", owner_of(post.platform, post.url))


def _is_answered(request: Request, answered: Set[tuple[str, str]]) -> bool:
    """Whether a question was answered lately; one about an account, when its server spoke of the post."""
    post_id = _id(request.about)
    if services()[request.service].identity:
        return (post_id, "pds") in answered or (post_id, services()[request.service].vantage) in answered
    # The same post may have been asked for by its account's other name.
    return (post_id, request.url.partition("?")[0]) in answered


class Queue:
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
                    host, f"it wants to be left alone until {moment(self._pacing.free_at(host)):%H:%M:%S} UTC"
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
        back = until if until is not None else self._clock() + PAUSE * 2 ** (self._strikes[host] - 1)
        self._pacing.leave_alone(host, back)
        self._hosts[host].appendleft(request)
        if self._strikes[host] >= _STRIKES:
            self._give_up(host, "it says that it is asked too often")
        return back

    def silent(self, host: str) -> None:
        """The host did not answer."""
        self._strikes[host] += 1
        if self._strikes[host] >= _STRIKES:
            self._give_up(host, f"no answer came {_STRIKES} times in a row")

    def answered(self, host: str) -> None:
        """The host answered."""
        self._strikes[host] = 0

    def _give_up(self, host: str, why: str) -> None:
        left = len(self._hosts.pop(host, ()))
        if left:
            self._left[host] = f"{why}; questions left for another time: {left}"


def moment(seconds: float) -> datetime:
    """Seconds since 1970 as a moment of UTC."""
    return datetime.fromtimestamp(seconds, UTC)
