"""Bluesky's AppView: `app.bsky.feed.getPostThread?uri=…` and `app.bsky.feed.getPosts?uris=…`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_VANTAGE = "appview"
_HOSTS = ("public.api.bsky.app", "api.bsky.app")


def _post(asked: Asked) -> PostReference | None:
    if asked.host not in _HOSTS or not asked.path.startswith("/xrpc/app.bsky.feed.getPost"):
        return None
    return parse_post_url(asked.query.get("uri") or asked.query.get("uris") or "")


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """A thread whose post it is or which is blocked, or a list of posts: a list leaves out what is not shown."""
    thread = answer.get("thread")
    posts = answer.get("posts")
    if isinstance(thread, Mapping):
        if thread.get("blocked"):
            yield Observation(
                post.platform, _key(str(thread.get("uri", ""))), "blocked_by_author", _VANTAGE, url=post.url
            )
        posts = [thread.get("post")]
    for one in posts if isinstance(posts, list) else []:
        record = one.get("record") if isinstance(one, Mapping) else None
        author = one.get("author") if isinstance(one, Mapping) else None
        if not isinstance(record, Mapping) or not isinstance(author, Mapping):
            continue
        yield Observation(
            post.platform,
            _key(str(one.get("uri", ""))),
            "present",
            _VANTAGE,
            text=str(record.get("text", "")),
            url=post.url,
            posted=machine.read(str(record.get("createdAt", ""))),
            account_id=str(author["did"]) if author.get("did") else None,
            handle=str(author["handle"]) if author.get("handle") else None,
            name=str(author["displayName"]) if author.get("displayName") else None,
        )


def _key(uri: str) -> str:
    return uri.rpartition("/")[2]


SERVICE = Service(_VANTAGE, _post, _read, {})
