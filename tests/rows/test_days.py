"""The calendar day of an instant, as the columns said_day and published_day keep it."""

from __future__ import annotations

from datetime import datetime

import pytest

from tracker.dates.instants import Instant, Precision
from tracker.rows.values import day_of


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "zone_known", "offset", "day"),
    [
        ("2031-05-05T10:00:00", "2031-05-07T11:59:59.999999", "day", False, None, "2031-05-06"),
        ("2031-05-06T00:00:00", "2031-05-06T23:59:59.999999", "day", True, None, "2031-05-06"),
        ("2031-05-05T22:30:00", "2031-05-05T22:30:59.999999", "minute", True, None, "2031-05-05"),
        ("2031-05-05T22:30:00", "2031-05-05T22:30:59.999999", "minute", True, 120, "2031-05-06"),
        ("2031-05-05T21:59:00", "2031-05-05T21:59:59.999999", "minute", True, 120, "2031-05-05"),
        ("2031-05-05T22:00:00", "2031-05-06T21:59:59.999999", "day", True, 120, "2031-05-06"),
        ("2031-05-06T00:00:00", "2031-05-07T00:00:00", "day", True, None, None),
        ("2031-05-06T00:00:00", "2031-05-06T23:59:59.999999", "week", True, None, None),
        ("2031-05-01T00:00:00", "2031-05-31T23:59:59.999999", "month", True, None, None),
    ],
)
def test_the_day_is_the_one_printed(
    earliest: str, latest: str, precision: Precision, zone_known: bool, offset: int | None, day: str | None
) -> None:
    instant = Instant(
        earliest=datetime.fromisoformat(earliest + "+00:00"),
        latest=datetime.fromisoformat(latest + "+00:00"),
        precision=precision,
        basis="explicit",
        zone_known=zone_known,
        offset=offset,
    )
    found = day_of(instant)
    assert (found.isoformat() if found else None) == day


def test_no_instant_has_no_day() -> None:
    assert day_of(None) is None
