"""VK: the page that an article's frame shows (`/widget_post.php?owner_id=…&post_id=…`), where an archive kept it."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

# What folds a long post, and is no part of it.
_CONTROLS = ".wall_post_more, .wall_copy_more"


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if asked.path == "/widget_post.php" else None
    return post if post is not None and post.platform == "vk" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The post, named by the link of its time. Raises ValueError for a page without one."""
    soup = BeautifulSoup(page, "html.parser")
    author, shown = soup.select_one("a.author"), soup.select_one(".wall_post_text")
    if author is None:
        raise ValueError("there is no post in the page")
    for control in soup.select(_CONTROLS):
        control.extract()
    text = None
    if shown is not None:
        shown.extract()  # links in the words lead anywhere
        text = _frames.words(shown)
    links = soup.select("a.post_link[href], .post_date a[href]")
    for link in links:
        link["href"] = _absolute(str(link["href"]))
    shown_id, _ = _frames.own(links, "vk")
    time = soup.select_one("[time]")
    account = parse_post_url(_absolute(str(author.get("href", ""))))
    number = author.get("data-from-id")
    yield Observation(
        post.platform,
        shown_id,
        "present",
        _frames.VANTAGE,
        text=text,
        url=post.url,
        posted=_frames.moment(time["time"]) if time is not None else None,
        account_id=str(number) if number else None,
        handle=account.handle if account is not None and account.platform == "vk" else None,
        name=_frames.line(author),
    )


def _absolute(target: str) -> str:
    return f"https://vk.com{target}" if target.startswith("/") else target


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
