"""The verbs that look into a database: audit, check, claims, info, shell and sql."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tracker import checks, store
from tracker.cli.options import DAY, DEFAULT, FOUND, PARTIAL, Database, Kind, readable
from tracker.errors import StoreError
from tracker.report.audit import audit as audit_claim
from tracker.terminal.audit_page import print_audit
from tracker.terminal.checking import print_findings, print_outcomes
from tracker.terminal.printable import json_text
from tracker.terminal.results import Format, print_questions, print_result, question
from tracker.terminal.terminal import cell, print_facts, say
from tracker.version import rules_version, tool_version


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

    Exit code 1 when something of severity error was found; a check that could not run is named (exit code 3, unless
    it merely has nothing to look at yet).
    """
    for name in names or []:
        checks.load(name)
    with store.open(db, make=False) as opened:
        run = opened.begin_run(["check", *(names or [])])
        outcomes = checks.run(opened.connection, run.run_id, names or [])
        opened.finish_run(run, "complete")
        print_outcomes(outcomes)
        if names:
            print_findings(opened, outcomes)
    if any(one.status == "failed" and one.check.severity == "error" for one in outcomes):
        raise typer.Exit(FOUND)
    raise typer.Exit(PARTIAL if any(one.broken for one in outcomes) else 0)


def claims(
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Words that the claim contains.")] = None,
    author: Annotated[str | None, typer.Option(help="Part of the author's name, as printed or resolved.")] = None,
    handle: Annotated[str | None, typer.Option(help="The author's account.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", "--from", formats=DAY, help="Said on this day or later.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="Said on this day or earlier.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="How it is said.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Part of the outlet's name, or of its host's.")] = None,
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
    tracker claims --author mayor --since 2024-03-05 --until 2024-03-08
    tracker claims --kind direct --publisher courier
    tracker claims --finding author_disputed

    Every filter given must fit. A claim whose day is not known fits no --since and no --until.
    """
    if finding is not None:
        checks.load(finding)
    asked = {
        "text": text,
        "author": author,
        "handle": handle,
        "since": since,
        "until": until,
        "kind": kind,
        "publisher": publisher,
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

    Views: claim_provenance, persons_said, corroboration, who_copied_whom, uncredited_copies, embedded_posts, handles,
    articles, source_claims. While another process writes, a snapshot is asked.
    """
    if query is None:
        print_questions()
        return
    with readable(db) as opened:
        result = opened.query(question(query))
    print_result(result, form or (Format.table if sys.stdout.isatty() else Format.csv))


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
