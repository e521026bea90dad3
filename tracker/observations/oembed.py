"""oEmbed (oembed.com): who posted what is embedded, under the name and handle of today. The table is `oembed.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_VANTAGE = "oembed"


@cache
def _endpoints() -> frozenset[str]:
    told = tomllib.loads((files("tracker.observations") / "oembed.toml").read_text(encoding="utf-8"))
    return frozenset(told["endpoints"])


def _post(asked: Asked) -> PostReference | None:
    if f"{asked.host}{asked.path}" not in _endpoints():
        return None
    return parse_post_url(asked.query.get("url", ""))


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """That the post is there, and whose it is. An answer names the post by its address, or in the mark-up it gives."""
    stated = parse_post_url(str(answer.get("url", "")))
    native_id = post.native_id or ""
    if stated is not None and stated.kind == "post":
        native_id = stated.native_id or ""
    elif native_id not in str(answer.get("html", "")):
        return
    # Vimeo answers 200 and says in the answer that the owner restricts where the film is shown.
    if answer.get("domain_status_code") not in (None, 200):
        yield Observation(post.platform, native_id, "protected", _VANTAGE, url=post.url)
        return
    account = parse_post_url(str(answer.get("author_url", "")))
    yield Observation(
        post.platform,
        native_id,
        "present",
        _VANTAGE,
        url=post.url,
        handle=account.handle if account is not None else None,
        name=str(answer["author_name"]) if answer.get("author_name") else None,
    )


SERVICE = Service(_VANTAGE, _post, _read, {404: "not_found", 403: "protected"})
