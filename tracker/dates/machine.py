"""Dates as pages write them for machines: ISO 8601, RFC 2822."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from tracker.dates.instants import Instant, Precision

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})\Z")
_MOMENT = re.compile(
    r"(\d{4}-?\d{2}-?\d{2})[T ]{1,2}(\d{2}:?\d{2})(:?\d{2})?([.,]\d{1,9})? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?\Z",
    re.IGNORECASE,
)
_LONGEST = 64


def read(printed: str) -> Instant | None:
    """The instant (basis "markup") that a machine-readable date names, None when it is none.

    A day stays a day; a time without a zone has `zone_known` false. "0000-00-00" and years outside 1990–2100 are
    refused: systems write them for "no date".
    """
    printed = printed.strip()
    if not 8 <= len(printed) <= _LONGEST:
        return None
    try:
        return _day(printed) or _moment(printed) or _mail_date(printed)
    except (ValueError, OverflowError):
        return None


def _day(printed: str) -> Instant | None:
    found = _DAY.match(printed)
    if not found:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return Instant.day(day, "markup") if _likely(day.year) else None


def _moment(printed: str) -> Instant | None:
    found = _MOMENT.match(printed)
    if not found:
        return None
    day, clock, seconds, _, zone = found.groups()
    zone = "+00:00" if (zone or "").upper() in ("Z", "UTC", "GMT") else zone or ""
    moment = datetime.fromisoformat(
        f"{day.replace('-', '')}T{clock.replace(':', '')}{(seconds or '00').strip(':')}{_zone(zone)}"
    )
    precision: Precision = "second" if seconds else "minute"
    return Instant.at(moment, "markup", precision, zone_known=bool(zone)) if _likely(moment.year) else None


def _zone(zone: str) -> str:
    digits = zone.replace(":", "")
    return digits + "00" if len(digits) == 3 else digits


def _mail_date(printed: str) -> Instant | None:
    if not printed[:3].isalpha() and not printed[:1].isdigit():
        return None
    moment = parsedate_to_datetime(printed)
    return Instant.at(moment, "markup", zone_known=moment.tzinfo is not None) if _likely(moment.year) else None


def _likely(year: int) -> bool:
    return 1990 <= year <= 2100
