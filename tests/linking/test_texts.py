"""Words, numbers, negations and credits, from tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.folding import folded
from tracker.languages.agency_lines import agencies_alone, agency_key
from tracker.linking.credits import credits_of
from tracker.linking.figures import figures
from tracker.linking.index import prose
from tracker.linking.outlets import Outlets, outlet_key
from tracker.linking.profiles import text_profile
from tracker.linking.terms import stem, terms
from tracker.linking.tokens import fingerprint
from tracker.linking.voices import disputed, names_agree

CASES = Path(__file__).resolve().parent.parent / "cases" / "linking"


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["why"]) for case in json.loads((CASES / f"{name}.json").read_text("utf-8"))]


@pytest.mark.parametrize("case", cases("figures"))
def test_figures(case: dict[str, Any]) -> None:
    found = [figure for figure in figures(case["text"], case["language"]) if not figure.clock and not figure.calendar]
    assert [figure.value for figure in found] == case["values"]
    assert [figure.unit for figure in found] == case["units"]


@pytest.mark.parametrize("case", cases("negation"))
def test_negation(case: dict[str, Any]) -> None:
    clauses = text_profile(case["text"], case["language"]).clauses
    assert [clause.negated for clause in clauses] == case["denials"]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("© AFP", ["afp"]),
        ("© 2031 dpa", ["dpa"]),
        ("(Reuters)", ["reuters"]),
        ("EFE.-", ["efe"]),
        ("Quelle: dpa/lnw", ["dpa"]),
        ("© dpa-infocom, dpa:310102-99-1234/2", ["dpa"]),
        ("Fonte: Agência Lusa", ["lusa"]),
        ("Avec AFP et Reuters", ["afp", "reuters"]),
        ("Photo: AFP", []),
        ("Ada Quill/AFP", []),
        ("AFP was told of it", []),
        ("©", []),
        ("", []),
    ],
)
def test_a_line_that_is_nothing_but_a_credit(line: str, agencies: list[str]) -> None:
    assert agencies_alone(line) == agencies


@pytest.mark.parametrize("case", cases("credits"))
def test_credits(case: dict[str, Any]) -> None:
    assert [credit.agency for credit in credits_of(case["text"], case["byline"], frozenset())] == case["agencies"]


def test_an_agency_met_elsewhere_counts_inside_the_head_as_well() -> None:
    text = "By Lanterne. The bridge is shut."
    assert credits_of(text, None, frozenset()) == []
    assert [credit.agency for credit in credits_of(text, None, frozenset({"lanterne"}))] == ["lanterne"]


@pytest.mark.parametrize(
    ("one", "other"), [("Agence Lanterne", "l'agence Lanterne"), ("The Lanterne News Agency", "Lanterne")]
)
def test_agency_key(one: str, other: str) -> None:
    assert agency_key(one) == agency_key(other) == "lanterne"


def test_outlets_are_met_by_name_and_by_host() -> None:
    outlets = Outlets(
        [
            ("doc_a", "The Harwick Post", None),
            ("doc_b", None, "https://www.harwick-post.example/1"),
            ("doc_c", None, None),
        ]
    )
    assert outlets.named("the Harwick Post") == {"doc_a", "doc_b"}
    assert outlets.named("the newspaper Harwick Post") == {"doc_a", "doc_b"}
    assert outlets.named("Post") == frozenset()
    assert outlets.own("doc_a", "the Post")
    assert outlets.own("doc_b", "the daily Harwick Post")
    assert not outlets.own("doc_c", "the Post")
    assert not outlets.own("doc_a", "the Gazette")
    assert outlet_key("La Gaceta") == "gaceta"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Préfecture du Marais", "the Marais prefecture", True),
        ("Marta Ellingham", "Ellingham", True),
        ("Marta Ellingham", "Marta Oduya", False),
        ("Marta Ellingham", None, False),
        ("the mayor", "the mayor", False),
    ],
)
def test_names_within_a_statement(one: str, other: str | None, agree: bool) -> None:
    assert names_agree(one, other) is names_agree(other, one) is agree


def test_only_persons_dispute_words() -> None:
    assert disputed("Marta Ellingham", "person", "Rolf Brandt", "person")
    assert disputed("Marta Ellingham", "person", "Rolf Brandt", "account")
    assert not disputed("Marta Ellingham", "person", "Harwick Council", "organisation")
    assert not disputed("Marta Ellingham", "person", "Ellingham", "person")


def test_terms() -> None:
    assert terms("Says @HarbourWatch2: #PierClosed https://a.example/x") == [
        "says", "harbour", "watch", "2", "harbourwatch2", "pier", "clos", "pierclos",
    ]  # fmt: skip
    assert stem("studies") == "study"
    assert folded("L’Été") == "l'ete"


def test_prose_leaves_the_spans_out_even_when_they_overlap() -> None:
    assert prose("0123456789", [[2, 5], [3, 4], [7, 8]]) == "01 ¶ 56 ¶ 89"
    assert prose("abc", None) == "abc"


@given(st.text(max_size=60))
def test_a_fingerprint_is_the_one_that_sql_makes(text: str) -> None:
    assert 0 <= fingerprint(text) < 2**64


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "de", "es", "fi", None]))
def test_any_text_has_a_profile(text: str, language: str | None) -> None:
    made = text_profile(text, language)
    clauses, numbers = made.clauses, made.figures
    assert clauses
    assert all(figure.value >= 0 for figure in numbers)
