"""The time strip of a statement and the timeline of the overview."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.report.strip import WIDTH, Event, strip
from tracker.report.timeline import timeline

NOON = datetime(2031, 5, 6, 12)


def test_a_strip_puts_times_in_proportion() -> None:
    day = timedelta(days=1)
    found = strip([("posted", []), ("said", [Event(NOON, NOON, "first"), Event(NOON + day, NOON + 2 * day, "later")])])
    assert found is not None
    (lane,) = found.lanes
    assert (lane.number, lane.name) == (1, "said")
    first, later = lane.bars
    assert (first.x, first.width) == (40.0, 0.0)
    assert (later.x, later.width) == (500.0, 460.0)
    assert [tick.label for tick in found.ticks] == ["12:00", "07 May", "12:00", "08 May", "12:00"]


def test_no_times_no_strip() -> None:
    assert strip([("said", []), ("posted", [])]) is None
    assert timeline([]) is None


@pytest.mark.parametrize(
    ("span", "labels"),
    [
        (timedelta(0), ["12:00", "12:01"]),
        (timedelta(minutes=4), ["12:00", "12:01", "12:02", "12:03", "12:04"]),
        (timedelta(hours=5), ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]),
        (timedelta(days=700), ["Dec 2031", "Dec 2032"]),
    ],
)
def test_ticks_are_few_and_round(span: timedelta, labels: list[str]) -> None:
    found = strip([("said", [Event(NOON, NOON + span, "")])])
    assert found is not None
    assert [tick.label for tick in found.ticks] == labels


MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30))


@given(st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=5))
def test_everything_stays_on_the_strip(times: list[tuple[datetime, datetime]]) -> None:
    found = strip([("said", [Event(min(pair), max(pair), "") for pair in times])])
    assert found is not None
    assert len(found.ticks) <= 9
    for lane in found.lanes:
        assert all(0 <= bar.x <= bar.x + bar.width <= WIDTH for bar in lane.bars)
    assert all(0 <= tick.x <= WIDTH for tick in found.ticks)


@pytest.mark.parametrize(
    ("days", "unit", "columns"),
    [
        (2, "day", 2),
        (60, "day", 60),
        (61, "week", 9),
        (800, "month", 27),
        (9_000, "year", 25),
        (100_000, "decade", 2),
    ],
)
def test_a_timeline_has_few_columns(days: int, unit: str, columns: int) -> None:
    first = date(2031, 5, 6)
    found = timeline([(first, 1, 2), (first + timedelta(days=days - 1), 0, 4)])
    assert found is not None
    assert (found.unit, len(found.columns), found.most) == (unit, columns, 4)
    assert sum(column.claims for column in found.columns) == 6
    assert found.columns[-1].claims_height == 110.0


def test_quiet_days_stand_between() -> None:
    found = timeline([(date(2031, 5, 6), 3, 0), (date(2031, 5, 9), 0, 3)])
    assert found is not None
    assert [(column.label, column.posts, column.claims) for column in found.columns] == [
        ("06 May 2031", 3, 0),
        ("07 May 2031", 0, 0),
        ("08 May 2031", 0, 0),
        ("09 May 2031", 0, 3),
    ]


def test_a_few_days_far_off_do_not_turn_days_into_decades() -> None:
    days = [(date(2031, 5, 6) + timedelta(days=number), 2, 3) for number in range(30)]
    far = [(date(1930, 1, 1), 0, 1), (date(1931, 1, 1), 1, 1), (date(2090, 1, 1), 0, 1)]
    found = timeline([*far, *days])
    assert found is not None
    assert (found.unit, len(found.columns), found.earlier, found.later) == ("day", 30, 3, 1)
    many = timeline([*far, (date(1930, 1, 2), 1, 0), *days])
    assert many is not None
    assert (many.unit, many.earlier, many.later) == ("decade", 0, 0)
    near = timeline([(date(2031, 5, 4), 0, 1), *days])
    assert near is not None
    assert (len(near.columns), near.earlier) == (32, 0)


@given(st.lists(st.dates(), min_size=1, max_size=8))
def test_any_days_are_counted_once(days: list[date]) -> None:
    found = timeline([(day, 1, 0) for day in days])
    assert found is not None
    assert sum(column.posts for column in found.columns) == len(days)
    assert all(0 <= column.x < 1000 for column in found.columns)


@pytest.mark.parametrize("days", [1, 2, 9, 60, 200, 900, 9_000])
def test_labels_have_room_on_a_telephone_and_more_on_a_wide_screen(days: int) -> None:
    found = timeline([(date(2031, 1, 1), 1, 1), (date(2031, 1, 1) + timedelta(days=days - 1), 1, 1)])
    assert found is not None
    always = [column.x for column in found.columns if column.named == "always"]
    wide = [column.x for column in found.columns if column.named]
    assert always[:1] == wide[:1] == [0.0]
    # Of a thousand units; a label takes some 90 pixels of 1,144 on a wide screen and of 358 on a telephone.
    for places, least in ((always, 250), (wide, 80)):
        assert all(after - before >= least for before, after in pairwise([*places, 1_010]))
