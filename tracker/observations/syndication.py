"""X: what its own embedded posts are drawn from (`cdn.syndication.twimg.com/tweet-result?id=…`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_VANTAGE = "embed-data"


def _post(asked: Asked) -> PostReference | None:
    if asked.host != "cdn.syndication.twimg.com" or not asked.path.startswith("/tweet"):
        return None
    native_id = asked.query.get("id", "")
    return parse_post_url(f"https://x.com/i/status/{native_id}") if native_id.isdigit() else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """A post, an empty object (there is none), or a tombstone: empty for readers without an account, or with words."""
    native_id = post.native_id or ""
    if not answer:
        yield Observation(post.platform, native_id, "not_found", _VANTAGE, url=post.url)
    elif answer.get("__typename") == "TweetTombstone":
        stone = answer.get("tombstone")
        words = stone.get("text") if isinstance(stone, Mapping) else None
        said = str(words.get("text") or "") if isinstance(words, Mapping) else ""
        yield Observation(
            post.platform,
            native_id,
            "tombstone_unspecified" if said else "withheld_login",
            _VANTAGE,
            reason=said or None,
            url=post.url,
        )
    elif isinstance(answer.get("text"), str):
        user = answer.get("user")
        author: Mapping[str, Any] = user if isinstance(user, Mapping) else {}
        control = answer.get("edit_control")
        versions = control.get("edit_tweet_ids") if isinstance(control, Mapping) else None
        yield Observation(
            post.platform,
            str(answer.get("id_str", "")),
            # Of a long post only the beginning is here.
            "present_truncated" if answer.get("note_tweet") else "present",
            _VANTAGE,
            text=answer["text"],
            url=post.url,
            posted=machine.read(str(answer.get("created_at", ""))),
            account_id=str(author["id_str"]) if author.get("id_str") else None,
            handle=str(author["screen_name"]) if author.get("screen_name") else None,
            name=str(author["name"]) if author.get("name") else None,
            edits=tuple(map(str, versions)) if isinstance(versions, list) else (),
        )


SERVICE = Service(_VANTAGE, _post, _read, {404: "not_found"})
