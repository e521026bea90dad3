"""The verbs that give claims away and take verdicts in: export and judge."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tracker import exports, store
from tracker.cli.options import DAY, DEFAULT, Database, Kind, readable
from tracker.errors import ExportError
from tracker.store import judgements
from tracker.terminal.results import counted
from tracker.terminal.terminal import print_table, say


def export(
    words: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Words that the claim contains.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=f"{exports.described()} Default: what FILE ends in, else csv."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default, and for “-”: standard output.")
    ] = None,
    author: Annotated[str | None, typer.Option(help="Part of a form of the author's name.")] = None,
    handle: Annotated[str | None, typer.Option(help="Made by this account, showing it or naming it.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", "--from", formats=DAY, help="Said on this day or later.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="Said on this day or earlier.")] = None,
    document: Annotated[str | None, typer.Option(help="A document's id, or part of its address or path.")] = None,
    statement: Annotated[str | None, typer.Option(help="A statement's id, or the beginning of it.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Part of the publisher's name.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="How it is said.")] = None,
    text: Annotated[str | None, typer.Option(help="The same as TEXT.")] = None,
    finding: Annotated[str | None, typer.Option(help="Only what this check found.")] = None,
    current: Annotated[bool, typer.Option("--current", help="Only the latest version of each article.")] = False,
    excel_safe: Annotated[
        bool, typer.Option("--excel-safe", help="CSV: an apostrophe before cells a spreadsheet would run.")
    ] = False,
    pseudonymise: Annotated[
        bool,
        typer.Option(
            "--pseudonymise",
            help="Keyed hashes for handles, names and what looks like a name; nothing that leads back.",
        ),
    ] = False,
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--key-file", metavar="FILE", help="The key of the hashes; made when absent. Default: beside the database."
        ),
    ] = None,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="FILE", help="Handles and names that stay, one a line.")
    ] = None,
    db: Database = DEFAULT,
) -> None:
    """Give claims away, with where each comes from, in a format of other tools.

    \b
    tracker export -o claims.csv
    tracker export bridge --author mayor --from 2024-03-05 -o bridge.parquet
    tracker export --format web-annotation --document doc_3f -o notes.jsonld
    tracker export --publisher courier -o case.wacz
    tracker export --finding author_disputed --excel-safe -o disputed.csv
    tracker export --pseudonymise --key-file ~/keys/project.key --keep public.txt -o shared.jsonl

    Every filter given must fit, as in "tracker claims". Earlier versions of an article are in it too, unless --current.
    """
    if output is not None and str(output) == "-":
        output = None
    filters = exports.Filters(
        author=author,
        handle=handle,
        since=since.date().isoformat() if since else None,
        until=until.date().isoformat() if until else None,
        document=document,
        statement=statement,
        publisher=publisher,
        kind=kind,
        text=words if text is None else text,
        finding=finding,
        current=current,
    )
    if not pseudonymise and (key_file or keep):
        raise ExportError("--key-file and --keep are for --pseudonymise")
    if words is not None and text is not None:
        raise ExportError("TEXT and --text are the same filter; give one")
    key = key_file or db.with_suffix(".key")
    _spare(output, {"the key file; it must not be part of an export": key, "the database itself": db})
    with readable(db) as opened:
        disguise = exports.disguise(opened, key, keep) if pseudonymise else None
        chosen = exports.chosen(form, output)
        with exports.target(output, chosen) as out:
            written = exports.export(opened, chosen.name, out, filters, disguise=disguise, excel_safe=excel_safe)
    say(f"{counted(written, 'claim')} written{f' to {output}' if output else ''}")
    if disguise is not None:
        say(f"pseudonyms made with the key in {key}; keep it away from the export")
        say("look through it before you share it: names that look like ordinary words can remain (docs/exports.md)")


def _spare(output: Path | None, files: dict[str, Path]) -> None:
    """Raises ExportError for an output that is a file which an export must not replace."""
    for what, file in files.items():
        if output is not None and output.resolve() == file.resolve():
            raise ExportError(f"{output} is {what}")


def judge(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it.")],
    status: Annotated[
        str | None, typer.Option(help="Your verdict in your words, such as 'false'; 'withdrawn' takes it back.")
    ] = None,
    made_by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges.")] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    db: Database = DEFAULT,
) -> None:
    """Record a person's verdict on a claim. Earlier ones stay; without --status they are listed.

    \b
    tracker judge clm_3f --status "missing context" --by "Ada Brun" --note "The figure is for the whole year."
    tracker judge clm_3f
    """
    if status is None:
        with readable(db) as opened:
            verdicts = judgements.history(opened, claim)
        rows = [(verdict.made_at, verdict.made_by, verdict.status, verdict.note) for verdict in verdicts]
        print_table(("made_at", "made_by", "status", "note"), rows)
        return
    if made_by is None:
        raise ExportError("a verdict is a person's: give --by NAME")
    with store.open(db, make=False) as opened:
        made = judgements.judge(opened, claim, status, made_by, note)
        before = len(judgements.history(opened, made.claim_id)) - 1
    say(f"{made.claim_id}: {made.status}, by {made.made_by}; {counted(before, 'earlier verdict')}, kept")
