"""The table of time words: what a language file may hold, and what is refused with the name of the fault."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tracker.languages.dates_table import DatesTable

FOLDER = Path(__file__).resolve().parent.parent.parent / "tracker" / "languages"
LANGUAGES = sorted(FOLDER.glob("*/dates.toml"))


def table(path: Path) -> dict[str, Any]:
    dates: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return dates


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.parent.name)
def test_every_language_has_a_whole_year_and_week(path: Path) -> None:
    read = DatesTable.model_validate(table(path))
    assert (len(read.weekdays), len(read.months)) == (7, 12)
    assert min(read.days.values()) < 0 < max(read.days.values())


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"months": [["jan"]] * 11}, "months"),
        ({"weekdays": [[]] + [["day"]] * 6}, "every one of the weekdays needs at least one word"),
        ({"holidays": {"harvest day": "1 May"}}, "holidays"),
        ({"order": "ymd"}, "order"),
        ({"monthes": []}, "monthes"),
        ({"units": {"heartbeat": ["heartbeat"]}}, "units"),
    ],
)
def test_a_table_with_a_fault_is_refused(change: dict[str, Any], named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        DatesTable.model_validate({**table(FOLDER / "en" / "dates.toml"), **change})
