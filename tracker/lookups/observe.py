"""`tracker observe`: asks platforms about posts, host by host at each one's pace, and keeps every answer.

One bad answer never stops the others. What was answered is written every few seconds: after a kill the same call goes
on where it was, for questions that were answered lately are not asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from tracker.errors import FetchError, InputError, TooLarge
from tracker.linking.run import link
from tracker.lookups.asking import PATIENCE
from tracker.lookups.keeping import Kept, Observed
from tracker.lookups.questions import NOBODY, Due, Queue, moment
from tracker.network.fetch import Reply
from tracker.network.pacing import Pacing, back_at
from tracker.observations import (
    LEARNT_NOTHING,
    Observation,
    Outcome,
    Request,
    is_login,
    more_requests,
    of_post,
    read_answer,
    services,
)
from tracker.rows.records import UNKNOWN_TYPE, Asking, Capture, Ingested
from tracker.store import Store


class Ask(Protocol):
    """The door: `tracker.network.fetch.Fetcher.ask`."""

    def __call__(self, address: str, accept: str, stop: Callable[[str], bool]) -> Reply: ...


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
    """Asks what is due and writes the answers; `clock` gives seconds since 1970, `tell` hears how far it is.

    Where an answer shows that posts are one that were two, or the other way round, their claims are linked anew.
    """
    run = store.begin_run(list(arguments))
    report = Observed(run)
    with Kept(store, report, clock) as kept:
        for post, why in asked.nobody:
            said = Observation(post.platform, post.native_id or "", "refused", NOBODY, reason=why, url=post.url or None)
            kept.add(
                Ingested(None, observations=(of_post(post, said),), asking=Asking(post.url or NOBODY, moment(clock())))
            )
        queue = Queue(asked, pacing, clock, patience, report.left)
        for request in queue:
            kept.add(_exchange(request, ask, queue, clock))
            tell("asking", queue.done, queue.done + queue.waiting)
    if run.unlinked:
        link(store.connection, run.run_id, tell=tell)
    store.finish_run(run, "partial" if report.left else "complete")
    return report


def _exchange(request: Request, ask: Ask, queue: Queue, clock: Callable[[], float]) -> Ingested | None:
    """Asks one question. None where the answer says nothing of the post and nothing is amiss."""
    asked_at = moment(clock())
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
        asking=Asking(request.url, asked_at, answer.status, moved, moment(until) if until is not None else None),
    )


def _without(request: Request, outcome: Outcome, reason: str) -> Observation:
    about = request.about
    vantage = services()[request.service].vantage
    said = Observation(about.platform, about.native_id or "", outcome, vantage, reason=reason, url=about.url)
    return of_post(about, said)


def learnt(outcomes: dict[str, int]) -> int:
    """How many answers say something of a post."""
    return sum(number for outcome, number in outcomes.items() if outcome not in LEARNT_NOTHING)
