"""The command line: verbs only. Data goes to standard output, narration to standard error.

Exit codes: 0 all is well, 1 something was found, 2 it could not be done as asked, 3 some inputs failed.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Final

import typer

from tracker.errors import TrackerError
from tracker.terminal.terminal import PIPE_CLOSED, say
from tracker.version import rules_version, tool_version

UNUSABLE = 2
# The verbs in the order of --help (reading in, looking, taking away, keeping), and the module of each.
_HOMES: Final = {
    "ingest": "ingestion",
    "observe": "lookups",
    "archives": "lookups",
    "watch": "watching",
    "explain": "ingestion",
    "claims": "questions",
    "audit": "questions",
    "check": "questions",
    "sql": "questions",
    "shell": "questions",
    "report": "pages",
    "serve": "pages",
    "export": "exports",
    "judge": "exports",
    "same": "persons",
    "different": "persons",
    "info": "questions",
    "verify": "upkeep",
    "reextract": "upkeep",
    "shard": "shards",
}
_HELP: Final = """Finds the posts, handles and attributed claims in news articles, and keeps their provenance in DuckDB.

    \b
    tracker ingest articles/           read a folder into tracker.duckdb
    tracker claims                     who said what, when, where
    tracker check                      what does not add up
    tracker audit clm_3f               walk one claim back to its bytes
    tracker explain page.html          what would be found in a page, by which rule

    Data goes to standard output, everything else to standard error. Exit codes: 0 all is well, 1 something was found,
    2 it could not be done as asked, 3 some inputs failed."""


def program(verbs: Sequence[str] = tuple(_HOMES)) -> typer.Typer:
    """The command line with these verbs: a verb that only asks a database loads no grammar."""
    app = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        help=_HELP,
    )
    app.callback()(_program)
    for verb in verbs:
        made = getattr(import_module(f"tracker.cli.{_HOMES[verb]}"), verb)
        if isinstance(made, typer.Typer):
            app.add_typer(made, name=verb)
        else:
            app.command()(made)
    return app


def _told(asked_for: bool) -> None:
    """Answers --version and ends."""
    if asked_for:
        typer.echo(f"tracker {tool_version()}, rules {rules_version()}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_told, is_eager=True, help="Which program and rules this is.")
    ] = False,
) -> None:
    """Holds what is asked of the program itself; its words of help stand above."""


def _wanted(words: list[str]) -> Sequence[str]:
    """The verbs that these words can need: --help lists them all, a version is told without any."""
    if words == ["--version"]:
        return ()
    return [word for word in words[:1] if word in _HOMES] or tuple(_HOMES)


def _loaded(words: list[str]) -> typer.Typer:
    """The command line for these words. What is loaded stays: to search it for garbage meanwhile takes a tenth of the
    time that a verb needs to begin."""
    gc.disable()
    try:
        return program(_wanted(words))
    finally:
        gc.enable()


def main() -> None:
    """The program. Anything that can be told in one sentence is told so.

    A traceback would end in exit code 1, which says that something was found.
    """
    try:
        _loaded(sys.argv[1:])()
    except SystemExit:
        # Typer ends with 1 where who read our output has seen enough, and puts a wrapper in its place.
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":
            sys.exit(PIPE_CLOSED)
        _flushed()
        raise
    except TrackerError as error:
        say(f"tracker: {error}")
        sys.exit(UNUSABLE)
    except OSError as error:
        name = f"{error.filename}: " if isinstance(error.filename, str) else ""
        say(f"tracker: {name}{error.strerror or error}")
        _forget_output()
        sys.exit(UNUSABLE)
    except MemoryError:
        say("tracker: there is not enough memory for this")
        sys.exit(UNUSABLE)


def _flushed() -> None:
    """Writes out what waits: at exit an error would be told as a traceback."""
    try:
        sys.stdout.flush()
    except OSError as error:
        say(f"tracker: standard output cannot be written: {error.strerror or error}")
        _forget_output()
        sys.exit(UNUSABLE)


def _forget_output() -> None:
    """Leaves what waits to be written to standard output unwritten: at exit it would fail again, in other words."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
