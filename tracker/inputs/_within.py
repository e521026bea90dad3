"""A limit of time for one piece of pure work, kept by the system's own clock of the processor.

A signal and not checks at the boundaries of rules: what stalls is what nobody foresaw, and there nobody put a check.
A signal and not a thread: a thread that runs too long cannot be stopped. The processor's time and not the wall's: the
same document fails or passes on a busy machine, on a slow one that sleeps meanwhile, and under a debugger.

Python delivers signals to the main thread only, and Windows has no such timer: elsewhere the block runs without a
limit. A pool gives each worker a process, whose main thread reads.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from tracker.errors import TooSlow

# Code of others may swallow the first one: it comes again until the block is left.
_AGAIN: Final = 0.5
# Of computing, for one document. The slowest of 2,948 saved pages takes 0.2; ten megabytes of text about 20.
DOCUMENT_SECONDS: Final = 30.0
_POSSIBLE: Final = hasattr(signal, "setitimer")


@contextmanager
def within(seconds: float, what: str) -> Iterator[None]:
    """Ends the block with TooSlow, naming `what`, when it has taken so many seconds of the processor.

    A call into a C library is ended when it returns. A limit that is set already, as a caller's may be, goes on behind
    the block.
    """
    if not _POSSIBLE or threading.current_thread() is not threading.main_thread():
        yield
        return

    def expire(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"{what}: not read within {seconds:g} seconds of computing")

    waiting = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    before = signal.signal(signal.SIGVTALRM, expire)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        signal.setitimer(signal.ITIMER_VIRTUAL, *waiting)
