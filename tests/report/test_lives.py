"""A post's life beside its card: dated, with who was asked, and never more than was observed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tracker.report.lives import life_in_words

AT = {12: datetime(2031, 3, 12, 9), 14: datetime(2031, 3, 14, 9), 16: datetime(2031, 3, 16, 9)}
EMPTY: dict[str, Any] = {
    "askings": None,
    "vantages": None,
    "last_outcome": None,
    "last_asked_at": None,
    "last_present_at": None,
    "last_there_at": None,
    "not_found_since": None,
    "not_found_askings": None,
    "not_found_vantages": None,
    "gone": None,
    "came_back_at": None,
    "edited_at": None,
}
ASKED: dict[str, Any] = {"askings": 2, "vantages": ["embed-data", "oembed"], "last_asked_at": AT[16]}
MISSED: dict[str, Any] = {
    "not_found_since": AT[14],
    "not_found_askings": 2,
    "not_found_vantages": ["embed-data", "oembed"],
}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, ""),
        (
            {**ASKED, **MISSED, "last_present_at": AT[12], "gone": True},
            "seen present 12 March 2031, not found since 14 March 2031 (asked of X's embed data and oEmbed; 2 askings)",
        ),
        (
            {**ASKED, **MISSED, "last_present_at": AT[12], "gone": False},
            "seen present 12 March 2031, not found since 14 March 2031 "
            "(asked of X's embed data and oEmbed; 2 askings); not enough to call it gone",
        ),
        (
            {**ASKED, **MISSED},
            "not found 14 March 2031 (asked of X's embed data and oEmbed; 2 askings); "
            "it was never seen present, so it may never have been there",
        ),
        (
            {**ASKED, **MISSED, "last_there_at": AT[12]},
            "said to exist 12 March 2031 and not shown, not found since 14 March 2031 "
            "(asked of X's embed data and oEmbed; 2 askings)",
        ),
        (
            {**ASKED, "last_outcome": "protected"},
            "asked 16 March 2031: it exists and is for some readers only "
            "(asked of X's embed data and oEmbed; 2 askings)",
        ),
        (
            {**ASKED, "last_outcome": None},
            "asked 16 March 2031, and nothing was learnt (asked of X's embed data and oEmbed; 2 askings)",
        ),
        (
            {
                **ASKED,
                "askings": 1,
                "vantages": ["pds"],
                "last_outcome": "edited",
                "last_present_at": AT[16],
                "edited_at": AT[14],
                "came_back_at": AT[16],
            },
            "seen present 16 March 2031 (asked of the account's own server; 1 asking); edited 14 March 2031; "
            "it was not found before, and is there again",
        ),
    ],
)
def test_a_life_in_words(row: dict[str, Any], words: str) -> None:
    assert life_in_words({**EMPTY, **row}) == words
