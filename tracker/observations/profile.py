"""Bluesky's accounts, asked for when a post is not found: `app.bsky.actor.getProfile?actor=…`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Outcome, Refusal, Request, Service

_VANTAGE = "appview"
_ERRORS: dict[str, Outcome] = {"AccountTakedown": "suspended", "AccountDeactivated": "deactivated"}
_UNKNOWN = "profile not found"


def asked(request: Request) -> Request:
    """The question about the account whose post is asked for."""
    actor = urlencode({"actor": request.post.handle or ""})
    url = f"https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?{actor}"
    return Request(url, "profile", request.post, request.about)


def _post(asked: Asked) -> PostReference | None:
    """It asks for an account; whose post was meant, its address does not say."""
    return None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """An account that is there says nothing of its post."""
    if not answer.get("did"):
        raise ValueError("no account is in the answer")
    yield from ()


def _refused(post: PostReference, refusal: Refusal) -> Outcome | None:
    if refusal.says("message").lower() == _UNKNOWN:
        return "account_gone"
    return _ERRORS.get(refusal.says("error"))


SERVICE = Service(_VANTAGE, _post, _read, {}, refused=_refused, identity=True)
