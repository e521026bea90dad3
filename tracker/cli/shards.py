"""The verbs for much to read: shard read, shard load, shard list."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from tracker import checks, shards, store
from tracker.cli.inputs import Byline, Columns, Date, Language, Manifest, Publisher, Title, Url
from tracker.cli.options import DEFAULT, PARTIAL, Database, Jobs, PageTimeout, jobs_of
from tracker.inputs import SourceOptions
from tracker.linking.run import link
from tracker.shards import ShardFolder
from tracker.shards.cluster import on_cluster
from tracker.shards.engines import Done, local
from tracker.terminal.results import counted, say_linked
from tracker.terminal.terminal import print_table, say, stages
from tracker.workers import DOCUMENT_SECONDS

shard = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Read much in pieces, here or on many machines, and load it.

    \b
    tracker shard read crawl/ -o shards/     cut into shards and read them to Parquet
    tracker shard list shards/               what is done, failed, being read
    tracker shard load shards/               bring all of it into tracker.duckdb

    Killed at any moment, the same command goes on with what is missing. The database holds the same as after
    tracker ingest of the same sources; docs/scale.md says when which is worth it.""",
)

_Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that tracker shard read made.")]


@shard.command()
def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SRC]...", help="Files, folders, patterns; none to go on with what DIR was made for."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the shards.", file_okay=False)
    ] = Path("shards"),
    count: Annotated[
        int | None, typer.Option("--shards", metavar="N", min=1, max=99_999, help="Cut into about so many shards.")
    ] = None,
    size: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most so many files in a shard (default 1000).")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read on the Dask cluster at tcp://HOST:PORT.")
    ] = None,
    local_workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=256, help="Read on N Dask workers of this machine.")
    ] = None,
    plan_only: Annotated[bool, typer.Option("--plan-only", help="Cut, and leave the reading to others.")] = False,
    jobs: Jobs = "auto",
    page_timeout: PageTimeout = DOCUMENT_SECONDS,
    columns: Columns = None,
    manifest: Manifest = None,
    date: Date = None,
    url: Url = None,
    publisher: Publisher = None,
    title: Title = None,
    byline: Byline = None,
    language: Language = None,
) -> None:
    """Cut sources into shards and read each to Parquet files: documents, embeds, mentions, claims and all the rest.

    \b
    tracker shard read crawl/ -o shards/                    a thousand files a shard, a WARC for itself
    tracker shard read 'warc/*.warc.gz' -o shards/ --jobs 8
    tracker shard read articles.jsonl -o shards/ --columns text=content
    tracker shard read -o shards/                           go on with what is missing
    tracker shard read crawl/ -o /shared/shards --scheduler tcp://head:8786

    A large data set is cut into at most sixteen parts. What failed is tried again by the next read. A file that
    changed since the shards were planned is not read: name another folder then. Exit code 3: some shards failed.
    """
    told = {
        "columns": columns, "date": date, "url": url, "publisher": publisher,
        "title": title, "byline": byline, "language": language,
    }  # fmt: skip
    facts = SourceOptions({name: value for name, value in told.items() if value is not None}, manifest or [], say)
    if scheduler and local_workers:
        raise typer.BadParameter("--scheduler names a cluster, --local-workers starts one: give one of them")
    processes, folder = jobs_of(jobs), ShardFolder(out)
    known = folder.planned
    plan = shards.make_plan(folder, sources or [], facts, shards=count, size=size)
    waiting = folder.to_read()
    say(
        f"{out}: {counted(plan.shards, 'shard')} of {counted(plan.files, 'file')} ({plan.bytes / 1e6:,.1f} MB)"
        + (f", {plan.shards - len(waiting)} read before" if known else "")
    )
    if plan_only:
        raise typer.Exit
    began = time.monotonic()
    with stages() as tell:
        tell("reading shards", 0, len(waiting))
        if scheduler or local_workers:
            results = on_cluster(folder, waiting, seconds=page_timeout, scheduler=scheduler, workers=local_workers or 1)
        else:
            results = local(folder, waiting, jobs=processes, seconds=page_timeout, tell=lambda documents: None)
        done = _followed(results, lambda count: tell("reading shards", count, len(waiting)))
    seconds = max(time.monotonic() - began, 0.001)
    rate = f" ({done['documents'] / seconds:,.1f} a second)" if done["documents"] else ""
    say(f"{counted(done['documents'], 'document')} read in {seconds:,.0f} s{rate}, {done['failures']} inputs failed")
    if done["failed"]:
        say(f"{counted(done['failed'], 'shard')} failed; the same command tries them again")
        raise typer.Exit(PARTIAL)
    say(f"next: tracker shard load {out}")


