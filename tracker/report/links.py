"""Addresses that a page may link to: http and https only, and the very words on the live page."""

from __future__ import annotations

from urllib.parse import quote

from tracker.hosts import parts_of

# A text directive matches inside one block only, and a long one breaks at the smallest edit: both are given as
# first and last words instead.
_WHOLE = 120
_ENDS = 5
_MARK = ":~:text="


def safe_address(address: str | None) -> str | None:
    """The address where it is one of the web with a host, else None: a page never links to javascript: or file:."""
    if not address or any(char <= " " or char == "\x7f" for char in address):
        return None
    parts = parts_of(address)
    return address if parts is not None and parts.scheme in ("http", "https") and parts.hostname else None


def fragment_link(address: str | None, words: str) -> str | None:
    """The live page at exactly these words: a text fragment, by the WICG draft on text directives."""
    safe = safe_address(address)
    split = words.split()
    if safe is None or not split:
        return None
    if len(words) <= _WHOLE and "\n" not in words:
        directive = _encoded(" ".join(split))
    elif len(split) > 2 * _ENDS:
        directive = f"{_encoded(' '.join(split[:_ENDS]))},{_encoded(' '.join(split[-_ENDS:]))}"
    else:
        half = max(1, len(split) // 2)
        directive = f"{_encoded(' '.join(split[:half]))},{_encoded(' '.join(split[half:]) or split[-1])}"
    joiner = "" if "#" in safe else "#"
    return f"{safe}{joiner}{_MARK}{directive}"


def _encoded(words: str) -> str:
    """Percent-encoded; "-" and "," have a meaning in a text directive, so they too."""
    return quote(words, safe="").replace("-", "%2D")
