"""The verbs that draw pages: report and serve."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import DEFAULT, Database, readable
from tracker.errors import ServerError
from tracker.report.site import report as write_report
from tracker.terminal.printable import visible
from tracker.terminal.results import counted
from tracker.terminal.terminal import progress, say


def report(
    wanted: Annotated[
        str, typer.Argument(metavar="[CLAIM|STATEMENT|DOCUMENT|all]", help="An id, the beginning of one, or all.")
    ] = "all",
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the pages go.", file_okay=False)
    ] = Path("report"),
    db: Database = DEFAULT,
) -> None:
    """Write pages that anyone can open, print and keep: self-contained HTML, nothing loaded from anywhere.

    \b
    tracker report                       everything; open report/index.html
    tracker report stm_4e0d -o case/     one statement and the documents it stands in
    tracker report doc_ac94 -o case/     one document with all that was found in it
    """
    with readable(db) as opened, progress("writing") as tick:
        written = write_report(opened, wanted, folder, tick)
    say(f"{counted(written.pages, 'page')} written; open the first one in a browser:")
    typer.echo(visible(str(written.first)))


def serve(
    db: Database = DEFAULT,
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="0 is any that is free.")] = 8765,
) -> None:
    """Show a snapshot of the database on this machine: lists with search and filters, all pages, and a box for SQL.

    \b
    tracker serve                        open the address that is printed
    tracker serve --db case.duckdb --port 0

    Only this machine is answered. What is ingested meanwhile is seen after starting again.
    """
    try:
        from tracker.serve import server
    except ModuleNotFoundError as error:
        raise ServerError(f"{error.name} is not installed; serve needs: pip install 'tracker[web]'") from error
    with server.ended_in_order(), server.listening(port) as opened, ExitStack() as stack:
        with progress("preparing") as tick:
            site = stack.enter_context(server.site_of(db, tick=tick))
        say(f"http://{server.ADDRESS}:{opened.getsockname()[1]}/ shows a snapshot of {db}; end it with Ctrl-C")
        server.serve(site, opened)
