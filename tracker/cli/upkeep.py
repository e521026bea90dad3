"""The verbs that look after a database: verify and reextract."""

from __future__ import annotations

from itertools import count
from typing import Annotated

import typer

from tracker import store
from tracker.cli.options import DEFAULT, FOUND, PARTIAL, Database, Jobs, PageTimeout, jobs_of, readable
from tracker.terminal.printable import visible
from tracker.terminal.results import counted, say_failures, say_linked
from tracker.terminal.terminal import progress, say, stages
from tracker.upkeep.reextract import reextract as reextract_all
from tracker.upkeep.verify import verify as verify_all
from tracker.version import rules_version
from tracker.workers import DOCUMENT_SECONDS, Pool, read_capture


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
        say(f"{read}, by rules {rules_version()}; {sum(one.items for one in done.failures):,} failed, their rows kept")
        say_linked(done.linked, done.checks)
    else:
        say("nothing to do: today's rules have read every document; --all reads them anyway")
    raise typer.Exit(PARTIAL if done.failures else 0)
