"""The life of one process that reads: a capture in, its documents out, until nobody asks any more.

A document is pure work, so such a process holds nothing that could be lost: it may be killed at any moment.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Final

from tracker.models import Extraction
from tracker.rows.records import Capture, FailedInput
from tracker.workers.documents import documents

if sys.platform != "win32":
    import resource

READY: Final = "ready"
# (the capture, the place in it to begin at, whether each document is sent as soon as it is read)
Task = tuple[Capture, int, bool]
# An `Ingested` without its capture, which the other end has.
Sent = tuple[int, str | None, Extraction | None, FailedInput | None]
# (the place after the last of these, what became of the places, whether that was the last of the capture)
Frame = tuple[int, list[Sent], bool]
# A message of one article (20 kB) costs a millisecond, reading it thirty; many short ones go together.
_DOCUMENTS: Final = 32
_SECONDS: Final = 0.5


def serve(asked: Connection, seconds: float, megabytes: int) -> None:
    """Reads what it is asked to until the other end is closed."""
    # An interruption of the terminal reaches every process of the group; only the one that asks decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _confine(megabytes)
    try:
        asked.send(READY)
        while True:
            capture, start, at_once = asked.recv()
            for frame in frames(capture, start, at_once, seconds):
                asked.send(frame)
    except (EOFError, OSError):
        return


def frames(capture: Capture, start: int, at_once: bool, seconds: float) -> Iterator[Frame]:
    """The documents of a capture in messages."""
    waiting: list[Sent] = []
    last, since = start, time.monotonic()
    for place, item in documents(capture, seconds, start, together=not at_once):
        last = place
        waiting.append((item.item, item.key, item.extraction, item.failure))
        if at_once or len(waiting) >= _DOCUMENTS or time.monotonic() - since >= _SECONDS:
            yield last, waiting, False
            waiting, since = [], time.monotonic()
    yield last, waiting, True


def _confine(megabytes: int) -> None:
    """A document that asks for more is one that cannot be read, and not the end of every process of the machine."""
    if sys.platform != "win32":
        _, allowed = resource.getrlimit(resource.RLIMIT_DATA)
        most = megabytes * 1_000_000
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        resource.setrlimit(resource.RLIMIT_DATA, (most, allowed))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
