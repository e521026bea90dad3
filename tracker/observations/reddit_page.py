"""Reddit: the page that an article's frame shows (`embed.reddit.com/r/NAME/comments/ID/…`), where an archive kept it.

What stands in a post's place is one sentence for people, the page the same as that of no post: "not found" is never
read from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_HOSTS = ("embed.reddit.com", "www.redditmedia.com")
_KIND = "t3_"


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if asked.host in _HOSTS else None
    return post if post is not None and post.platform == "reddit" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """Title and words. Raises ValueError for a page that names no post."""
    soup = BeautifulSoup(page, "html.parser")
    own = soup.select_one("#canonical-url-updater[value]")
    named = parse_post_url(str(own["value"])) if own is not None else None
    if named is None or named.platform != "reddit" or not named.native_id:
        raise ValueError("there is no post in the page")
    title = soup.select_one("shreddit-embed-title, h1")
    if title is None:
        yield _frames.hidden(post, named.native_id, _notice(soup))
        return
    told = _told(soup)
    if told.get("id") not in (None, named.native_id, f"{_KIND}{named.native_id}"):
        raise ValueError("the page names two posts")
    body = soup.find(id=f"{_KIND}{named.native_id}-post-rtjson-content")
    user = soup.select_one('a[href*="/user/"]')
    account = parse_post_url(str(user["href"])) if user is not None else None
    handle = account.handle if account is not None and account.platform == "reddit" else None
    milliseconds = told.get("created_timestamp")
    yield Observation(
        post.platform,
        named.native_id,
        "present",
        _frames.VANTAGE,
        text="\n\n".join(part for part in (_frames.line(title), _frames.words(body) if body else None) if part),
        url=post.url,
        posted=_frames.moment(milliseconds / 1000) if isinstance(milliseconds, int | float) else None,
        handle=handle,
        name=handle,
    )


def _told(soup: BeautifulSoup) -> Mapping[str, Any]:
    """What the page's own counter is told of the post."""
    element = soup.select_one("shreddit-screenview-data[data]")
    told = json.loads(str(element["data"])) if element is not None else None
    found = told.get("post") if isinstance(told, dict) else None
    return found if isinstance(found, dict) else {}


def _notice(soup: BeautifulSoup) -> str | None:
    for other in soup.select("script, style, template"):
        other.extract()
    return " ".join(soup.get_text(" ").split())[:300] or None


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
