"""Bluesky's AppView: `app.bsky.feed.getPostThread?uri=…` and `app.bsky.feed.getPosts?uris=…`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations import plc, profile
from tracker.observations._records import account_of, key_of, speaks_of_another
from tracker.observations.base import Asked, Observation, Outcome, Refusal, Request, Service
from tracker.platforms import parse_post_url

_VANTAGE = "appview"
_HOSTS = ("public.api.bsky.app", "api.bsky.app")
# By this label authors ask that their posts be shown to nobody without an account.
_UNSHOWN = "!no-unauthenticated"
# What stands in the place of a handle that does not lead back to the account.
_NO_HANDLE = "handle.invalid"
_ERRORS: dict[str, Outcome] = {
    "NotFound": "not_found",
    "AccountTakedown": "suspended",
    "AccountDeactivated": "deactivated",
}


def _requests(post: PostReference) -> Iterable[Request]:
    if post.platform == "bluesky" and post.handle:
        uri = f"at://{post.handle}/app.bsky.feed.post/{post.native_id}"
        asked = urlencode({"uri": uri, "depth": 0, "parentHeight": 0})
        yield Request(f"https://{_HOSTS[0]}/xrpc/app.bsky.feed.getPostThread?{asked}", "", post, post)


def _more(request: Request, answer: Mapping[str, Any]) -> Iterable[Request]:
    """The author's server of a post that is shown; what became of the account of one that is not."""
    if answer.get("error") == "NotFound":
        yield profile.asked(request)
        return
    thread = answer.get("thread")
    shown = thread.get("post") if isinstance(thread, Mapping) else None
    author = shown.get("author") if isinstance(shown, Mapping) else None
    did = str(author.get("did", "")) if isinstance(author, Mapping) else ""
    if did.startswith("did:") and not (request.post.handle or "").startswith("did:"):
        yield from plc.asked(request, did)


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
                post.platform, key_of(post, str(thread.get("uri", ""))), "blocked_by_author", _VANTAGE, url=post.url
            )
        elif thread.get("notFound"):
            yield Observation(
                post.platform, key_of(post, str(thread.get("uri", ""))), "not_found", _VANTAGE, url=post.url
            )
        posts = [thread.get("post")]
    if posts == []:
        yield Observation(
            post.platform, post.native_id or "", "not_found", _VANTAGE, reason="not in the list", url=post.url
        )
    for one in posts if isinstance(posts, list) else []:
        if isinstance(one, Mapping):
            yield from _shown(post, one)


def _shown(post: PostReference, one: Mapping[str, Any]) -> Iterator[Observation]:
    record, author = one.get("record"), one.get("author")
    if not isinstance(record, Mapping) or not isinstance(author, Mapping):
        return
    if author.get("did", account_of(str(one.get("uri", "")))) != account_of(str(one.get("uri", ""))):
        return  # the record of one account under the name of another
    labels = author.get("labels")
    unshown = any(
        isinstance(label, Mapping) and label.get("val") == _UNSHOWN
        for label in (labels if isinstance(labels, list) else [])
    )
    yield Observation(
        post.platform,
        key_of(post, str(one.get("uri", ""))),
        "withheld_login" if unshown else "present",
        _VANTAGE,
        reason=_UNSHOWN if unshown else None,
        text=None if unshown else str(record.get("text", "")),
        url=post.url,
        posted=machine.read(str(record.get("createdAt", ""))),
        account_id=str(author["did"]) if author.get("did") else None,
        handle=str(author["handle"]) if author.get("handle") not in (None, "", _NO_HANDLE) else None,
        name=str(author["displayName"]) if author.get("displayName") else None,
        revision=str(one["cid"]) if one.get("cid") else None,
    )


def _refused(post: PostReference, refusal: Refusal) -> Outcome | None:
    if speaks_of_another(post, refusal.says("message")):
        return "unreadable"
    return _ERRORS.get(refusal.says("error"))


SERVICE = Service(_VANTAGE, _post, _read, {}, requests=_requests, more=_more, refused=_refused)
