"""ActivityPub: a post's own address, asked for as data (`Accept: application/activity+json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service
from tracker.observations.mastodon import words
from tracker.platforms import parse_post_url

_VANTAGE = "activitypub"


def _post(asked: Asked) -> PostReference | None:
    if asked.path.startswith("/api/"):
        return None
    post = parse_post_url(asked.url)
    return post if post is not None and post.platform == "mastodon" else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """A note, or the tombstone that stands where one was."""
    native_id = str(answer.get("id", "")).rstrip("/").rpartition("/")[2]
    if answer.get("type") == "Tombstone":
        yield Observation(post.platform, native_id, "not_found", _VANTAGE, reason="Tombstone", url=post.url)
    elif isinstance(answer.get("content"), str):
        updated = answer.get("updated")
        yield Observation(
            post.platform,
            native_id,
            "present",
            _VANTAGE,
            text=words(answer["content"]),
            url=post.url,
            posted=machine.read(str(answer.get("published", ""))),
            edited=machine.read(updated) if isinstance(updated, str) else None,
            account_id=str(answer["attributedTo"]) if isinstance(answer.get("attributedTo"), str) else None,
            handle=post.handle,
        )


# 410 is the answer in a tombstone's place, 401 that of servers which answer nobody without a signature.
SERVICE = Service(_VANTAGE, _post, _read, {404: "not_found", 410: "not_found", 401: "withheld_login"}, people=True)
