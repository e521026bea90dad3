"""Flattened posts in small: how sure a line makes a post, and where the words before and behind it begin and end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tracker.embeds.flattened.byline import Byline
from tracker.embeds.flattened.ends import best_end
from tracker.embeds.flattened.finding import _confidence
from tracker.embeds.flattened.pieces import PieceContext, pieces_before
from tracker.models import StartCandidate

LINE = Byline("twitter", "flattened.dash", "Port of Skerra", "quay", 0, 9, None)


def context(text: str, floor: int = 0) -> PieceContext:
    return PieceContext("twitter", floor, len(text), frozenset(), frozenset(), date(2031, 5, 6), "en", False)


@pytest.mark.parametrize(
    ("line", "starts", "sure"),
    [
        ({"words": "behind", "printed": "May 6, 2031"}, 1, 0.8),
        ({"words": "behind"}, 1, 0.6),
        ({"words": "given"}, 0, 0.9),
        ({"words": "none"}, 0, 0.9),
        ({"printed": "May 6, 2031"}, 1, 0.95),
        ({"printed": "May 6, 2031"}, 0, 0.6),
        ({}, 1, 0.6),
        ({"platform": "instagram", "words": "behind"}, 1, 0.9),
        ({"platform": "facebook", "printed": "May 6, 2031"}, 1, 0.6),
    ],
)
def test_how_sure_a_line_makes_a_post(line: dict[str, Any], starts: int, sure: float) -> None:
    assert (
        _confidence(replace(LINE, **line), [StartCandidate(start=0, rule="a break", confidence=1.0)] * starts) == sure
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quay of Skerra is wet", "The quay of Skerra is wet"),
        ("The quay is wet.\n\nThe council met on Monday, and nobody came.", "The quay is wet."),
        ("The quay is wet.\n\nLook: pic.twitter.com/Qx7bTzP4wM\n\nThe council met on Monday.", None),
    ],
)
def test_where_words_behind_a_line_end(text: str, words: str | None) -> None:
    found = best_end(text, context(text))
    assert found is not None
    shown = "The quay is wet.\n\nLook: pic.twitter.com/Qx7bTzP4wM" if words is None else words
    assert text[found.start : found.end] == shown


def test_words_may_begin_behind_the_time_of_a_live_blog() -> None:
    text = "14:30 The quay of Skerra is wet again"
    assert [(text[piece.start : piece.end], piece.kind) for piece in pieces_before(text, context(text))][-1] == (
        "The quay of Skerra is wet again",
        "label",
    )
