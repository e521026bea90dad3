"""Who says it where the nearest noun is somebody else, and what only looks like a statement."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from tracker.claims import find

CASES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "cases" / "claims" / "speakers.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['why']}: {case['text'][-40:]}")
def test_case(case: dict[str, Any]) -> None:
    claims, _ = find(case["text"], case["language"], [], None)
    named = [(claim.text, claim.author.name) for claim in claims if claim.author is not None]
    if "none" in case:
        assert named == []
        return
    author = claims[-1].author
    if "unsaid" in case:
        assert author is None
        return
    assert author is not None, [claim.text for claim in claims]
    assert author.name == case["name"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway said that the cable was cut.", "organisation"),
        ("Norway and the United Kingdom said that the cable was cut.", "organisation"),
        ("Twitter said that the account was locked.", "organisation"),
        ("Twenty-two percent said that the ferry was late.", "organisation"),
        ("Jordan said that the cable was cut.", "person"),
    ],
)
def test_states_platforms_and_shares_are_no_persons(text: str, kind: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert [claim.author.kind for claim in claims if claim.author is not None] == [kind]


SHE = "Ada Corwin met Odo Tarn on the pier. Tarn lost his hat, and Tarn said he was cold. Corwin said she was glad. "
NAMESAKES = "The first lady, Ada Tarn, waved. Mr. Tarn stood beside her. “It is late,” he said."


def named(text: str, printed: str) -> str:
    claims, _ = find(text, "en", [], None)
    found = [claim.author for claim in claims if claim.author is not None and claim.author.text == printed]
    assert found
    return found[-1].name


def test_a_pronoun_behind_a_name_shows_a_gender() -> None:
    text = SHE + "Corwin took her bag. Tarn spoke of the rain. “We go now,” she said."
    assert named(text, "she") == "Ada Corwin"


def test_mr_is_not_the_lady_of_that_surname() -> None:
    assert named(NAMESAKES, "he") == "Tarn"


def test_he_is_neither_of_two() -> None:
    text = "Odo Voss and Dan Pell came to the port to meet Odo Farrant, when he said he would pay for the bridge."
    assert named(text, "he") != "Odo Voss"


def test_a_relative_clause_ends_what_is_defended() -> None:
    claims, _ = find("The minister defended a school which he said was fair to all.", "en", [], None)
    assert [claim.text for claim in claims][-1] == "which he said was fair to all"


def test_who_has_no_first_name_is_who_he_is() -> None:
    text = "Odo Farrant left. Corwin said that the pier was wet. Corwin said that it rained. “I slipped,” he said."
    assert named(text, "he") in ("Corwin", "he")


def test_games_are_nobody() -> None:
    text = "Ines Torva had reached the last round at the Norwold Olympics. “It was hard,” she said."
    assert named(text, "she") != "Norwold Olympics"


def test_a_clause_behind_said_is_a_clause_whatever_noun_it_has() -> None:
    claims, _ = find("The clerk said it was time to think of the concerns of the crews.", "en", [], None)
    assert [claim.text for claim in claims] == ["it was time to think of the concerns of the crews"]


def test_a_post_on_a_platform_is_no_verb() -> None:
    claims, _ = find("Mayor Tarn made his first Twitter post on Friday, calling the plan a “fraud.”", "en", [], None)
    assert "Twitter" not in [claim.author.name for claim in claims if claim.author is not None]
