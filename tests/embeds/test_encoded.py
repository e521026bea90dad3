"""Texts that consent tools keep in base64, percent signs or data addresses."""

from __future__ import annotations

import base64

import pytest

from tracker.embeds import encoded

ADDRESS = "https://x.com/vell/status/1"
# In base64 it has both of the characters that addresses cannot have.
MARKS = "<p>wet?</p>>><p>~~~</p>"


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        ("%3Ca%20href%3D%22x%22%3E", '<a href="x">', "percent signs"),
        (f"  {base64.b64encode(ADDRESS.encode()).decode()}\n", ADDRESS, "base64"),
        (base64.b64encode(MARKS.encode()).decode(), MARKS, "base64 with + and /"),
        (base64.urlsafe_b64encode(MARKS.encode()).decode(), MARKS, "base64 with - and _, as addresses have it"),
        ("%3Ca%3E", None, "too short to hold a post"),
        ("%3C" + "a" * (encoded._LONGEST + 1), None, "too long to be looked at"),
        ("%3C" + "a" * 9, "<" + "a" * 9, "the shortest"),
        ("The lighthouse of Vell is dark.", None, "words"),
    ],
)
def test_what_a_value_holds(value: str, expected: str | None, why: str) -> None:
    assert encoded.decoded(value) == expected, why
