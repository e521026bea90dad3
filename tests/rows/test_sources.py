"""Who is the same across documents, and which article a document is of: tables of cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.documents import author
from tracker import folding
from tracker.models import Document
from tracker.rows.articles import article_id
from tracker.rows.sources import Cast, is_named
from tracker.terminal.printable import is_hidden, json_text, visible

CASES = Path(__file__).parent.parent / "cases" / "store"


def cases(name: str) -> list[Any]:
    loaded = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded


@pytest.mark.parametrize("case", cases("sources"), ids=lambda case: case["why"])
def test_a_name_joins_documents_only_where_it_says_enough(case: dict[str, Any]) -> None:
    somebody = author(
        case["name"], case["name"], case["kind"], 0, role=case.get("role"), resolved=case.get("resolved", True)
    )
    assert is_named(somebody, case["text"], case.get("language", "en")) is case["named"]


@pytest.mark.parametrize("case", cases("articles"), ids=lambda case: case["why"])
def test_versions_belong_to_one_article(case: dict[str, Any]) -> None:
    one, other = (
        article_id(part["url"], part["address"], part.get("item", 0), part.get("key"), part.get("text", "same"))
        for part in (case, case["as"])
    )
    assert (one == other) is case["same"]


@pytest.mark.parametrize("case", cases("printable"), ids=lambda case: case["why"])
def test_hidden_characters_are_shown(case: dict[str, Any]) -> None:
    assert visible(case["input"]) == case["shown"]
    assert json.loads(json_text(case["input"])) == case["input"]
    assert visible(json_text(case["input"])) == json_text(case["input"])


@given(st.text())
def test_no_text_keeps_a_hidden_character(text: str) -> None:
    shown = visible(text)
    assert not any(is_hidden(char) for char in shown)
    assert visible(shown) == shown
    assert json.loads(json_text([text])) == [text]


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folding.name(folding.name(name)) == folding.name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("António Marn", "Antonio  MARN"), ("Jean-Luc Orel", "Jean Luc Orel"), ("Straße", "STRASSE"), ("Ελένη", "ΕΛΕΝΗ")],
)
def test_forms_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert folding.name(one) == folding.name(other)


@pytest.mark.parametrize(("one", "other"), [("Ana Lu", "Anna Lu"), ("Майя", "Маия"), ("हिन्दी", "हनद")])
def test_names_of_others_do_not(one: str, other: str) -> None:
    assert folding.name(one) != folding.name(other)


def _document(text: str) -> Document:
    return Document(document_id="doc_1", text=text, language="en")


def test_the_account_of_somebody_named_in_the_text_is_that_somebody() -> None:
    text = "Ilse Marn left. — Ilse Marn (@ilsem) May 6, 2031"
    person = author("Ilse Marn", "Ilse Marn", "person", 0)
    account = author("Ilse Marn", "Ilse Marn", "account", 18, handle="ilsem", platform="twitter")
    cast = Cast(_document(text), "doc_1", [person, account])
    assert cast.resolve(person) == cast.resolve(account)
    (source,) = cast.sources.values()
    assert source.kind == "person"
    assert source.account_id is not None
    assert {alias.alias for alias in cast.aliases.values()} == {"Ilse Marn", "@ilsem"}


def test_accounts_of_one_handle_are_one_in_every_document_and_on_one_platform_only() -> None:
    ids = set()
    for document_id, handle, platform in (
        ("doc_1", "IlseM", "twitter"),
        ("doc_2", "ilsem", "twitter"),
        ("doc_3", "ilsem", "x"),
    ):
        account = author("Ilse", "Ilse", "account", 0, handle=handle, platform=platform)
        ids.add(Cast(_document("Ilse"), document_id, [account]).resolve(account))
    assert len(ids) == 2


def test_an_account_without_a_handle_stays_in_its_document() -> None:
    account = author("Ilse Marn", "Ilse Marn", "account", 0, platform="twitter")
    ids = {Cast(_document("Ilse Marn"), document, [account]).resolve(account) for document in ("doc_1", "doc_2")}
    assert len(ids) == 2
