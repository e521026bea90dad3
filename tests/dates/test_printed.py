"""Printed dates: read as printed, or not at all."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates.printed import read_declared
from tracker.dates.printed_words import MONTHS, folded
from tracker.languages.posts import printed_dates, printed_months

CASES = Path(__file__).parent.parent / "cases" / "declared_dates"
ROWS: list[dict[str, Any]] = tomllib.loads((CASES / "dates.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"{case['printed']}: {case['why']}")
def test_printed_dates(case: dict[str, Any]) -> None:
    found = read_declared(case["printed"], case.get("language"))
    if not {"first", "earliest"} & case.keys():
        assert found is None
        return
    assert found is not None
    assert found.basis == "declared"
    assert found.precision == case["precision"]
    if "first" in case:
        assert found.first_day().isoformat() == case["first"]
        assert found.last_day().isoformat() == case.get("last", case["first"])
    if "earliest" in case:
        assert found.earliest == datetime.fromisoformat(case["earliest"]).replace(tzinfo=UTC)
    assert found.zone_known == case.get("zone_known", False)


def test_no_word_is_two_months() -> None:
    months: dict[str, set[int]] = defaultdict(set)
    for code in printed_dates():
        for month, forms in enumerate(printed_months(code), 1):
            for word in forms:
                months[folded(word)].add(month)
    assert {word for word, meant in months.items() if len(meant) > 1} == set()


@pytest.mark.parametrize("code", printed_dates())
def test_the_months_of_a_language_are_twelve_or_none(code: str) -> None:
    assert len(printed_months(code)) in (0, 12)


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(sorted(MONTHS)),
    st.sampled_from(
        ["{day} {month} {year}", "{month} {day}, {year}", "{day}. {month} {year}", "{year}. {month} {day}."]
    ),
)
def test_every_word_for_a_month_is_read_in_every_order(day: date, word: str, shape: str) -> None:
    number = min(day.day, 28)
    found = read_declared(shape.format(day=number, month=word, year=day.year))
    assert found is not None
    assert found.first_day() == found.last_day() == date(day.year, MONTHS[word], number)


@given(st.text(alphabet="0123456789 ./-:apmUTC+年月日janvier,", max_size=60))
def test_anything_is_a_date_or_nothing(printed: str) -> None:
    found = read_declared(printed, "fr")
    assert found is None or 1899 <= found.earliest.year <= 2101


def test_the_language_tag_may_be_written_in_any_way() -> None:
    assert read_declared("05/04/2019", "en_gb") == read_declared("05/04/2019", "EN-GB")
