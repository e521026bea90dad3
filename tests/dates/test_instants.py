from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tracker.dates.instants import Agreement, Instant, agreement


def test_a_day_of_unknown_zone_is_widened_to_every_zone() -> None:
    day = Instant.day(date(2019, 4, 5), "declared")
    assert day.earliest == datetime(2019, 4, 4, 10, tzinfo=UTC)
    assert day.latest == datetime(2019, 4, 6, 12, tzinfo=UTC) - timedelta(microseconds=1)
    assert not day.zone_known


def test_a_day_of_known_zone_is_the_day() -> None:
    day = Instant.day(date(2019, 4, 5), "declared", zone_known=True)
    assert (day.latest - day.earliest) == timedelta(days=1) - timedelta(microseconds=1)


def test_a_moment_keeps_its_tick_and_becomes_utc() -> None:
    moment = datetime.fromisoformat("2024-09-12T12:30:00+02:00")
    instant = Instant.at(moment, "markup", "minute")
    assert instant.earliest == datetime(2024, 9, 12, 10, 30, tzinfo=UTC)
    assert instant.latest - instant.earliest == timedelta(minutes=1) - timedelta(microseconds=1)


def test_the_local_day_is_the_one_on_the_page() -> None:
    instant = Instant.at(datetime.fromisoformat("2024-09-13T00:30:00+02:00"), "markup")
    assert (instant.first_day(), instant.local_day()) == (date(2024, 9, 12), date(2024, 9, 13))
    assert Instant.day(date(2024, 9, 13), "markup").local_day() == date(2024, 9, 13)
    unknown = Instant.at(datetime(2024, 9, 13, 0, 30), "markup", zone_known=False)
    assert (unknown.local_day(), unknown.offset) == (date(2024, 9, 13), None)


def test_february_of_a_leap_year_has_29_days() -> None:
    assert Instant.month(2024, 2, "explicit").last_day() == date(2024, 2, 29)


def test_an_instant_cannot_end_before_it_begins() -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC)
    with pytest.raises(ValidationError, match="cannot end before it begins"):
        Instant(earliest=now, latest=now - timedelta(seconds=1), precision="day", basis="explicit")


@given(st.dates(date(1, 1, 3), date(9999, 12, 29)), st.integers(0, 60), st.booleans())
def test_the_days_meant_come_back_whatever_the_zone(first: date, length: int, zone_known: bool) -> None:
    last = min(first + timedelta(days=length), date(9999, 12, 29)) if first.year < 9999 else first
    instant = Instant.days(first, last, "relative", zone_known=zone_known)
    assert (instant.first_day(), instant.last_day()) == (first, last)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))
)
def test_overlap_is_symmetric(a: datetime, b: datetime) -> None:
    x, y = Instant.at(a, "post-id"), Instant.day(b.date(), "declared")
    assert x.overlaps(y) == y.overlaps(x)


POSTED = Instant.at(datetime(2024, 9, 12, 23, 41, 9, tzinfo=UTC), "post-id", "millisecond")


@pytest.mark.parametrize(
    ("declared", "expected", "why"),
    [
        (Instant.day(date(2024, 9, 12), "declared"), "agrees", "the id's UTC day"),
        (Instant.day(date(2024, 9, 13), "declared"), "compatible", "one day off: printed east of Greenwich"),
        (Instant.day(date(2024, 9, 11), "declared"), "compatible", "one day off the other way"),
        (Instant.day(date(2024, 9, 14), "declared"), "contradicts", "no zone is two days away"),
        (Instant.day(date(2024, 9, 10), "declared"), "contradicts", "no zone is two days away"),
        (Instant.month(2024, 9, "declared"), "agrees", "a month that holds it"),
        (Instant.month(2024, 11, "declared"), "contradicts", "another month"),
        (None, "not-comparable", "nothing printed"),
    ],
)
def test_agreement(declared: Instant | None, expected: Agreement, why: str) -> None:
    assert agreement(POSTED, declared) == expected, why


def test_a_date_that_comes_from_print_itself_is_not_compared_with_print() -> None:
    printed = Instant.day(date(2024, 9, 12), "declared")
    assert agreement(printed, printed) == "not-comparable"
    assert agreement(None, printed) == "not-comparable"


def test_models_share_the_set_of_their_fields() -> None:
    one, other = Instant.day(date(2031, 5, 6), "declared"), Instant.day(date(2031, 5, 7), "declared")
    assert one.model_fields_set is other.model_fields_set
    assert one.model_fields_set == set(Instant.model_fields)
    assert one.model_copy(update={"basis": "markup"}).basis == "markup"
    assert Instant.model_validate_json(one.model_dump_json()) == one
