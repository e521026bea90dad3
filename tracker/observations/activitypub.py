"""ActivityPub: a post's own address, asked for as data (`Accept: application/activity+json`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.dates import machine
from tracker.hosts import host_of
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Request, Service
from tracker.observations.mastodon import words
from tracker.platforms import parse_post_url

_VANTAGE = "activitypub"
_SPEAKERS = frozenset({"mastodon", "misskey"})


def _requests(post: PostReference) -> Iterable[Request]:
    """None for a number alone: the path of the web client is a page for people."""
    if post.platform in _SPEAKERS and "/web/" not in post.url:
        yield Request(post.url, "", post, post, "application/activity+json")


def _post(asked: Asked) -> PostReference | None:
    # The interface, and the page that is drawn for frames, are other services.
    if asked.path.startswith("/api/") or asked.path.rstrip("/").endswith("/embed"):
        return None
    post = parse_post_url(asked.url)
    return post if post is not None and post.platform in _SPEAKERS else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """A note, or the tombstone that stands where one was."""
    told = str(answer.get("id", "")).rstrip("/")
    # A number is a post's on its own server only.
    elsewhere = "://" in told and host_of(told) != host_of(post.url or told)
    native_id = "" if elsewhere else told.rpartition("/")[2]
    if answer.get("type") == "Tombstone":
        yield Observation(post.platform, native_id, "not_found", _VANTAGE, reason="Tombstone", url=post.url)
    elif isinstance(answer.get("content"), str):
        posted = machine.read(str(answer.get("published", "")))
        updated = machine.read(str(answer.get("updated") or ""))
        edited = updated if posted is None or updated is None or updated.earliest > posted.earliest else None
        yield Observation(
            post.platform,
            native_id,
            "edited" if edited is not None else "present",
            _VANTAGE,
            text=words(answer["content"]),
            url=post.url,
            posted=posted,
            edited=edited,
            account_id=str(answer["attributedTo"]) if isinstance(answer.get("attributedTo"), str) else None,
        )


# 410 is the answer in a tombstone's place, 401 that of servers which answer nobody without a signature.
SERVICE = Service(
    _VANTAGE,
    _post,
    _read,
    {404: "not_found", 410: "not_found", 401: "withheld_login"},
    people=True,
    requests=_requests,
)
