"""Instagram: the page that an article's frame shows (`/p/CODE/embed/captioned/`), where an archive kept it.

Nobody is asked for it now. Its notice is the same for posts that are deleted, private or not for embedding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_VANTAGE = "embed-page"
_PATH = re.compile(r"/(?:p|reel|reels|tv)/[\w-]{5,40}/embed(?:/captioned)?/?")
_LINKED = ("href", "data-permalink")


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if _PATH.fullmatch(asked.path) else None
    return post if post is not None and post.platform == "instagram" else None


def _nothing(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    yield from ()


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The caption, where the page links to the post that it shows; or the notice in its place."""
    soup = BeautifulSoup(page, "html.parser")
    notice = soup.select_one(".EmbedIsBroken")
    if notice is not None:
        said = " ".join(notice.get_text(" ").split())
        yield Observation(
            post.platform, post.native_id or "", "tombstone_unspecified", _VANTAGE, reason=said or None, url=post.url
        )
        return
    caption, user = soup.select_one(".Caption"), soup.select_one(".UsernameText, .CaptionUsername")
    if caption is None and user is None:
        raise ValueError("there is no post in the page")
    shown = _shown(soup)
    yield Observation(
        post.platform,
        post.native_id or "" if post.native_id in shown else next(iter(shown), ""),
        "present",
        _VANTAGE,
        text=_words(caption) if caption is not None else None,
        url=post.url,
        handle=user.get_text().strip() or None if user is not None else None,
    )


def _shown(soup: BeautifulSoup) -> list[str]:
    """The posts that the page leads to."""
    links = [str(one[name]) for name in _LINKED for one in soup.select(f"[{name}]")]
    found = [post for link in links if (post := parse_post_url(link)) is not None and post.platform == "instagram"]
    return [post.native_id for post in found if post.native_id]


def _words(caption: Tag) -> str | None:
    """The caption without the name before it and the comments below."""
    for other in caption.select(".CaptionUsername, .CaptionComments"):
        other.extract()
    for line in caption.find_all("br"):
        line.replace_with("\n")
    return caption.get_text().strip() or None


SERVICE = Service(_VANTAGE, _post, _nothing, {}, page=_page)
