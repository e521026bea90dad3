"""A real HTTP server on this machine, for the tests of `tracker.fetch`; its behaviour is a table of paths."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>The ferry sailed.</p></body></html>"
LATIN = "<p>Le préfet a été prévenu.</p>".encode("latin-1")


class Handler(BaseHTTPRequestHandler):
    """Answers the paths of ANSWERS and writes down what it was asked."""

    protocol_version = "HTTP/1.1"
    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        self.seen.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
        ANSWERS.get(self.path.partition("?")[0], missing)(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
        """Say nothing."""

    def answer(self, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        stated = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))} | headers
        for name, value in stated.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def missing(handler: Handler) -> None:
    handler.answer(b"nothing here", 404)


def redirect(target: str, status: int = 302) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(b"", status, location=target, set_cookie="visit=1; Path=/")


def bomb(handler: Handler) -> None:
    """60 MB of zeros in 60 kB."""
    handler.answer(gzip.compress(bytes(60_000_000), 9), content_encoding="gzip")


def big(handler: Handler) -> None:
    """Promises 60 MB and sends until the reader hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Length", "60000000")
    handler.end_headers()
    try:
        for _ in range(600):
            handler.wfile.write(bytes(100_000))
    except OSError:
        handler.close_connection = True


def drip(handler: Handler) -> None:
    """One byte every 50 ms: never slow enough for a limit on single reads."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def drip_headers(handler: Handler) -> None:
    """An endless head of the answer."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True


def cut(handler: Handler) -> None:
    """Promises more than it sends."""
    handler.answer(PAGE, content_length="5000")
    handler.close_connection = True


def busy_once(handler: Handler) -> None:
    times = sum(one["path"] == handler.path for one in handler.seen)
    if times == 1:
        handler.answer(b"later", 429, retry_after="2")
    else:
        handler.answer()


ANSWERS: dict[str, Callable[[Handler], None]] = {
    "/page": Handler.answer,
    "/empty": lambda handler: handler.answer(b""),
    "/latin": lambda handler: handler.answer(LATIN, content_type="text/html; charset=iso-8859-1"),
    "/gzip": lambda handler: handler.answer(gzip.compress(PAGE), content_encoding="gzip"),
    "/deflate": lambda handler: handler.answer(zlib.compress(PAGE), content_encoding="deflate"),
    "/brotli": lambda handler: handler.answer(PAGE, content_encoding="br"),
    "/not-gzip": lambda handler: handler.answer(PAGE, content_encoding="gzip"),
    "/cut-gzip": lambda handler: handler.answer(gzip.compress(PAGE)[:-12], content_encoding="gzip"),
    "/image": lambda handler: handler.answer(b"\x89PNG\r\n\x1a\n" + bytes(50), content_type="image/png"),
    "/gone": lambda handler: handler.answer(b"", 410),
    "/broken": lambda handler: handler.answer(b"", 500),
    "/forbidden": lambda handler: handler.answer(b"", 403),
    "/one": redirect("/page"),
    "/chain": redirect("two", 301),
    "/two": redirect("/one#part", 307),
    "/loop": redirect("/loop"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-nonsense": redirect("http://a.test:99999/"),
    "/to-script": redirect("javascript:alert(1)"),
    "/to-data": redirect("data:text/html,<p>x"),
    "/to-no-name": redirect("http://xn--/"),
    "/to-no-host": redirect("https:"),
    "/to-zero": redirect("http://a.test/%00\x7f"),
    "/to-nothing": redirect(""),
    "/to-private": redirect("http://intranet.test/page"),
    "/busy": busy_once,
    "/always-busy": lambda handler: handler.answer(b"", 503, retry_after="1"),
    "/busy-for-long": lambda handler: handler.answer(b"", 429, retry_after="86400"),
    "/busy-forever": lambda handler: handler.answer(b"", 429),
    "/bomb": bomb,
    "/big": big,
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/cut": cut,
}


class Site:
    """A running server: its port, and the requests it got (path and headers in lower case)."""

    def __init__(self, port: int, seen: list[dict[str, str]]) -> None:
        self.port = port
        self.seen = seen

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server of its own, for as long as the block runs."""
    seen: list[dict[str, str]] = []
    handler = type("OwnHandler", (Handler,), {"seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Site(server.server_address[1], seen)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
