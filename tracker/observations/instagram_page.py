"""Instagram: the page that an article's frame shows (`/p/CODE/embed/captioned/`), where an archive kept it.

Nobody is asked for it now. Its notice is the same for posts that are deleted, private or not for embedding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_PATH = re.compile(r"/(?:p|reel|reels|tv)/[\w-]{5,40}/embed(?:/captioned)?/?")
_LINKED = ("data-permalink", "href")


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if _PATH.fullmatch(asked.path) else None
    return post if post is not None and post.platform == "instagram" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The caption, where the page links to the post that it shows; or the notice in its place."""
    soup = BeautifulSoup(page, "html.parser")
    notice = soup.select_one(".EmbedIsBroken")
    if notice is not None:
        yield _frames.hidden(post, post.native_id or "", _frames.line(notice))
        return
    caption, user = soup.select_one(".Caption"), soup.select_one(".UsernameText, .CaptionUsername")
    if caption is None and user is None:
        raise ValueError("there is no post in the page")
    handle = _frames.line(user)
    text = _words(caption) if caption is not None else None
    yield Observation(post.platform, _shown(soup), "present", _frames.VANTAGE, text=text, url=post.url, handle=handle)


def _shown(soup: BeautifulSoup) -> str:
    """The post of the page: the first to which it leads. Further ones are others of the same account."""
    links = (str(one[name]) for name in _LINKED for one in soup.select(f"[{name}]"))
    found = (parse_post_url(link) for link in links)
    return next((one.native_id for one in found if one and one.platform == "instagram" and one.native_id), "")


def _words(caption: Tag) -> str | None:
    """The caption without the name before it and the comments below. It is taken out: its links lead anywhere."""
    caption.extract()
    for other in caption.select(".CaptionUsername, .CaptionComments"):
        other.extract()
    return _frames.words(caption)


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
