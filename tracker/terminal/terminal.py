"""Drawing on a terminal. Every word from outside goes through `visible`, and no markup is ever interpreted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from tracker.terminal.printable import visible

# What is quicker than this needs no progress bar.
_PATIENCE = 1.0
Tick = Callable[[int | None], None]


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
    console = narration()
    if not console.is_terminal:
        yield lambda total: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task(doing, total=None)
    started = time.monotonic()
    try:
        yield partial(_tick, bar, task, started)
    finally:
        bar.stop()


def _tick(bar: Progress, task: object, started: float, total: int | None) -> None:
    if not bar.live.is_started and time.monotonic() - started > _PATIENCE:
        bar.start()
    for known in bar.tasks:
        if known.id == task:
            bar.update(known.id, advance=1, total=total)
