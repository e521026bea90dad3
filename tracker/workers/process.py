"""One process that reads, from the side of the one that asks it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import Pipe, get_context
from multiprocessing.forkserver import ensure_running
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Final, cast

from tracker.errors import WorkerError
from tracker.rows.records import Capture
from tracker.workers.worker import READY, Frame, serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

# Loading the program takes about a second; on a machine that is out of memory it may take long.
_START_SECONDS: Final = 120.0
_END_SECONDS: Final = 5.0
# Of the wall's clock for a second of computing, and some more: what takes longer without a word stands still.
FACTOR: Final = 4
STANDSTILL_SECONDS: Final = 30.0
_NOT_STARTED: Final = "a process that reads documents could not be started"


def prepare() -> None:
    """Begins to load what processes are copies of, where they are, and does not wait for it."""
    if sys.platform == "linux":
        with suppress(OSError):
            _copying()
            ensure_running()


def _started(*task: object) -> BaseProcess:
    """A process that serves: never a copy of this one, as DuckDB and the network have threads here.

    On Linux a copy of a server that has loaded the program and does nothing else: so it is loaded once for all of them,
    in whatever number of pools. Afresh elsewhere, because libraries of the system may not outlive being copied, and
    where the server cannot be reached: its socket stands in the folder for temporary files, whose path may be too long
    and which others may empty meanwhile.
    """
    if sys.platform == "linux":
        copy = _copying().Process(target=serve, args=task, daemon=True)
        # The server may be gone (killed for want of memory) or end while it is asked.
        with suppress(OSError, EOFError):
            copy.start()
            return copy
    fresh = get_context("spawn").Process(target=serve, args=task, daemon=True)
    fresh.start()
    return fresh


def _copying() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload([serve.__module__])
    return context


class Lost(Exception):
    """The process ended, or did not answer; the message says which."""


class Process:
    """A process that is ready to read. Raises WorkerError when none can be started."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._patience = FACTOR * seconds + STANDSTILL_SECONDS
        self._ours, theirs = Pipe()
        try:
            self._process = _started(theirs, seconds, megabytes)
        except OSError as error:
            raise WorkerError(_NOT_STARTED) from error
        theirs.close()
        if not self._is_ready():
            self.kill()
            raise WorkerError(_NOT_STARTED)

    def _is_ready(self) -> bool:
        try:
            return self._ours.poll(_START_SECONDS) and self._ours.recv() == READY
        except (EOFError, OSError):
            return False

    def frames(self, capture: Capture, start: int, at_once: bool) -> Iterator[Frame]:
        """What the process reads in a capture. Raises Lost."""
        last = False
        try:
            self._ours.send((capture, start, at_once))
            while not last:
                if not self._ours.poll(self._patience):
                    raise Lost(f"no answer within {self._patience:g} seconds")
                frame = cast("Frame", self._ours.recv())
                last = frame[2]
                yield frame
        except (EOFError, OSError) as error:
            self._process.join(_END_SECONDS)
            code = self._process.exitcode
            ended = f"was killed (signal {-code})" if code is not None and code < 0 else f"ended (code {code})"
            raise Lost(f"the process that read it {ended}") from error

    def kill(self) -> None:
        """Ends it at once, whatever it does. May be called from any thread, and again."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join(_END_SECONDS)
