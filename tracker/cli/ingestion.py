"""The verbs that read articles: ingest keeps what is found in a database, explain shows it."""

from __future__ import annotations

import sys
from itertools import count
from typing import Annotated

import typer

from tracker import pipeline, store
from tracker.cli.inputs import Byline, Columns, Date, Language, Manifest, Publisher, Title, Url, asked
from tracker.cli.options import DEFAULT, PARTIAL, Database, Jobs, PageTimeout, jobs_of
from tracker.network.fetch import Fetcher
from tracker.rows.records import FailedInput
from tracker.terminal.explanation import print_explanation
from tracker.terminal.printable import json_text
from tracker.terminal.results import counted, say_failures, say_linked, say_passed_over
from tracker.terminal.terminal import say, stages
from tracker.workers import DOCUMENT_SECONDS


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
    say_passed_over(report.passed_over)
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
    passed_over: list[FailedInput] = []
    with Fetcher() as fetcher:
        for item in pipeline.read_all(sources, fetcher.fetch, lambda item: None, told):
            if item.failure is not None:
                (passed_over if item.failure.passed_over else failures).append(item.failure)
            elif item.extraction is not None and as_json:
                typer.echo(json_text(item.extraction.model_dump(mode="json"), indent=None))
            elif item.extraction is not None:
                print_explanation(item.extraction)
    say_failures(failures)
    say_passed_over(passed_over)
    raise typer.Exit(PARTIAL if failures else 0)
