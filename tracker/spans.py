"""Offsets: half-open spans of Unicode code points in one document's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """[start, end) in code points."""

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two spans share a character."""
        return self.start < other[1] and other[0] < self.end


def trimmed(text: str, start: int, end: int, strip: str = "") -> Span:
    """The span without white space (and the characters of `strip`) at its ends; may be empty."""
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end)


def merged(spans: Iterable[tuple[int, int]]) -> list[Span]:
    """The same characters as sorted spans that neither touch nor overlap."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return out


def gaps(spans: Sequence[tuple[int, int]], length: int) -> list[Span]:
    """The non-empty stretches of [0, length) that no span covers."""
    out: list[Span] = []
    at = 0
    for start, end in merged(spans):
        if start > at:
            out.append(Span(at, start))
        at = max(at, end)
    if at < length:
        out.append(Span(at, length))
    return out


def covering(spans: Sequence[Span], offset: int) -> Span | None:
    """The span that holds `offset`, in a sorted sequence without overlaps."""
    i = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[i] if i >= 0 and offset < spans[i].end else None


def around(text: str, start: int, end: int, reach: int = 60) -> tuple[str, str, str]:
    """(before, exact, after): a W3C TextQuoteSelector with `reach` characters on each side."""
    return text[max(0, start - reach) : start], text[start:end], text[end : end + reach]
