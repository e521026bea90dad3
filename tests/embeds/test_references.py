"""Page states in which objects refer to their values by place."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.embeds.references import revived

ADDRESS = "https://x.com/vell/status/1"


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        (
            [{"blocks": 1}, [2], {"type": 3, "url": 4}, "tweet", ADDRESS],
            [{"blocks": 1}, [2], {"type": "tweet", "url": ADDRESS}, "tweet", ADDRESS],
            "values are put in, one level deep",
        ),
        ([["state", 1], {"url": 2}, ADDRESS], [["state", 1], {"url": ADDRESS}, ADDRESS], "a first list with one name"),
        (
            [{"a": -1}, {"url": 2}, ADDRESS],
            [{"a": -1}, {"url": ADDRESS}, ADDRESS],
            "no place is negative",
        ),
        ([{"a": 1}, {"ok": True, "far": 99}, ADDRESS], [{"a": 1}, {"ok": True, "far": 99}, ADDRESS], "no places"),
        ([{"a": 1}, 7], [{"a": 1}, 7], "too short to be a state"),
        ([{"a": "x", "b": "y"}, {"url": 2}, 5], [{"a": "x", "b": "y"}, {"url": 2}, 5], "the first holds no places"),
        ([{}, {"url": 2}, ADDRESS], [{}, {"url": 2}, ADDRESS], "the first is empty"),
        (["x", {"url": 2}, ADDRESS], ["x", {"url": 2}, ADDRESS], "the first holds nothing"),
        ({"url": 1}, {"url": 1}, "no list"),
    ],
)
def test_a_list_of_references(value: Any, expected: Any, why: str) -> None:
    found = revived(value)
    assert found == expected, why
