"""One question, asked again when the host says that it is asked too often: for those who ask a few hosts in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from tracker.network.fetch import Reply
from tracker.network.pacing import Pacing, back_at

_BUSY = frozenset({429, 503})
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
    is_busy: Callable[[Reply], bool] = lambda reply: True,
    patience: float = PATIENCE,
) -> Reply:
    """The answer; a refusal for being asked too often is one only when waiting did not help. Raises what `ask` raises.

    `is_busy` tells such a refusal from the copy of one that an archive keeps.
    """
    host = urlsplit(url).hostname or ""
    for attempt in range(_TRIES):
        reply = ask(url, accept, more=more)
        if reply.status not in _BUSY or not is_busy(reply):
            break
        until = back_at(reply.status, reply.headers, clock()) or clock() + PAUSE * 2**attempt
        pacing.leave_alone(host, until)
        if until - clock() > patience or attempt == _TRIES - 1:
            break
        pacing.wait(host)
    return reply
