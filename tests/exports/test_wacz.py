"""A case handed on as a WACZ: the rules of the format, and what reading it back gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.exports.conftest import exported
from tests.exports.readers.wacz import opened as unpacked
from tests.inputs.archives import answer, members, page, record
from tests.lookups.platforms import TWEET
from tracker import pipeline, store
from tracker.errors import DamagedCapture
from tracker.exports import Filters
from tracker.exports._warc import header_value, sort_key
from tracker.inputs import SourceOptions
from tracker.pipeline import Report
from tracker.rows.records import Capture
from tracker.store import Store
from tracker.upkeep.reextract import reextract
from tracker.upkeep.verify import verify
from tracker.workers import Pool, read_capture

NOON = datetime(2024, 3, 5, 12, 0, 0, 123456, tzinfo=UTC)
SAID = "“The ferry does not sail,” said Bo Lund on Monday. He spoke to reporters at the quay in Tarn."
SAVED = "<!-- saved from url=(0030)https://courier.example/bridge -->"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>
<item><guid>one</guid><link>https://courier.example/one</link><title>One</title>
<description>“It is not safe,” the mayor Ada Quill said on Monday.</description></item>
<item><guid>two</guid><link>https://courier.example/two</link><title>Two</title>
<description>“We wait,” the keeper Cy Dorn told reporters.</description></item></channel></rss>"""
ROWS = "title,text,url\nA,“We go” said Ada Quill. It was a long day.,https://courier.example/a\nB,too,short\n"
DOCUMENTS = """SELECT document_id, version, is_current, url, title, publisher, language, published_earliest, text_sha256
FROM documents ORDER BY document_id, version"""
CLAIMS = """SELECT claim_id, kind, text, author_name, author_kind, date_earliest, rule, confidence, start_char
FROM claims ORDER BY claim_id"""
LOOKS = "SELECT capture_id, seen_at, status FROM capture_sightings WHERE capture_id <> '' ORDER BY ALL"
FAILURES = "SELECT regexp_extract(message, 'row .*') FROM failures ORDER BY 1"
ANSWERS = "SELECT observation_id, outcome, vantage, text, posted_earliest, asked_at FROM observations ORDER BY 1"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Store]:
    with store.open(tmp_path / "case.duckdb") as made:
        yield made


def reading(made: Store, *captures: Capture) -> None:
    run = made.begin_run(["ingest"])
    made.write(run, [item for capture in captures for item in read_capture(capture)])
    made.finish_run(run, "complete")


def files(made: Store, folder: Path, held: Mapping[str, str], given: Mapping[str, str] | None = None) -> Report:
    folder.mkdir(exist_ok=True)
    for name, text in held.items():
        (folder / name).write_text(text, encoding="utf-8")
    asked = SourceOptions(given=given or {})
    return pipeline.ingest(made, [str(folder / name) for name in held], asked=asked, linking=False)


def handed_on(made: Store, tmp_path: Path) -> bytes:
    """The package, after its documents, claims, looks and answers were found to come back from it."""
    data = exported(made, "wacz")
    path = tmp_path / "handed on.wacz"
    path.write_bytes(data)
    with store.open(tmp_path / "other.duckdb") as other:
        pipeline.ingest(other, [str(path)], linking=False)
        for query in (FAILURES, DOCUMENTS, CLAIMS, ANSWERS, LOOKS):
            assert other.query(query).rows == made.query(query).rows
        assert verify(other, read_capture).problems == []
        before = other.query(CLAIMS).rows
        again = reextract(other, lambda parts: Pool(jobs=1).read(parts), everything=True)
        assert other.query(CLAIMS).rows == before
        assert len(again.failures) == len(made.query(FAILURES).rows)
        bodies = [{record.body for record in unpacked(one).records} | {b""} for one in (data, exported(other, "wacz"))]
        assert bodies[0] == bodies[1]
    (tmp_path / "other.duckdb").unlink()
    return data


def fetched(address: str, data: bytes, at: datetime = NOON, **headers: str) -> Capture:
    named = {"content-type": "text/html; charset=utf-8", **{n.replace("_", "-"): v for n, v in headers.items()}}
    return Capture(address, data, at, url=address, media_type=named["content-type"], status=200, headers=named)


