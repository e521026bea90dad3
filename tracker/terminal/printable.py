"""Text from outside, made safe to look at: a terminal must not obey an article."""

from __future__ import annotations

import json
import unicodedata

# Control, format (bidirectional overrides, zero-width, tags), surrogate, private, unassigned, line and paragraph
# separator: what a terminal may act on, or show as nothing.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# Joiners are letters' own business in many scripts and in emoji; they move nothing.
_HARMLESS = frozenset("\u200c\u200d\u00ad")


def is_hidden(char: str) -> bool:
    """Whether a character is one that is acted on or not seen."""
    return char not in _HARMLESS and unicodedata.category(char) in _HIDDEN


def visible(text: str, *, lines: bool = False) -> str:
    """The text with every hidden character shown as a sign: ␛ for ESC, ⟨U+202E⟩ for an override.

    With `lines`, line breaks and tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = "\n\t" if lines else ""
    return "".join(_sign(char) if char not in kept and is_hidden(char) else char for char in text)


def _sign(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def json_text(value: object, *, indent: int | None = 2) -> str:
    """JSON whose strings hold no hidden character but as an escape; what is no JSON type becomes its text."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return "".join(_escape(char) if char != "\n" and is_hidden(char) else char for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
