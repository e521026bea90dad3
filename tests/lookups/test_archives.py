"""`tracker archives` against local servers that play the archives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.inputs.archives import answer, members, page, record
from tests.lookups.platforms import TWEET, WORDS
from tests.lookups.services import PRIVATE, Clock, Reply, World, serving
from tracker import store, workers
from tracker.archives import libraries, spellings
from tracker.lookups.archives import ArchivesReport, Archivist
from tracker.network.fetch import Limits
from tracker.network.pacing import Pacing
from tracker.store import Store
from tracker.upkeep.verify import verify

ARTICLE = "https://courier.example/bridge"
NAMES = ["timestamp", "original", "mimetype", "statuscode", "digest"]
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def world() -> Iterator[World]:
    with serving(Clock()) as running:
        running.at("web.archive.org", "/cdx", data([]))
        running.at("index.commoncrawl.org", "/CC-", Reply(404, '{"message": "No Captures found for: x"}'))
        running.at("index.commoncrawl.org", "/collinfo", data([crawl(1)]))
        for host in ("arquivo.pt", "www.webarchive.org.uk", "wayback.archive-it.org"):
            running.at(host, "/", Reply(404, "no memento"))
        yield running


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Store]:
    with store.open(tmp_path / "t.duckdb") as one:
        yield one


def data(value: object, status: int = 200, **headers: str) -> Reply:
    return Reply(status, json.dumps(value), headers)


def crawl(number: int) -> dict[str, str]:
    return {"id": f"CC-{number}", "cdx-api": f"https://index.commoncrawl.org/CC-{number}-index"}


def asked(opened: Store, world: World, addresses: Sequence[str], fetch: bool = False) -> ArchivesReport:
    pacing = Pacing(world.clock, world.clock.sleep)
    since = datetime.fromtimestamp(world.clock(), UTC) - timedelta(days=7)
    with world.fetcher(pacing, Limits(size=200_000, read=5.0, total=20.0)) as fetcher:
        archivist = Archivist(opened, fetcher.ask, pacing, world.clock)
        report = archivist.look_up(addresses, ["archives"], since)
        if fetch:
            archivist.fetch(addresses, 20, report)
        return report


def memento(at: str, body: bytes, status: int = 200, **headers: str) -> Reply:
    moment = datetime.strptime(at, "%Y%m%d%H%M%S").strftime("%a, %d %b %Y %H:%M:%S GMT")
    return Reply(status, body, {**HTML, "memento-datetime": moment, **headers})


def listed(opened: Store) -> list[tuple[object, ...]]:
    return opened.query("SELECT archive, captured_at::TEXT, status FROM archived_copies ORDER BY ALL").rows


def test_the_index_of_the_wayback_machine(world: World, opened: Store) -> None:
    rows = [
        NAMES,
        ["20240305100000", ARTICLE, "text/html", "200", "AAA"],
        ["20240306100000", "http://courier.example:80/bridge", "warc/revisit", "-", "AAA"],
        ["20240307100000", ARTICLE, "text/html", "404", "BBB"],
        ["not a time", ARTICLE, "text/html", "200", "CCC"],
        ["20990101000000", ARTICLE, "text/html", "200", "FUTURE"],
        ["20240308"],
    ]
    world.at("web.archive.org", "/cdx", data(rows))
    asked(opened, world, [ARTICLE])
    assert listed(opened) == [
        ("wayback", "2024-03-05 10:00:00", 200),
        ("wayback", "2024-03-06 10:00:00", None),
        ("wayback", "2024-03-07 10:00:00", 404),
    ]
    before = len(world.seen)
    asked(opened, world, [ARTICLE])
    assert len(world.seen) == before  # it answered lately


def test_a_long_list_goes_on(world: World, opened: Store) -> None:
    def rule(path: str, times: int) -> Reply:
        key = parse_qs(urlsplit(path).query).get("resumeKey")
        row = ["20240306100000" if key else "20240305100000", ARTICLE, "text/html", "200", "B" if key else "A"]
        return data([NAMES, row] if key else [NAMES, row, [], ["com,courier)/bridge 2024"]])

    world.at("web.archive.org", "/cdx", rule)
    asked(opened, world, [ARTICLE])
    assert len(listed(opened)) == 2


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (
            Reply(403, "", {"x-archive-wayback-runtime-error": "org.x.AdministrativeAccessControlException: Blocked"}),
            "excluded",
        ),
        (Reply(504, "<html>"), "status 504"),
        (Reply(200, "<html>"), "not JSON"),
        (Reply(200, '{"a": 1}'), "not a list"),
        (Reply(429, ""), "status 429"),
    ],
)
def test_an_index_that_does_not_answer_is_no_empty_one(world: World, opened: Store, reply: Reply, words: str) -> None:
    world.at("web.archive.org", "/cdx", reply)
    report = asked(opened, world, [ARTICLE])
    assert words in report.refusals["wayback"]
    assert opened.query("SELECT refusal IS NULL FROM archive_lookups WHERE archive = 'wayback'").rows == [(False,)]


@pytest.mark.parametrize(
    ("host", "path", "reply", "archive"),
    [
        ("arquivo.pt", "/", Reply(200, "<html><p>Just a moment</p></html>", HTML), "memento"),
        ("index.commoncrawl.org", "/CC-", Reply(200, "<html>\n<p>Just a moment</p></html>", HTML), "commoncrawl"),
        ("index.commoncrawl.org", "/collinfo", data([]), "commoncrawl"),
        ("index.commoncrawl.org", "/collinfo", data([{"cdx-api": "https://elsewhere.example/"}]), "commoncrawl"),
    ],
)
def test_a_page_for_people_is_no_empty_list(
    world: World, opened: Store, host: str, path: str, reply: Reply, archive: str
) -> None:
    world.at(host, path, reply)
    assert list(asked(opened, world, [ARTICLE]).refusals) == [archive]


def test_a_list_without_end_has_a_hole(world: World, opened: Store) -> None:
    row = ["20240305100000", ARTICLE, "text/html", "200", "A"]
    world.at("web.archive.org", "/cdx", lambda path, times: data([NAMES, row, [], [f"key {len(world.seen)}"]]))
    assert "goes on" in asked(opened, world, [ARTICLE]).refusals["wayback"]
    assert len(world.times("web.archive.org")) == 20 * len(spellings(ARTICLE))


def test_time_maps(world: World, opened: Store) -> None:
    body = f"""<{ARTICLE}>; rel="original",
