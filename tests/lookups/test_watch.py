"""`tracker watch` against a local server that plays the sites: conditional questions, versions, and what goes wrong."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.inputs.archives import page
from tests.lookups.services import PRIVATE, Clock, Reply, World, serving
from tracker import store
from tracker.cli import app
from tracker.cli.watching import watch
from tracker.errors import InputError
from tracker.lookups.feeds import feeds
from tracker.lookups.watch import Round, watch_once
from tracker.network.fetch import Limits
from tracker.network.fetch import Reply as Answer
from tracker.network.pacing import Pacing
from tracker.store import Store
from tracker.upkeep.verify import verify
from tracker.workers import read_capture

FEED = "https://courier.example/rss"
KIND = {"content-type": "application/rss+xml"}
WORDS = "“It is not safe,” the mayor Ada Quill said on Monday."


def rss(*articles: tuple[str, str]) -> str:
    """A feed of articles, each with its name and its text."""
    items = "".join(
        f"<item><guid>{name}</guid><link>https://courier.example/{name}</link><title>{name}</title>"
        f"<description>{text}</description></item>"
        for name, text in articles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'


class Conditional:
    """A server that knows whether what it has is what was answered before."""

    def __init__(self, world: World, body: str, tag: str = '"1"') -> None:
        self.world, self.body, self.tag = world, body, tag

    def __call__(self, path: str, times: int) -> Reply:
        told = self.world.seen[-1][3]
        if told.get("if-none-match") == self.tag:
            return Reply(304, "", {"etag": self.tag})
        return Reply(200, self.body, {**KIND, "etag": self.tag, "last-modified": "Tue, 05 Mar 2024 10:00:00 GMT"})


@pytest.fixture
def world() -> Iterator[World]:
    with serving(Clock()) as running:
        yield running


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.open(tmp_path / "t.duckdb") as one:
        yield one


def rounds(opened: Store, world: World, sources: Sequence[str], number: int = 1, minutes: float = 30) -> list[Round]:
    """Rounds of one program, half an hour apart."""
    pacing = Pacing(world.clock, world.clock.sleep)
    done = []
    with world.fetcher(pacing, Limits(size=200_000, read=5.0, total=20.0)) as fetcher:
        for _ in range(number):
            done.append(watch_once(opened, feeds(sources), fetcher.ask, pacing, world.clock, linking=False))
            world.clock.sleep(minutes * 60)
    return done


def test_a_feed_that_is_the_same_gives_nothing_to_read(world: World, opened: Store) -> None:
    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    first, second, third = rounds(opened, world, [FEED], 3)
    assert [one.run.new for one in (first, second, third)] == [1, 0, 0]
    assert [one.unchanged for one in (first, second, third)] == [0, 1, 1]
    asked = [headers for _, _, _, headers in world.seen]
    assert "if-none-match" not in asked[0]
    assert [one["if-none-match"] for one in asked[1:]] == ['"1"', '"1"']
    assert asked[1]["if-modified-since"] == "Tue, 05 Mar 2024 10:00:00 GMT"
    assert opened.query("SELECT status FROM capture_sightings ORDER BY seen_at").rows == [(200,), (304,), (304,)]
    assert opened.query("SELECT status FROM runs").rows == [("complete",)] * 3
    assert verify(opened, read_capture).problems == []


@pytest.mark.parametrize("tag", ['"caf\u00e9"', '"' + "x" * 5000 + '"'])
def test_a_tag_that_no_header_holds_is_not_sent_back(world: World, opened: Store, tag: str) -> None:
    """Sent back it would fail in every round from then on."""
    site = Conditional(world, rss(("one", WORDS)))
    site.tag = tag
    world.at("courier.example", "/rss", site)
    first, second = rounds(opened, world, [FEED], 2)
    assert [(one.run.new, one.unchanged, len(one.failures)) for one in (first, second)] == [(1, 0, 0), (0, 1, 0)]
    assert "if-none-match" not in world.seen[1][3]


def test_another_program_asks_with_the_conditions_of_the_last_one(world: World, opened: Store) -> None:
    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    for unchanged in (0, 1):
        (done,) = rounds(opened, world, [FEED])
        assert done.unchanged == unchanged


def test_a_changed_text_is_a_version_of_its_article(world: World, opened: Store) -> None:
    site = Conditional(world, rss(("one", WORDS), ("two", WORDS)))
    world.at("courier.example", "/rss", site)
    rounds(opened, world, [FEED])
    softened = WORDS.replace("It is not safe", "We wait for a report")
    site.body, site.tag = rss(("three", WORDS), ("one", softened), ("two", WORDS)), '"2"'
    (done,) = rounds(opened, world, [FEED])
    assert (done.run.new, done.run.known) == (2, 1)
    rows = opened.query("SELECT url, version, is_current FROM documents ORDER BY 1, 2").rows
    assert rows == [
        ("https://courier.example/one", 1, False),
        ("https://courier.example/one", 2, True),
        ("https://courier.example/three", 1, True),
        ("https://courier.example/two", 1, True),
    ]
    # What was there before is there again: the first version is the current one, and there is no third.
    site.body, site.tag = rss(("one", WORDS), ("two", WORDS)), '"3"'
    (done,) = rounds(opened, world, [FEED])
    current = "SELECT version FROM documents WHERE is_current AND url = 'https://courier.example/one'"
    assert (done.run.new, opened.query(current).rows) == (0, [(1,)])


def test_the_current_version_is_the_one_that_a_304_speaks_of(world: World, opened: Store) -> None:
    """Two doors to one site show two texts; the one that was looked at last has the current one."""
    softened = WORDS.replace("It is not safe", "We wait for a report")
    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    world.at("courier.example", "/atom", Conditional(world, rss(("one", softened)), '"9"'))
    other = "https://courier.example/atom"
    current = "SELECT version FROM documents WHERE is_current"
    rounds(opened, world, [FEED, other])
    assert opened.query(current).rows == [(2,)]
    rounds(opened, world, [other, FEED])
    assert opened.query(current).rows == [(1,)]


def test_a_server_without_tags_and_the_same_bytes(world: World, opened: Store) -> None:
    world.at("courier.example", "/rss", Reply(200, rss(("one", WORDS)), KIND))
    first, second = rounds(opened, world, [FEED], 2)
    assert [(one.run.new, one.unchanged) for one in (first, second)] == [(1, 0), (0, 1)]
    assert not {"if-none-match", "if-modified-since"} & set(world.seen[-1][3])


@pytest.mark.parametrize(
    ("reply", "error", "message"),
    [
        (Reply(404, "no"), "Gone", "404"),
        (Reply(410, "no"), "Gone", "410"),
        (Reply(500, "oops"), "BadResponse", "500"),
        (Reply(304, ""), "BadResponse", "304"),
        (Reply(200, page().decode(), {"content-type": "text/html"}), "UnsupportedInput", "no feed but html"),
        (Reply(200, page().decode(), KIND), "UnsupportedInput", "no feed but html"),
        (Reply(200, WORDS, {"content-type": "text/plain; charset=utf-8"}), "UnsupportedInput", "no feed but text"),
        (Reply(200, b"%PDF-1.4", KIND), "UnsupportedInput", "PDF"),
        (Reply(200, "", KIND), "EmptyInput", "empty"),
        (Reply(302, "", {"location": f"https://{PRIVATE}/"}), "ForbiddenAddress", "10.0.0.7"),
        (Reply(200, "x" * 300_000, KIND), "TooLarge", "200,000"),
    ],
)
def test_what_is_no_feed_is_a_failure_and_the_next_is_read(
    world: World, opened: Store, reply: Reply, error: str, message: str
) -> None:
    world.at("herald.example", "/", reply)
    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    sources = ["https://herald.example/rss", FEED]
    first, second = rounds(opened, world, sources, 2)
    assert [(one.run.new, one.asked, len(one.failures)) for one in (first, second)] == [(1, 2, 1), (0, 2, 1)]
    rows = opened.query("SELECT input, stage, error, message FROM failures").rows
    assert {row[:3] for row in rows} == {(sources[0], "fetch", error)}
    assert message in str(rows[0][3])
    assert opened.query("SELECT status FROM runs").rows == [("partial",)] * 2
    assert opened.ask("watch", "known", {"address": sources[0]}).records()[0]["failure"] == rows[0][3]


def test_an_item_without_a_text_is_a_failure_of_its_own(world: World, opened: Store) -> None:
    world.at("courier.example", "/rss", Conditional(world, rss(("one", ""), ("two", WORDS))))
    (done,) = rounds(opened, world, [FEED])
    assert (done.run.new, len(done.failures)) == (1, 1)


def test_a_feed_that_fails_for_a_while_is_asked_what_it_was_asked_before(world: World, opened: Store) -> None:
    site = Conditional(world, rss(("one", WORDS)))
    world.at("courier.example", "/rss", site)
    rounds(opened, world, [FEED])
    world.at("courier.example", "/rss", Reply(200, page().decode(), {"content-type": "text/html", "etag": '"page"'}))
    rounds(opened, world, [FEED])
    world.at("courier.example", "/rss", site)
    (done,) = rounds(opened, world, [FEED])
    assert (done.unchanged, done.failures) == (1, [])


def test_a_server_that_wants_to_be_left_alone_is(world: World, opened: Store) -> None:
    world.at("courier.example", "/", Reply(429, "", {"retry-after": "7200"}))
    others = [FEED, "https://courier.example/other"]
    first, second = rounds(opened, world, others, 2)
    assert (first.asked, list(first.left), len(first.failures)) == (1, [others[1]], 1)
    assert (second.asked, list(second.left), second.failures) == (0, others, [])
    # Another program, which cron has started, leaves it alone as well.
    (third,) = rounds(opened, world, [FEED], minutes=90)
    assert (third.asked, list(third.left)) == (0, [FEED])
    assert rounds(opened, world, [FEED])[0].asked == 1


def test_feeds_of_one_host_are_asked_at_its_pace(world: World, opened: Store) -> None:
    world.at("courier.example", "/", lambda path, times: Reply(200, rss((path[1:], WORDS)), KIND))
    rounds(opened, world, [f"https://courier.example/{number}" for number in range(5)])
    times = world.times("courier.example")
    assert min(after - before for before, after in pairwise(times)) >= 1.0


def test_what_was_read_before_an_interruption_is_kept(world: World, opened: Store) -> None:
    def interrupted(path: str, times: int) -> Reply:
        return Reply(200, rss(("two", WORDS)), KIND)

    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    world.at("herald.example", "/rss", interrupted)
    pacing = Pacing(world.clock, world.clock.sleep)
    with world.fetcher(pacing) as fetcher:

        def ask(address: str, accept: str, *, more: Mapping[str, str] | None = None) -> Answer:
            if "herald" in address:
                raise KeyboardInterrupt
            return fetcher.ask(address, accept, more=more)

        with pytest.raises(KeyboardInterrupt):
            watch_once(
                opened,
                feeds([FEED, "https://herald.example/rss"]),
                ask,
                pacing,
                world.clock,
                linking=False,
            )
    assert opened.query("SELECT count(*) FROM documents").rows == [(1,)]
    assert opened.query("SELECT status FROM runs").rows == [("failed",)]
    assert rounds(opened, world, [FEED])[0].unchanged == 1


def test_new_claims_are_linked_and_checked(world: World, opened: Store) -> None:
    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    pacing = Pacing(world.clock, world.clock.sleep)
    with world.fetcher(pacing) as fetcher:
        first, second = (watch_once(opened, feeds([FEED]), fetcher.ask, pacing, world.clock) for _ in range(2))
    assert first.linked is not None
    assert first.checks
    assert (second.linked, second.checks) == (None, [])


# Lists of feeds


OPML = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE opml [<!ENTITY x "y"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Tarn"><outline text="a &lt; b > c" type="rss" xmlUrl="https://courier.example/rss?a=1&amp;b=2"/>
<outline text="Deep"><outline text="Deeper"><outline TYPE='rss' XMLURL='https://herald.example/f'/></outline></outline>
</outline><!-- <outline xmlUrl="https://old.example/rss"/> -->
<outline text="twice" xmlUrl="https://herald.example/f"/><outline text="none"/>
<outline text="raw &amp" xmlUrl = "https://raw.example/?a=1&b=2"/>
<outline text="e" xmlUrl="&f;"/><outline text="f" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_outlines_however_deep(tmp_path: Path) -> None:
    (tmp_path / "a.opml").write_text(OPML)
    found = feeds([str(tmp_path / "a.opml"), FEED])
    assert found.addresses == (
        "https://courier.example/rss?a=1&b=2",
        "https://herald.example/f",
        "https://raw.example/?a=1&b=2",
        FEED,
    )
    assert [address for address, _ in found.refused] == ["&f;", "file:///etc/passwd"]


@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig", "latin-1"])
def test_lists_in_other_codings(tmp_path: Path, coding: str) -> None:
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><opml><outline text="Fähre" xmlUrl="https://a.example/ä"/></opml>'
    )
    (tmp_path / "a.opml").write_bytes(text.encode(coding))
    assert feeds([str(tmp_path / "a.opml")]).addresses == ("https://a.example/ä",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html><p>No list.</p></html>", "neither an address nor a list"),
        (b"", "neither an address nor a list"),
        (b"\x00\x01\x02\x03" * 99, ""),
        (b"<opml>" + b" " * 5_000_001, "more than 5,000,000 bytes"),
        (None, "No such file"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / "a.opml").write_bytes(data)
    found = feeds([str(tmp_path / "a.opml"), FEED])
    assert found.addresses == (FEED,)
    ((_, error),) = found.refused
    assert isinstance(error, InputError)
    assert message in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "<opml>" + "<!---->" * 600_000,
        "<opml>" + "<!--" * 1_000_000,
        "<opml " + ' xmlUrl="' * 500_000,
        "<opml>" + "&x;" * 9,
    ],
)
def test_a_list_that_is_made_to_harm_takes_no_time(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.opml").write_text(text)
    assert feeds([str(tmp_path / "a.opml")]).addresses == ()


def test_a_list_that_cannot_be_read_any_more_is_a_failure_of_the_round(
    world: World, opened: Store, tmp_path: Path
) -> None:
    world.at("courier.example", "/rss", Conditional(world, rss(("one", WORDS))))
    (done,) = rounds(opened, world, [str(tmp_path / "gone.opml"), FEED])
    assert (done.run.new, [one.stage for one in done.failures]) == (1, ["read"])


# The verb

# A shell that runs the suite in the background lets its programs ignore Ctrl-C.
_MAIN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from tracker.cli import main; main()"
PROGRAM = [sys.executable, "-c", _MAIN, "watch"]


def test_the_verb_says_what_it_cannot_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "t.duckdb"))
    run = CliRunner().invoke
    assert run(app, ["watch", str(tmp_path / "none.opml")]).exit_code == 2
    assert run(app, ["watch", FEED, "--every", "10s"]).exit_code == 2
    assert run(app, ["watch", FEED, "--every", "soon"]).exit_code == 2
    assert not (tmp_path / "t.duckdb").exists()
    help_said = " ".join((watch.__doc__ or "").split())
    assert "--once" in help_said
    assert "Ctrl-C" in help_said


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(tmp_path: Path, sent: signal.Signals) -> None:
    """A private address is refused without a question, so this needs no network: round one is a failure."""
    environment = {**os.environ, "TRACKER_DB": str(tmp_path / "t.duckdb")}
    program = [*PROGRAM, "http://127.0.0.1:1/rss"]
    with subprocess.Popen(program, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "asked" in line:
                process.send_signal(sent)
        assert process.wait(60) == 0
    said = "".join(lines)
    assert re.search(r"1 feed asked, 0 unchanged; 0 new documents, 0 known before, 1 failed", said)
    assert "stopped; what was read is in" in said
    with store.open(tmp_path / "t.duckdb", read_only=True) as made:
        assert made.query("SELECT error FROM failures").rows == [("ForbiddenAddress",)]


def test_one_round_for_cron(tmp_path: Path) -> None:
    environment = {**os.environ, "TRACKER_DB": str(tmp_path / "t.duckdb")}
    program = [
        sys.executable,
        "-c",
        "from tracker.cli import main; main()",
        "watch",
        "http://127.0.0.1:1/rss",
        "--once",
    ]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (3, "")
    assert "1 failed" in done.stderr
