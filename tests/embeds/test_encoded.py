"""Texts that consent tools keep in base64, percent signs or data addresses."""

from __future__ import annotations

import base64

import pytest

from tracker.embeds import encoded

ADDRESS = "https://x.com/vell/status/1"


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        ("%3Ca%20href%3D%22x%22%3E", '<a href="x">', "percent signs"),
        (f"  {base64.b64encode(ADDRESS.encode()).decode()}\n", ADDRESS, "base64"),
        ("%3Ca%3E", None, "too short to hold a post"),
        ("%3C" + "a" * (encoded._LONGEST + 1), None, "too long to be looked at"),
        ("%3C" + "a" * 9, "<" + "a" * 9, "the shortest"),
        ("The lighthouse of Vell is dark.", None, "words"),
    ],
)
def test_what_a_value_holds(value: str, expected: str | None, why: str) -> None:
    assert encoded.decoded(value) == expected, why
