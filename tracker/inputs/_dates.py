"""The dates that containers state: ISO 8601 (Atom, front matter) and RFC 5322 (RSS)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tracker.dates.instants import Instant, Precision

_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?)?)?"
    r"[ ]?(Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_RFC = re.compile(r"(?:\w{2,9},?\s{1,3})?\d{1,2}\s{1,3}\w{3,9}\s{1,3}\d{4}\s.{1,40}")


def declared(printed: str | None) -> Instant | None:
    """The instant that a container's date states, basis "markup"; None where the string states none.

    A date without a zone is of unknown zone; "-0000" means unknown, too (RFC 5322, section 3.3).
    """
    text = (printed or "").strip()
    try:
        if found := _ISO.fullmatch(text):
            return _iso(found)
        if _RFC.fullmatch(text):
            moment = parsedate_to_datetime(text)
            # Programs write the year 1 for "no date", and the parser takes it for 2001.
            if f"{moment.year:04}" not in text:
                return None
            return Instant.at(moment, "markup", zone_known=moment.tzinfo is not None)
    except (ValueError, OverflowError, IndexError, TypeError):
        # The 31st of February, the year 0, half a date: the document then has no date from its container.
        return None
    return None


def _iso(found: re.Match[str]) -> Instant:
    year, zone = int(found[1]), found[7]
    month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[1:6])
    if month is None:
        return Instant.year(year, "markup")
    if day is None:
        return Instant.month(year, month, "markup")
    moment = datetime(year, month, day, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    if hour is None:
        return Instant.day(moment.date(), "markup")
    if zone:
        moment = datetime.fromisoformat(f"{moment:%Y-%m-%dT%H:%M:%S}{zone.upper()}")
    precision: Precision = "minute" if second is None else "second"
    return Instant.at(moment, "markup", precision, zone_known=bool(zone))
