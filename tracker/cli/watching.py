"""The verb that asks feeds again and again: watch."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from tracker import store
from tracker.cli.lookups import span
from tracker.cli.options import DEFAULT, PARTIAL, Database
from tracker.errors import DatabaseLocked
from tracker.lookups.feeds import feeds
from tracker.lookups.watch import Round, watch_once
from tracker.network.fetch import Fetcher, Limits
from tracker.network.pacing import Pacing, steady_clock
from tracker.terminal.results import counted, say_failures, say_linked
from tracker.terminal.terminal import say, stages

_LEAST = timedelta(minutes=1)


def watch(
    sources: Annotated[
        list[str], typer.Argument(metavar="FEEDS.opml|URL...", help="Addresses of feeds, or lists of them (OPML).")
    ],
    every: Annotated[
        str, typer.Option(metavar="SPAN", help="From the beginning of one round to the next: 10m, 2h, 1d.")
    ] = "30m",
    once: Annotated[bool, typer.Option("--once", help="One round, then end: for cron.")] = False,
    linking: Annotated[
        bool, typer.Option("--link/--no-link", help="Compare new claims with all others, and run the checks.")
    ] = True,
    db: Database = DEFAULT,
) -> None:
    """Read feeds again and again; each new text of an article is one more version of it.

    \b
    tracker watch feeds.opml
    tracker watch https://news.example/rss --every 10m
    tracker watch feeds.opml --once        one round, for cron
    tracker sql feeds                      when each was asked last, and what it said
    tracker sql history                    what changed in the claims of an article

    A feed that is the same answers with nothing to read (ETag, Last-Modified). Hosts are asked at the pace they want;
    a feed that cannot be read is a failure, and is asked again in the next round. Between two rounds the database is
    free for other commands. Ctrl-C ends it; what was read is kept. Read is what the feed itself holds of its articles.
    """
    pause = span(every)
    if pause < _LEAST:
        raise typer.BadParameter("--every: no feed is asked more than once a minute")
    if not feeds(sources).addresses:
        found = feeds(sources).refused
        raise typer.BadParameter(str(found[0][1]) if found else "no feed is in it")
    with _until_told():
        try:
            clock = steady_clock()
            started = clock()
            partial = _round(sources, db, linking=linking)
            while not once:
                time.sleep(max(0.0, started + pause.total_seconds() - clock()))
                started = clock()
                try:
                    _round(sources, db, linking=linking)
                except DatabaseLocked as error:
                    say(f"{error}; the next round tries again")
        except KeyboardInterrupt:
            say(f"stopped; what was read is in {db}")
            return
    raise typer.Exit(PARTIAL if partial else 0)


def _round(sources: list[str], db: Path, *, linking: bool) -> bool:
    """One round; whether something failed. The lists are read anew each time: they may have grown."""
    clock = steady_clock()
    pacing = Pacing(clock, time.sleep)
    with store.open(db) as opened, Fetcher(Limits(), pacing=pacing) as fetcher, stages() as tell:
        done = watch_once(
            opened, feeds(sources), fetcher.ask, pacing, clock, arguments=sys.argv[1:], linking=linking, tell=tell
        )
    _say(done)
    return bool(done.failures)


def _say(done: Round) -> None:
    say_failures(done.failures)
    now = datetime.now(UTC)
    said = f"{now:%H:%M} UTC: {counted(done.asked, 'feed')} asked, {done.unchanged} unchanged"
    say(f"{said}; {counted(done.run.new, 'new document')}, {done.run.known} known before, {done.run.failures} failed")
    for address, until in done.left.items():
        say(f"{address}: wants to be left alone until {until:%Y-%m-%d %H:%M} UTC")
    if done.linked is not None:
        say_linked(done.linked, done.checks)


@contextmanager
def _until_told() -> Iterator[None]:
    """Whoever stops services sends SIGTERM: it ends the rounds as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
