"""Values as the formats write them: moments and days of ISO 8601, JSON text that every reader takes line by line."""

from __future__ import annotations

import json
from datetime import datetime

from tracker.dates.instants import EARLIEST_ZONE, LATEST_ZONE

# Valid in JSON strings, but some readers of lines break at them.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_MOMENTS = frozenset(("millisecond", "second", "minute", "hour"))


def moment(value: datetime) -> str:
    """A moment of the database, which is UTC, with its zone."""
    return value.isoformat() + "Z"


def json_line(value: object) -> str:
    """JSON in one line, moments as text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text if text.isascii() else text.translate(_LINE_ENDS)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def date_text(
    earliest: datetime | None, latest: datetime | None, precision: str | None, zone_known: bool | None
) -> str | None:
    """An interval as one date of ISO 8601 that says no more than is known: a moment, a day, a month or a year.

    None where it is not known or is none of these (a week, two days).
    """
    if earliest is None or latest is None:
        return None
    if precision in _MOMENTS and zone_known is not False:
        return earliest.isoformat(timespec="milliseconds" if precision == "millisecond" else "seconds") + "Z"
    first, last = (earliest, latest) if zone_known is not False else (earliest + EARLIEST_ZONE, latest - LATEST_ZONE)
    if first > last:
        return None
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        if f"{first:{form}}" == f"{last:{form}}" and _fills(precision, form):
            return f"{first:{form}}"
    return None


def _fills(precision: str | None, form: str) -> bool:
    """Whether a date of this form does not say less, or more, than the precision."""
    return {"month": "%Y-%m", "year": "%Y"}.get(precision or "", "%Y-%m-%d") == form
