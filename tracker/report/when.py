"""Intervals of time in words that claim no more than is known."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from tracker.dates.instants import EARLIEST_ZONE, LATEST_ZONE

_BASIS = {
    "post-id": "the post's id is its clock",
    "markup": "the page's own markup",
    "declared": "as printed with the post",
    "explicit": "a date in the text",
    "relative": "a time word in the text",
    "publication": "reported on; the text does not say when it was said",
    "inferred": "inferred from the posts in the document",
}


def basis_in_words(basis: str | None) -> str:
    """What a basis means; the basis itself where it is a new one."""
    return _BASIS.get(basis or "", basis or "")


# Thousands of claims of one report share a day; writing a date is slow.
@lru_cache(maxsize=4096)
def interval(
    earliest: datetime | None, latest: datetime | None, precision: str | None = None, *, zone_known: bool | None = None
) -> str:
    """The interval as a person would write it: a day, days, or moments in UTC."""
    if earliest is None or latest is None:
        return "not known"
    if precision in ("millisecond", "second", "minute", "hour") and zone_known is not False:
        if latest - earliest < timedelta(seconds=1):
            return f"{earliest:%Y-%m-%d %H:%M:%S} UTC"
        return (
            f"{earliest:%Y-%m-%d %H:%M} UTC" if latest - earliest < timedelta(minutes=1) else _moments(earliest, latest)
        )
    first, last = earliest, latest
    if zone_known is False:
        first, last = earliest + EARLIEST_ZONE, latest - LATEST_ZONE
    if first > last:
        return _moments(earliest, latest)
    zone = "" if zone_known is not False else " (zone not known)"
    if precision in ("millisecond", "second", "minute", "hour"):
        return f"{first:%Y-%m-%d %H:%M}{zone}"
    days = f"{first:%Y-%m-%d}" if first.date() == last.date() else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"
    return days + zone


def _moments(earliest: datetime, latest: datetime) -> str:
    return f"{earliest:%Y-%m-%d %H:%M} to {latest:%Y-%m-%d %H:%M} UTC"
