"""Marks over a text: spans that nest and cross, turned into elements that only nest."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.spans import Span

# The outermost first among marks over the same characters.
_OUTER_FIRST = ("post", "words", "uncertain", "claim", "relay", "author", "cue", "date", "link", "handle", "hashtag")
MarkKind = Literal["post", "words", "uncertain", "claim", "relay", "author", "cue", "date", "link", "handle", "hashtag"]
_RANK = {kind: rank for rank, kind in enumerate(_OUTER_FIRST)}


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of a text in code points, and what it is.

    `label` says it in one line. `number` is that of its note, for what has one; several marks may share it;
    `detail` is a finer kind (of a claim: direct, indirect, mixed, post).
    """

    start: int
    end: int
    kind: MarkKind
    label: str
    number: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """One step in writing the text: "open" and "close" a mark, "text", or "note": a mark is at its end.

    A mark that another one crosses is opened and closed several times.
    """

    step: Literal["open", "close", "text", "note"]
    mark: Mark | None = None
    text: str = ""


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[MarkedPiece]:
    """The text with its marks as a well-formed sequence: every "open" has its "close", in the order of nesting.

    The texts joined are the whole text; those between a mark's openings and closings are its characters exactly.
    Marks are cut to the text; an empty one gives only its note.
    """
    whole = Span(0, len(text))
    ordered = sorted((mark for mark in marks if _within(mark, whole)), key=_order)
    edges = sorted({0, len(text), *(mark.start for mark in ordered), *(mark.end for mark in ordered)})
    waiting = iter(ordered)
    upcoming = next(waiting, None)
    stack: list[Mark] = []
    for edge, following in zip(edges, [*edges[1:], len(text)], strict=True):
        reopened = yield from _close(stack, edge)
        opened = list(reopened)
        while upcoming is not None and upcoming.start == edge:
            if upcoming.end == edge:
                yield MarkedPiece("note", upcoming)
            else:
                opened.append(upcoming)
            upcoming = next(waiting, None)
        for mark in sorted(opened, key=lambda one: (-one.end, _RANK[one.kind])):
            stack.append(mark)
            yield MarkedPiece("open", mark)
        if following > edge:
            yield MarkedPiece("text", text=text[edge:following])


def _within(mark: Mark, whole: Span) -> bool:
    return 0 <= mark.start <= mark.end <= whole.end


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, _RANK[mark.kind]


def _close(stack: list[Mark], edge: int) -> Generator[MarkedPiece, None, list[Mark]]:
    """Closes what ends at `edge`, and what lies inside it and goes on; returns the latter, to be opened again."""
    ending = [place for place, mark in enumerate(stack) if mark.end == edge]
    if not ending:
        return []
    crossing: list[Mark] = []
    while len(stack) > ending[0]:
        mark = stack.pop()
        yield MarkedPiece("close", mark)
        if mark.end == edge:
            yield MarkedPiece("note", mark)
        else:
            crossing.append(mark)
    return crossing
