"""Mastodon's interface (`/api/v1/statuses/ID`), which Truth Social and Pleroma speak as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from tracker.dates import machine
from tracker.hosts import host_of
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Outcome, Request, Service
from tracker.platforms import parse_post_url

VANTAGE = "platform-api"
_PATH = re.compile(r"/api/v1/statuses/(\d{6,25}|[0-9A-Za-z]{18})")
_SPEAKERS = frozenset({"mastodon", "pleroma", "truthsocial"})


def _requests(post: PostReference) -> Iterable[Request]:
    host = host_of(post.url or "")
    if post.platform in _SPEAKERS and host:
        yield Request(f"https://{host}/api/v1/statuses/{post.native_id}", "", post, post)


def _more(request: Request, answer: Mapping[str, Any]) -> Iterable[Request]:
    """The list of versions of an edited post; of another server's post, the post at home."""
    if str(answer.get("id", "")) != request.post.native_id:
        return
    if answer.get("edited_at"):
        yield Request(f"{request.url}/history", "history", request.post, request.about)
    uri = str(answer.get("uri", ""))
    home = parse_post_url(uri)
    if home is not None and home.kind == "post" and host_of(uri) not in ("", request.host):
        yield Request(uri, "activitypub", home, request.about, "application/activity+json")


def _post(asked: Asked) -> PostReference | None:
    """The post of that number; whose it is, only the answer says."""
    found = _PATH.fullmatch(asked.path)
    return numbered(asked, found[1]) if found else None


def numbered(asked: Asked, native_id: str) -> PostReference | None:
    """The post of a number on the server that was asked."""
    if native_id.isdigit():
        path = f"@_/posts/{native_id}" if asked.host == "truthsocial.com" else f"@_/{native_id}"
    else:
        path = f"notice/{native_id}"
    post = parse_post_url(f"https://{asked.host}/{path}")
    return post.model_copy(update={"url": asked.url, "handle": None}) if post else None


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    if not isinstance(answer.get("content"), str):
        return
    account = answer.get("account")
    author: Mapping[str, Any] = account if isinstance(account, Mapping) else {}
    edited = machine.read(str(answer.get("edited_at") or ""))
    outcome: Outcome = "edited" if edited is not None else "present"
    yield Observation(
        post.platform,
        str(answer.get("id", "")),
        "suspended" if author.get("suspended") is True else outcome,
        VANTAGE,
        text=words(answer["content"]),
        url=str(answer.get("url") or post.url),
        posted=machine.read(str(answer.get("created_at", ""))),
        edited=edited,
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
SERVICE = Service(
    VANTAGE,
    _post,
    _read,
    {404: "not_found", 410: "not_found", 401: "withheld_login"},
    requests=_requests,
    more=_more,
)
