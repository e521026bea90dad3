"""Mastodon: the page that an article's frame shows (`HOST/@USER/ID/embed`), as servers up to version 4.2 wrote it.

Later servers send an empty page that asks their interface, whose answer lies in the same archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.observations.mastodon import words
from tracker.platforms import parse_post_url

_PATH = re.compile(r"/@[\w.]{1,100}/\d{6,25}/embed/?")


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if _PATH.fullmatch(asked.path) else None
    return post if post is not None and post.platform == "mastodon" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The post, named by its own address; whose it is, the page says and not the address that was asked."""
    soup = BeautifulSoup(page, "html.parser")
    content, own = soup.select_one(".e-content"), soup.select_one("a.u-uid[href]")
    named = parse_post_url(str(own["href"])) if own is not None else None
    if content is None or named is None:
        raise ValueError("there is no post in the page")
    published = soup.select_one("data.dt-published[value]")
    account = _frames.line(soup.select_one(".display-name__account, .display-name > span"))
    yield Observation(
        post.platform,
        named.native_id or "",
        "present",
        _frames.VANTAGE,
        text=words(content.decode_contents()),
        url=named.url,
        posted=machine.read(str(published["value"])) if published is not None else None,
        handle=account.split()[0].lstrip("@") if account else None,
        name=_frames.line(soup.select_one(".display-name strong")),
    )


# What a status means here nobody writes down: servers answer 404 for what is not public, too.
SERVICE = Service(_frames.VANTAGE, _post, page=_page)
