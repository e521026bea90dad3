"""How often a host is asked, and how long it wants to be left alone. The clock and the sleep are passed in.

A host is asked again when its interval has passed since its last answer came: by its own clock the distance between
two questions is never shorter than that, however long a question or an answer was on the way.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

# What a number means in a header that says when to come back: seconds from now, or since 1970, or milliseconds.
_SECONDS_SINCE_1970 = 1e9
_MILLISECONDS = 1e12
_SAID = ("retry-after", "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
_COPY = "memento-datetime"
_LEFT = ("ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining")
# "Too often", and "not now"; of a copy in an archive (RFC 7089 names this header) it was said of another day.
BUSY = frozenset({429, 503})
# Nobody is left alone for longer, whatever was said.
_LONGEST = 7 * 86_400.0


@cache
def intervals() -> dict[str, float]:
    """Seconds between two questions to a host, from `pacing.toml`; the host "" stands for all others."""
    told = tomllib.loads((files("tracker.network") / "pacing.toml").read_text(encoding="utf-8"))
    return {str(host): float(seconds) for host, seconds in told["seconds"].items()}


def is_busy(status: int, headers: Mapping[str, str]) -> bool:
    """Whether a host says that it is asked too often, now and not in an old answer that an archive repeats."""
    return status in BUSY and _COPY not in headers


def back_at(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """When a host may be asked again, in seconds since 1970; None where it says nothing about it.

    The moment is said in four spellings: seconds, an HTTP date, ISO 8601, seconds (or milliseconds) since 1970. A host
    that is not busy says it of the questions that are left, and is taken at its word when none is.
    """
    no_more = _COPY not in headers and any(headers.get(name, "").strip() == "0" for name in _LEFT)
    if not no_more and not is_busy(status, headers):
        return None
    moments = (_moment(headers[name], now) for name in _SAID if name in headers)
    found = next((one for one in moments if one is not None), None)
    return min(max(found, now), now + _LONGEST) if found is not None else None


def _moment(said: str, now: float) -> float | None:
    said = said.strip()
    try:
        number = float(said)
    except ValueError:
        return _date(said)
    if not 0 <= number < 1e15:
        return None
    if number >= _MILLISECONDS:
        return number / 1000
    return number if number >= _SECONDS_SINCE_1970 else now + number


def _date(said: str) -> float | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(said)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def steady_clock() -> Callable[[], float]:
    """Seconds since 1970 by the machine's clock of now, going on evenly whatever is done to that clock meanwhile.

    A clock that is set forward would ask a host too early, one that is set back would wait for hours.
    """
    # Where the system has it, the clock that also counts while the machine sleeps.
    which = getattr(time, "CLOCK_BOOTTIME", None)

    def passed() -> float:
        return time.clock_gettime(which) if which is not None else time.monotonic()

    since, began = time.time(), passed()
    return lambda: since + passed() - began


class Pacing:
    """Says when a host may be asked, and waits until then.

    `clock` gives seconds since 1970. `steps` are seconds between questions by host (see `intervals`).
    """

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], None], steps: Mapping[str, float] | None = None
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._steps = dict(intervals() if steps is None else steps)
        self._free: dict[str, float] = {}

    def free_at(self, host: str) -> float:
        """When the host may be asked next."""
        return self._free.get(host, 0.0)

    def left(self, host: str) -> float:
        """The seconds until the host may be asked, not below zero."""
        return max(0.0, self.free_at(host) - self._clock())

    def wait(self, host: str) -> None:
        """Returns when the host may be asked."""
        while left := self.left(host):
            self._sleep(left)

    def answered(self, host: str, status: int, headers: Mapping[str, str]) -> None:
        """The host answered: where it says when to come back, it is left alone until then."""
        until = back_at(status, headers, self._clock())
        if until is not None:
            self.leave_alone(host, until)

    def asked(self, host: str) -> None:
        """An answer of the host came (or none will come): its interval begins."""
        step = self._steps.get(host, self._steps.get("", 1.0))
        self._free[host] = max(self.free_at(host), self._clock() + step)

    def leave_alone(self, host: str, until: float) -> None:
        """The host is asked nothing before that moment."""
        self._free[host] = max(self.free_at(host), until)
