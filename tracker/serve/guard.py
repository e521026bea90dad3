"""Who may ask this server, and what a browser may do with the answer.

A page of another site can make the reader's browser send requests here, and can point a name of its own at 127.0.0.1:
the Host header says under which name the server was asked, and a POST must carry a token that only its own pages hold.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MISDIRECTED, _METHOD_NOT_ALLOWED = 421, 405
_METHODS = ("GET", "HEAD", "POST")
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with that, a browser sends "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Token:
    """A secret of this run of the server, for the forms of its own pages."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def matches(self, given: str) -> bool:
        """Compares in constant time."""
        return hmac.compare_digest(self.value.encode(), given.encode("utf-8", "replace"))


def hosts_of(address: str, port: int) -> frozenset[str]:
    """The Host headers under which a server on this machine is rightly asked."""
    bracketed = f"[{address}]" if ":" in address else address
    names = {bracketed, "127.0.0.1", "localhost"}
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


class Guard:
    """Wraps the application: the Host and Origin of requests, the headers of answers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], policy: str) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._headers = {**_HEADERS, "Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        refusal = self._refusal(str(scope["method"]), Headers(scope=scope))
        await (refusal or self._app)(scope, receive, answered)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse("This server answers on this machine, under its own address only.", _MISDIRECTED)
        if method not in _METHODS:
            return PlainTextResponse("Only GET, HEAD and POST are answered.", _METHOD_NOT_ALLOWED)
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self._hosts}:
            return PlainTextResponse("Requests of other sites are not answered.", 403)
        return None
