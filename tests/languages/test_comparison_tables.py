"""comparison.toml: what a table may hold, how it is folded, and what is made of it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.languages.completeness import LANGUAGES
from tracker.languages import codes, comparison
from tracker.languages.comparison import number_words, percent_words, stem_endings
from tracker.languages.comparison_table import ComparisonTable, NumbersTable
from tracker.languages.model import comparison_table
from tracker.languages.table import FoldedNumbers, FoldedPhrases, FoldedWords

NUMBERS = {"small": {"zwei": 2, "neun": 9, "zehn": 10}, "tens": {"dreißig": 30}, "scales": {"Million": 10**6}}
COMPOUNDS = {"one": "ein", "conjunction": "und", "hundred": "hundert"}


def table() -> dict[str, Any]:
    return tomllib.loads((LANGUAGES / "fr" / "comparison.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"negation": "ne"}, "negation\n.*Extra inputs"),
        ({"negations": 3}, "negations\n"),
        ({"numbers": {"tens": {}, "scales": {}, "percent": ""}}, r"numbers\.small\n.*required"),
        ({"numbers": {**NUMBERS, "percent": "", "small": {"deux": "two"}}}, r"numbers\.small\.deux\n"),
        ({"numbers": {**NUMBERS, "percent": "", "compounds": {"one": "ein"}}}, r"numbers\.compounds\.conjunction\n"),
        ({"clock": {"beside": "h"}}, r"clock\.before\n.*required"),
        ({"stems": {"none": "too short"}}, r"stems\.Lacking\.none\n.*at least 10"),
    ],
)
def test_a_table_with_a_fault_is_refused_by_its_field(change: dict[str, Any], named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        ComparisonTable.model_validate({**table(), **change})


@pytest.mark.parametrize("field", ["conjunctions", "negations", "numbers", "clock", "stems"])
def test_what_every_language_has_must_be_there(field: str) -> None:
    with pytest.raises(ValidationError, match=f"{field}\n.*required"):
        ComparisonTable.model_validate({key: value for key, value in table().items() if key != field})


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (FoldedWords, "Été où NON", frozenset({"ete", "ou", "non"})),
        (FoldedWords, ["Pas du tout", "où"], frozenset({"pas du tout", "ou"})),
        (FoldedWords, "", frozenset()),
        (FoldedPhrases, ["Sans Doute", "n’est"], ("sans doute", "n'est")),
        (FoldedPhrases, "B A", ("b", "a")),
        (FoldedNumbers, {"Zwölf": 12, "dreißig": 30}, {"zwolf": 12, "dreissig": 30}),
    ],
)
def test_words_are_folded_and_strings_parted(kind: Any, written: Any, read: Any) -> None:
    assert TypeAdapter(kind).validate_python(written) == read


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zwei", 2),
        ("zehn", 10),
        ("dreissig", 30),
        ("einunddreissig", 31),
        ("neununddreissig", 39),
        ("zehnunddreissig", None),
        ("zweidreissig", None),
        ("ein", None),
        ("hundert", 100),
        ("einhundert", 100),
        ("zweihundert", 200),
        ("zehnhundert", None),
        ("zweihundertzehn", 210),
        ("hundertzweiunddreissig", 132),
        ("neunhundertneununddreissig", 939),
        ("million", None),
    ],
)
def test_numbers_written_as_one_word(word: str, value: int | None) -> None:
    assert (
        number_words(NumbersTable.model_validate({**NUMBERS, "percent": "", "compounds": COMPOUNDS})).get(word) == value
    )


def test_without_compounds_only_the_words_of_the_table_are_numbers() -> None:
    numbers = NumbersTable.model_validate({**NUMBERS, "percent": "", "units": {"une": 1}})
    assert number_words(numbers) == {"une": 1, "zwei": 2, "neun": 9, "zehn": 10, "dreissig": 30}


@pytest.mark.parametrize("code", codes())
def test_a_language_is_laid_out_from_its_table(code: str) -> None:
    words, written = comparison(code), comparison_table(code)
    assert words is not None
    assert words.negations == written.negations
    assert words.reversing == written.reversing
    assert words.denial_phrases == written.denial_phrases
    assert (words.clock, words.clock_before) == (written.clock.beside, written.clock.before)
    assert words.continuing >= words.units
    assert words.continuing.isdisjoint(words.scales)
    assert len(words.months) >= 12


def test_a_tag_with_a_region_has_the_words_of_its_language_and_an_unknown_one_has_none() -> None:
    french, swiss = comparison("fr"), comparison("fr_CH")
    assert french is not None
    assert french == swiss
    assert "fevrier" in french.months
    assert comparison("fr") is french
    assert [comparison(tag) for tag in ("nl", "xx", "", None)] == [None] * 4


def test_stems_and_percentages_are_those_of_all_languages() -> None:
    endings, replaced = stem_endings()
    assert list(endings) == sorted(set(endings), key=lambda ending: (-len(ending), ending))
    assert {"ing", "s"} <= set(endings)
    assert replaced["ies"] == "y"
    assert {"percent", "prozent", "pour", "por"} <= percent_words()
