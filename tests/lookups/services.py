"""All services on one local server: which one is meant, the Host header says. Answers are rows of a table.

Nothing waits: the clock is one that sleeping moves on, and the server writes down when it was asked by that clock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import httpx

from tracker.network.fetch import Fetcher, Limits
from tracker.network.pacing import Pacing

PRIVATE = "intranet.example"
PUBLIC_IP = "93.184.216.34"
LIMITS = Limits(size=200_000, read=1.0, total=0.8)


class Clock:
    """Seconds since 1970, moved on by sleeping only."""

    def __init__(self, now: float = 1_900_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass(frozen=True)
class Reply:
    """One answer; `drip` sends it a byte at a time, `cut` less than it promises."""

    status: int = 200
    body: bytes | str = b""
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False

    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


Rule = Reply | Callable[[str, int], Reply]


class World:
    """The answers by host and the beginning of the path, and what was asked when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.rules: list[tuple[str, str, Rule]] = []
        self.seen: list[tuple[str, str, float, dict[str, str]]] = []
        self.port = 0

    def at(self, host: str, path: str, rule: Rule) -> None:
        """From now on this answers there; a later rule goes before an earlier one."""
        self.rules.insert(0, (host, path, rule))

    def reply(self, host: str, path: str) -> Reply:
        for known, start, rule in self.rules:
            if known in (host, "*") and path.startswith(start):
                times = sum(1 for one in self.seen if one[:2] == (host, path))
                return rule if isinstance(rule, Reply) else rule(path, times)
        return Reply(404, "no such thing", {"content-type": "text/plain"})

    def times(self, host: str) -> list[float]:
        """When the host was asked."""
        return [at for name, _, at, _ in self.seen if name == host]

    def fetcher(self, pacing: Pacing | None = None, limits: Limits = LIMITS) -> Fetcher:
        """The door, whose connections all go to the local server once the guard has let them pass."""
        port = self.port

        class Routed(Fetcher):
            def _door(self, url: httpx.URL, ip: str) -> httpx.URL:
                assert ip == PUBLIC_IP, "the guard let something else pass"
                return url.copy_with(scheme="http", host="127.0.0.1", port=port)

        return Routed(limits, resolver=_resolved, pacing=pacing)


def _resolved(host: str, port: int) -> list[str]:
    """Every name is public but one; a number is itself, as for the system's resolver."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        return ["10.0.0.7"] if host == PRIVATE else [PUBLIC_IP]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    world: World

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.world.seen.append((host, self.path, self.world.clock(), headers))
        reply = self.world.reply(host, self.path)
        data = reply.data()
        self.send_response(reply.status)
        stated = {"content-type": "application/json", "content-length": str(len(data)), **reply.headers}
        for name, value in stated.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if reply.drip:
                gate = threading.Event()
                for at in range(len(data)):
                    self.wfile.write(data[at : at + 1])
                    gate.wait(0.05)
            else:
                self.wfile.write(data)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who hangs up is none."""


@contextmanager
def serving(clock: Clock) -> Iterator[World]:
    """The services, for as long as the block runs."""
    world = World(clock)
    server = _Server(("127.0.0.1", 0), type("Own", (_Handler,), {"world": world}))
    server.daemon_threads = True
    world.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
