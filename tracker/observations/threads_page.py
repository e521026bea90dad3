"""Threads: the page that an article's frame shows (`/@USER/post/CODE/embed/`), where an archive kept it.

Of its data the object with the post's own code is read, where there is one; else what the page shows. That prints how
long ago only, and the post's id dates it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_PATH = re.compile(r"/(?:@[\w.]{1,60}/post|t)/[\w-]{5,60}/embed/?")
_DEEPEST = 60


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if _PATH.fullmatch(asked.path) else None
    return post if post is not None and post.platform == "threads" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The post, from the page's data or from what it shows. Raises ValueError where it is in neither."""
    soup = BeautifulSoup(page, "html.parser")
    held = next(_held(soup, post.native_id or ""), None)
    if held is not None:
        yield _told(post, held)
        return
    shown, name = soup.select_one(".BodyTextContainer"), soup.select_one(".NameContainer")
    if shown is None and name is None:
        raise ValueError("there is no post in the page")
    text = None
    if shown is not None:
        shown.extract()  # links in the words lead anywhere
        text = _frames.words(shown)
    number, handle = _frames.own(soup.select("a[href]"), "threads")
    yield Observation(
        post.platform,
        number,
        "present",
        _frames.VANTAGE,
        text=text,
        url=post.url,
        handle=handle,
        name=_frames.line(name),
    )


def _held(soup: BeautifulSoup, code: str) -> Iterator[Mapping[str, Any]]:
    """The posts of that code in the page's data."""
    for script in soup.select('script[type="application/json"]'):
        data = script.get_text()
        if f'"{code}"' in data:
            yield from _objects(json.loads(data), code, _DEEPEST)


def _objects(value: object, code: str, deepest: int) -> Iterator[Mapping[str, Any]]:
    if deepest and isinstance(value, dict):
        if value.get("code") == code and isinstance(value.get("user"), dict):
            yield value
        for inner in value.values():
            yield from _objects(inner, code, deepest - 1)
    elif deepest and isinstance(value, list):
        for inner in value:
            yield from _objects(inner, code, deepest - 1)


def _told(post: PostReference, held: Mapping[str, Any]) -> Observation:
    user, caption = held["user"], held.get("caption")
    number = user.get("pk") or user.get("id")
    return Observation(
        post.platform,
        str(held["code"]),
        "present",
        _frames.VANTAGE,
        text=str(caption["text"]).strip() or None if isinstance(caption, dict) and caption.get("text") else None,
        url=post.url,
        posted=_frames.moment(held.get("taken_at")),
        account_id=str(number) if number else None,
        handle=str(user["username"]) if user.get("username") else None,
        name=str(user["full_name"]) if user.get("full_name") else None,
    )


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