def test_the_seeds_come_back(case: Store, tmp_path: Path) -> None:
    pipeline.ingest(case, [str(ROOT / "seeds")])
    assert len(case.query(CLAIMS).rows) > 20
    handed_on(case, tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("note.txt", SAID),
        ("note", SAID),
        ("Bericht über die Fähre (2).md", f"---\ntitle: Ferry\ndate: 2024-03-05\n---\n# Ferry\n\n{SAID}\n"),
        ("rows.csv", ROWS),
        ("rows.jsonl", json.dumps({"text": SAID, "title": "Ferry", "id": 7}) + "\n"),
        ("feed.xml", FEED),
        ("page.html", page().decode()),
        ("a fragment.html", f"<p>{SAID}</p>"),
        ("saved.html", page().decode().replace("<html", f"{SAVED}\n<html")),
        ("x" * 200 + ".txt", SAID),
        ("starts like chunks.txt", f"5\r\n{SAID}"),
    ],
)  # fmt: skip
def test_what_was_no_answer_of_a_server_comes_back(case: Store, tmp_path: Path, name: str, text: str) -> None:
    files(case, tmp_path / "in", {name: text})
    assert case.query(DOCUMENTS).rows
    records = unpacked(handed_on(case, tmp_path)).records
    assert {one.headers["WARC-Type"] for one in records} == {"resource"}
    assert all(one.headers["WARC-Target-URI"].startswith(("urn:x-tracker:place:", "https://")) for one in records)
    assert str(tmp_path) not in "".join(one.headers["WARC-Target-URI"] for one in records)


def test_facts_that_were_told_come_back(case: Store, tmp_path: Path) -> None:
    told = {"url": "https://courier.example/ferry", "publisher": "Courier", "date": "2024-03-05", "title": "Fähre"}
    files(case, tmp_path / "in", {"note.txt": SAID}, told)
    handed_on(case, tmp_path)


def test_one_page_of_which_two_things_are_told_is_two_documents(case: Store, tmp_path: Path) -> None:
    files(case, tmp_path / "in", {"a.txt": SAID}, {"publisher": "Courier"})
    files(case, tmp_path / "in", {"b.txt": SAID}, {"publisher": "Herald"})
    assert len(case.query(DOCUMENTS).rows) == 2
    handed_on(case, tmp_path)


def test_versions_of_a_file_stay_versions(case: Store, tmp_path: Path) -> None:
    for text in (SAID, SAID.replace("does not sail", "sails")):
        files(case, tmp_path / "in", {"note.txt": text})
    assert [row[1:3] for row in case.query("SELECT text, version, is_current FROM documents ORDER BY 2").rows] == [
        (1, False), (2, True)
    ]  # fmt: skip
    handed_on(case, tmp_path)


def test_what_came_through_standard_input_is_no_version_of_other_such_text(case: Store, tmp_path: Path) -> None:
    both = [Capture("-", text.encode(), NOON) for text in (SAID, SAID.replace("Monday", "Tuesday"))]
    reading(case, *both)
    handed_on(case, tmp_path)


def test_answers_of_servers_come_back_with_every_look(case: Store, tmp_path: Path) -> None:
    first = fetched("https://courier.example/bridge", page(), content_encoding="gzip", content_length="7", etag='"é"')
    later = replace(first, seen_at=NOON + timedelta(days=1), status=304)
    changed = fetched("https://courier.example/bridge", page("Bridge open"), NOON + timedelta(days=2))
    elsewhere = replace(
        first, address="https://www.herald.example/bridge?b=2&a=1", url=None, seen_at=later.seen_at, status=200
    )
    feed = replace(fetched("https://courier.example/feed", FEED.encode(), NOON), media_type="application/rss+xml")
    reading(case, first, later, changed, elsewhere, feed)
    found = unpacked(handed_on(case, tmp_path))
    kinds = [one.headers["WARC-Type"] for one in found.records]
    assert sorted(kinds) == ["response"] * 3 + ["revisit"] * 2
    profiles = {one.headers["WARC-Profile"].rpartition("/")[2] for one in found.records if not one.body}
    assert profiles == {"server-not-modified", "identical-payload-digest"}
    assert [page["url"] for page in found.pages] == [first.address, feed.address, changed.address]
    assert "2024-03-05T12:00:00.123456Z" in {one.headers["WARC-Date"] for one in found.records}
    (http,) = {tuple(one.http) for one in found.records if 'etag: "é"' in one.http and one.body}
    assert {"X-Archive-Orig-content-encoding: gzip", f"Content-Length: {len(page())}"} <= set(http)
    assert "content-encoding: gzip" not in http


def test_a_redirect_leaves_the_address_that_answered(case: Store, tmp_path: Path) -> None:
    reading(case, replace(fetched("https://courier.example/bridge", page()), address="http://courier.example/b"))
    (one,) = unpacked(exported(case, "wacz")).records
    assert one.headers["WARC-Target-URI"] == "https://courier.example/bridge"


