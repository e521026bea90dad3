"""Which addresses a page links to, and how it names words on a live page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import ROOT
from tracker.report.links import fragment_link, safe_address

CASES = json.loads((ROOT / "tests/cases/report/links.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["safe"], ids=[case["why"] for case in CASES["safe"]])
def test_only_the_web_is_linked(case: dict[str, Any]) -> None:
    assert safe_address(case["address"]) == (case["address"] if case["safe"] else None)


@pytest.mark.parametrize("case", CASES["fragments"], ids=[case["why"] for case in CASES["fragments"]])
def test_text_fragments(case: dict[str, Any]) -> None:
    assert fragment_link(case["address"], case["words"]) == case["link"]
