"""Halves of characters: JSON may name one alone ("\\ud83d"), and no text that is stored or written may hold it."""

from __future__ import annotations

import re
from typing import Any, Final

_HALF: Final = re.compile("[\ud800-\udfff]")
_REPLACEMENT: Final = "\ufffd"


def whole(text: str) -> str:
    """The text with U+FFFD for each half character; its length stays."""
    return text if text.isascii() else _HALF.sub(_REPLACEMENT, text)


def whole_value(value: Any, source: str) -> Any:
    """A value just read from the JSON text `source`, without half characters in its texts, keys included.

    Containers are changed in place. Free where the source names no half: that is nearly always.
    """
    if "\\ud" not in source and "\\uD" not in source:
        return value
    holder = [value]
    waiting: list[Any] = [holder]
    while waiting:
        one = waiting.pop()
        items = list(one.items() if isinstance(one, dict) else enumerate(one))
        for key, inner in items:
            if isinstance(inner, str):
                one[key] = whole(inner)
            elif isinstance(inner, list | dict):
                waiting.append(inner)
            if isinstance(key, str) and (renamed := whole(key)) != key:
                one[renamed] = one.pop(key)
    return holder[0]
