"""Word-level differences between a quotation and what it quotes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tracker.report.differences import Stretch, difference

CASES = json.loads((ROOT / "tests/cases/report/differences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_differences(case: dict[str, Any]) -> None:
    found = difference(case["here"], case["there"])
    assert found is not None
    assert (_marked(found.here), _marked(found.there)) == (case["here_marked"], case["there_marked"])
    assert (found.kept, found.words) == (case["kept"], case["words"])


def _marked(stretches: tuple[Stretch, ...]) -> str:
    return "".join(f"[{words}]" if differs else words for differs, words in stretches)


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_come_back_whole(here: str, there: str) -> None:
    found = difference(here, there)
    assert found is not None
    assert "".join(words for _, words in found.here) == here
    assert "".join(words for _, words in found.there) == there
    assert 0.0 <= found.share <= 1.0


def test_speeches_are_not_compared() -> None:
    assert difference("word " * 1_000, "other " * 1_000) is None
