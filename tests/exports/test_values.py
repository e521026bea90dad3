"""Dates and JSON as the formats write them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from tracker.dates.instants import EARLIEST_ZONE, LATEST_ZONE
from tracker.exports._values import date_text, json_line, moment

DAY = datetime(2031, 5, 6)
NINE = DAY.replace(hour=9)
OF_POST = DAY.replace(hour=9, microsecond=7000)
LAST = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "zone_known", "expected", "why"),
    [
        (None, DAY, "day", True, None, "no beginning is known"),
        (DAY, None, "day", True, None, "no end is known"),
        (OF_POST, NINE, "millisecond", True, "2031-05-06T09:00:00.007Z", "a post"),
        (NINE, NINE, "second", True, "2031-05-06T09:00:00Z", "no more than seconds"),
        (NINE, NINE, "minute", None, "2031-05-06T09:00:00Z", "nothing is said of the zone"),
        (DAY, DAY + timedelta(1) - LAST, "day", True, "2031-05-06", "a day"),
        (DAY + timedelta(hours=-14), DAY + timedelta(hours=36) - LAST, "day", False, "2031-05-06", "of no known zone"),
        (DAY.replace(day=1), datetime(2031, 6, 1) - LAST, "month", True, "2031-05", "a month"),
        (datetime(2031, 1, 1), datetime(2032, 1, 1) - LAST, "year", True, "2031", "a year"),
        (DAY, DAY + timedelta(7) - LAST, "week", True, None, "a week is no date"),
        (DAY, DAY + timedelta(1) - LAST, "month", True, "2031-05", "a day would say more than is claimed"),
        (DAY, DAY, "day", False, None, "shorter than any day of an unknown zone"),
    ],
)  # fmt: skip
def test_a_date_says_no_more_than_is_known(
    earliest: datetime | None,
    latest: datetime | None,
    precision: str,
    zone_known: bool | None,
    expected: str | None,
    why: str,
) -> None:
    assert date_text(earliest, latest, precision, zone_known) == expected, why


def test_the_zones_at_the_ends_of_the_world() -> None:
    assert (timedelta(hours=14), timedelta(hours=12)) == (EARLIEST_ZONE, LATEST_ZONE)


def test_json_stays_in_its_line_and_has_moments_as_text() -> None:
    value = {"said": "one\u2028two\u0085three\u2029", "at": DAY.replace(hour=9), "name": "Élie"}
    line = json_line(value)
    assert line.splitlines() == [line]
    assert json.loads(line) == {**value, "at": "2031-05-06T09:00:00Z"}
    assert "Élie" in line
    assert json_line({"plain": [1, None]}) == '{"plain":[1,null]}'
    assert moment(DAY) == "2031-05-06T00:00:00Z"


def test_what_has_no_form_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no form"):
        json_line({"tags": {"a"}})
