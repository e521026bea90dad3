"""Markup and addresses that consent tools keep in base64 or percent signs until the reader agrees."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

# How base64 begins whose text begins with "<" and a letter, sign or blank; with '{"'; with "http".
_MARKUP = re.compile(r"P[A-P]")
_OTHERS = ("eyJ", "W3si", "aHR0c")
_ALPHABET = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_DATA_URI = re.compile(r"data:text/html[^,]{0,40},", re.IGNORECASE)
_PERCENT = ("%3C", "%3c")
_LONGEST = 2_000_000


def may_be_encoded(value: str) -> bool:
    """Whether a value begins as encoded markup, data or an address does: a look at three characters."""
    return (
        (value[0] == "P" and value[1] in "ABCDEFGHIJKLMNOP" and len(value) > 24)
        or value.startswith(_OTHERS)
        or value.startswith(_PERCENT)
        or value[:14].lower() == "data:text/html"
    )


def decoded(value: str) -> str | None:
    """The text that a value holds in base64, percent signs or a data address; None when it holds none."""
    value = value.strip()
    if len(value) > _LONGEST or len(value) < 12:
        return None
    if value.startswith(_PERCENT):
        return unquote(value)
    if (uri := _DATA_URI.match(value)) is not None:
        rest = value[uri.end() :]
        return _from_base64(rest) if "base64" in uri.group().lower() else unquote(rest)
    if _MARKUP.match(value) or value.startswith(_OTHERS):
        return _from_base64(value)
    return None


def _from_base64(value: str) -> str | None:
    compact = "".join(value.split())
    if not _ALPHABET.fullmatch(compact):
        return None
    compact = compact.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        text = base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        # Letters that only look like base64, or a picture.
        return None
    return text if text.isprintable() or "<" in text or "\n" in text else None
