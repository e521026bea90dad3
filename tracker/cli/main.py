"""The command line: verbs only. Data goes to standard output, narration to standard error.

Exit codes: 0 all is well, 1 something was found, 2 it could not be done as asked, 3 some inputs failed.
"""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import datetime
from typing import Annotated

import typer

from tracker import checks, pipeline, store
from tracker.cli.exports import export, judge
from tracker.cli.inputs import Byline, Columns, Date, Language, Manifest, Publisher, Title, Url, asked
from tracker.cli.options import DEFAULT, FOUND, PARTIAL, Database, readable
from tracker.cli.pages import report, serve
from tracker.cli.upkeep import info, reextract, shell, verify
from tracker.errors import TrackerError
from tracker.network.fetch import Fetcher
from tracker.report.audit import audit as audit_claim
from tracker.rows.records import FailedInput
from tracker.terminal.audit_page import print_audit
from tracker.terminal.checking import print_findings, print_outcomes
from tracker.terminal.explanation import print_explanation
from tracker.terminal.printable import json_text
from tracker.terminal.results import Format, counted, print_questions, print_result, question, say_failures, say_linked
from tracker.terminal.terminal import PIPE_CLOSED, progress, say

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
    on (exit code 3). For many inputs in several runs, use --no-link for all but the last.
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
    with store.open(db) as opened, Fetcher() as fetcher, progress("reading") as tick:
        report = pipeline.ingest(
            opened,
            sources or [],
            fetch=fetcher.fetch,
            asked=told,
            arguments=sys.argv[1:] if told.given or told.manifests else (),
            on_item=lambda item: tick(None),
            linking=linking,
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


def audit(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it.")],
    db: Database = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="The same as one JSON object.")] = False,
) -> None:
    """Walk one claim back: who, when, where with the words around it, by which rule, from which bytes.

    \b
    tracker sql claims           lists the ids
    tracker audit clm_3f         a beginning that names one claim is enough
    """
    with readable(db) as opened:
        found = audit_claim(opened, claim)
    if as_json:
        typer.echo(json_text(found.as_data()))
    else:
        print_audit(found)


def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Checks; all of them without.")] = None,
    db: Database = DEFAULT,
) -> None:
    """Run the checks of sql/checks and keep what they find. A named check also shows its findings.

    \b
    tracker check
    tracker check quote_differs_from_post

    Exit code 1 when something of severity error was found; a check that could not run is named (exit code 3).
    """
    for name in names or []:
        checks.load(name)
    with store.open(db) as opened:
        run = opened.begin_run(["check", *(names or [])])
        outcomes = checks.run(opened.connection, run.run_id, names or [])
        opened.finish_run(run, "complete")
        print_outcomes(outcomes)
        if names:
            print_findings(opened, outcomes)
    if any(one.status == "failed" and one.check.severity == "error" for one in outcomes):
        raise typer.Exit(FOUND)
    raise typer.Exit(PARTIAL if any(one.status == "could_not_run" for one in outcomes) else 0)


def claims(
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Words that the claim contains.")] = None,
    author: Annotated[str | None, typer.Option(help="Part of the author's name, as printed or resolved.")] = None,
    handle: Annotated[str | None, typer.Option(help="The author's account.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Said on this day or later.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Said on this day or earlier.")] = None,
    document: Annotated[str | None, typer.Option(help="A document's id, or part of its address or path.")] = None,
    finding: Annotated[str | None, typer.Option(help="Only claims that this check found.")] = None,
    db: Database = DEFAULT,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: a table on a terminal, CSV elsewhere.")
    ] = None,
) -> None:
    """List claims: who said what, when, in how many documents, from how many independent sources, with which findings.

    \b
    tracker claims bridge
    tracker claims --author mayor --from 2024-03-05 --until 2024-03-08
    tracker claims --finding author_disputed
    """
    if finding is not None:
        checks.load(finding)
    asked = {
        "text": text,
        "author": author,
        "handle": handle,
        "from": since,
        "until": until,
        "document": document,
        "finding": finding,
    }
    with readable(db) as opened:
        result = opened.ask("listing", "claims", asked)
    print_result(result, form or (Format.table if sys.stdout.isatty() else Format.csv))


def sql(
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="A name from the list, or SQL.")] = None,
    db: Database = DEFAULT,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: a table on a terminal, CSV elsewhere.")
    ] = None,
) -> None:
    """Ask the database: a named question or any SQL. Nothing is ever changed by it.

    \b
    tracker sql                                        lists the named questions
    tracker sql claims
    tracker sql "SELECT author, claim FROM claim_provenance WHERE claim ILIKE '%bridge%'"
    tracker sql posts --format json > posts.json

    Views: claim_provenance, corroboration, who_copied_whom, embedded_posts, handles, articles, source_claims. While
    another process writes, a snapshot is asked.
    """
    if query is None:
        print_questions()
        return
    with readable(db) as opened:
        result = opened.query(question(query))
    print_result(result, form or (Format.table if sys.stdout.isatty() else Format.csv))


# In the order of --help: reading in, looking, taking away, keeping.
for _verb in (
    ingest,
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
    info,
    verify,
    reextract,
):
    app.command()(_verb)


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
