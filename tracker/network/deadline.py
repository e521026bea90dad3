"""The total time of one exchange over the network, kept in every phase: names, connecting, TLS, headers, body.

The client's time limits are for one step each: a server that sends one byte at a time never reaches them, a host with
forty dead addresses reaches each in turn, and the system's resolver knows none.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

# Host and port to IP addresses, in the order they should be tried; raises OSError.
Resolver = Callable[[str, int], Sequence[str]]


class Deadline:
    """Ends the exchange when its time is over, in whatever phase it is; a context manager, for one exchange.

    Shutting the connection makes the read that waits for it fail at once. What is shut is a second handle of it: for
    TLS the first one is taken apart in the middle of the handshake.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._hold(None)

    @property
    def left(self) -> float:
        """The seconds that are left, not below zero."""
        return max(0.0, self._end - time.monotonic())

    @property
    def expired(self) -> bool:
        """Whether the time is over."""
        return self.left == 0.0

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Called by the client at every step; keeps a handle of the connection that is open now."""
        if event == "connection.connect_tcp.complete":
            self._hold(info["return_value"].get_extra_info("socket").dup())

    def resolved(self, resolve: Resolver, host: str, port: int) -> Sequence[str]:
        """What `resolve` answers in the time that is left. Raises what it raises, and TimeoutError.

        The system's resolver cannot be interrupted: it is asked in a thread, which is left alone when time is over.
        """
        answer: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put(resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=self.left)
        except queue.Empty:
            raise TimeoutError("no answer in time") from None
        if isinstance(found, OSError | UnicodeError):
            raise found
        return found

    def _hold(self, handle: socket.socket | None) -> None:
        with self._lock:
            before, self._handle = self._handle, handle
        if before is not None:
            before.close()
        if handle is not None and self.expired:
            self._expire()

    def _expire(self) -> None:
        with self._lock, contextlib.suppress(OSError):  # it may be closed already, which is what is wanted
            if self._handle is not None:
                self._handle.shutdown(socket.SHUT_RDWR)
