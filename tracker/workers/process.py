"""One process that reads, from the side of the one that asks it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from multiprocessing import Pipe, get_context
from multiprocessing.forkserver import ensure_running
from typing import TYPE_CHECKING, Final, cast

from tracker.errors import WorkerError
from tracker.rows.records import Capture
from tracker.workers.worker import READY, Frame, serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess, SpawnContext, SpawnProcess

# Loading the program takes about a second; on a machine that is out of memory it may take long.
_START_SECONDS: Final = 120.0
_END_SECONDS: Final = 5.0
# Of the wall's clock for a second of computing, and some more: what takes longer without a word stands still.
FACTOR: Final = 4
STANDSTILL_SECONDS: Final = 30.0


@cache
def _context() -> ForkServerContext | SpawnContext:
    """How processes are started: never as copies of this one, as DuckDB and the network have threads here.

    On Linux as copies of a server that has loaded the program and does nothing else: so it is loaded once for all of
    them, in whatever number of pools. Afresh elsewhere, because libraries of the system may not outlive being copied,
    and where there can be no server: its socket stands in the folder for temporary files, whose path must be short.
    """
    afresh = get_context("spawn")
    if sys.platform != "linux":
        return afresh
    context = get_context("forkserver")
    context.set_forkserver_preload([serve.__module__])
    try:
        ensure_running()
    except OSError:
        return afresh
    return context


def prepare() -> None:
    """Begins to load what processes are copies of, where they are, and does not wait for it."""
    _context()


class Lost(Exception):
    """The process ended, or did not answer; the message says which."""


class Process:
    """A process that is ready to read. Raises WorkerError when none can be started."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._patience = FACTOR * seconds + STANDSTILL_SECONDS
        self._ours, theirs = Pipe()
        task = (theirs, seconds, megabytes)
        self._process: ForkServerProcess | SpawnProcess = _context().Process(target=serve, args=task, daemon=True)
        try:
            try:
                self._process.start()
            except OSError:
                # The server's socket goes with the folder for temporary files, which others may empty meanwhile.
                self._process = get_context("spawn").Process(target=serve, args=task, daemon=True)
                self._process.start()
            theirs.close()
            ready = self._ours.poll(_START_SECONDS) and self._ours.recv() == READY
        except (EOFError, OSError):
            ready = False
        if not ready:
            self.kill()
            raise WorkerError("a process that reads documents could not be started")

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
