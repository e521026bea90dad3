"""What a saved page says of itself: its own address, and when it was saved (never when it was published)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from tracker.inputs.base import SavedFrom
from tracker.platforms import archived_address

_HEAD, _TAIL = 20_000, 20_000
_WEB = ("http://", "https://")
# Written by browsers ("saved from url=(0031)https://…"), HTTrack ("Mirrored from …") and SingleFile ("url: …").
_SAVED_FROM = re.compile(
    rb"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Mirrored from |Page saved with SingleFile\s{1,9}url:\s{0,9})"
    rb"(https?://)?([^\s<>\"]{4,2000})",
    re.IGNORECASE,
)
# SingleFile's comment and the <meta> of Save Page WE: the date as JavaScript prints it.
_SAVED_AT = re.compile(
    rb"(?:\bsaved date:\s{0,9}|name=.savepage-date. content=.)\w{3} (\w{3} \d\d? \d{4} [\d:]{8} GMT[+-]\d{4})"
)
_SAVEPAGE_URL = re.compile(rb"name=\"savepage-url\" content=\"(https?://[^\"<>\s]{1,2000})\"")
_HTTRACK_AT = re.compile(rb"HTTrack Website Copier/[^,<>]{0,60}, (\w{3}, \d\d? \w{3} \d{4} [\d:]{8} GMT) -->")
# The Wayback Machine's own script at the head, and its comment behind the page.
_WOMBAT = re.compile(rb"__wm\.wombat\(\"(https?://[^\"\s]{1,2000})\",\"(\d{14})\"")
_ARCHIVED_ON = re.compile(rb"FILE ARCHIVED ON ([\d:]{8} \w{3} \d\d, \d{4}) AND RETRIEVED")
_CANONICAL = re.compile(
    rb"<link\b[^<>]{0,200}\brel=[\"']?canonical[\"']?[^<>]{0,200}?\bhref=[\"']?(https?://[^\"'\s<>]{1,2000})",
    re.IGNORECASE,
)


def origin(data: bytes) -> SavedFrom:
    """The address and the time of saving, as far as the page has them; an archive's copy has the archived ones."""
    head, tail = data[:_HEAD], data[-_TAIL:]
    if found := _WOMBAT.search(head):
        return SavedFrom(found[1].decode("utf-8", "replace"), _stamp(found[2].decode("ascii"), "%Y%m%d%H%M%S"))
    url, seen_at = saved_from(data), None
    if url is None and (named := _SAVEPAGE_URL.search(head)):
        url = unescape(named[1].decode("utf-8", "replace"))
    if printed := _SAVED_AT.search(head):
        seen_at = _stamp(printed[1].decode("ascii", "replace"), "%b %d %Y %H:%M:%S GMT%z")
    elif mirrored := _HTTRACK_AT.search(head):
        seen_at = _rfc(mirrored[1].decode("ascii", "replace"))
    if url is None and (canonical := _CANONICAL.search(head)):
        stated = unescape(canonical[1].decode("utf-8", "replace"))
        url = stated if archived_address(stated) else None
    found_in = unwrapped(SavedFrom(url, seen_at))
    if archived := _ARCHIVED_ON.search(tail):
        return SavedFrom(found_in.url, _stamp(archived[1].decode("ascii", "replace"), "%H:%M:%S %b %d, %Y"))
    return found_in


def unwrapped(found: SavedFrom) -> SavedFrom:
    """The same, with the archived address and time where the address is that of an archive's copy."""
    inside = archived_address(found.url) if found.url else None
    if inside is None or inside.url is None or not inside.url.startswith(_WEB):
        return found
    return SavedFrom(inside.url, inside.archived_at.earliest if inside.archived_at else found.seen_at)


def saved_from(data: bytes) -> str | None:
    """The address that a program which saved the page wrote into a comment at its head."""
    found = _SAVED_FROM.search(data[:_HEAD])
    if found is None or found[2].startswith(b"about:"):
        return None
    return (found[1] or b"http://").decode("ascii") + found[2].decode("utf-8", "replace")


def _stamp(printed: str, pattern: str) -> datetime | None:
    try:
        moment = datetime.strptime(printed, pattern)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _rfc(printed: str) -> datetime | None:
    try:
        return parsedate_to_datetime(printed).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
