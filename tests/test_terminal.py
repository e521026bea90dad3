"""What somebody at a terminal sees: tables that fit, facts set under themselves, a bar for what takes time."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from rich.console import Console

from tracker.terminal import terminal


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal of 40 columns for data and narration."""
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=40, color_system=None, markup=False, highlight=False)
    monkeypatch.setattr(terminal, "output", lambda: console)
    monkeypatch.setattr(terminal, "narration", lambda: console)
    return written


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (datetime(2031, 5, 6, 9, 8, 7, 6), "2031-05-06 09:08:07"),
        (["a", None, 1], "a, , 1"),
        ("a\u202eb", "a⟨U+202E⟩b"),
    ],
)
def test_a_value_as_a_person_reads_it(value: object, expected: str) -> None:
    assert terminal.cell(value) == expected


def test_a_table_that_fits_is_a_table(screen: io.StringIO) -> None:
    terminal.print_table(["name", "count"], [["Vell", 1], ["海", 12]])
    assert screen.getvalue().splitlines() == ["name  count", "────  ─────", "Vell  1", "海    12"]


def test_a_table_that_does_not_fit_is_a_list_of_facts(screen: io.StringIO) -> None:
    terminal.print_table(["name", "claim"], [["Vell", "the lighthouse of the harbour is dark again"]])
    assert [line.rstrip() for line in screen.getvalue().splitlines()] == [
        "── 1 ──",
        "name   Vell",
        "claim  the lighthouse of the harbour is",
        "       dark again",
    ]


def test_facts_of_several_lines_and_of_none(screen: io.StringIO) -> None:
    terminal.print_facts([("path", "one\ntwo"), ("a", "")])
    assert [line.rstrip() for line in screen.getvalue().splitlines()] == ["path  one", "      two", "a"]


def test_a_bar_comes_when_a_stage_takes_longer_than_a_second(
    screen: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([0.0, 0.5, 2.0, 3.0])
    monkeypatch.setattr("tracker.terminal.terminal.time.monotonic", lambda: next(now, 9.0))
    with terminal.stages() as tell:
        tell("pages read", 1, 4)
        assert "pages" not in screen.getvalue()
        tell("pages read", 2, 4)
        tell("claims compared", 1, 0)
    assert "pages read" in screen.getvalue()


def test_steps_are_counted(screen: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr("tracker.terminal.terminal._Stages.tell", lambda self, *what: told.append(what))
    with terminal.progress("pages written") as tick:
        tick(5)
        tick(None)
    assert told == [("pages written", 1, 5), ("pages written", 2, 0)]
