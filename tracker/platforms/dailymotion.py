"""Dailymotion: videos and channels. Ids are a sequence in base 36 after an x; no dates are published."""

from __future__ import annotations

from bs4 import Tag

from tracker.platforms import _markup
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import MarkupForm, Platform, PostMarkup

_VIDEO = "https://www.dailymotion.com/video/{id}"
_PATTERNS = {
    "id": r"[xk][A-Za-z0-9]{3,25}",
    "slug": r"(?:_[^/]{0,300})?",
    "handle": r"[\w.\-]{2,60}",
    "any": r"[^/]{1,60}",
}
_ROUTES = (
    Route("{id}", _VIDEO, host="dai.ly"),
    Route("video/{id}{slug}", _VIDEO),
    Route("embed/video/{id}{slug}", _VIDEO),
    Route("swf/video/{id}", _VIDEO),
    Route("swf/{id}", _VIDEO),
    Route("player.html", _VIDEO, query="video={id}"),
    Route("player/{any}", _VIDEO, query="video={id}"),
    Route("", _VIDEO, host="geo.dailymotion.com", query="video={id}"),
    Route("{handle}", "https://www.dailymotion.com/{handle}", "profile"),
)
_RESERVED = frozenset(
    "about channel crawler embed hub legal login partner player playlist player.html search services settings signin "
    "signup swf tag topic upload us video videos".split()
)


def read_embed(element: Tag) -> PostMarkup | None:
    """`script[data-video]` from the platform's host writes its player where it stands."""
    source = _markup.attribute(element, "src") or ""
    name = _markup.attribute(element, "data-video")
    return PostMarkup(url=_VIDEO.format(id=name)) if name and "dailymotion.com/player" in source else None


PLATFORM = Platform(
    name="dailymotion",
    hosts=("dailymotion.com", "dai.ly"),
    parse=grammar("dailymotion", _ROUTES, _PATTERNS, _RESERVED),
    forms=(
        MarkupForm(
            form="dailymotion-script", tags=frozenset({"script"}), read=read_embed, attributes=frozenset({"data-video"})
        ),
    ),
)
