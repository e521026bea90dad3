"""In what something was said, and the words that show it; the cases are data."""

from __future__ import annotations

import tomllib

import pytest

from tests.conftest import ROOT
from tracker.claims import find
from tracker.models import Embed

CASES = tomllib.loads((ROOT / "tests" / "cases" / "claims" / "mediums.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_the_medium_and_the_words_that_show_it(case: dict[str, str]) -> None:
    text = case["text"]
    claims, _ = find(text, case["language"], [], None)
    claim = claims[0]
    assert (claim.medium, claim.medium_text) == (case.get("medium"), case.get("shown"))
    if claim.medium_start is not None:
        assert text[claim.medium_start : claim.medium_end] == claim.medium_text


@pytest.mark.parametrize("language", ["en", "nl", None])
def test_a_post_shows_its_medium_itself(language: str | None) -> None:
    text = "Wij betalen niet"
    embed = Embed(
        platform="mastodon", author_handle="inesvarga", text=text, start=0, end=len(text), text_start=0,
        text_end=len(text), form="markup", forms=("markup",), rule="markup", confidence=1.0,
    )  # fmt: skip
    claims, _ = find(text, language, [embed], None)
    assert [(one.kind, one.medium, one.medium_text) for one in claims] == [("post", "post", None)]


def test_the_pieces_of_a_quotation_have_one_medium() -> None:
    text = "“We will not pay,” Ines Varga said in an interview on Monday. “Nobody asked us.”"
    claims, _ = find(text, "en", [], None)
    assert [one.medium for one in claims] == ["interview"] * 2
