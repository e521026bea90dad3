"""The only door to the network: reads one address, with a guard at every hop.

Each hop is resolved once, every address it resolves to is judged (`network.addresses`), and the connection goes to the
very address that was judged, with the name kept for TLS and the Host header: a name that resolves to something
else a moment later (DNS rebinding) gains nothing. Proxies, credentials and cookies are never used.
"""

from __future__ import annotations

import email.utils
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self, TypeVar

import httpx

from tracker.errors import BadResponse, FetchError, ForbiddenAddress, Gone, TooLarge
from tracker.network.addresses import refusal
from tracker.network.deadline import Deadline, Resolver
from tracker.network.pacing import BUSY, Pacing
from tracker.network.unpacking import unpacked
from tracker.network.urls import PORTS, parsed
from tracker.rows.records import UNKNOWN_TYPE, Capture

T = TypeVar("T")
USER_AGENT = "tracker/0.1 (reads single articles on a person's request)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost: `size` in bytes after decoding, times in seconds, redirects counted."""

    size: int = 20_000_000
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    redirects: int = 5
    # The longest Retry-After that is waited for, once; a longer one is an answer of its own. Nor is a host waited for
    # longer that wants to be left alone.
    patience: float = 10.0


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, whatever it was: `headers` have lower-case names, `data` has its compression removed.

    `url` is the address that answered, or the one that the last redirect names where that was not followed.
    """

    status: int
    headers: Mapping[str, str]
    data: bytes
    url: str


def _never(url: str) -> bool:
    return False


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are believed. Reading them takes longer than an answer on a good line: once is enough."""
    return httpx.create_ssl_context(trust_env=False)


