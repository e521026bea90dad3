"""The command line: verbs only. Data goes to standard output, narration to standard error.

Exit codes: 0 all is well, 1 something was found, 2 it could not be done as asked, 3 some inputs failed.
"""

from __future__ import annotations

import contextlib
import os
import sys
from itertools import count
from typing import Annotated

import typer

from tracker import pipeline, store
from tracker.cli.exports import export, judge
from tracker.cli.inputs import Byline, Columns, Date, Language, Manifest, Publisher, Title, Url, asked
from tracker.cli.lookups import archives, observe
from tracker.cli.options import DEFAULT, PARTIAL, Database, Jobs, PageTimeout, jobs_of
from tracker.cli.pages import report, serve
from tracker.cli.persons import different, same
from tracker.cli.questions import audit, check, claims, sql
from tracker.cli.shards import shard
from tracker.cli.upkeep import info, reextract, shell, verify
from tracker.cli.watching import watch
from tracker.errors import TrackerError
from tracker.network.fetch import Fetcher
from tracker.rows.records import FailedInput
from tracker.terminal.explanation import print_explanation
from tracker.terminal.printable import json_text
from tracker.terminal.results import counted, say_failures, say_linked
from tracker.terminal.terminal import PIPE_CLOSED, say, stages
from tracker.version import rules_version, tool_version
from tracker.workers import DOCUMENT_SECONDS

UNUSABLE = 2

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="""Finds the posts, handles and attributed claims in news articles, and keeps their provenance in DuckDB.

    \b
    tracker ingest articles/           read a folder into tracker.duckdb
    tracker claims                     who said what, when, where
    tracker check                      what does not add up
    tracker audit clm_3f               walk one claim back to its bytes
    tracker explain page.html          what would be found in a page, by which rule

    Data goes to standard output, everything else to standard error. Exit codes: 0 all is well, 1 something was found,
    2 it could not be done as asked, 3 some inputs failed.""",
)


def ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SRC]...", help="Files, folders, patterns, http(s) addresses, - for standard input."),
    ] = None,
    linking: Annotated[
        bool, typer.Option("--link/--no-link", help="Compare the new claims with all others, and run the checks.")
    ] = True,
    db: Database = DEFAULT,
    columns: Columns = None,
    manifest: Manifest = None,
    date: Date = None,
    url: Url = None,
    publisher: Publisher = None,
    title: Title = None,
    byline: Byline = None,
    language: Language = None,
    jobs: Jobs = "auto",
    page_timeout: PageTimeout = DOCUMENT_SECONDS,
) -> None:
    """Read articles into the database.

    \b
    tracker ingest saved-pages/ story.txt
    tracker ingest 'archive/**/*.html' --db case.duckdb
    tracker ingest https://news.example/article
    tracker ingest story.txt --date 2024-03-05 --publisher 'The Tarn Quay Courier'
    tracker ingest articles.csv --columns text=content,date=published_at
    pbpaste | tracker ingest -

    Reads HTML, MHTML, plain text, Markdown, feeds, WordPress's JSON, and data sets (JSON Lines, JSON, CSV, TSV,
    Parquet: one row, one article). What was stored before is recognised by its content: the same text is one more
    sighting, another text at the same address a new version. An input that cannot be read is listed, and the others go
    on (exit code 3). For many inputs in several runs, use --no-link for all but the last. What is stored does not
    depend on --jobs. With two and more, a process that a page kills is replaced, and that page is one failure.
    """
    told = asked(
        manifest,
        sources,
        columns=columns,
        date=date,
        url=url,
        publisher=publisher,
        title=title,
        byline=byline,
        language=language,
    )
    read, processes = count(1), jobs_of(jobs)
    with store.open(db) as opened, Fetcher() as fetcher, stages() as tell:
        report = pipeline.ingest(
            opened,
            sources or [],
            fetch=fetcher.fetch,
            asked=told,
            arguments=sys.argv[1:] if told.given or told.manifests else (),
            on_item=lambda item: tell("reading", next(read), 0),
            linking=linking,
            tell=tell,
            jobs=processes,
            seconds=page_timeout,
        )
    run = report.run
    say_failures(report.failures)
    for path in run.repaired:
        say(f"repaired: {path} was damaged, and holds again what was received")
    if run.new:
        say(f"{counted(run.new, 'new document')} in {db}; {run.known} known before, {run.failures} failed")
        say_linked(report.linked, report.checks)
        say("next: tracker sql claims, tracker sql posts, tracker audit CLAIM")
    else:
        say(f"nothing new: {counted(run.known, 'document')} known before, {run.failures} failed")
    raise typer.Exit(PARTIAL if report.failures else 0)


def explain(
    sources: Annotated[list[str], typer.Argument(metavar="SRC...", help="As for ingest.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each document, one on a line.")] = False,
    columns: Columns = None,
    date: Date = None,
    url: Url = None,
    publisher: Publisher = None,
    title: Title = None,
    language: Language = None,
) -> None:
    """Show every detection in a source with the rule that made it. Uses no database.

    \b
    tracker explain page.html
    tracker explain page.html --json | jq '.claims[].author.name'
    """
    told = asked(
        None, sources, columns=columns, date=date, url=url, publisher=publisher, title=title, language=language
    )
    failures: list[FailedInput] = []
    with Fetcher() as fetcher:
        for item in pipeline.read_all(sources, fetcher.fetch, lambda item: None, told):
            if item.failure is not None:
                failures.append(item.failure)
            elif item.extraction is not None and as_json:
                typer.echo(json_text(item.extraction.model_dump(mode="json"), indent=None))
            elif item.extraction is not None:
                print_explanation(item.extraction)
    say_failures(failures)
    raise typer.Exit(PARTIAL if failures else 0)


def _told(asked_for: bool) -> None:
    """Answers --version and ends."""
    if asked_for:
        typer.echo(f"tracker {tool_version()}, rules {rules_version()}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_told, is_eager=True, help="Which program and rules this is.")
    ] = False,
) -> None:
    """Holds what is asked of the program itself; its words of help stand above."""


# In the order of --help: reading in, looking, taking away, keeping.
for _verb in (
    ingest,
    observe,
    archives,
    watch,
    explain,
    claims,
    audit,
    check,
    sql,
    shell,
    report,
    serve,
    export,
    judge,
    same,
    different,
    info,
    verify,
    reextract,
):
    app.command()(_verb)
app.add_typer(shard, name="shard")


def main() -> None:
    """The program. Anything that can be told in one sentence is told so.

    A traceback would end in exit code 1, which says that something was found.
    """
    try:
        app()
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
