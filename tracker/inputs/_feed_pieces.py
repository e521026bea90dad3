"""Repairs of a feed's bytes before they are parsed, and the feed cut into its items for when parsing it fails."""

from __future__ import annotations

import re
from typing import Final

# A character by its number: "&#8217;", "&#x2019;". Programs that hold text in UTF-16 write an emoji as two halves.
_REFERENCE: Final = re.compile(rb"&#(?:x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
_RUN: Final = re.compile(rb"(?:&#(?:x[0-9a-f]+|[0-9]+);?)+", re.IGNORECASE)
_MOST_DIGITS: Final = 10
_LAST: Final = 0x10FFFF
_DECLARATION: Final = re.compile(rb"<\?xml\b[^<>]{0,200}>")
_ITEM: Final = re.compile(rb"<(/?)(?:item|entry)(?=[\s>/])", re.IGNORECASE)
# Of what stands before the first item only the channel's title, language and namespaces are needed with each.
_LONGEST_HEAD: Final = 20_000


def mended(data: bytes) -> bytes:
    """The feed with every character reference naming a character: halves joined, the impossible as U+FFFD."""
    return _RUN.sub(_characters, data) if b"&#" in data else data


def _characters(run: re.Match[bytes]) -> bytes:
    numbers = [_number(reference) for reference in _REFERENCE.findall(run[0])]
    if all(number <= _LAST and not 0xD800 <= number < 0xE000 for number in numbers):
        return run[0]
    units = "".join(chr(number) if number <= _LAST else "\ufffd" for number in numbers)
    text = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return b"".join(b"&#%d;" % ord(letter) for letter in text)


def _number(reference: bytes) -> int:
    digits = reference[2:].rstrip(b";").lstrip(b"0") or b"0"
    if len(digits) > _MOST_DIGITS:
        return _LAST + 1
    return int(digits[1:].lstrip(b"0") or b"0", 16) if digits[:1] in b"xX" else int(digits)


def pieces(data: bytes) -> tuple[bytes, list[bytes]]:
    """What stands before the first item (cut short, and without the XML declaration), and the bytes of each item."""
    starts = list(_ITEM.finditer(data))
    found: list[bytes] = []
    head = _DECLARATION.sub(b"", data[: starts[0].start()][:_LONGEST_HEAD]) if starts else b""
    begin = -1
    for tag in starts:
        if tag[1] and begin >= 0:
            end = data.find(b">", tag.end())
            found.append(data[begin : end + 1 if end >= 0 else len(data)])
            begin = -1
        elif not tag[1] and begin < 0:
            begin = tag.start()
    if begin >= 0:
        found.append(data[begin:])
    return head, found
