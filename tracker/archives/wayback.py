"""The Wayback Machine's index (`cdx/search/cdx`), and its copies as original bytes (`/web/TIMESTAMPid_/ADDRESS`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlencode

from tracker.archives.base import ArchivedCopy, Library, Listing, moment_of, number_of

_NAME = "wayback"
_INDEX = "https://web.archive.org/cdx/search/cdx"
_FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")
_MOST = 1000
# Why an address is left out, in the words of its servers.
_EXCLUDED = "x-archive-wayback-runtime-error"


def _questions(address: str) -> Iterable[str]:
    """One: the index knows an address with any scheme, with and without "www."; a star at the end is a beginning."""
    asked = {
        "url": address.removesuffix("*"),
        "output": "json",
        "fl": ",".join(_FIELDS),
        "matchType": "prefix" if address.endswith("*") else "exact",
        "collapse": "digest",
        "limit": str(_MOST),
        "showResumeKey": "true",
    }
    yield f"{_INDEX}?{urlencode(asked)}"


def _read(address: str, question: str, status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> Listing:
    """Rows behind a row of names; an empty row and a key where there are more. A row that is none is passed over."""
    if status != 200:
        words = headers.get(_EXCLUDED, "").rpartition(".")[2].strip()
        return Listing(refusal=f"excluded: {words}" if words else f"status {status}")
    try:
        rows = json.loads(body) if body.strip() else []
    except (ValueError, RecursionError):
        return Listing(refusal="not JSON")
    if not isinstance(rows, list):
        return Listing(refusal="not a list")
    more: tuple[str, ...] = ()
    if len(rows) > 2 and rows[-2] == [] and isinstance(rows[-1], list) and len(rows[-1]) == 1:
        more = (f"{question.partition('&resumeKey=')[0]}&{urlencode({'resumeKey': rows[-1][0]})}",)
    found = (_copy(row, now) for row in rows[1:] if isinstance(row, list) and len(row) == len(_FIELDS))
    return Listing(tuple(one for one in found if one is not None), more)


def _copy(row: list[object], now: datetime) -> ArchivedCopy | None:
    timestamp, original, media_type, status, digest = map(str, row)
    moment = moment_of(timestamp, now)
    if moment is None or not original.startswith(("http://", "https://")):
        return None
    # "-" is a look that found what was there before.
    return ArchivedCopy(
        _NAME,
        original.replace(":80/", "/", 1),
        moment,
        f"https://web.archive.org/web/{timestamp}id_/{original}",
        number_of(status),
        media_type if media_type not in ("-", "warc/revisit") else None,
        digest,
    )


LIBRARY = Library(_NAME, _questions, _read)
