"""All versions of a Mastodon post, each with its moment: `/api/v1/statuses/ID/history`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service, Version
from tracker.observations.mastodon import VANTAGE, numbered, words

_PATH = re.compile(r"/api/v1/statuses/(\d{6,25}|[0-9A-Za-z]{18})/history")


def _post(asked: Asked) -> PostReference | None:
    found = _PATH.fullmatch(asked.path)
    return numbered(asked, found[1]) if found else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """The list names no post: that of the address is meant."""
    listed = answer.get("list")
    found = [
        Version(machine.read(str(one.get("created_at", ""))), words(one["content"]))
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, Mapping) and isinstance(one.get("content"), str)
    ]
    if not found:
        return
    yield Observation(
        post.platform,
        post.native_id or "",
        "edited" if len(found) > 1 else "present",
        VANTAGE,
        text=found[-1].text,
        url=post.url,
        posted=found[0].written,
        edited=found[-1].written if len(found) > 1 else None,
        versions=tuple(found),
    )


SERVICE = Service(VANTAGE, _post, _read, {404: "not_found", 410: "not_found", 401: "withheld_login"}, lists=True)
