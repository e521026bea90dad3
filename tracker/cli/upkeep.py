"""The verbs that look after a database: info, verify, reextract and shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from tracker import store
from tracker.cli.options import DEFAULT, FOUND, PARTIAL, Database, Jobs, PageTimeout, jobs_of, readable
from tracker.errors import StoreError
from tracker.terminal.printable import visible
from tracker.terminal.results import counted, say_failures, say_linked
from tracker.terminal.terminal import cell, print_facts, progress, say, stages
from tracker.upkeep.reextract import reextract as reextract_all
from tracker.upkeep.verify import verify as verify_all
from tracker.version import rules_version, tool_version
from tracker.workers import DOCUMENT_SECONDS, Pool, read_capture


def info(db: Database = DEFAULT) -> None:
    """What the database holds, and which program and rules this is."""
    with readable(db) as opened:
        held = opened.ask("store", "info").records()[0]
        runs = opened.ask("store", "last_run").records()
    facts = [("database", str(db.absolute())), ("program", f"{tool_version()}, rules {rules_version()}")]
    facts += [
        (name.replace("_", " "), f"{value:,}" if isinstance(value, int) else cell(value) or "none")
        for name, value in held.items()
    ]
    facts += [(f"last run: {name.replace('_', ' ')}", cell(value)) for run in runs for name, value in run.items()]
    print_facts(facts)


def verify(db: Database = DEFAULT) -> None:
    """Read every stored capture again and list what no longer holds: bytes, texts, spans (exit code 1)."""
    with readable(db) as opened, progress("verifying") as tick:
        done = verify_all(opened, read_capture, tick)
    for problem in done.problems:
        typer.echo(visible(f"{problem.what}  {problem.where}  {problem.message}"))
    say(
        f"{counted(done.captures, 'capture')} and {counted(done.documents, 'document')} read again: "
        + (f"{counted(len(done.problems), 'problem')}" if done.problems else "everything holds")
    )
    raise typer.Exit(FOUND if done.problems else 0)


def reextract(
    db: Database = DEFAULT,
    everything: Annotated[bool, typer.Option("--all", help="Also what today's rules have read already.")] = False,
    jobs: Jobs = "auto",
    page_timeout: PageTimeout = DOCUMENT_SECONDS,
) -> None:
    """Read the stored captures again with today's rules, and put what is found in the place of what was."""
    reading = count(1)
    with Pool(jobs_of(jobs), page_timeout) as pool, store.open(db, make=False) as opened, stages() as tell:
        done = reextract_all(
            opened,
            pool.read,
            everything=everything,
            on_capture=lambda captures: tell("reading again", next(reading), captures),
            tell=tell,
        )
    say_failures(done.failures)
    if done.replaced or done.added or done.failures:
        read = f"{counted(done.replaced, 'document')} read again, {done.added} for the first time"
        say(f"{read}, by rules {rules_version()}; {len(done.failures)} failed, their rows kept")
        say_linked(done.linked, done.checks)
    else:
        say("nothing to do: today's rules have read every document; --all reads them anyway")
    raise typer.Exit(PARTIAL if done.failures else 0)


def shell(db: Database = DEFAULT) -> None:
    """Open a snapshot of the database in the DuckDB shell. What you do there does not reach the database itself."""
    beside = Path(sys.executable).with_name("duckdb")
    program = str(beside) if beside.exists() else shutil.which("duckdb")
    if program is None:
        raise StoreError("the DuckDB shell is not installed; pip install duckdb-cli, or see duckdb.org/install")
    with store.snapshot(db) as copy:
        say(f"a snapshot of {db}; changes are lost at the end. Try: FROM claim_provenance;  Leave with .quit")
        ended = subprocess.run([program, str(copy)], check=False)  # noqa: S603 - the program and the file are ours
    raise typer.Exit(ended.returncode)
