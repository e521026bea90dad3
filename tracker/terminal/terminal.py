"""Drawing on a terminal. Every word from outside goes through `visible`, and no markup is ever interpreted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count

from rich.cells import cell_len
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from tracker.terminal.printable import visible

# What is quicker than this needs no progress bar.
_PATIENCE = 1.0
Tick = Callable[[int | None], None]
Tell = Callable[[str, int, int], None]


# As a shell names what SIGPIPE ended (128 + 13).
PIPE_CLOSED = 141


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """Ends the program as a shell's tools end when their reader has seen enough; the base class ends it with 1."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE_CLOSED)


def output() -> Console:
    """Where data goes."""
    return _Output(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=True)


def narration() -> Console:
    """Where everything goes that is not data."""
    return Console(file=sys.stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


def say(message: str) -> None:
    """One line of narration."""
    narration().print(Text(visible(message)))


def cell(value: object, *, lines: bool = False) -> str:
    """A database value as a person reads it: nothing for NULL, moments to the second."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, list):
        return ", ".join(cell(part) for part in value)
    return visible(str(value), lines=lines)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows on standard output: a table where it fits, else one name and value on a line."""
    console = output()
    names = [visible(name) for name in columns]
    cells = [[cell(value) for value in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(names, *cells, strict=True)]
    if console.is_terminal and sum(widths) + 2 * len(widths) > console.width:
        for number, row in enumerate(cells, 1):
            console.print(Text(f"── {number} ──", style="dim"))
            print_facts(list(zip(names, row, strict=True)))
        return
    for row in [names, ["─" * width for width in widths], *cells]:
        line = "  ".join(value + " " * (width - cell_len(value)) for value, width in zip(row, widths, strict=True))
        console.print(Text(line.rstrip()))


def print_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Names on the left, what is known on the right; long facts and facts of several lines are set under themselves."""
    console = output()
    indent = max(cell_len(name) for name, _ in facts) + 2
    room = max(console.width - indent, 20)
    for name, fact in facts:
        lines = [Text(line) for line in fact.split("\n")]
        if console.is_terminal:
            lines = [part for line in lines for part in line.wrap(console, room)] or [Text("")]
        for number, line in enumerate(lines):
            label = Text(name if number == 0 else "", style="bold")
            console.print(Text.assemble(label, " " * (indent - cell_len(label.plain)), line))


@contextmanager
def progress(doing: str) -> Iterator[Tick]:
    """Gives a function to call after each step (with the total, where it is known).

    A bar appears on standard error when the work takes longer than a second and somebody can see it.
    """
    with stages() as tell:
        steps = count(1)
        yield lambda total: tell(doing, next(steps), total or 0)


@contextmanager
def stages() -> Iterator[Tell]:
    """The same for work in several stages: a function to call with what is being done, how much of it is done, and how
    much there is (0 where that is not known). The clock and the estimate are the stage's own.
    """
    console = narration()
    if not console.is_terminal:
        yield lambda what, done, of: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(elapsed_when_finished=False),
    )
    bar = Progress(*columns, console=console, transient=True)
    try:
        yield _Stages(bar).tell
    finally:
        bar.stop()


class _Stages:
    """One bar that starts again with each stage, and shows itself when the first second is over."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)
        self._stage = ""
        self._started = time.monotonic()

    def tell(self, what: str, done: int, of: int) -> None:
        if what != self._stage:
            self._stage = what
            self._bar.reset(self._task, description=what, total=None)
        self._bar.update(self._task, completed=done, total=of or None)
        if not self._bar.live.is_started and time.monotonic() - self._started > _PATIENCE:
            self._bar.start()
