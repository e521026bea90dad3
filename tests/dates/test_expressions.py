"""Time expressions: tables of cases, conventions, and properties that hold for any text."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import too_slow
from tracker import resolve_date
from tracker.dates import expressions
from tracker.dates.instants import EARLIEST_ZONE, Instant
from tracker.languages import codes

CASES = Path(__file__).parent.parent / "cases" / "dates"
LANGUAGES = codes()


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _days(instant: Instant | None) -> tuple[str | None, str | None]:
    if instant is None:
        return None, None
    return instant.first_day().isoformat(), instant.last_day().isoformat()


@pytest.mark.parametrize(
    ("language", "anchor", "case"),
    [
        pytest.param(language, date.fromisoformat(table["anchor"]), case, id=f"{language}-{case['expression']}")
        for language in LANGUAGES
        for table in [_load(language)]
        for case in table["cases"]
    ],
)
def test_an_expression_means_its_days(language: str, anchor: date, case: dict[str, str]) -> None:
    found = resolve_date(case["expression"], anchor, language)
    assert _days(found) == (case["earliest"], case["latest"]), case["why"]


@pytest.mark.parametrize("case", _load("find")["cases"], ids=lambda case: case["text"][:40])
def test_expressions_are_found_in_running_text(case: dict[str, Any]) -> None:
    text = case["text"]
    found = expressions.find(text, 0, len(text), case["language"])
    assert [[text[one.start : one.end], one.kind] for one in found] == case["found"], case["why"]


def test_every_language_has_at_least_sixty_cases() -> None:
    assert all(len(_load(language)["cases"]) >= 60 for language in LANGUAGES)


def test_a_printed_year_makes_it_explicit() -> None:
    absolute = resolve_date("3 juin 2019", date(2022, 6, 15), "fr")
    relative = resolve_date("3 juin", date(2022, 6, 15), "fr")
    assert absolute is not None
    assert relative is not None
    assert (absolute.basis, relative.basis) == ("explicit", "relative")


def test_the_zone_of_a_printed_day_is_unknown() -> None:
    found = resolve_date("gestern", date(2022, 6, 15), "de")
    assert found is not None
    assert not found.zone_known
    assert found.latest - found.earliest == timedelta(hours=50) - timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "2022-06-05"), ("en-US", "2022-06-05"), ("en-GB", "2022-05-06"), ("fr", "2022-05-06")],
)
def test_figures_are_read_in_the_order_of_the_locale(language: str, expected: str) -> None:
    assert _days(resolve_date("06/05/2022", date(2022, 6, 15), language))[0] == expected


@pytest.mark.parametrize("language", ["xx", "", "../fr", "zh-Hans"])
def test_a_language_without_time_words_has_no_dates(language: str) -> None:
    assert resolve_date("Friday", date(2022, 6, 15), language) is None
    assert expressions.find("on Friday", 0, 9, language) == []


def test_story_expressions_count_from_the_story() -> None:
    text = "La veille, le pont avait cédé."
    (found,) = expressions.find(text, 0, len(text), "fr")
    assert found.kind == "story"
    assert _days(expressions.instant_of(found, date(2022, 6, 15), date(2022, 6, 1)))[0] == "2022-05-31"


def test_the_future_makes_a_bare_weekday_the_coming_one() -> None:
    text = "The vote will be held on Monday."
    (found,) = expressions.find(text, 0, len(text), "en")
    assert _days(expressions.instant_of(found, date(2022, 6, 15)))[0] == "2022-06-13"
    assert _days(expressions.instant_of(found, date(2022, 6, 15), forward=True))[0] == "2022-06-20"


@pytest.mark.parametrize(
    ("text", "disagrees"),
    [("mardi 14 juin 2022", False), ("mardi 15 juin 2022", True), ("hier, mardi", False), ("hier, lundi", True)],
)
def test_a_weekday_that_disagrees_with_the_calendar_is_seen(text: str, disagrees: bool) -> None:
    (found,) = expressions.find(text, 0, len(text), "fr")
    instant = expressions.instant_of(found, date(2022, 6, 15))
    assert instant is not None
    assert expressions.weekday_disagrees(found, instant) is disagrees


@pytest.mark.parametrize("anchor", [date.min, date.max, date(1, 1, 2), date(9999, 12, 30)])
@pytest.mark.parametrize(
    "expression", ["last year", "next year", "yesterday", "tomorrow", "in 60 years", "last winter"]
)
def test_the_edges_of_the_calendar_are_no_error(expression: str, anchor: date) -> None:
    found = resolve_date(expression, anchor, "en")
    assert found is None or found.earliest <= found.latest


_WORDS = (
    "vendredi dernier le 5 avril mai 2019 la veille de lundi à mardi nuit il y a trois jours semaine prochaine ce fin "
    "Friday last the 5th of May 2 days ago next week in March may at 7 p.m. 1990s early to between and first quarter "
    "am 4. Montag vor zwei Tagen Ende nächste Woche Uhr bis hace tres días el próximo jueves mañana por principios año "
    "12/03/2019 12.03. 19h00 19:30 31 , . - – ' ’ ( ) ² ٣ ½ ß İ"
).split()


@given(st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join), st.sampled_from(LANGUAGES), st.dates())
def test_any_mix_of_time_words_gives_valid_spans(text: str, language: str, anchor: date) -> None:
    after = 0
    for found in expressions.find(text, 0, len(text), language):
        assert after <= found.start < found.end <= len(text)
        after = found.end
        instant = expressions.instant_of(found, anchor)
        assert instant is None or instant.earliest <= instant.latest
    resolve_date(text, anchor, language)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_error(text: str, language: str) -> None:
    resolve_date(text, date(2022, 6, 15), language)
    assert all(text[found.start : found.end].strip() for found in expressions.find(text, 0, len(text), language))


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", ["il y a ", "dans la nuit de lundi à ", "5 ", "le ", "12.", "vendredi, ", "a", "9"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        start = process_time()
        expressions.find(text, 0, len(text), "fr")
        return process_time() - start

    cost(2_000)
    assert not too_slow(cost, 20_000, 200_000, growth=30)


@pytest.mark.parametrize(
    ("written", "text", "first"),
    [
        (date(2022, 3, 2), "The dam of Orlow must hold by mid-May.", "2022-05-11"),
        (date(2022, 6, 15), "By mid-May, the dam of Orlow had cracked.", "2022-05-11"),
        (date(2022, 3, 2), "By Monday the dam of Orlow had cracked.", "2022-02-28"),
    ],
)
def test_a_limit_in_running_text_is_the_nearer_one(written: date, text: str, first: str) -> None:
    found = expressions.find(text, 0, len(text), "en")
    assert _days(expressions.instant_of(found[0], written))[0] == first


@pytest.mark.parametrize("case", _load("clock")["cases"], ids=lambda case: case["expression"])
def test_a_time_of_day_makes_it_finer_than_a_day(case: dict[str, Any]) -> None:
    found = resolve_date(case["expression"], date(2022, 6, 15), case["language"])
    assert found is not None
    start = found.earliest if found.zone_known else found.earliest + EARLIEST_ZONE
    printed = start.strftime("%Y-%m-%d" if found.precision == "day" else "%Y-%m-%dT%H:%M") + "Z" * found.zone_known
    assert (printed, found.precision, found.zone_known) == (case["start"], case["precision"], case["zone_known"])
