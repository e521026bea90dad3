"""The server that keeps a Bluesky account: `com.atproto.repo.getRecord?repo=DID&collection=…&rkey=…`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations._records import account_of, key_of, speaks_of_another
from tracker.observations.base import Asked, Observation, Outcome, Refusal, Service
from tracker.platforms import parse_post_url

_VANTAGE = "pds"
_PATH = "/xrpc/com.atproto.repo.getRecord"
_KIND = "app.bsky.feed.post"
_ERRORS: dict[str, Outcome] = {
    "RecordNotFound": "not_found",
    "RepoTakendown": "suspended",
    "RepoSuspended": "suspended",
    "RepoDeactivated": "deactivated",
    "RepoNotFound": "account_gone",
}


def _post(asked: Asked) -> PostReference | None:
    query = asked.query
    if asked.path != _PATH or query.get("collection") != _KIND:
        return None
    return parse_post_url(f"at://{query.get('repo', '')}/{_KIND}/{query.get('rkey', '')}")


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    record = answer.get("value")
    uri = str(answer.get("uri", ""))
    if isinstance(record, Mapping) and isinstance(record.get("text"), str):
        did = account_of(uri)
        yield Observation(
            post.platform,
            key_of(post, uri),
            "present",
            _VANTAGE,
            text=record["text"],
            url=post.url,
            posted=machine.read(str(record.get("createdAt", ""))),
            account_id=did if did.startswith("did:") else None,
            revision=str(answer["cid"]) if answer.get("cid") else None,
        )


def _refused(post: PostReference, refusal: Refusal) -> Outcome | None:
    """A server that is no server of this kind answers 404 to anything: only words of the protocol count."""
    if speaks_of_another(post, refusal.says("message")):
        return "unreadable"
    if refusal.says("error") == "InvalidRequest" and "could not locate record" in refusal.says("message").lower():
        return "not_found"
    return _ERRORS.get(refusal.says("error"))


SERVICE = Service(_VANTAGE, _post, _read, {}, refused=_refused)
