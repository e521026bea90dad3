"""An ingest that meets the worst: what one source does is one failure, and what was read before is kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clock import limit
from tracker import inputs, pipeline, store, workers
from tracker.errors import EmptyInput, FetchError, TooSlow
from tracker.extraction import read_item
from tracker.inputs import within
from tracker.rows.records import Capture, Ingested
from tracker.workers import documents as reading

PAGE = "<article><p>The ferry stays in port, the harbour master of Vell said on call {}.</p></article>"


MAY = datetime(2031, 5, 6, tzinfo=UTC)


def fetched(address: str, seen_at: datetime) -> Capture:
    """What a network of odd servers gives for an address: its last part says how it behaves."""
    name = address.rpartition("/")[2]
    if name == "refused":
        raise FetchError(f"{address}: refused")
    if name == "fault":
        raise KeyError("javascript")
    if name == "stop":
        raise KeyboardInterrupt
    return Capture(address, PAGE.format(name).encode(), seen_at, url=address, media_type="text/html")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[store.Store]:
    with store.open(tmp_path / "t.duckdb") as one:
        yield one


def addresses(*names: str) -> list[str]:
    return [f"https://vell.example/{name}" for name in names]


def test_whatever_one_source_raises_is_one_failure(opened: store.Store) -> None:
    report = pipeline.ingest(opened, addresses("1", "refused", "2", "fault", "3"), fetch=fetched)
    assert (report.run.new, [one.error for one in report.failures]) == (3, ["FetchError", "KeyError"])
    assert opened.query("SELECT status FROM runs").rows == [("partial",)]


def test_what_was_read_before_an_interruption_is_kept(opened: store.Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        pipeline.ingest(opened, addresses("1", "refused", "2", "stop", "3"), fetch=fetched)
    assert opened.query("SELECT count(*) FROM documents").rows == [(2,)]
    assert opened.query("SELECT status, new_documents, failures FROM runs").rows == [("failed", 2, 1)]
    assert pipeline.ingest(opened, addresses("1", "2", "3"), fetch=fetched).run.new == 1


def test_slow_sources_are_written_while_they_come(opened: store.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SECONDS", 0.0)
    seen: list[object] = []

    def slow(address: str, seen_at: datetime) -> Capture:
        seen.append(opened.query("SELECT count(*) FROM documents").rows[0][0])
        return fetched(address, seen_at)

    pipeline.ingest(opened, addresses("1", "2", "3"), fetch=slow, linking=False)
    assert seen == [0, 1, 2]


def read(data: bytes, seconds: float = workers.DOCUMENT_SECONDS) -> list[Ingested]:
    return list(workers.read_capture(Capture("x", data, MAY), seconds))


def test_a_document_that_takes_too_long_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def stalls(item: inputs.Item, capture: Capture, digest: str) -> object:
        while item.number == 1:
            pass
        return read_item(item, capture, digest)

    item = "<item><title>T</title><description>The ferry stays in port.</description></item>"
    feed = f"<rss version='2.0'><channel>{item * 3}</channel></rss>".encode()
    read(feed)
    monkeypatch.setattr(reading, "read_item", stalls)
    items = read(feed, limit(0.2))
    assert [one.failure.error if one.failure else None for one in items] == [None, "TooSlow", None]
    assert [one.item for one in items] == [0, 1, 2]


def test_the_limit_is_for_computing_and_not_for_waiting() -> None:
    with within(0.1, "it"):
        time.sleep(0.3)
    with pytest.raises(TooSlow, match=r"it: not read within 0\.1 seconds"), within(0.1, "it"):
        burn(5)


def test_a_limit_that_was_swallowed_comes_again() -> None:
    def stubborn() -> None:
        try:
            burn(5)
        except TooSlow:
            burn(5)

    with pytest.raises(TooSlow), within(0.1, "it"):
        stubborn()


def test_nothing_comes_after_the_block() -> None:
    with within(0.2, "it"):
        burn(0.05)
    burn(0.4)


def test_a_limit_around_another_one_goes_on_behind_it() -> None:
    def work() -> None:
        with within(5, "it"):
            burn(0.02)
        burn(5)

    with pytest.raises(TooSlow, match="around"), within(0.1, "around"):
        work()


def test_outside_the_main_thread_there_is_no_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with within(0.05, "it"):
            burn(0.2)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def burn(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_an_empty_capture_is_one_failure() -> None:
    (only,) = read(b"")
    assert only.failure is not None
    assert only.failure.error == EmptyInput.__name__


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", '<link rel="canonical" href="http://[::1"><p>{said}</p>'),
        ("story.md", '+++\nurl="http://[::1"\n+++\n{said}\n'),
        ("rows.jsonl", '{{"text": "{said}", "url": "http://["}}\n'),
        ("feed.xml", "<rss><channel><item><title>a</title><link>http://[::1</link><description>{said}</description>"),
        ("digits.md", "+++\na=" + "9" * 4301 + "\n+++\n{said}\n"),
        ("lists.md", "+++\na=" + "[" * 3000 + "]" * 3000 + "\n+++\n{said}\n"),
    ],
)
def test_an_address_or_head_that_cannot_be_one_stops_nothing(
    tmp_path: Path, opened: store.Store, name: str, content: str
) -> None:
    said = "Ada Brun said on Monday that the club would move to the old quay, and nobody was surprised by it."
    (tmp_path / name).write_text(content.format(said=said), encoding="utf-8")
    pipeline.ingest(opened, [str(tmp_path / name)])
    assert opened.query("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM failures)").rows == [(1, 0)]
    assert opened.query("SELECT count(*) FROM claims WHERE statement_id IS NULL").rows == [(0,)]
