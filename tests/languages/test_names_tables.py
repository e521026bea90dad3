"""names.toml: what a table may hold, and the words of all languages together."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

from tests.languages.completeness import LANGUAGES
from tracker.folding import folded
from tracker.languages import codes, words_of_names
from tracker.languages.model import names_table
from tracker.languages.names_table import NamesTable

FIELDS = sorted(NamesTable.model_fields)
BY_KEY = ("bodies", "institutions")


def table(code: str) -> dict[str, Any]:
    return tomllib.loads((LANGUAGES / code / "names.toml").read_text("utf-8"))


@pytest.mark.parametrize("field", FIELDS)
def test_each_list_must_be_there(field: str) -> None:
    with pytest.raises(ValidationError, match=f"{field}\n.*required"):
        NamesTable.model_validate({key: value for key, value in table("fr").items() if key != field})


@pytest.mark.parametrize(
    ("change", "named"), [({"title": "m. mme"}, "title\n.*Extra inputs"), ({"titles": 2}, "titles\n")]
)
def test_a_table_with_a_fault_is_refused_by_its_field(change: dict[str, Any], named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        NamesTable.model_validate({**table("fr"), **change})


def test_a_string_is_parted_and_a_phrase_is_not() -> None:
    read = NamesTable.model_validate(
        {**table("fr"), "titles": "Señor M.", "credit_phrases": ["Avec l’AFP", "Übersetzt von"]}
    )
    assert read.titles == {"senor", "m."}
    assert read.credit_phrases == {"avec l'afp", "ubersetzt von"}


@pytest.mark.parametrize("field", BY_KEY)
def test_what_all_languages_call_a_body_is_what_each_does(field: str) -> None:
    every: dict[str, tuple[str, ...]] = getattr(words_of_names(), field)
    of_each: list[dict[str, tuple[str, ...]]] = [getattr(names_table(code), field) for code in codes()]
    for key, called in every.items():
        assert sorted(called) == sorted({phrase for table in of_each for phrase in table[key]})


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in BY_KEY])
def test_the_words_of_all_languages_are_those_of_each(field: str) -> None:
    every: frozenset[str] = getattr(words_of_names(), field)
    assert every == frozenset().union(*(getattr(names_table(code), field) for code in codes()))
    assert [word for word in every if word != folded(word)] == []
    for code in codes():
        assert getattr(names_table(code), field), code


def test_the_union_is_made_once() -> None:
    assert words_of_names() is words_of_names()
