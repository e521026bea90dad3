"""Numbers of two texts: the same, the same but rounded, and apart."""

from __future__ import annotations

import time

import pytest

from tests.clock import CLOCK
from tracker.linking.profiles import text_profile
from tracker.linking.shared_numbers import clash, in_both, numbers_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1187, 1200, True),
        (64.3, 64, True),
        (1150, 1510, False),
        (12, 21, False),
        (3, 3.4, False),
        (340, 350, False),
    ],
)
def test_a_rounded_figure_is_the_same_figure(one: float, other: float, same: bool) -> None:
    assert in_both({one}, {other}) == ({one} if same else set())
    assert in_both({other}, {one}) == ({other} if same else set())


def test_many_figures_do_not_all_meet() -> None:
    mine, theirs = frozenset(map(float, range(1000, 90_000, 7))), frozenset(map(float, range(5003, 90_000, 11)))
    started = time.process_time()
    assert len(in_both(mine, theirs)) > len(mine & theirs)
    assert time.process_time() - started < CLOCK + 1


def test_rounding_is_no_clash() -> None:
    exact, rough = (text_profile(text, "en") for text in ("1,187 jobs will go", "about 1,200 jobs will go"))
    assert clash(exact, rough, numbers_of(exact, rough)) == 0
    other = text_profile("2,100 jobs will go", "en")
    assert clash(exact, other, numbers_of(exact, other)) == 1
