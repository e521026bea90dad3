"""X: what its own embedded posts are drawn from (`cdn.syndication.twimg.com/tweet-result?id=…&token=…`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from tracker.dates import machine
from tracker.errors import InvalidPostId
from tracker.models import PostReference
from tracker.observations._token import token
from tracker.observations.base import Asked, Observation, Outcome, Request, Service, Version
from tracker.platforms import date_post_id, parse_post_url

_VANTAGE = "embed-data"
_HOST = "cdn.syndication.twimg.com"
_NAMES = ("Tweet", None)


@cache
def _tombstones() -> tuple[float, tuple[tuple[str, Outcome], ...]]:
    told = tomllib.loads((files("tracker.observations") / "tombstones.toml").read_text(encoding="utf-8"))
    return float(told["confidence"]), tuple((row["in"].lower(), row["outcome"]) for row in told["words"])


def _requests(post: PostReference) -> Iterable[Request]:
    if post.platform == "twitter" and (post.native_id or "").isdigit():
        asked = urlencode({"id": post.native_id, "lang": "en", "token": token(str(post.native_id))})
        yield Request(f"https://{_HOST}/tweet-result?{asked}", "", post, post)


def _post(asked: Asked) -> PostReference | None:
    if asked.host != _HOST or not asked.path.startswith("/tweet"):
        return None
    native_id = asked.query.get("id", "")
    return parse_post_url(f"https://x.com/i/status/{native_id}") if native_id.isdigit() else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """A post, an empty object (there is none), or a tombstone: empty for readers without an account, or with words."""
    native_id = post.native_id or ""
    if not answer:
        yield Observation(post.platform, native_id, "not_found", _VANTAGE, url=post.url)
    elif answer.get("__typename") == "TweetTombstone" or isinstance(answer.get("tombstone"), Mapping):
        yield _tombstone(post, answer.get("tombstone"))
    elif isinstance(answer.get("text"), str) and answer.get("__typename") in _NAMES:
        user = answer.get("user")
        author: Mapping[str, Any] = user if isinstance(user, Mapping) else {}
        own_id = str(answer.get("id_str", ""))
        edits = _edits(answer, own_id)
        yield Observation(
            post.platform,
            own_id,
            _outcome(answer, edits),
            _VANTAGE,
            text=answer["text"],
            url=post.url,
            posted=machine.read(str(answer.get("created_at", ""))),
            account_id=str(author["id_str"]) if author.get("id_str") else None,
            handle=str(author["screen_name"]) if author.get("screen_name") else None,
            name=str(author["name"]) if author.get("name") else None,
            edits=edits,
            versions=tuple(_version(one, answer["text"] if one == own_id else None) for one in edits),
        )


def _outcome(answer: Mapping[str, Any], edits: tuple[str, ...]) -> Outcome:
    if answer.get("note_tweet"):
        return "present_truncated"  # of a long post only the beginning is here
    return "edited" if answer.get("isEdited") is True or len(edits) > 1 else "present"


def _edits(answer: Mapping[str, Any], own_id: str) -> tuple[str, ...]:
    """The ids of all versions, each once; none where this post is not among them: the chain is another post's."""
    control = answer.get("edit_control")
    versions = control.get("edit_tweet_ids") if isinstance(control, Mapping) else None
    found = dict.fromkeys(str(one) for one in versions if str(one).isdigit()) if isinstance(versions, list) else {}
    return tuple(found) if own_id in found else ()


def _version(native_id: str, text: str | None) -> Version:
    """Each version is a post with an id of its own, and the id is a clock."""
    try:
        return Version(date_post_id("twitter", native_id), text, native_id)
    except InvalidPostId:
        return Version(None, text, native_id)


def _tombstone(post: PostReference, stone: object) -> Observation:
    words = stone.get("text") if isinstance(stone, Mapping) else None
    said = str(words.get("text") or "") if isinstance(words, Mapping) else ""
    native_id = post.native_id or ""
    if not said:
        return Observation(post.platform, native_id, "withheld_login", _VANTAGE, url=post.url)
    confidence, known = _tombstones()
    told = said.lower()
    outcome: Outcome = next((outcome for part, outcome in known if part in told), "tombstone_unspecified")
    return Observation(
        post.platform,
        native_id,
        outcome,
        _VANTAGE,
        reason=said,
        url=post.url,
        rule="tombstone-words",
        confidence=confidence,
    )


SERVICE = Service(_VANTAGE, _post, _read, {404: "not_found"}, requests=_requests)
