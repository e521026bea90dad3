"""From a post to what is asked about it, and from an answer to what it says, whichever service it is. Pure."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.hosts import parts_of
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Outcome, Refusal, Request, Service
from tracker.platforms import owner_of
from tracker.reading.charset import known
from tracker.registry import members

_OK = 200
_REDIRECTED = range(300, 400)
_BUSY = 503
# What statuses mean where a service gives them no meaning of its own.
_STATUSES: dict[int, Outcome] = {429: "rate_limited", 451: "withheld_here"}
_CHARSET = re.compile(r"charset=[\"']?([A-Za-z0-9_.:-]{1,40})")
# Where sites send readers who have no account; what is behind it was not shown, and nothing is said of it.
_LOGIN = re.compile(
    r"/(?:accounts/login|i/flow/login|log-?in|sign-?in|signup|auth|checkpoint)(?:[/?.]|$)", re.IGNORECASE
)
# Of these a redirect's target may speak only when it was asked for the same post.
_FIRM = frozenset({"rate_limited", "refused", "unreadable"})


@cache
def services() -> dict[str, Service]:
    """Every service by file name, in alphabetical order."""
    return {name: module.SERVICE for name, module in members("tracker.observations").items()}


@cache
def _unasked() -> dict[str, str]:
    told = tomllib.loads((files("tracker.observations") / "unasked.toml").read_text(encoding="utf-8"))
    return {str(name): str(why) for name, why in told["platforms"].items()}


def requests_for(post: PostReference) -> list[Request]:
    """The questions about a post, all services together; those that an answer opens come from `more_requests`."""
    if post.kind != "post" or not post.native_id:
        return []
    return [
        replace(request, service=name) for name, service in services().items() for request in service.requests(post)
    ]


def unasked(post: PostReference) -> str | None:
    """Why nobody is asked about a post; None where somebody is."""
    if requests_for(post):
        return None
    return _unasked().get(post.platform, "not checked: no service is known that answers without an account")


def vantages_of(post: PostReference) -> set[str]:
    """Who may speak of a post, the answers that open further questions included."""
    return {services()[request.service].vantage for request in requests_for(post)}


def read_answer(
    request: Request, status: int, headers: Mapping[str, str], body: bytes, redirected_to: str | None = None
) -> Observation | None:
    """What an answer says of the post; None where it speaks of the account only and says nothing amiss.

    `headers` have lower-case names; `redirected_to` is the address that answered in the end, where it is another.
    """
    service = services()[request.service]
    found = _said(service, request.post, status, headers, body)
    if redirected_to is not None and is_login(redirected_to):
        found = _without(service, request.post, "withheld_login", f"sent on to {_place(redirected_to)}")
    elif status in _REDIRECTED:
        found = _without(service, request.post, "refused", f"sent on to {_place(redirected_to or '')}".rstrip())
    elif (
        found is not None
        and redirected_to
        and found.outcome not in _FIRM
        and not _same(service, request, redirected_to)
    ):
        found = _without(service, request.post, "refused", f"sent on to {_place(redirected_to)}")
    if found is None:
        return None
    return of_post(request.about, found)


def more_requests(request: Request, status: int, headers: Mapping[str, str], body: bytes) -> list[Request]:
    """The questions that an answer opens: the account's own server, the origin's, the list of versions."""
    answer = _object(headers, body)
    if answer is None or (status != _OK and not answer.get("error")):
        return []
    return list(services()[request.service].more(request, answer))


def may_be_answer(address: str, *, data: bool = True) -> bool:
    """Whether some service would be asked so about a post; without `data`, one that speaks to programs only."""
    found = _asked(address)
    return found is not None and (data or not found[0].people)


def answers_page(address: str) -> bool:
    """Whether the answer to this address is a page that some service draws for embedding."""
    found = _asked(address)
    return found is not None and found[0].page is not None


def is_login(url: str) -> bool:
    """Whether an address is where a site sends readers who have no account."""
    parts = parts_of(url)
    return parts is not None and bool(_LOGIN.search(f"{parts.path}?"))


def observed(address: str, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> list[Observation]:
    """What an answer in an archive says of the post that its address asks for; empty where no service is asked so.

    What is said of another post than the asked one is not taken.
    """
    found = _asked(address)
    if found is None:
        return []
    said = _said(found[0], found[1], status, headers or {}, body)
    return [of_post(found[1], said)] if said is not None else []


def of_post(post: PostReference, said: Observation) -> Observation:
    """What was said, as of the post that was asked about."""
    owner = owner_of(post.platform, post.url)
    return replace(said, platform=post.platform, native_id=post.native_id or "", owner=owner)


def _said(
    service: Service, post: PostReference, status: int, headers: Mapping[str, str], body: bytes
) -> Observation | None:
    if status != _OK:
        return _refused(service, post, status, headers, body)
    try:
        said = list(_read(service, post, headers, body))
    except (ValueError, RecursionError) as error:
        if service.refused(post, Refusal.of(status, body)):
            return _refused(service, post, status, headers, body)
        return _without(service, post, "unreadable", str(error) if type(error) is ValueError else "not JSON")
    about = [one for one in said if one.native_id == post.native_id]
    if about:
        return about[0]
    if service.identity and not said:
        return None
    return _without(service, post, "unreadable", "the answer is not of this post")


def _read(service: Service, post: PostReference, headers: Mapping[str, str], body: bytes) -> Iterator[Observation]:
    """Raises ValueError for what is no answer."""
    if service.page is not None:
        return service.page(post, _decoded(headers, body))
    answer = json.loads(_decoded(headers, body))
    if service.lists and isinstance(answer, list):
        answer = {"list": answer}
    if not isinstance(answer, dict):
        raise ValueError("not an object")
    return service.read(post, answer)


def _refused(
    service: Service, post: PostReference, status: int, headers: Mapping[str, str], body: bytes
) -> Observation:
    refusal = Refusal.of(status, body)
    outcome = service.refused(post, refusal) or service.refusals.get(status) or _STATUSES.get(status, "refused")
    if status == _BUSY and "retry-after" in headers:
        outcome = "rate_limited"
    return _without(service, post, outcome, refusal.words)


def _object(headers: Mapping[str, str], body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(_decoded(headers, body))
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _decoded(headers: Mapping[str, str], body: bytes) -> str:
    """The text of an answer: UTF-8, else the charset of the web that the headers call it. Raises ValueError."""
    try:
        return body.decode(json.detect_encoding(body), "strict").removeprefix("\ufeff")
    except UnicodeDecodeError:
        stated = _CHARSET.search(headers.get("content-type", ""))
        named = known(stated[1].encode()) if stated is not None else None
        if named in (None, "utf-8"):
            raise
        return body.decode(str(named))


def _same(service: Service, request: Request, url: str) -> bool:
    """Whether an address asks a service for the same post; one of an identity speaks of the account."""
    if service.identity:
        return True
    asked = Asked.of(url)
    post = service.post(asked) if asked is not None else None
    return (
        post is not None
        and post.native_id == request.post.native_id
        and owner_of(post.platform, post.url) == owner_of(request.post.platform, request.post.url)
    )


def _asked(address: str) -> tuple[Service, PostReference] | None:
    asked = Asked.of(address)
    if asked is None:
        return None
    for service in services().values():
        post = service.post(asked)
        if post is not None and post.kind == "post" and post.native_id:
            return service, post
    return None


def _without(service: Service, post: PostReference, outcome: Outcome, reason: str | None) -> Observation:
    return Observation(post.platform, post.native_id or "", outcome, service.vantage, reason=reason, url=post.url)


def _place(url: str) -> str:
    """Host and path of an address; what follows may hold what is nobody's business."""
    parts = parts_of(url)
    return f"{parts.hostname or ''}{parts.path}" if parts is not None else ""
