"""Drawing on a terminal. Every word from outside goes through `visible`, and no markup is ever interpreted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from tracker.report.printable import visible

# What is quicker than this needs no progress bar.
_PATIENCE = 1.0
Tick = Callable[[int | None], None]


def output() -> Console:
    """Where data goes."""
    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=True)


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
    """A table on standard output."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(Text(visible(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(value)) for value in row))
    output().print(table, soft_wrap=False)


def print_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Names on the left, what is known on the right; a fact of several lines is set under itself."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, fact in facts:
        grid.add_row(Text(name), Text(fact))
    output().print(grid, soft_wrap=False)


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
