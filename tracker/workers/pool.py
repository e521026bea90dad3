"""Captures to documents in several processes, in the order of the captures and with bounded memory.

A thread for each process hands it one capture after the other and keeps what comes back; the caller takes the results
in order and writes them meanwhile.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Final, Self

from tracker.errors import WorkerError
from tracker.inputs import DOCUMENT_SECONDS
from tracker.rows.records import Capture, Ingested
from tracker.workers.documents import read_capture
from tracker.workers.process import prepare
from tracker.workers.seat import Seat, Task

# Of memory, for what one process allocates: the largest page tried (17 MB, 100,000 posts) takes 950.
DOCUMENT_MEGABYTES: Final = 4000
# Captures that are given out or wait for those before them: enough work for the time in which a batch is written.
_AHEAD: Final = 256
_AHEAD_BYTES: Final = 64_000_000
# Starting a process and loading a language takes two seconds: what is read within as much needs none. Half of it is
# loading the program, which is begun before.
_ALONE_SECONDS: Final = 2.0
_LOADING_SECONDS: Final = 1.0


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool:
    """Reads captures in `jobs` processes (None: as many as there are processors, once it is worth starting them).

    One job reads in this process, without a limit of memory and without protection from what ends a process.
    `seconds` and `megabytes` are what one document may take.
    """

    def __init__(
        self, jobs: int | None = None, seconds: float = DOCUMENT_SECONDS, megabytes: int = DOCUMENT_MEGABYTES
    ) -> None:
        self._jobs = jobs or cores()
        self._alone_seconds = 0.0 if jobs else _ALONE_SECONDS
        self._prepared = False
        self._seconds, self._megabytes = seconds, megabytes
        self._work: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._closed = threading.Event()
        self._seats: list[Seat] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends every process at once. What was not taken is forgotten."""
        self._closed.set()
        for seat in self._seats:
            self._work.put(None)
            seat.kill()
        for seat in self._seats:
            seat.thread.join()

    def read(self, parts: Iterable[Capture | Ingested]) -> Iterator[Ingested]:
        """The documents of the captures, and each item where it stands among them. Raises WorkerError."""
        waiting: deque[Task | Ingested] = deque()
        alone_until = time.process_time() + self._alone_seconds
        for part in parts:
            if self._jobs == 1 or (not self._seats and self._alone(alone_until - time.process_time())):
                yield from [part] if isinstance(part, Ingested) else read_capture(part, self._seconds)
                continue
            waiting.append(part if isinstance(part, Ingested) else self._given(part))
            while waiting and (_ready(waiting[0]) or _many(waiting)):
                yield from _next(waiting)
        while waiting:
            yield from _next(waiting)

    def _alone(self, left: float) -> bool:
        """Whether there is time left in which this process reads itself; at the end of it the others are prepared."""
        if 0 < left < _LOADING_SECONDS and not self._prepared:
            self._prepared = True
            prepare()
        return left > 0

    def _given(self, capture: Capture) -> Task:
        task = Task(capture)
        self._work.put(task)
        if len(self._seats) < self._jobs:
            seat = Seat(self._work, self._closed, self._seconds, self._megabytes)
            self._seats.append(seat)
            seat.thread.start()
        return task


def _ready(first: Task | Ingested) -> bool:
    return isinstance(first, Ingested) or not first.found.empty()


def _many(waiting: deque[Task | Ingested]) -> bool:
    """Whether some must be taken before another capture is given out."""
    size = sum(len(task.capture.data) for task in waiting if isinstance(task, Task))
    return len(waiting) >= _AHEAD or size >= _AHEAD_BYTES


def _next(waiting: deque[Task | Ingested]) -> Iterator[Ingested]:
    """What is found next in the first of them, waiting for it."""
    first = waiting[0]
    if isinstance(first, Ingested):
        waiting.popleft()
        yield first
        return
    message = first.found.get()
    if isinstance(message, WorkerError):
        raise message
    if message is None:
        waiting.popleft()
    else:
        yield from message
