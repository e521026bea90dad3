"""Mastodon's interface (`/api/v1/statuses/ID`), which Truth Social and Pleroma speak as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_VANTAGE = "platform-api"
_PATH = re.compile(r"/api/v1/statuses/(\d{6,25})")


def _post(asked: Asked) -> PostReference | None:
    """The post of that number; whose it is, only the answer says."""
    found = _PATH.fullmatch(asked.path)
    post = parse_post_url(f"https://{asked.host}/@_/{found[1]}") if found else None
    return post.model_copy(update={"url": asked.url, "handle": None}) if post else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    if not isinstance(answer.get("content"), str):
        return
    account = answer.get("account")
    author: Mapping[str, Any] = account if isinstance(account, Mapping) else {}
    edited = str(answer.get("edited_at") or "")
    yield Observation(
        post.platform,
        str(answer.get("id", "")),
        "present",
        _VANTAGE,
        text=words(answer["content"]),
        url=str(answer.get("url") or post.url),
        posted=machine.read(str(answer.get("created_at", ""))),
        edited=machine.read(edited) if edited else None,
        account_id=str(author["id"]) if author.get("id") else None,
        handle=str(author["acct"]) if author.get("acct") else None,
        name=str(author["display_name"]) if author.get("display_name") else None,
    )


def words(content: str) -> str:
    """The words of a post's HTML, its paragraphs and lines kept."""
    soup = BeautifulSoup(content, "html.parser")
    for line in soup.find_all("br"):
        line.replace_with("\n")
    paragraphs = [paragraph.get_text() for paragraph in soup.find_all("p")]
    return "\n\n".join(paragraphs) if paragraphs else soup.get_text()


# 404 is also said of what is not public, and 401 by servers that answer nobody without a signature.
SERVICE = Service(_VANTAGE, _post, _read, {404: "not_found", 401: "withheld_login"})