def test_an_archive_is_handed_on_with_the_answers_about_posts(case: Store, tmp_path: Path) -> None:
    shown = (
        f'<blockquote class="twitter-tweet"><p>Shut.</p><a href="https://x.com/ada_q/status/{TWEET}">x</a></blockquote>'
    )
    told = json.dumps({"__typename": "Tweet", "id_str": TWEET, "text": "The bridge is shut.", "user": {"id_str": "7"}})
    about = f"https://cdn.syndication.twimg.com/tweet-result?id={TWEET}&token=x"
    archive = members(
        [
            record(
                "https://courier.example/bridge", answer(page().replace(b"</article>", shown.encode() + b"</article>"))
            ),
            record(about, answer(told.encode(), "application/json"), date="2024-03-06T10:00:00Z"),
            record(f"{about}y", answer(told.encode(), "application/json"), date="2024-03-07T10:00:00Z"),
        ]
    )
    (tmp_path / "in.warc.gz").write_bytes(archive)
    pipeline.ingest(case, [str(tmp_path / "in.warc.gz")], linking=False)
    assert len(case.query(ANSWERS).rows) == 2
    found = unpacked(handed_on(case, tmp_path))
    assert sum(one.headers["WARC-Target-URI"].startswith(about) for one in found.records) == 2
    assert [page["url"] for page in found.pages] == ["https://courier.example/bridge"]


def test_filters_choose_the_documents(case: Store) -> None:
    reading(
        case, fetched("https://courier.example/bridge", page()), fetched("https://courier.example/x", page("X", "inn"))
    )
    whole, part = unpacked(exported(case, "wacz")), unpacked(exported(case, "wacz", Filters(document="bridge")))
    assert len(whole.pages) == 2
    assert [page["url"] for page in part.pages] == ["https://courier.example/bridge"]
    silent = fetched("https://courier.example/silent", page().replace(b"said", b"").replace(b"told", b""))
    reading(case, silent)
    assert len(unpacked(exported(case, "wacz")).pages) == 3


def test_an_empty_database_is_a_package(case: Store) -> None:
    found = unpacked(exported(case, "wacz"))
    assert (found.pages, found.index) == ([], [])


def test_a_line_that_is_not_ours_says_nothing(case: Store, tmp_path: Path) -> None:
    """Whoever writes our header wrongly writes a record like any other."""
    records = [
        record("https://courier.example/a", answer(page()), tracker_document="{"),
        record("https://courier.example/b", answer(page("B")), tracker_document='{"media_type": 7}'),
        record("urn:x-tracker:place:1/x", b"no", kind="resource", content_type="text/plain"),
        record("file:///etc/x", SAID.encode(), kind="resource", tracker_document='{"media_type": "text/plain"}'),
        record(
            "https://courier.example/c", answer(page("C")), tracker_document='{"media_type": "text/html", "given": 3}'
        ),
    ]
    (tmp_path / "in.warc.gz").write_bytes(members(records))
    report = pipeline.ingest(case, [str(tmp_path / "in.warc.gz")], linking=False)
    assert report.failures == []
    assert [row[0] for row in case.query("SELECT url FROM documents ORDER BY 1").rows] == [
        "https://courier.example/a", "https://courier.example/b", "https://courier.example/c"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Courier.example/Bridge?b=2&a=1", "example,courier)/bridge?a=1&b=2"),
        ("http://www2.courier.example:8080", "example,courier:8080)/"),
        ("https://courier.example/a?", "example,courier)/a"),
        ("urn:x-tracker:place:1/x.txt", "urn:x-tracker:place:1/x.txt"),
        ("https://[courier", "https%3A//%5Bcourier"),
    ],
)
def test_keys_of_the_index(address: str, key: str) -> None:
    assert sort_key(address) == key


def test_no_line_of_a_header_ends_early() -> None:
    assert header_value("https://courier.example/a b\r\nX: y") == "https://courier.example/a%20b%0D%0AX:%20y"
    assert header_value("text/html\r\nX: y") == "text/html X: y"


def test_bytes_that_are_lost_are_told_and_no_package_is_made(case: Store) -> None:
    reading(case, fetched("https://courier.example/bridge", page()))
    for path in case.captures.root.glob("*/*.gz"):
        path.unlink()
    with pytest.raises(DamagedCapture, match="is missing"):
        exported(case, "wacz")
