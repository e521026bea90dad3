"""The date a plain text prints of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.claims.time.dateline import HEAD, printed_published
from tracker.models import Embed

CASES = json.loads((Path(__file__).parent.parent / "cases" / "dates" / "dateline.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["text"][:40])
def test_a_text_dates_itself_only_with_a_label_or_a_dateline(case: dict[str, Any]) -> None:
    found = printed_published(case["text"], case["language"], [])
    day = None if found is None else found.first_day().isoformat()
    assert (day, found and found.precision) == (case["day"], case["precision"]), case["why"]
    assert found is None or found.basis == "declared"


def test_only_the_head_is_read() -> None:
    text = "x" * HEAD + "\nPublié le 5 mars 2021\n"
    assert printed_published(text, "fr", []) is None


def test_the_date_of_an_embedded_post_is_not_the_texts() -> None:
    text = "Oh no! — Nel (@nel)\n5 March 2021\nThe levee broke."
    end = text.index("\nThe")
    embed = Embed(platform="twitter", start=0, end=end, form="test", forms=("test",), rule="test", confidence=1.0)
    assert printed_published(text, "en", []) is not None
    assert printed_published(text, "en", [embed]) is None


@pytest.mark.parametrize("language", [None, "xx"])
def test_a_language_without_time_words_dates_nothing(language: str | None) -> None:
    assert printed_published("Published: 5 March 2021", language, []) is None


@given(st.text(max_size=120), st.sampled_from(["fr", "en", "de", "es"]))
def test_any_text_is_read_without_error(text: str, language: str) -> None:
    printed_published("Stand: Published Publié le 05/03/2021 " + text, language, [])
