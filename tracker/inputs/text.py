"""Plain text: articles as text extractors leave them, posts flattened into the prose. Also the fallback."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.errors import EmptyInput
from tracker.inputs.base import Capture, Input, Item
from tracker.reading.charset import decode


def _items(capture: Capture) -> Iterator[Item]:
    """One document. Raises EmptyInput for text of white space only, UnsupportedInput for binary data."""
    text = decode(capture.data, capture.media_type)
    if not text.strip():
        raise EmptyInput(f"{capture.address}: nothing but white space")
    yield Item("text/plain", text, url=capture.url)


INPUT = Input(
    name="text",
    suffixes=frozenset({".txt", ".text"}),
    media_types=frozenset({"text/plain"}),
    items=_items,
    rank=9,
)
