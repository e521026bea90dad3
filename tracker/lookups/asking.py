"""One question, asked again when the host says that it is asked too often: for those who ask a few hosts in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from tracker.errors import BadResponse
from tracker.hosts import host_of
from tracker.network.fetch import Reply
from tracker.network.pacing import Pacing, back_at, is_busy

_TRIES = 3
# What a host that names no time is left alone for at first; each time it is twice as long.
PAUSE = 60.0
# Nobody waits longer than this for one host.
PATIENCE = 900.0


class AskMore(Protocol):
    """The door: `tracker.network.fetch.Fetcher.ask`."""

    def __call__(self, address: str, accept: str, *, more: Mapping[str, str] | None = None) -> Reply: ...


def patiently(
    ask: AskMore,
    pacing: Pacing,
    clock: Callable[[], float],
    url: str,
    accept: str,
    *,
    more: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> Reply:
    """The answer; a refusal for being asked too often is one only when waiting did not help.

    Raises what `ask` raises, and BadResponse, asking nothing, for a host that wants to be left alone for too long.
    """
    host = host_of(url)
    if (seconds := pacing.left(host)) > patience:
        raise BadResponse(f"{url}: not asked, for {host} wants to be left alone for {seconds:,.0f} s")
    for attempt in range(_TRIES):
        pacing.wait(host)
        reply = ask(url, accept, more=more)
        if not is_busy(reply.status, reply.headers):
            break
        pacing.leave_alone(host, back_at(reply.status, reply.headers, clock()) or clock() + PAUSE * 2**attempt)
        if pacing.left(host) > patience:
            break
    return reply
