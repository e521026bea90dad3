"""TikTok: the page that an article's frame shows (`/embed/v2/ID`), where an archive kept it.

Its one number for "not shown" stands for deleted, private and blocked here alike.
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

_PATH = re.compile(r"/embed/(?:v2/)?(\d{6,25})/?")
_STATE = "__FRONTITY_CONNECT_STATE__"


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if _PATH.fullmatch(asked.path) else None
    return post if post is not None and post.platform == "tiktok" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The film's words, from what the page was drawn with. Raises ValueError where nothing of it is there."""
    state = BeautifulSoup(page, "html.parser").find("script", id=_STATE)
    if state is None:
        raise ValueError("there is no film in the page")
    drawn = _object(_object(json.loads(state.get_text()), "source"), "data")
    for path, shown in drawn.items():
        found = _PATH.fullmatch(path)
        if found is None or not isinstance(shown, dict):
            continue
        if shown.get("isError"):
            code = shown.get("errorCode")
            why = f"error {code}" if code is not None else None
            yield _frames.hidden(post, found[1], why)
            continue
        film = _object(shown, "videoData")
        about, author = _object(film, "itemInfos"), _object(film, "authorInfos")
        if not about:
            continue
        yield Observation(
            post.platform,
            str(about.get("id") or found[1]),
            "present",
            _frames.VANTAGE,
            text=str(about["text"]).strip() or None if about.get("text") else None,
            url=post.url,
            posted=_frames.moment(about.get("createTime")),
            account_id=str(author["userId"]) if author.get("userId") else None,
            handle=str(author["uniqueId"]) if author.get("uniqueId") else None,
            name=str(author["nickName"]) if author.get("nickName") else None,
        )


def _object(of: object, name: str) -> Mapping[str, Any]:
    found = of.get(name) if isinstance(of, dict) else None
    return found if isinstance(found, dict) else {}


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
