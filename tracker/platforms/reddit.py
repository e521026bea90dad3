"""Reddit: submissions, comments and users. Ids are a sequence in base 36: their order is known, their dates are not."""

from __future__ import annotations

from bs4 import Tag

from tracker.platforms import _markup
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import MarkupForm, Platform, PostMarkup

_PATTERNS = {
    "id": r"[0-9a-z]{4,9}",
    "sub": r"[A-Za-z0-9_]{2,30}",
    "slug": r"[^/]{1,200}",
    "code": r"[A-Za-z0-9]{6,16}",
    "handle": r"[A-Za-z0-9_-]{2,30}",
}
_POST = "https://www.reddit.com/comments/{id}/"
_USER = "https://www.reddit.com/user/{handle}/"
_ROUTES = (
    Route("user/{handle}/comments/{id}", _POST),
    Route("u/{handle}/comments/{id}", _POST),
    Route("r/u_{handle}/comments/{id}", _POST),
    Route("r/{sub}/comments/{id}", _POST),
    Route("comments/{id}", _POST),
    Route("r/{sub}/duplicates/{id}", _POST),
    Route("r/{sub}/crosspost/{id}", _POST),
    Route("duplicates/{id}", _POST),
    Route("tb/{id}", _POST),
    Route("by_id/t3_{id}", _POST),
    Route("poll/{id}", _POST),
    Route("r/{sub}/gallery/{id}", _POST),
    Route("gallery/{id}", _POST),
    Route("video/{id}", _POST),
    Route("{id}", _POST, host="redd.it"),
    Route("r/{sub}/s/{code}", kind="unresolved"),
    Route("u/{handle}/s/{code}", kind="unresolved"),
    Route("user/{handle}/s/{code}", kind="unresolved"),
    Route("{code}", kind="unresolved", host="{sub}.redd.it"),
    Route("user/{handle}", _USER, "profile"),
    Route("u/{handle}", _USER, "profile"),
    Route("user/{handle}/submitted", _USER, "profile"),
    Route("user/{handle}/comments", _USER, "profile"),
)


def read_embed(element: Tag) -> PostMarkup | None:
    """`blockquote.reddit-embed-bq` and the older `reddit-card`: title, user and community, each a link."""
    links = [(link, target) for link, target in _markup.links(element)]
    posts = [(link, target) for link, target in links if "/comments/" in target or "/s/" in target]
    if not posts:
        return None
    printed = _markup.shown(element)
    title = _markup.shown(posts[0][0])
    user = next((target for _, target in links if "/user/" in target or "/u/" in target), None)
    at = printed.find(title) if title else -1
    return PostMarkup(
        url=posts[0][1],
        author_handle=user.partition("?")[0].rstrip("/").rpartition("/")[2] if user else None,
        declared_date=_markup.attribute(element, "data-embed-created"),
        words=title if at >= 0 else None,
        printed=printed,
        words_at=at if at >= 0 else None,
    )


PLATFORM = Platform(
    name="reddit",
    hosts=("reddit.com", "redd.it", "redditmedia.com"),
    parse=grammar("reddit", _ROUTES, _PATTERNS),
    forms=(
        MarkupForm(
            form="reddit-blockquote",
            tags=frozenset({"blockquote"}),
            read=read_embed,
            classes=frozenset({"reddit-embed-bq", "reddit-card", "reddit-embed"}),
        ),
    ),
)