<https://arquivo.pt/wayback/timemap/link/2/{ARTICLE}>; rel="timemap"; type="application/link-format",
<https://arquivo.pt/wayback/20240305100000/{ARTICLE}>; rel="first memento"; datetime="Tue, 05 Mar 2024 10:00:00 GMT",
<https://arquivo.pt/wayback/20990305100000/{ARTICLE}>; rel="last memento"; datetime="Thu, 05 Mar 2099 10:00:00 GMT"
"""
    world.at("arquivo.pt", f"/wayback/timemap/link/{ARTICLE}", Reply(200, body))
    asked(opened, world, [ARTICLE])
    assert listed(opened) == [("memento:arquivo.pt", "2024-03-05 10:00:00", None)]
    assert any(path.startswith("/wayback/timemap/link/2/") for _, path, *_ in world.seen)
    ((at,),) = opened.query("SELECT memento FROM archived_copies").rows
    assert at == f"https://arquivo.pt/wayback/20240305100000id_/{ARTICLE}"


def test_common_crawl_is_read_by_the_place_of_its_records(world: World, opened: Store) -> None:
    one = members([record(ARTICLE, answer(page()))])
    row = {
        "timestamp": "20240305100000", "url": ARTICLE, "mime": "text/html", "status": "200", "digest": "X",
        "offset": "7", "length": str(len(one)), "filename": "crawl-data/a.warc.gz",
    }  # fmt: skip
    world.at("index.commoncrawl.org", "/collinfo", data([crawl(number) for number in range(9)]))
    world.at("index.commoncrawl.org", "/CC-1-index", Reply(200, json.dumps(row) + "\nnot a row\n"))
    world.at("data.commoncrawl.org", "/crawl-data/a.warc.gz", Reply(206, one))
    report = asked(opened, world, [ARTICLE], fetch=True)
    assert report.refusals == {}
    assert sum(path.startswith("/CC-") for _, path, *_ in world.seen) == 3 * len(spellings(ARTICLE))
    assert sum(path.startswith("/collinfo") for _, path, *_ in world.seen) == 1  # which crawls there are, for all
    ranges = [headers["range"] for host, _, _, headers in world.seen if host == "data.commoncrawl.org"]
    assert ranges == [f"bytes=7-{6 + len(one)}"]
    assert opened.query("SELECT version, url FROM documents").rows == [(1, ARTICLE)]


def test_copies_are_versions_of_the_article(world: World, opened: Store) -> None:
    """An archived 429, a copy of another day and a picture are none; revisits and known bytes are not asked for."""
    rows = [
        NAMES,
        ["20240305100000", ARTICLE, "text/html", "200", "A"],
        ["20240306100000", ARTICLE, "text/html", "-", "A"],
        ["20240307100000", ARTICLE, "text/html", "200", "B"],
        ["20240308100000", ARTICLE, "text/html", "200", "C"],
        ["20240309100000", ARTICLE, "text/html", "200", "D"],
        ["20240310100000", ARTICLE, "image/png", "200", "E"],
        ["20240311100000", ARTICLE, "text/html", "503", "F"],
    ]
    world.at("web.archive.org", "/cdx", data(rows))
    for at, reply in {
        "20240305100000": memento("20240305100000", page("Bridge closed")),
        "20240307100000": memento("20240307100000", page("Bridge open", "ferry")),
        "20240308100000": memento("20240308100000", b"<html>slow down</html>", 429),
        "20240309100000": memento("20240101000000", page("Another day")),
    }.items():
        world.at("web.archive.org", f"/web/{at}id_/", reply)
    report = asked(opened, world, [ARTICLE], fetch=True)
    assert report.fetched == 2
    assert report.left == {"an archived answer of status 429": 1, "another copy": 1}
    found = opened.query(
        "SELECT title, is_current, min(seen_at)::TEXT FROM documents JOIN document_captures USING (document_id) "
        "JOIN capture_sightings ON capture_sightings.capture_id = document_captures.capture_id GROUP BY ALL ORDER BY 3"
    ).rows
    assert found == [("Bridge closed", False, "2024-03-05 10:00:00"), ("Bridge open", True, "2024-03-07 10:00:00")]
    assert opened.query("SELECT count(DISTINCT article_id) FROM documents").rows == [(1,)]
    assert verify(opened, workers.read_capture).problems == []
    asked_for = len(world.seen)
    asked(opened, world, [ARTICLE], fetch=True)
    assert len(world.seen) == asked_for


def test_an_archived_answer_about_a_post_is_an_observation_of_its_day(world: World, opened: Store) -> None:
    original = f"https://cdn.syndication.twimg.com/tweet-result?id={TWEET}&token=x"

    def rule(path: str, times: int) -> Reply:
        data_of_post = "syndication" in path
        return data([NAMES, ["20240506100000", original, "application/json", "200", "A"]] if data_of_post else [])

    world.at("web.archive.org", "/cdx", rule)
    body = json.dumps({"__typename": "Tweet", "id_str": TWEET, "text": WORDS}).encode()
    world.at("web.archive.org", "/web/20240506100000id_/", memento("20240506100000", body))
    asked(opened, world, [f"https://x.com/ada_q/status/{TWEET}"], fetch=True)
    assert opened.query("SELECT asked_at::TEXT, outcome, text FROM observations").rows == [
        ("2024-05-06 10:00:00", "present", WORDS)
    ]
    assert opened.query("SELECT count(*) FROM documents").rows == [(0,)]


def test_a_longer_number_is_another_post(world: World, opened: Store) -> None:
    start = f"https://cdn.syndication.twimg.com/tweet-result?id={TWEET}"
    rows = [
        [f"2024050610000{at}", f"{start}{end}", "application/json", "200", end]
        for at, end in enumerate(("7&token=x", "&token=x", "0"))
    ]
    world.at("web.archive.org", "/cdx", lambda path, times: data([NAMES, *rows] if "syndication" in path else []))
    asked(opened, world, [f"https://x.com/ada_q/status/{TWEET}"])
    assert opened.query("SELECT original FROM archived_copies").rows == [(f"{start}&token=x",)]


def test_a_copy_that_nobody_gave_is_asked_for_again(world: World, opened: Store) -> None:
    world.at("web.archive.org", "/cdx", data([NAMES, ["20240305100000", ARTICLE, "text/html", "200", "A"]]))
    at = "/web/20240305100000id_/"
    for reply in (
        Reply(502, "oops"),
        Reply(429, "", {"retry-after": "86400"}),
        Reply(302, "", {"location": f"https://{PRIVATE}/"}),
    ):
        world.at("web.archive.org", at, reply)
        report = asked(opened, world, [ARTICLE], fetch=True)
        assert (report.fetched, report.left) == (0, {"no answer, asked for again the next time": 1})
    world.at("web.archive.org", at, memento("20240305100000", page("Bridge closed")))
    assert asked(opened, world, [ARTICLE], fetch=True).fetched == 1


def test_an_archive_that_wants_to_be_left_alone_is(world: World, opened: Store) -> None:
    world.at("web.archive.org", "/cdx", Reply(429, "", {"retry-after": "7200"}))
    started = world.clock()
    report = asked(opened, world, [ARTICLE, f"{ARTICLE}-2"])
    assert len(world.times("web.archive.org")) == 1
    assert world.clock() - started < 600
    assert "wants to be left alone" in report.refusals["wayback"]


def test_archives_are_asked_at_their_pace(world: World, opened: Store) -> None:
    def busy(path: str, times: int) -> Reply:
        return Reply(429, "", {"retry-after": "120"}) if len(world.seen) == 2 else data([])

    world.at("web.archive.org", "/cdx", busy)
    asked(opened, world, [f"https://x.com/ada_q/status/{TWEET}", ARTICLE])
    times = world.times("web.archive.org")
    assert len(times) > 5
    assert all(b - a >= 2.6 - 1e-6 for a, b in pairwise(times))


def test_spellings() -> None:
    assert spellings("https://ada:secret@courier.example/bridge?id=7") == ["https://courier.example/bridge?id=7"]
    assert spellings("https://[courier.example/bridge") == []
    assert spellings(f"{ARTICLE}?utm_source=x&id=7#top") == [f"{ARTICLE}?id=7"]
    assert spellings(f"{ARTICLE}/") == [f"{ARTICLE}/", ARTICLE, f"{ARTICLE}/amp"]
    of_post = spellings(f"https://x.com/ada_q/status/{TWEET}")
    assert f"https://twitter.com/ada_q/status/{TWEET}" in of_post
    assert f"https://cdn.syndication.twimg.com/tweet-result?id={TWEET}*" in of_post
    assert set(libraries()) == {"commoncrawl", "memento", "wayback"}
