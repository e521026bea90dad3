"""The query box: each query runs in a process of its own, which is killed when it is over a limit.

One process is kept waiting, loaded and with the database open, so that a query does not wait for the program to start.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import IO, Any, Literal

from tracker.serve.limits import ServeLimits
from tracker.serve.query_worker import READY

Outcome = Literal["answered", "refused", "stopped"]
_AT_ONCE = 2
_CHUNK = 65_536
# What Python and DuckDB need to be found where they are not installed in a common place; nothing else of ours is told.
_PASSED_ON = ("PYTHONPATH", "LD_LIBRARY_PATH", "PATH", "LANG")
_MORE = {
    "rows": "only the first {rows:,} rows are shown",
    "bytes": "only the rows that fit into {kilobytes:,} kB are shown",
}


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """What became of a query: rows (`message` says when some are left out), or why there are none."""

    outcome: Outcome
    message: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[list[object]] = field(default_factory=list)
    seconds: float = 0.0


class _Stopped(Exception):
    """The process did not finish; the message says why."""


class QueryBox:
    """Runs queries on one database file. Its methods may be called from several threads."""

    def __init__(self, database: Path, limits: ServeLimits | None = None) -> None:
        self._database = database
        self._limits = limits or ServeLimits()
        self._running = BoundedSemaphore(_AT_ONCE)
        self._lock = Lock()
        self._spare: subprocess.Popen[bytes] | None = None
        self._closed = False

    @property
    def limits(self) -> ServeLimits:
        """The limits of each query."""
        return self._limits

    def warm(self) -> None:
        """Starts the process that waits for the next query."""
        with self._lock:
            if self._spare is None and not self._closed:
                self._spare = self._started()

    def close(self) -> None:
        """Ends the process that waits."""
        with self._lock:
            self._closed = True
            spare, self._spare = self._spare, None
        if spare is not None:
            _end(spare)

    def ask(self, sql: str) -> QueryAnswer:
        """The answer to a query; whatever happens to it, there is one."""
        if not sql.strip():
            return QueryAnswer("refused", "there is no query")
        if len(sql) > self._limits.sql_characters:
            return QueryAnswer("refused", f"the query is longer than {self._limits.sql_characters:,} characters")
        if not self._running.acquire(blocking=False):
            return QueryAnswer("refused", "other queries are still running; ask again when they have ended")
        try:
            return self._asked(sql)
        finally:
            self._running.release()

    def _asked(self, sql: str) -> QueryAnswer:
        with self._lock:
            process, self._spare = self._spare, None
        process = process or self._started()
        started = time.monotonic()
        try:
            self._ready(process)
            started = time.monotonic()
            printed = self._exchanged(process, sql)
            process.wait(timeout=self._limits.start_seconds)
            return self._answer(printed, process.returncode, time.monotonic() - started)
        except _Stopped as stopped:
            return QueryAnswer("stopped", str(stopped), seconds=time.monotonic() - started)
        finally:
            _end(process)
            self.warm()

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "tracker.serve.query_worker"]
        return subprocess.Popen(  # noqa: S603 - our own module; the query goes through a pipe
            [*command, str(self._database), json.dumps(asdict(self._limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            start_new_session=True,
        )

    def _ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + self._limits.start_seconds
        if _read(_pipe(process.stdout), len(READY), deadline) != READY:
            raise _Stopped("the query's process did not start")

    def _exchanged(self, process: subprocess.Popen[bytes], sql: str) -> bytes:
        deadline = time.monotonic() + self._limits.wall_seconds
        with _pipe(process.stdin) as told:
            try:
                told.write(sql.encode("utf-8", "replace"))
            except BrokenPipeError:
                return b""
        # The process keeps to the limit itself; more than this means that it does not.
        most = 2 * self._limits.output_bytes + _CHUNK
        printed = _read(_pipe(process.stdout), most + 1, deadline)
        if len(printed) > most:
            raise _Stopped(f"stopped: the answer is over {self._limits.output_bytes // 1000:,} kB")
        return printed

    def _answer(self, printed: bytes, returncode: int, seconds: float) -> QueryAnswer:
        if returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return QueryAnswer("stopped", f"stopped after {self._limits.cpu_seconds} s of computing", seconds=seconds)
        try:
            said = json.loads(printed)
        except ValueError:
            said = {
                "stopped": "memory"
            }  # it was ended in the middle: DuckDB's threads end the process for want of memory
        if "stopped" in said:
            return QueryAnswer("stopped", f"stopped: it needs over {self._limits.memory_megabytes} MB", seconds=seconds)
        if "error" in said:
            return QueryAnswer("refused", str(said["error"]), seconds=seconds)
        more = _MORE.get(said["more"] or "", "").format(
            rows=self._limits.rows, kilobytes=self._limits.output_bytes // 1000
        )
        return QueryAnswer("answered", more, said["columns"], said["rows"], seconds)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without pipes")
    return pipe


def _read(pipe: IO[Any], most: int, deadline: float) -> bytes:
    """Up to `most` bytes, fewer where the other side ends. Raises _Stopped at the deadline."""
    read = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while len(read) < most:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise _Stopped("stopped: it took too long")
            part = os.read(pipe.fileno(), min(_CHUNK, most - len(read)))
            if not part:
                break
            read += part
    return bytes(read)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
