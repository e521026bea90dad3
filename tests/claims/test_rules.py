"""Every rule of the cascade against its table of cases."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bench.rules_page import page
from tracker.claims import find
from tracker.claims.catalogue import BY_NAME, GRADES, RULES
from tracker.claims.rules import VERB_CLAUSE
from tracker.models import Claim

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "claims"
# Shares of words that two texts have in common: no confidence of a claim.
LIKENESS = {"renderings.py"}


def read(name: str) -> list[dict[str, Any]]:
    with (CASES / name).open("rb") as file:
        return list(tomllib.load(file)["case"])


QUOTED = read("quotations.toml")
REPORTED = read("reports.toml")
ALL = QUOTED + REPORTED


def label(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['why']}"


@pytest.mark.parametrize("against", [False, True], ids=["for", "against"])
def test_every_rule_has_cases_in_each_of_its_languages(against: bool) -> None:
    cases = {(case["rule"], case["language"]) for case in ALL if bool(case.get("none")) == against}
    wanted = {(rule.name, code) for rule in RULES if rule.kind in ("quotation", "report") for code in rule.languages}
    assert cases == wanted


def test_every_grade_has_a_case() -> None:
    found = {(case["rule"], case.get("confidence")) for case in ALL}
    assert {(grade.name, grade.confidence) for grade in GRADES} <= found
    assert (VERB_CLAUSE.name, VERB_CLAUSE.without_source().confidence) in found


@pytest.mark.parametrize("case", ALL, ids=label)
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
    assert claim.confidence == case["confidence"]
    assert [via.text for via in claim.via] == case.get("via", [])
    if "flags" in case:
        assert list(claim.flags) == case["flags"]
    if "stance" in case:
        assert claim.cue is not None
        assert claim.cue.stance == case["stance"]
    if "name" in case:
        assert claim.author is not None
        assert claim.author.name == case["name"]
    if "kind" in case:
        assert claim.author is not None
        assert claim.author.kind == case["kind"]


def test_all_claims_name_a_rule_that_exists_in_their_language() -> None:
    for case in ALL:
        claims, rejected = find(case.get("setup", "") + case["text"], case["language"], [], None)
        for claim in [*claims, *rejected]:
            assert case["language"] in BY_NAME[claim.rule].languages, claim.rule


def test_a_name_is_one_rule_and_a_grade_is_less_sure() -> None:
    assert len(BY_NAME) == len(RULES)
    for grade in GRADES:
        assert 0 < grade.confidence < BY_NAME[grade.name].confidence <= 1
    assert all(rule.without_source().confidence < rule.confidence for rule in RULES)
    assert all(rule.without_source() == rule for rule in RULES)


def test_names_and_confidences_stand_where_rules_are_declared() -> None:
    found = []
    for file in sorted((ROOT / "tracker" / "claims").rglob("*.py")):
        if file.name != "rules.py" and file.parent.name != "sentence_rules":
            constants = {
                node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)
            }
            floats = {value for value in constants if isinstance(value, float)} if file.name not in LIKENESS else set()
            found += [(file.name, value) for value in constants & set(BY_NAME) | floats]
    assert found == []


def test_the_page_of_rules_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page(), "run: make generate"
