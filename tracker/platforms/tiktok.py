"""TikTok: videos and photo posts; ids whose upper 32 bits are the second of the upload."""

from __future__ import annotations

import re

from bs4 import Tag

from tracker.errors import InvalidPostId
from tracker.platforms import _clocks, _markup
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import MarkupForm, Platform, PostMarkup

_PATTERNS = {"id": r"[0-9]{15,20}", "handle": r"[\w.\-]{1,100}", "code": r"[A-Za-z0-9]{5,20}", "any": r"[^/]{0,60}"}
_WITHOUT = "https://www.tiktok.com/@/video/{id}"
_ROUTES = (
    Route("@{handle}/video/{id}", "https://www.tiktok.com/@{handle}/video/{id}"),
    Route("@{handle}/photo/{id}", "https://www.tiktok.com/@{handle}/video/{id}"),
    Route("@/video/{id}", _WITHOUT),
    Route("@/photo/{id}", _WITHOUT),
    Route("embed/v{any}/{id}", _WITHOUT),
    Route("embed/{id}", _WITHOUT),
    Route("player/v{any}/{id}", _WITHOUT),
    Route("share/video/{id}", _WITHOUT),
    Route("share/item/{id}", _WITHOUT),
    Route("foryou", _WITHOUT, query="item_id={id}"),
    Route("detail/{id}", _WITHOUT, host="aweme"),
    Route("v/{id}.html", _WITHOUT),
    Route("v/{id}", _WITHOUT),
    Route("i18n/share/video/{id}", _WITHOUT),
    Route("t/{code}", kind="unresolved"),
    Route("{code}", kind="unresolved", host="v{any}.tiktok.com"),
    Route("@{handle}", "https://www.tiktok.com/@{handle}", "profile"),
    Route("@{handle}/live", "https://www.tiktok.com/@{handle}", "profile"),
)

# The account's link opens the block quote; the caption follows on its line or below it, and the sound closes it.
_ACCOUNT = re.compile(r"@([\w.-]{1,100})(?=\s|\Z)")


def read_embed(element: Tag) -> PostMarkup | None:
    """`blockquote.tiktok-embed`: the account's link, the caption, the line of the music."""
    url = _markup.attribute(element, "cite")
    native_id = _markup.attribute(element, "data-video-id")
    if url is None and native_id is None:
        return None
    if native_id is not None:
        try:
            _clocks.whole(native_id)
        except InvalidPostId:
            native_id = None
    printed = _markup.shown(element)
    account = _ACCOUNT.match(printed)
    handle = account[1] if account else None
    words = printed[account.end() if account else 0 :].partition("♬")[0].strip()
    at = printed.find(words, account.end() if account else 0) if words else -1
    return PostMarkup(
        url=url,
        native_id=native_id,
        author_handle=handle,
        words=words if at >= 0 else None,
        printed=printed,
        words_at=at if at >= 0 else None,
    )


PLATFORM = Platform(
    name="tiktok",
    hosts=("tiktok.com", "tiktokv.com", "tiktokv.us"),
    schemes=("snssdk1233",),
    parse=grammar("tiktok", _ROUTES, _PATTERNS),
    date=_clocks.tiktok_time,
    forms=(
        MarkupForm(
            form="tiktok-blockquote",
            tags=frozenset({"blockquote"}),
            read=read_embed,
            classes=frozenset({"tiktok-embed"}),
        ),
    ),
)
