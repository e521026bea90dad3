"""LinkedIn: the page that an article's frame shows (`/embed/feed/update/urn:li:KIND:ID`), where an archive kept it.

It prints how long ago only; the post's id dates it. One post has an id as share and another as activity: the page is
taken for the asked post where it names that id as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Service
from tracker.platforms import parse_post_url

_URN = re.compile(r"urn:li:(?:activity|share|ugcPost|groupPost):([0-9]{15,20})")
_IDS = ("data-activity-urn", "data-attributed-urn", "data-featured-activity-urn", "data-semaphore-content-urn")


def _post(asked: Asked) -> PostReference | None:
    post = parse_post_url(asked.url) if asked.path.startswith("/embed/feed/update/") else None
    return post if post is not None and post.platform == "linkedin" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """The first post in the page: a shared one stands inside that which shares it. Raises ValueError without one."""
    soup = BeautifulSoup(page, "html.parser")
    text = soup.select_one('[data-test-id$="card__commentary"]')
    author = soup.select_one('a[data-tracking-control-name$="actor-name"]')
    if text is None and author is None:
        raise ValueError("there is no post in the page")
    named = _named(soup)
    account = parse_post_url(str(author.get("href", ""))) if author is not None else None
    yield Observation(
        post.platform,
        post.native_id or "" if post.native_id in named else next(iter(named), ""),
        "present",
        _frames.VANTAGE,
        text=_frames.words(text) if text is not None else None,
        url=post.url,
        handle=account.handle if account is not None and account.platform == "linkedin" else None,
        name=_frames.line(author),
    )


def _named(soup: BeautifulSoup) -> list[str]:
    canonical = soup.select_one('link[rel="canonical"][href]')
    outermost = soup.select_one(", ".join(f"[{name}]" for name in _IDS))
    places = [str(canonical["href"])] if canonical is not None else []
    if outermost is not None:
        places += [str(outermost.get(name, "")) for name in _IDS]
    return [found[1] for place in places if (found := _URN.search(place))]


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
