"""One seat of a pool, a thread and whatever process sits there: captures go in, and a process that ended is replaced.

A capture is read on from where its process ended; the place at which two ended is one failure, and the next follow.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import Final

from tracker.errors import WorkerError
from tracker.rows.records import Capture, Ingested
from tracker.workers.documents import failed, ingested
from tracker.workers.process import Lost, Process

# Messages of one capture that nobody has taken yet.
_MESSAGES: Final = 64
_LOOK_SECONDS: Final = 0.2
# The first may have been killed for what others did; the second was killed by what it read; and a third before it read
# anything else by what the whole capture is.
_AGAIN, _ITSELF = 1, 2


class Closed(Exception):
    """Nobody waits for the rest any more."""


@dataclass(slots=True)
class Task:
    """A capture and what was read of it so far; None in `found` is its end."""

    capture: Capture
    # The next place to read, and how many processes ended since the last one was read.
    place: int = 0
    ended: int = 0
    found: queue.Queue[list[Ingested] | WorkerError | None] = field(default_factory=lambda: queue.Queue(_MESSAGES))


class Seat:
    """Reads tasks until it is given none. `run` is the thread's work, `kill` may be called from another."""

    def __init__(
        self, work: queue.SimpleQueue[Task | None], closed: threading.Event, seconds: float, megabytes: int
    ) -> None:
        self._work, self._closed = work, closed
        self._seconds, self._megabytes = seconds, megabytes
        self._process: Process | None = None
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self) -> None:
        """Reads one task after the other."""
        try:
            while (task := self._work.get()) is not None:
                self._task(task)
        except Closed:
            return
        finally:
            self.kill()

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        if self._process is not None:
            self._process.kill()

    def _task(self, task: Task) -> None:
        if self._closed.is_set():
            raise Closed
        try:
            while not self._read(task):
                pass
        except Closed:
            raise
        except WorkerError as error:
            self._put(task, error)
        except Exception as error:  # noqa: BLE001 - a thread that ends unsaid leaves everybody waiting for its task
            self._put(task, WorkerError(f"{task.capture.address}: {type(error).__name__}: {error}"))
        else:
            self._put(task, None)

    def _read(self, task: Task) -> bool:
        """Reads on in a capture; whether that was its end."""
        self._process = self._process or Process(self._seconds, self._megabytes)
        # Starting it took a while: a pool that was closed meanwhile had nothing here to kill.
        if self._closed.is_set():
            raise Closed
        try:
            for place, sent, _ in self._process.frames(task.capture, task.place, task.ended > 0):
                if place > task.place:
                    task.place, task.ended = place, 0
                self._put(task, [ingested(task.capture, *one) for one in sent])
        except Lost as lost:
            self._process.kill()
            self._process = None
            return self._ended(task, lost)
        return True

    def _ended(self, task: Task, lost: Lost) -> bool:
        """After a process has ended: whether nothing more can be read of the capture."""
        if self._closed.is_set():
            raise Closed
        task.ended += 1
        if task.ended == _AGAIN:
            return False
        what = "" if task.ended == _ITSELF else "nothing more of it can be read: "
        error = WorkerError(f"{task.capture.address}: {what}{lost}")
        self._put(task, [Ingested(task.capture, task.place, failure=failed(task.capture.address, "extract", error))])
        task.place += 1
        return task.ended > _ITSELF

    def _put(self, task: Task, message: list[Ingested] | WorkerError | None) -> None:
        """Keeps a message for whoever takes it, and waits while there are too many."""
        while not self._closed.is_set():
            try:
                task.found.put(message, timeout=_LOOK_SECONDS)
            except queue.Full:
                continue
            return
        raise Closed
