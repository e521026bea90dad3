"""From an address and its answer to observations, whichever service it is."""

from __future__ import annotations

import json
from functools import cache

from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Outcome, Service
from tracker.registry import members

_OK = 200
# What statuses mean where a service gives them no meaning of its own.
_STATUSES: dict[int, Outcome] = {429: "rate_limited"}
_REASON = 300


@cache
def services() -> tuple[Service, ...]:
    """Every service, by file name."""
    return tuple(module.SERVICE for module in members("tracker.observations").values())


def may_be_answer(address: str, *, data: bool = True) -> bool:
    """Whether some service would be asked so about a post; without `data`, one that speaks to programs only."""
    found = _asked(address)
    return found is not None and (data or not found[0].people)


def observed(address: str, status: int, body: bytes) -> list[Observation]:
    """What an answer says of the post that its address asks for; empty where no service is asked so.

    What is said of another post than the asked one is not taken.
    """
    found = _asked(address)
    if found is None:
        return []
    service, post = found
    if status != _OK:
        outcome = service.refusals.get(status) or _STATUSES.get(status, "refused")
        return [_without(service, post, outcome, _words(body))]
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return [_without(service, post, "unreadable", "not JSON")]
    if not isinstance(answer, dict):
        return [_without(service, post, "unreadable", "not an object")]
    said = [one for one in service.read(post, answer) if one.native_id == post.native_id]
    return said[:1] or [_without(service, post, "unreadable", "the answer is not of this post")]


def _asked(address: str) -> tuple[Service, PostReference] | None:
    asked = Asked.of(address)
    if asked is None:
        return None
    for service in services():
        post = service.post(asked)
        if post is not None and post.kind == "post" and post.native_id:
            return service, post
    return None


def _without(service: Service, post: PostReference, outcome: Outcome, reason: str | None) -> Observation:
    return Observation(post.platform, post.native_id or "", outcome, service.vantage, reason=reason, url=post.url)


def _words(body: bytes) -> str | None:
    """What a refusal says, in its own words; a page of HTML says it to people only."""
    text = " ".join(body[:_REASON].decode("utf-8", "replace").split())
    return text if text and not text.startswith("<") else None
