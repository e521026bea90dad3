"""Spans of time as they are typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import typer

from tracker.cli.lookups import span


@pytest.mark.parametrize(("said", "days"), [("7d", 7), ("2w", 14), ("24h", 1), ("36500d", 36_500)])
def test_a_span(said: str, days: int) -> None:
    assert span(said) == timedelta(days=days)


@pytest.mark.parametrize("said", ["", "7", "d", "-1d", "1.5h", "999999d", "999999w"])
def test_what_is_none_or_leads_out_of_the_calendar(said: str) -> None:
    with pytest.raises(typer.BadParameter):
        span(said)
