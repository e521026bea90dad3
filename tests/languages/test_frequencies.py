"""frequencies.toml: how common words are."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from tests.languages.completeness import LANGUAGES
from tracker.folding import folded
from tracker.languages import codes
from tracker.languages.frequencies import frequencies

TABLE: dict[str, dict[str, str]] = tomllib.loads((LANGUAGES / "frequencies.toml").read_text("utf-8"))


def test_every_code_is_a_language_of_claims() -> None:
    assert list(TABLE) == sorted(TABLE)
    assert TABLE.keys() <= set(codes())


@pytest.mark.parametrize("code", TABLE)
def test_classes_are_quarters_of_the_scale_the_commonest_first(code: str) -> None:
    values = list(map(float, TABLE[code]))
    assert values == sorted(values, reverse=True)
    assert [value for value in values if value * 4 != int(value * 4) or not 4.5 <= value <= 7] == []
    assert [key for key in TABLE[code] if key != f"{float(key):.2f}"] == []


@pytest.mark.parametrize("code", TABLE)
def test_each_word_is_folded_and_stands_once(code: str) -> None:
    words = [word for line in TABLE[code].values() for word in line.split()]
    assert [word for word in words if word != folded(word)] == []
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert len(words) > 3_000
    assert len(frequencies(code)) == len(words)


@pytest.mark.parametrize(
    ("tag", "word", "zipf"),
    [("de", "das", 7.0), ("de-AT", "das", 7.0), ("DE_ch", "das", 7.0), ("de", "aber", 6.75), ("de", "xyzzyx", None)],
)
def test_a_word_has_the_value_of_its_class(tag: str, word: str, zipf: float | None) -> None:
    assert frequencies(tag).get(word) == zipf


@pytest.mark.parametrize("tag", [None, "", "xx", "tlh-Latn"])
def test_a_language_without_words_has_none(tag: str | None) -> None:
    assert frequencies(tag) == {}


def test_the_table_is_read_once() -> None:
    assert frequencies("fr") is frequencies("fr-CH")
