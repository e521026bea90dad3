"""Every rule of the cascade against its table of cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.claims import find
from tracker.claims.rules import POSTS, QUOTATIONS, REPORTS
from tracker.models import Claim

CASES = Path(__file__).resolve().parent.parent / "cases" / "claims"


def read(name: str) -> list[dict[str, Any]]:
    with (CASES / name).open("rb") as file:
        return list(tomllib.load(file)["case"])


QUOTED = read("quotations.toml")
REPORTED = read("reports.toml")


def label(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['why']}"


@pytest.mark.parametrize(("rules", "cases"), [(QUOTATIONS, QUOTED), (REPORTS, REPORTED)])
def test_every_rule_has_cases_for_and_against(rules: dict[str, str], cases: list[dict[str, Any]]) -> None:
    assert {case["rule"] for case in cases if not case.get("none")} == set(rules)
    assert {case["rule"] for case in cases if case.get("none")} == set(rules)


@pytest.mark.parametrize("case", QUOTED + REPORTED, ids=label)
def test_case(case: dict[str, Any]) -> None:
    setup = case.get("setup", "")
    text = setup + case["text"]
    claims, _ = find(text, case["language"], [], None)
    fired = [claim for claim in claims if claim.rule == case["rule"] and claim.start >= len(setup)]
    if case.get("none"):
        assert fired == []
        return
    wanted = case.get("quote") or case.get("content")
    found = [claim for claim in fired if claim.text == wanted]
    assert len(found) == 1, [(claim.rule, claim.text, claim.author and claim.author.text) for claim in claims]
    check(found[0], case, text)


def check(claim: Claim, case: dict[str, Any], text: str) -> None:
    assert text[claim.start : claim.end] == claim.text
    assert (claim.author and claim.author.text) == case.get("author")
    assert [via.text for via in claim.via] == case.get("via", [])
    if "name" in case:
        assert claim.author is not None
        assert claim.author.name == case["name"]
    if "kind" in case:
        assert claim.author is not None
        assert claim.author.kind == case["kind"]


def test_all_claims_name_a_rule_that_exists() -> None:
    known = set(QUOTATIONS) | set(REPORTS) | set(POSTS)
    for case in QUOTED + REPORTED:
        claims, rejected = find(case.get("setup", "") + case["text"], case["language"], [], None)
        assert {claim.rule for claim in [*claims, *rejected]} <= known
