"""The verbs that ask the world: observe, archives. Nothing else of the program asks platforms or archives."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from tracker import checks, store
from tracker.cli.options import DEFAULT, PARTIAL, Database, readable
from tracker.errors import TrackerError
from tracker.lookups.archives import ArchivesReport, Archivist
from tracker.lookups.chosen import chosen
from tracker.lookups.observe import learnt
from tracker.lookups.observe import observe as observe_posts
from tracker.lookups.questions import Due, due
from tracker.network.fetch import Fetcher, Limits
from tracker.network.pacing import Pacing, steady_clock
from tracker.observations import services
from tracker.observations.base import Asked
from tracker.store import Store
from tracker.terminal.results import counted
from tracker.terminal.terminal import print_table, say, stages

_SPAN = re.compile(r"(\d{1,6})\s*([smhdw])")
# What is before the year 1 has no date.
_LONGEST = timedelta(days=36_500)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# No answer about a post is larger than some hundred kilobytes.
_LIMITS = Limits(size=4_000_000)
# So many hosts are named before anything is asked; --dry-run shows every question.
_MOST_HOSTS = 12


def observe(
    posts: Annotated[
        list[str] | None, typer.Argument(metavar="[POST]...", help="Ids or addresses of posts (tracker sql posts).")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every post in the database.")] = False,
    claims: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Posts of documents with a claim that has these words.")
    ] = None,
    max_age: Annotated[
        str, typer.Option(metavar="SPAN", help="Do not ask again what was answered within: 30m, 20h, 7d.")
    ] = "20h",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be asked; ask nothing.")] = False,
    db: Database = DEFAULT,
) -> None:
    """Ask platforms whether posts are still there, what they say and whose they are; keep the dated answers.

    \b
    tracker observe --all --dry-run      what would be asked, of whom
    tracker observe --all
    tracker observe --claims bridge --max-age 7d
    tracker observe https://x.com/i/status/1834107803138428929
    tracker sql lives                    what is known of each post by now

    What leaves this machine: to each platform the addresses (or ids) of its own posts, this machine's network address
    and the name of this program. Nothing of articles, claims or findings. No account, cookie or key is used. Hosts are
    asked at the pace they want; stopped at any moment, the same call goes on. One "not found" is never called "gone":
    that takes two askings a day apart, and every service that can speak of the post (docs/observing.md).
    """
    if not posts and not everything and claims is None:
        raise typer.BadParameter("name posts, or ask with --all or --claims TEXT")
    since = datetime.now(UTC) - span(max_age)
    if dry_run:
        with readable(db) as opened:
            _print_due(due(opened, chosen(opened, posts or [], claims), since))
        return
    clock = steady_clock()
    pacing = Pacing(clock, time.sleep)
    with store.open(db) as opened, Fetcher(_LIMITS, pacing=pacing) as fetcher, stages() as tell:
        asked = due(opened, chosen(opened, posts or [], claims), since)
        _say_due(asked)
        report = observe_posts(opened, asked, fetcher.ask, pacing, clock, arguments=sys.argv[1:], tell=tell)
        found = _checked(opened, report.run.run_id) if report.asked else ""
    said = ", ".join(f"{outcome} {number}" for outcome, number in sorted(report.outcomes.items()))
    say(f"{counted(report.asked, 'outcome')} kept, {learnt(report.outcomes)} of which say something: {said or 'none'}")
    if report.unasked:
        say(f"not checked: {counted(report.unasked, 'post')} (tracker sql observations says why)")
    for host, why in report.left.items():
        say(f"{host}: {why}")
    if found:
        say(found)
    raise typer.Exit(PARTIAL if report.left else 0)


def span(said: str) -> timedelta:
    """A span of time as it is typed: 90s, 30m, 20h, 7d, 2w. Raises BadParameter."""
    found = _SPAN.fullmatch(said.strip().lower())
    if found is None:
        raise typer.BadParameter(f"{said!r} is no span of time: 90s, 30m, 20h, 7d, 2w")
    asked = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if asked > _LONGEST:
        raise typer.BadParameter(f"{said!r} is longer ago than any platform")
    return asked


def _print_due(asked: Due) -> None:
    _say_due(asked)
    rows = [
        (services()[one.service].vantage, one.about.platform, one.about.native_id, one.url) for one in asked.requests
    ]
    rows += [("nobody", post.platform, post.native_id, why) for post, why in asked.nobody]
    if rows:
        print_table(("asked of", "platform", "post", "question"), rows)
    say("further questions follow from the answers: an account's own server, a list of versions; nothing was asked now")


def _say_due(asked: Due) -> None:
    hosts = Counter(one.host for one in asked.requests)
    posts = {one.about.url for one in asked.requests}
    about = f"{counted(len(asked.requests), 'question')} about {counted(len(posts), 'post')}"
    say(f"{about}; {asked.lately} answered lately")
    if hosts:
        told = ", ".join(f"{host} ({number})" for host, number in hosts.most_common(_MOST_HOSTS))
        told += f" and {len(hosts) - _MOST_HOSTS} more" if len(hosts) > _MOST_HOSTS else ""
        say(f"each host learns this machine's address and the posts asked for, nothing of articles or claims: {told}")


def _checked(opened: Store, run_id: str) -> str:
    """Runs the checks that look at observations, and says what they found."""
    try:
        outcomes = checks.run(opened.connection, run_id, checks.needing("observations"))
    except TrackerError as error:
        return f"the checks could not run: {error}"
    found = [f"{one.check.name} {one.rows}" for one in outcomes if one.rows]
    return f"checks: {', '.join(found) or 'nothing found'}"


def archives(
    addresses: Annotated[
        list[str] | None, typer.Argument(metavar="[ADDRESS|POST]...", help="Web addresses, or ids of posts.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every article and post in the database.")] = False,
    fetch: Annotated[bool, typer.Option("--fetch", help="Read the original bytes of the copies, too.")] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="Read at most so many copies of each address.")] = 20,
    max_age: Annotated[
        str, typer.Option(metavar="SPAN", help="Do not ask an archive again that answered within: 12h, 7d.")
    ] = "7d",
    db: Database = DEFAULT,
) -> None:
    """Look up which copies of articles and posts web archives hold; read them as versions with --fetch.

    \b
    tracker archives https://news.example/bridge
    tracker archives --all --fetch --most 5
    tracker sql copies_in_archives

    Asked are the Wayback Machine's index, Memento archives (arquivo.pt, UK Web Archive, Archive-It) and Common Crawl's
    newest indexes, under every spelling of an address. What leaves this machine: to each of them the addresses, this
    machine's network address and the name of this program. A copy that is read is a version of its article, seen at
    the moment of the copy; an archived error page is none. An archived answer about a post is an observation.
    """
    if not addresses and not everything:
        raise typer.BadParameter("name addresses or posts, or ask with --all")
    since = datetime.now(UTC) - span(max_age)
    clock = steady_clock()
    pacing = Pacing(clock, time.sleep)
    with store.open(db) as opened, Fetcher(Limits(), pacing=pacing) as fetcher:
        wanted = _addresses(opened, addresses or [], everything)
        about = f"asking archives about {counted(len(wanted), 'address', 'addresses')}"
        say(f"{about}; each learns those that it did not answer lately, and this machine's address")
        archivist = Archivist(opened, fetcher.ask, pacing, clock)
        report = archivist.look_up(wanted, sys.argv[1:], since)
        if fetch:
            archivist.fetch(wanted, most, report)
        opened.finish_run(report.run, "partial" if report.refusals else "complete")
    if report.copies:
        print_table(
            ("captured", "archive", "status", "copy"),
            [
                (one.captured_at.strftime("%Y-%m-%d %H:%M"), one.archive, one.status, one.memento)
                for one in report.copies
            ],
        )
    lately = f" ({counted(report.lately, 'list')} of lately not asked for)" if report.lately else ""
    say(f"{counted(len(report.copies), 'copy', 'copies')} listed{lately}" + _read_in_words(report, fetch))
    for name, why in report.refusals.items():
        say(f"{name}: not everything is known: {why}")
    raise typer.Exit(PARTIAL if report.refusals else 0)


def _addresses(opened: Store, named: list[str], everything: bool) -> list[str]:
    """Web addresses as they are, posts by theirs. Raises BadParameter for what has none."""
    if everything:
        return [str(row[0]) for row in opened.ask("archives", "addresses").rows]
    found = {name: name if "://" in name else chosen(opened, [name])[0].url for name in named}
    for name, address in found.items():
        if Asked.of(address) is None:
            raise typer.BadParameter(f"no web address of {name} is known" if not address else f"{address} is none")
    return list(found.values())


def _read_in_words(report: ArchivesReport, fetch: bool) -> str:
    if not fetch:
        return "; --fetch reads them"
    left = ", ".join(f"{why} {number}" for why, number in sorted(report.left.items()))
    read = f"; {report.fetched} read, {counted(report.run.new, 'new version')}"
    return read + (f"; not taken: {left}" if left else "")
