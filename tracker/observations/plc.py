"""Whose server keeps a Bluesky account: its identity document (plc.directory, or the host that a did:web names)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tracker.hosts import parts_of
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Request, Service

_VANTAGE = "plc"
_PLC = re.compile(r"did:plc:[a-z2-7]{24}")
_WEB = re.compile(r"did:web:([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})")
_KIND = "AtprotoPersonalDataServer"
_RESOLVE = "/xrpc/com.atproto.identity.resolveHandle"


def asked(request: Request, did: str) -> Iterable[Request]:
    """The question for an account's identity; none for an id of a kind that nobody keeps."""
    if _PLC.fullmatch(did):
        yield Request(f"https://plc.directory/{did}", "plc", request.post, request.about)
    elif web := _WEB.fullmatch(did):
        yield Request(f"https://{web[1]}/.well-known/did.json", "plc", request.post, request.about)


def _requests(post: PostReference) -> Iterable[Request]:
    """The account's document; of a handle first the account that it names today."""
    if post.platform != "bluesky" or not post.handle:
        return
    if post.handle.startswith("did:"):
        yield from asked(Request("", "plc", post, post), post.handle)
    else:
        yield Request(f"https://public.api.bsky.app{_RESOLVE}?{urlencode({'handle': post.handle})}", "plc", post, post)


def _post(asked: Asked) -> PostReference | None:
    """It asks for an account; whose post was meant, its address does not say."""
    return None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """An account that is there says nothing of its post."""
    if not answer.get("id") and not answer.get("did"):
        raise ValueError("no account is in the answer")
    yield from ()


def _more(request: Request, answer: Mapping[str, Any]) -> Iterable[Request]:
    """The record at the account's own server, or the document of the account that a handle names."""
    if _RESOLVE in request.url:
        yield from asked(request, str(answer.get("did", "")))
        return
    did = str(answer.get("id", ""))
    if request.url not in {one.url for one in asked(request, did)}:
        return  # the document of another account than the one that was asked for
    # From here on the account is known by its id: what the server says of another one is not taken.
    post = request.post.model_copy(
        update={"handle": did, "url": f"https://bsky.app/profile/{did}/post/{request.post.native_id}"}
    )
    services = answer.get("service")
    for one in services if isinstance(services, list) else []:
        if isinstance(one, Mapping) and one.get("type") == _KIND:
            root = str(one.get("serviceEndpoint", "")).rstrip("/")
            parts = parts_of(root)
            if parts is not None and parts.scheme == "https" and did.startswith("did:"):
                record = {"repo": did, "collection": "app.bsky.feed.post", "rkey": request.post.native_id}
                url = f"{root}/xrpc/com.atproto.repo.getRecord?{urlencode(record)}"
                yield Request(url, "pds", post, request.about)
            return


# A tombstone is 410; the directory has been seen to say 404 of it.
SERVICE = Service(
    _VANTAGE, _post, _read, {404: "account_gone", 410: "account_gone"}, requests=_requests, more=_more, identity=True
)
