"""Snapchat: Spotlight videos, whose long ids hold the millisecond of their making, and profiles."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.dates.instants import Instant
from tracker.platforms import _clocks
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

# Spotlight opened in November 2020.
_BORN = datetime(2020, 11, 1, tzinfo=UTC)
# Characters 45 to 53 are 48 bits of milliseconds; derived from one or two videos of known date.
_CLOCK = slice(45, 53)
_LENGTH = 55
_ROUTES = (
    Route("spotlight/{id}", "https://www.snapchat.com/spotlight/{id}"),
    Route("@{handle}/spotlight/{id}", "https://www.snapchat.com/spotlight/{id}"),
    Route("add/{handle}", "https://www.snapchat.com/add/{handle}", "profile"),
    Route("@{handle}", "https://www.snapchat.com/add/{handle}", "profile"),
    Route("t/{code}", kind="unresolved"),
)
_PATTERNS = {"id": r"[A-Za-z0-9_-]{20,120}", "handle": r"[A-Za-z0-9._-]{3,15}", "code": r"[A-Za-z0-9]{4,20}"}


def date(native_id: str) -> Instant | None:
    """The millisecond in a Spotlight id; None for other ids, which are random."""
    if len(native_id) < _LENGTH:
        return None
    milliseconds = _clocks.in_base(native_id[_CLOCK], _clocks.BASE64URL)
    return _clocks.at_ms(milliseconds, since=_BORN, native_id=native_id)


PLATFORM = Platform(name="snapchat", hosts=("snapchat.com",), parse=grammar("snapchat", _ROUTES, _PATTERNS), date=date)
