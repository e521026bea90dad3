"""Texts in a page's data, and headings that say the headline again: small decisions, one at a time."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.reading import bodies, selection

PARAGRAPHS = "<p>The lighthouse of Vell has been dark since Monday.</p><p>Nobody has come to look at it.</p>" * 8


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        (PARAGRAPHS, PARAGRAPHS, "paragraphs of some length"),
        (f"  \n{PARAGRAPHS}", f"  \n{PARAGRAPHS}", "blanks before the first"),
        (PARAGRAPHS.replace("<p>", "").replace("</p>", " "), "", "words without markup"),
        (f"The keeper: {PARAGRAPHS}", "", "it begins with words"),
        (f"<p>{'The lighthouse of Vell has been dark since Monday. ' * 20}</p>", "", "one paragraph is a summary"),
        ("<p>a</p><p>b</p>", "", "too short"),
        ([{"type": "paragraph"}], "", "one block is no article"),
        (["a", "b"], "", "a list of words"),
        ({"text": PARAGRAPHS}, "", "no text and no list"),
        (None, "", "nothing"),
    ],
)
def test_what_is_the_text_of_an_article_in_data(value: Any, expected: str, why: str) -> None:
    assert bodies._body(value) == expected, why


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({"headline": "The lighthouse of Vell is dark again"}, True),
        ({"title": {"rendered": "The lighthouse of Vell is dark again"}}, True),
        ({"headlines": {"basic": "The lighthouse of Vell is dark again", "web": "x"}}, True),
        ({"headlines": {"web": "The lighthouse of Vell is dark again"}}, False),
        ({"title": "The ferry is late"}, False),
        ({"title": 7}, False),
    ],
)
def test_whether_data_is_of_the_article(value: dict[str, Any], named: bool) -> None:
    assert bodies._is_named(value, ["The lighthouse of Vell is dark again"]) is named


@pytest.mark.parametrize(
    ("heading", "again"),
    [
        ("The lighthouse is dark", True),
        ("THE LIGHTHOUSE IS DARK", True),
        ("Vell: the lighthouse is dark, and nobody comes to help", True),
        ("the lighthouse is dark" + " and dark" * 6, False),
        ("The ferry is late", False),
        ("Dark", False),
    ],
)
def test_a_heading_that_says_the_headline_again(heading: str, again: bool) -> None:
    assert selection._repeats(heading, "The lighthouse is dark") is again


def test_a_heading_may_be_three_times_as_long() -> None:
    assert selection._repeats("abc" + "-" * 6, "abc")
    assert not selection._repeats("abc" + "-" * 7, "abc")
