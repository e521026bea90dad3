"""The README shows what the program really answers."""

from __future__ import annotations

from pathlib import Path

from tests.readme import README, answers, comparable


def test_the_readmes_answers_are_todays(tmp_path: Path) -> None:
    found = answers(tmp_path)
    assert len(found) == 3
    for command, before, now in found:
        assert comparable(before, before) == comparable(now, before), f"{command}: renew with python -m tests.readme"


def test_the_first_screen_shows_how_to_begin() -> None:
    head = README.read_text(encoding="utf-8")[:2500]
    assert "make ingest" in head
    assert "make test" in head
