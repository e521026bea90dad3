"""The clock by which hosts are left alone."""

from __future__ import annotations

import time

import pytest

from tracker.network.pacing import Pacing, steady_clock


@pytest.mark.parametrize("jump", [-86_400.0, 86_400.0])
def test_a_clock_that_is_set_anew_neither_hurries_nor_holds_up(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    clock = steady_clock()
    began, real = clock(), time.time
    assert abs(began - real()) < 1
    waited: list[float] = []
    pacing = Pacing(clock, waited.append, {"": 5.0})
    pacing.asked("tarn.example")
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert 0 <= clock() - began < 60
    assert 0 < pacing.left("tarn.example") <= 5
