"""Bytes to text: byte-order mark, declared charset, detection."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

from tracker.errors import UnsupportedInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# The HTML standard looks for the declaration in the first 1,024 bytes; saved pages often carry a banner before it.
_PROLOGUE = 4096
# What is left of text when these are taken away are control characters; UTF-16 is known by its mark or its zeros.
_TEXT_BYTES = bytes(sorted({*range(0x20, 0x100), *b"\t\n\v\f\r\x1b\x1a\x08"}))
_BINARY_SHARE = 0.02
_SAMPLE = 8192
# The standard's decoders read more than Python's of the same name: the characters that vendors added.
_WIDER = {"shift_jis": "cp932", "gbk": "gb18030", "gb2312": "gb18030", "euc_kr": "cp949", "iso8859-11": "cp874"}


def decode(data: bytes, media_type: str | None = None) -> str:
    """The text of `data`, without a byte-order mark; bytes that fit no charset become U+FFFD, never an error.

    Order: byte-order mark, charset of `media_type`, UTF-8 where the bytes are valid UTF-8, charset declared in the
    page, detection. Valid UTF-8 comes before a declaration because pages saved by a browser are written again as
    UTF-8 with the old declaration left in. Raises UnsupportedInput for binary data.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, "replace")
    if _is_binary(data):
        raise UnsupportedInput("the input is binary data, not text")
    stated = _DECLARED.search((media_type or "").encode("ascii", "ignore"))
    name = known(stated[1]) if stated else None
    if name is not None and name != "utf-8" and not name.startswith("utf-16"):
        return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if name is not None and name.startswith("utf-16"):
            return data.decode(name, "replace")
        declared = _DECLARED.search(data[:_PROLOGUE])
        name = known(declared[1]) if declared else None
        # A declaration that can be read byte by byte is in no UTF-16, whatever it says (HTML standard, 13.2.3.2).
        if name is not None and name.startswith("utf-16"):
            name = "utf-8"
        if name == "utf-8" or (name is None and _mostly_utf8(data)):
            return data.decode("utf-8", "replace")
        return str(bytes_to_str(data, name or detect_encoding(data) or "cp1252", "replace"))


def known(name: bytes) -> str | None:
    """The codec for a charset of the web by one of its names (WHATWG Encoding standard); None for any other.

    Python knows names that are none ("unicode_escape", "idna"): what they make of a page no browser shows.
    """
    found = map_encoding_to_html5(name.decode("ascii").lower(), fallback_utf8=False)
    return _WIDER.get(found, found) if isinstance(found, str) else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes that break UTF-8 are a few among many that fit: a page cut or spliced, not another charset."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 20 < sum(1 for c in text[:200_000] if c > "\x7f")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in a page's ASCII markup every second byte is zero."""
    head = data[:_SAMPLE]
    if len(head) < 4 or head.count(0) * 5 < len(head) * 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 10 * even and odd * 5 > len(head):
        return "utf-16-le"
    if even > 10 * odd and even * 5 > len(head):
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return 0 in head[:512] or len(head.translate(None, _TEXT_BYTES)) > _BINARY_SHARE * len(head)