def _followed(results: Iterable[Done], tell: Callable[[int], None]) -> Counter[str]:
    """Counts what became of the shards, and says which failed and why."""
    done = Counter[str]()
    for count, (number, told) in enumerate(results, 1):
        done[str(told["state"])] += 1
        done["documents"] += int(told.get("documents", 0))
        done["failures"] += int(told.get("failures", 0))
        if told["state"] == "failed":
            say(f"shard {number} failed: {told['why']}")
        tell(count)
    return done


@shard.command()
def load(
    directory: _Folder,
    partial: Annotated[bool, typer.Option("--partial", help="Load what is read, though some shards are not.")] = False,
    linking: Annotated[
        bool, typer.Option("--link/--no-link", help="Compare the new claims with all others, and run the checks.")
    ] = True,
    db: Database = DEFAULT,
) -> None:
    """Bring shards into the database in bulk. Each is loaded once, however often this is run.

    \b
    tracker shard load shards/ --db case.duckdb
    tracker shard load monday/ --no-link && tracker shard load tuesday/

    What was stored before is recognised by its content, as by ingest: the same text is one more sighting, another text
    at the same address a new version. Linking runs once, after the last shard.
    """
    folder = ShardFolder(directory)
    folder.plan()
    with store.open(db) as opened, stages() as tell:
        run = opened.begin_run(sys.argv[1:])
        ended = False
        try:
            done = shards.load(opened, folder, run, partial=partial, tell=lambda at, of: tell("loading shards", at, of))
            linked = link(opened.connection, run.run_id, tell=tell) if linking else None
            found = checks.run(opened.connection, run.run_id) if linking else []
            ended = True
        finally:
            opened.finish_run(run, ("partial" if run.failures else "complete") if ended else "failed")
    say(
        f"{counted(done.shards, 'shard')} loaded, {done.before} before: {counted(run.new, 'new document')} in {db}; "
        f"{run.known} known before, {run.failures} failed"
    )
    if done.missing:
        say(f"{counted(len(done.missing), 'shard')} not read yet; load again when they are")
    if run.new:
        say_linked(linked, found)
    raise typer.Exit(PARTIAL if run.failures or done.missing else 0)


@shard.command("list")
def list_shards(directory: _Folder) -> None:
    """Say of every shard whether it is completed, failed, being read, interrupted or waiting.

    \b
    tracker shard list shards/
    """
    folder = ShardFolder(directory)
    plan, states, documents = folder.plan(), Counter[str](), 0
    rows = []
    for one in folder.standings():
        states[one.state] += 1
        documents += int(one.told.get("documents", 0))
        entries = folder.task(one.number).entries
        seconds = one.told.get("seconds")
        why = one.told.get("why") or (f"on {one.told['host']}" if one.state == "running" else "")
        rows.append(
            (
                one.number, one.state, len(entries), entries[0].source, one.told.get("documents"),
                one.told.get("failures"), seconds, why,
            )
        )  # fmt: skip
    print_table(("shard", "state", "files", "first", "documents", "failures", "seconds", "why"), rows)
    said = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    say(f"{counted(plan.shards, 'shard')}: {said}; {counted(documents, 'document')} read")
