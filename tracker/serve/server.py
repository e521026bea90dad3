"""Starting and ending the server: the snapshot, the query box, the socket."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import uvicorn

from tracker import store
from tracker.errors import ServerError
from tracker.serve.app import Site, application
from tracker.serve.guard import hosts_of
from tracker.serve.limits import ServeLimits
from tracker.serve.query import QueryBox
from tracker.serve.snapshot import SnapshotReaders, prepare

ADDRESS = "127.0.0.1"
_WAITING = 64


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket on this machine alone; port 0 is any that is free. Raises ServerError."""
    # asyncio turns Nagle's algorithm off where the protocol is named; else a page waits 40 ms for an acknowledgement.
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((ADDRESS, port))
        opened.listen(_WAITING)
    except (OSError, OverflowError) as error:
        opened.close()
        raise ServerError(f"port {port} cannot be used ({error}); name another, or --port 0 for any") from error
    with opened:
        yield opened


@contextmanager
def site_of(
    database: Path, limits: ServeLimits | None = None, tick: Callable[[int | None], None] = lambda total: None
) -> Iterator[Site]:
    """The pages of a snapshot of the database, for as long as the block runs. Raises StoreError."""
    with store.snapshot(database) as copy:
        prepare(copy, tick)
        readers, box = SnapshotReaders(copy), QueryBox(copy, limits)
        try:
            box.warm()
            site = Site(readers.one, box, str(database))
            site.warm()
            yield site
        finally:
            box.close()
            readers.close()


@contextmanager
def ended_in_order() -> Iterator[None]:
    """SIGTERM ends the program as Ctrl-C does: the snapshot, which may hold what nobody else should see, is removed."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        # Uvicorn ends in good order at either signal, and raises it once more when it has.
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def serve(site: Site, opened: socket.socket) -> None:
    """Answers until it is interrupted."""
    server(site, opened).run(sockets=[opened])


def server(site: Site, opened: socket.socket) -> uvicorn.Server:
    """The server of a site on a socket, without headers and a log of its own."""
    config = uvicorn.Config(
        application(site, hosts_of(ADDRESS, int(opened.getsockname()[1]))),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)
