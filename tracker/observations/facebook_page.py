"""Facebook: the page that an article's frame shows (`/plugins/post.php?href=POST`), where an archive kept it.

Its notice is one for posts that are deleted, private or not for embedding. A post has a number and a long
name (`pfbid…`): where the page tells the one and was asked for the other, nobody knows that both are one post.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_PATH = "/plugins/post.php"
# What folds a long post, and is no part of it.
_CONTROLS = ".text_exposed_hide, .see_more_link"
_OWN = "ref=embed_post"


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.query.get("href", "")) if asked.path.rstrip("/").endswith(_PATH) else None
    return post if post is not None and post.platform == "facebook" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The post, or the notice in its place. Raises ValueError for a page with neither."""
    soup = BeautifulSoup(page, "html.parser")
    message = soup.select_one('[data-testid="post_message"], .userContent')
    time = soup.select_one("abbr[data-utime]")
    if message is None and time is None:
        notice = soup.select_one(".uiBoxWhite")
        if notice is None:
            raise ValueError("there is no post in the page")
        yield _frames.hidden(post, post.native_id or "", _frames.line(notice))
        return
    # A post that is shared stands below the one that shares it, and links in the words lead anywhere.
    text = None
    if message is not None:
        message.extract()
        for control in message.select(_CONTROLS):
            control.extract()
        text = _frames.words(message)
    author = next((link for link in soup.select("a[href]") if _account(link) and _frames.line(link)), None)
    account = _account(author) if author is not None else None
    yield Observation(
        post.platform,
        _named(soup, time),
        "present",
        _frames.VANTAGE,
        text=text,
        url=post.url,
        posted=_frames.moment(time["data-utime"]) if time is not None else None,
        account_id=account.native_id if account is not None else None,
        handle=account.handle if account is not None else None,
        name=_frames.line(author),
    )


def _named(soup: BeautifulSoup, time: Tag | None) -> str:
    """The post to which its time leads; films have none: there that of the first link which is made for frames."""
    around = time.find_parent("a", href=True) if time is not None else None
    links = [around] if around is not None else soup.select(f'a[href*="{_OWN}"]')
    return next((one.native_id for one in _frames.posts(links, "facebook") if one.native_id), "")


def _account(link: Tag) -> PostReference | None:
    found = parse_post_url(str(link.get("href", "")))
    return found if found is not None and found.platform == "facebook" and found.kind == "profile" else None


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
