"""Several processes read what one reads; what ends one of them costs one document at most."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import forkserver
from pathlib import Path

import pytest

from tests.clock import limit
from tests.workers import deadly
from tracker import pipeline, store
from tracker.errors import WorkerError
from tracker.rows.records import Capture, FailedInput, Ingested
from tracker.workers import Pool, pool, process, seat

MAY = datetime(2031, 5, 6, tzinfo=UTC)
PAGE = "<article><p>The ferry stays in port, the harbour master of Vell said on call {}.</p></article>"
# What is stored, less what differs between any two runs.
CONTENT = {
    "captures": "SELECT * EXCLUDE (stored_at) FROM captures ORDER BY ALL",
    "documents": "SELECT * EXCLUDE (run_id) FROM documents ORDER BY ALL",
    "failures": "SELECT * EXCLUDE (run_id, failure_id) FROM failures ORDER BY ALL",
    "embeds": "FROM embeds ORDER BY ALL",
    "mentions": "FROM mentions ORDER BY ALL",
    "hashtags": "FROM hashtags ORDER BY ALL",
    "claims": "FROM claims ORDER BY ALL",
    "claim_via": "FROM claim_via ORDER BY ALL",
    "posts": "FROM posts ORDER BY ALL",
    "accounts": "FROM accounts ORDER BY ALL",
    "claim_links": "FROM claim_links ORDER BY ALL",
    "statements": "FROM statements ORDER BY ALL",
}


def page(words: object, name: str = "page.html") -> Capture:
    return Capture(name, PAGE.format(words).encode(), MAY, path=name, media_type="text/html")


def told(items: list[Ingested]) -> list[str]:
    """What became of each item, in a word."""
    return [one.failure.error if one.failure else "read" if one.extraction else "other" for one in items]


def read(captures: list[Capture | Ingested], seconds: float = 30.0, megabytes: int = 4000) -> list[Ingested]:
    with Pool(2, seconds, megabytes) as opened:
        return list(opened.read(captures))


@pytest.fixture
def harmful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "serve", deadly.killed_by_what_it_reads)


def test_two_processes_store_what_one_stores(seeds: Path, tmp_path: Path) -> None:
    contents = []
    for jobs in (1, 2):
        with store.open(tmp_path / f"{jobs}.duckdb") as opened:
            pipeline.ingest(opened, [str(seeds)], jobs=jobs)
            contents.append({name: opened.query(sql).rows for name, sql in CONTENT.items()})
    assert contents[0] == contents[1]
    assert contents[0]["claims"]


def test_items_come_in_the_order_of_their_captures() -> None:
    known = Ingested(None, failure=FailedInput("x", "fetch", "Gone", "gone"))
    # The first takes the longest.
    captures: list[Capture | Ingested] = [page("one. " * 3000), *(page(n) for n in range(20)), known, page("the last")]
    items = read(captures)
    assert [one.capture for one in items] == [part if isinstance(part, Capture) else None for part in captures]
    assert told(items) == [*["read"] * 21, "Gone", "read"]


@pytest.mark.usefixtures("harmful")
def test_a_page_that_kills_is_one_failure() -> None:
    items = read([page(1), page(deadly.DEADLY), page(2), page(3)])
    assert told(items) == ["read", "WorkerError", "read", "read"]
    failure = items[1].failure
    assert failure is not None
    assert (failure.input, failure.stage) == ("page.html", "extract")
    assert "killed (signal 9)" in failure.message


@pytest.mark.usefixtures("harmful")
def test_an_entry_that_kills_is_one_failure_and_the_others_of_its_feed_are_read() -> None:
    entries = "".join(
        f"<item><guid>{n}</guid><title>T</title><description>The ferry stays in port {what}.</description></item>"
        for n, what in enumerate(["one", "two", deadly.DEADLY, "four"])
    )
    feed = Capture("feed.xml", f"<rss version='2.0'><channel>{entries}</channel></rss>".encode(), MAY)
    items = read([feed, page(1)])
    assert told(items) == ["read", "read", "WorkerError", "read", "read"]
    assert [one.key for one in items if one.extraction] == ["0", "1", "3", None]


@pytest.mark.usefixtures("harmful")
def test_a_process_that_the_system_kills_costs_nothing(tmp_path: Path) -> None:
    items = read([page(1), page(deadly.ONCE, str(tmp_path / "page")), page(2)])
    assert told(items) == ["read", "read", "read"]


@pytest.mark.usefixtures("harmful")
def test_a_process_that_stands_still_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    # Of the wall's clock, with nothing for computing: the process has read a page before it says that it is ready.
    monkeypatch.setattr(process, "FACTOR", 0)
    monkeypatch.setattr(process, "STANDSTILL_SECONDS", limit(0.5))
    items = read([page(deadly.STILL), page(1)])
    assert told(items) == ["WorkerError", "read"]
    assert items[0].failure is not None
    assert "no answer within" in items[0].failure.message


@pytest.mark.usefixtures("harmful")
@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_page_that_takes_all_memory_is_one_failure() -> None:
    assert told(read([page(1), page(deadly.GREEDY), page(2)], megabytes=1500)) == ["read", "MemoryError", "read"]


@pytest.mark.usefixtures("harmful")
def test_a_page_that_takes_too_long_is_one_failure() -> None:
    items = read([page(deadly.BUSY), page(1)], seconds=limit(0.5))
    assert told(items) == ["TooSlow", "read"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each process loads the program itself")
def test_the_program_is_loaded_once_for_all_processes() -> None:
    with Pool(2) as opened:
        assert told(list(opened.read([page(1), page(2), page(3)]))) == ["read", "read", "read"]
        readers = [child.pid for child in multiprocessing.active_children()]
        parents = {Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1] for pid in readers}
    assert len(readers) == 2
    assert len(parents) == 1
    assert parents != {str(os.getpid())}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no socket")
def test_whoever_empties_the_folder_for_temporary_files_stops_nothing() -> None:
    process.prepare()
    socket = Path(vars(forkserver)["_forkserver"]._forkserver_address)
    moved = socket.with_name("moved")
    socket.rename(moved)
    try:
        with Pool(2) as opened:
            assert told(list(opened.read([page(1), page(2), page(3)]))) == ["read", "read", "read"]
    finally:
        moved.rename(socket)


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "serve", deadly.never_ready)
    with pytest.raises(WorkerError, match="could not be started"):
        read([page(1)])


def test_a_server_of_copies_that_ends_while_it_is_asked_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        daemon = True

        def start(self) -> None:
            raise EOFError

    class Nobody:
        def Process(self, **told: object) -> Gone:  # noqa: N802 - as the standard library calls it
            return Gone()

    monkeypatch.setattr(process, "_copying", Nobody)
    assert [one.failure for one in read([page("wet")])] == [None]


def test_a_fault_beside_reading_is_told_and_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*told: object) -> None:
        raise RuntimeError("out of threads")

    monkeypatch.setattr(seat, "Process", broken)
    with pytest.raises(WorkerError, match="out of threads"):
        read([page("wet")])


def test_captures_are_taken_no_faster_than_their_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_AHEAD", 8)
    taken = 0

    def captures() -> Iterator[Capture]:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield page(number)

    with Pool(2) as opened:
        for number, _ in enumerate(opened.read(captures())):
            assert taken <= number + 9
    assert taken == 40


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "cores", lambda: 2)
    with Pool() as opened:
        assert told(list(opened.read([page(1), page(2)]))) == ["read", "read"]
        assert not multiprocessing.active_children()


def test_the_program_is_loaded_before_processes_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(pool, "cores", lambda: 2)
    monkeypatch.setattr(pool, "prepare", lambda: begun.append(True))
    for seconds, times in ((10_000.0, 0), (0.9, 1)):
        monkeypatch.setattr(pool, "_ALONE_SECONDS", seconds)
        with Pool() as opened:
            assert told(list(opened.read([page(1), page(2)]))) == ["read", "read"]
        assert len(begun) == times


def test_much_work_starts_as_many_as_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "cores", lambda: 2)
    monkeypatch.setattr(pool, "_ALONE_SECONDS", 0.0)
    with Pool() as opened:
        assert told(list(opened.read([page(1), page(2), page(3)]))) == ["read", "read", "read"]
        assert len(multiprocessing.active_children()) == 2


def test_who_stops_early_waits_for_nothing() -> None:
    started = time.monotonic()
    with Pool(2) as opened:
        for _ in opened.read(page("one. " * 20_000) for _ in range(100)):
            break
    assert not multiprocessing.active_children()
    assert time.monotonic() - started < limit(30)
