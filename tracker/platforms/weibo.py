"""Weibo: posts by number or by the same number in base 62, four characters for seven digits."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.platforms import _clocks
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_EPOCH_SECONDS = 515_483_463
# Up to this id (2011-08-04) another scheme was in use.
_LAST_OF_OLD_SCHEME = 3_342_818_919_841_793
_BORN = datetime(2011, 8, 4, tzinfo=UTC)
_DIGITS = 7
_CHARACTERS = 4
_ROUTES = (
    Route("detail/{id}", "https://weibo.com/detail/{id}"),
    Route("status/{id}", "https://weibo.com/detail/{id}"),
    Route("statuses/{id}", "https://weibo.com/detail/{id}"),
    Route("{user}/{id}", "https://weibo.com/{user}/{id}"),
    Route("u/{uid}", "https://weibo.com/u/{uid}", "profile"),
    Route("n/{handle}", "https://weibo.com/n/{handle}", "profile"),
    Route("profile/{uid}", "https://weibo.com/u/{uid}", "profile"),
    Route("{uid}", "https://weibo.com/u/{uid}", "profile"),
)
_PATTERNS = {"id": r"[0-9]{16}|[0-9A-Za-z]{9}", "user": r"[0-9]{6,12}", "uid": r"[0-9]{6,12}", "handle": r"[^/]{1,40}"}


def number_of(native_id: str) -> int:
    """The number of a post, whichever way it is written; raises InvalidPostId for anything else."""
    if native_id.isascii() and native_id.isdigit() and len(native_id) > 10:
        return _clocks.whole(native_id)
    if not 5 <= len(native_id) <= 10:
        raise InvalidPostId(f"not the length of a post's id: {native_id[:40]!r}")
    groups: list[str] = []
    for end in range(len(native_id), 0, -_CHARACTERS):
        value = _clocks.in_base(native_id[max(0, end - _CHARACTERS) : end], _clocks.BASE62)
        groups.insert(0, f"{value:0{_DIGITS}d}")
    return int("".join(groups))


def date(native_id: str) -> Instant | None:
    """The second; None for the scheme before August 2011, whose ids carry no date."""
    number = number_of(native_id)
    if number <= _LAST_OF_OLD_SCHEME:
        return None
    seconds = (number >> 22) + _EPOCH_SECONDS
    return _clocks.at_ms(seconds * 1000, since=_BORN, native_id=native_id, precision="second")


PLATFORM = Platform(
    name="weibo",
    hosts=("weibo.com", "weibo.cn"),
    parse=grammar("weibo", _ROUTES, _PATTERNS),
    date=date,
)
