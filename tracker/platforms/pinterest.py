"""Pinterest: pins and profiles. Ids carry no date that is known."""

from __future__ import annotations

from bs4 import Tag

from tracker.platforms import _markup
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import MarkupForm, Platform, PostMarkup

_PIN = "https://www.pinterest.com/pin/{id}/"
_PATTERNS = {
    "id": r"[0-9]{6,20}",
    "slug": r"[^/]{1,300}--",
    "handle": r"[A-Za-z0-9_]{3,30}",
    "code": r"[A-Za-z0-9]{4,20}",
}
_ROUTES = (
    Route("pin/{id}", _PIN),
    Route("pin/{slug}{id}", _PIN),
    Route("embed.html", _PIN, query="id={id}"),
    Route("{code}", kind="unresolved", host="pin.it"),
    Route("{handle}", "https://www.pinterest.com/{handle}/", "profile"),
)
_RESERVED = frozenset(
    "about business categories explore ideas join login news_hub oembed.json pin pinterest_policies privacy search "
    "settings source terms today topics videos".split()
)
_COUNTRIES = "at ca ch cl co.kr co.uk com com.au com.mx de dk es fr ie it jp nz ph pt ru se".split()


def read_embed(element: Tag) -> PostMarkup | None:
    """`a[data-pin-do=embedPin]`; boards and follow buttons have other values there."""
    if _markup.attribute(element, "data-pin-do") != "embedPin":
        return None
    url = _markup.attribute(element, "href")
    return PostMarkup(url=url, printed=_markup.shown(element)) if url else None


PLATFORM = Platform(
    name="pinterest",
    hosts=(*(f"pinterest.{country}" for country in _COUNTRIES), "pin.it"),
    parse=grammar("pinterest", _ROUTES, _PATTERNS, _RESERVED),
    forms=(
        MarkupForm(
            form="pinterest-link", tags=frozenset({"a"}), read=read_embed, attributes=frozenset({"data-pin-do"})
        ),
    ),
)