class Fetcher:
    """Reads addresses one at a time; a context manager.

    With `pacing`, `ask` asks no host more often than it says, redirects included.

    `allow_private` switches the address guard off. It exists for tests against a local server and is reachable from
    nowhere else: no option, variable or file sets it.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        resolver: Resolver = resolve,
        allow_private: bool = False,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
        pacing: Pacing | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._resolver = resolver
        self._allow_private = allow_private
        self._sleep = sleep
        self._pacing = pacing
        # Kept-alive connections are pooled by IP address: a second name on the same address would reuse a connection
        # whose certificate was checked against the first name.
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            verify=tls if tls is not None else _trusted(),
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def fetch(self, address: str, seen_at: datetime) -> Capture:
        """The bytes at `address`, decoded from their transfer compression, and the facts of the exchange.

        Raises ForbiddenAddress (the guard refused a hop), Gone (404, 410), TooLarge (decoded size), BadResponse
        (another status, too many redirects, a time limit, a broken transfer).
        """
        return self._within(address, lambda deadline: self._follow(address, seen_at, deadline))

    def ask(
        self, address: str, accept: str, stop: Callable[[str], bool] = _never, *, more: Mapping[str, str] | None = None
    ) -> Reply:
        """What the server says at `address`, whatever its status; redirects are followed, but not to where `stop` says.

        `more` are further headers (a range of bytes, what is known already).

        Raises ForbiddenAddress, TooLarge and BadResponse (no answer: no connection, a time limit, too many redirects).
        """
        return self._within(
            address, lambda deadline: self._answer(address, {"Accept": accept, **(more or {})}, stop, deadline)
        )

    def _within(self, address: str, read: Callable[[Deadline], T]) -> T:
        with Deadline(self._limits.total) as deadline:
            try:
                return read(deadline)
            except (httpx.HTTPError, httpx.StreamError, zlib.error, OSError) as error:
                if deadline.expired:
                    raise self._too_late(address) from error
                if isinstance(error, httpx.TimeoutException):
                    raise BadResponse(f"{address}: no answer in time ({type(error).__name__})") from error
                raise BadResponse(f"{address}: {str(error) or type(error).__name__}") from error
            except (httpx.InvalidURL, ValueError, LookupError) as error:
                # Names and headers that the client takes apart only when it needs them.
                raise FetchError(f"{address}: not an address that can be read ({error})") from error

    def _follow(self, address: str, seen_at: datetime, deadline: Deadline) -> Capture:
        url = parsed(address)
        waited = False
        hops = 0
        while True:
            response = self._send(url, address, deadline)
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    hops += 1
                    if hops > self._limits.redirects:
                        raise BadResponse(f"{address}: more than {self._limits.redirects} redirects")
                    url = parsed(response.headers["location"], url)
                elif (
                    response.status_code in BUSY
                    and not waited
                    and (pause := self._pause(response, deadline)) is not None
                ):
                    waited = True
                    response.close()
                    self._sleep(pause)
                else:
                    return self._capture(response, address, str(url), seen_at, deadline)
            finally:
                response.close()
            if deadline.expired:
                raise self._too_late(address)

    def _answer(
        self, address: str, headers: Mapping[str, str], stop: Callable[[str], bool], deadline: Deadline
    ) -> Reply:
        url = parsed(address)
        for _ in range(self._limits.redirects + 1):
            host, response = url.host, None
            try:
                response = self._send(url, address, deadline, headers)
                if self._pacing is not None:
                    self._pacing.answered(host, response.status_code, response.headers)
                target = response.headers.get("location") if response.status_code in _REDIRECTS else None
                onward = parsed(target, url) if target is not None else None
                if onward is None or stop(str(onward)):
                    data = self._body(response, address, deadline) if onward is None else b""
                    return Reply(response.status_code, dict(response.headers), data, str(onward or url))
                url = onward
            finally:
                if response is not None:
                    response.close()
                if self._pacing is not None:
                    self._pacing.asked(host)
            if deadline.expired:
                raise self._too_late(address)
        raise BadResponse(f"{address}: more than {self._limits.redirects} redirects")

    def _too_late(self, address: str) -> BadResponse:
        return BadResponse(f"{address}: not read within {self._limits.total:g} seconds")

    def _send(
        self, url: httpx.URL, address: str, deadline: Deadline, more: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """One request to one judged IP address; the next address is tried when one cannot be reached."""
        if self._pacing is not None:
            if (seconds := self._pacing.left(url.host)) > self._limits.patience:
                raise BadResponse(f"{address}: not asked, for {url.host} wants to be left alone for {seconds:,.0f} s")
            self._pacing.wait(url.host)
        host, port = url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]
        last: httpx.TransportError | None = None
        for ip in self._judged(host, port, address, deadline):
            left = deadline.left
            if not left:
                raise self._too_late(address)
            request = self._client.build_request(
                "GET",
                self._door(url, ip),
                headers={**_HEADERS, "Host": url.netloc.decode("ascii"), **(more or {})},
                extensions={"sni_hostname": host, "trace": deadline.trace},
                timeout=httpx.Timeout(min(self._limits.read, left), connect=min(self._limits.connect, left)),
            )
            try:
                return self._client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                last = error
        raise last or BadResponse(f"{address}: the host {host} has no address")

    def _door(self, url: httpx.URL, ip: str) -> httpx.URL:
        """Where the connection goes: the judged IP address. Tests put a local server's port here."""
        return url.copy_with(host=ip)

    def _judged(self, host: str, port: int, address: str, deadline: Deadline) -> Sequence[str]:
        """The IP addresses of a host. One refused address among them refuses the host: nobody publishes both."""
        try:
            found = deadline.resolved(self._resolver, host, port)
        except TimeoutError as error:
            raise self._too_late(address) from error
        except (OSError, UnicodeError) as error:
            raise BadResponse(f"{address}: the host {host} cannot be resolved ({error})") from error
        for ip in found:
            reason = None if self._allow_private else refusal(ip)
            if reason is not None:
                raise ForbiddenAddress(f"{address}: {host} is {ip}, {reason}")
        return found

    def _pause(self, response: httpx.Response, deadline: Deadline) -> float | None:
        """The seconds a busy server asks to wait; None when it is not busy, does not say or asks for too many."""
        if response.status_code not in BUSY:
            return None
        stated = response.headers.get("retry-after", "")
        if stated.isascii() and stated.isdigit() and len(stated) < 9:
            pause = float(stated)
        else:
            try:
                pause = email.utils.parsedate_to_datetime(stated).timestamp() - time.time()
            except (ValueError, TypeError, IndexError, OverflowError):
                return None
        return max(0.0, pause) if pause <= min(self._limits.patience, deadline.left) else None

    def _capture(
        self, response: httpx.Response, address: str, url: str, seen_at: datetime, deadline: Deadline
    ) -> Capture:
        status = response.status_code
        if status in _GONE:
            raise Gone(f"{address}: the server answers {status}", status)
        if status != 200:
            raise BadResponse(f"{address}: the server answers {status} {response.reason_phrase}".rstrip())
        return Capture(
            address=address,
            data=self._body(response, address, deadline),
            seen_at=seen_at,
            url=url,
            media_type=response.headers.get("content-type") or UNKNOWN_TYPE,
            status=status,
            headers=dict(response.headers),
        )

    def _body(self, response: httpx.Response, address: str, deadline: Deadline) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in unpacked(response, address):
            size += len(part)
            if size > self._limits.size:
                raise TooLarge(f"{address}: more than {self._limits.size:,} bytes")
            if deadline.expired:
                raise self._too_late(address)
            parts.append(part)
        return b"".join(parts)
