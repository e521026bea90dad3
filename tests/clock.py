"""How long is too long. Limits are in seconds of an idle machine: one that is slow, busy or traced gets more.

How time grows is always tested; a limit in seconds is stretched by what the machine is found to be at that moment.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

# What a tracer (the measuring of coverage) makes of a second, with room.
TRACED = 12.0
# Below this many seconds the clock and the caches are what is measured.
CLOCK = 0.05
_TRIES = 3
_LOOPS, _IDLE = 200_000, 0.005


def limit(seconds: float) -> float:
    """So many seconds of an idle machine, on this one as it is now."""
    return seconds * _slowness() * (TRACED if _traced() else 1.0)


def too_slow(
    cost: Callable[[int], float], small: int, large: int, *, growth: float, seconds: float | None = None
) -> str | None:
    """Why `cost(large)` is too much beside `cost(small)` or in itself; None where one try of three finds it is not."""
    told = ""
    for _ in range(_TRIES):
        after = cost(large)
        # What takes as little as that may have grown from nothing.
        before = cost(small) if after > growth * CLOCK else 0.0
        if after > growth * (before + CLOCK):
            told = f"{before:.2f} s, then {after:.2f} s: more than {growth:g} times as long"
        elif seconds is not None and after > (allowed := limit(seconds)):
            told = f"{after:.2f} s, and {allowed:.2f} s are allowed"
        else:
            return None
    return told


def _slowness() -> float:
    began = time.perf_counter()
    for _ in range(_LOOPS):
        pass
    loop = (time.perf_counter() - began) / _IDLE
    return max(1.0, loop) * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _traced() -> bool:
    monitoring = getattr(sys, "monitoring", None)
    return sys.gettrace() is not None or (monitoring is not None and any(map(monitoring.get_tool, range(6))))
