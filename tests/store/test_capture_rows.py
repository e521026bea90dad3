"""What is written of captures, revisits, observations and failures, to the column."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.store.documents import NOON, extraction, ingested
from tracker import store
from tracker.dates.instants import Instant
from tracker.ids import content_id
from tracker.observations import Observation
from tracker.observations.base import Version
from tracker.rows.articles import article_id
from tracker.rows.records import Capture, FailedInput, Ingested, Revisit
from tracker.rows.values import stored
from tracker.store.batch import STAGED, Batch, Candidate, Digests, Known, candidates, prepared, told
from tracker.store.capture_rows import (
    absolute,
    capture_rows,
    failure_rows,
    observation_rows,
    place_of,
    revisit_rows,
)

PAGE = "https://vell.example/coast"
STORED = datetime(2031, 5, 8, tzinfo=UTC)
SAME_HOUR = NOON.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("capture", "place"),
    [
        (Capture(PAGE, b"", NOON), PAGE),
        (Capture(PAGE, b"", NOON, path="/kept/page.html"), PAGE),
        (Capture("-", b"", NOON), "-"),
        (Capture("page.html", b"", NOON, path="page.html"), str(Path("page.html").absolute())),
        (Capture("/a/page.html", b"", NOON, path="/a/page.html"), "/a/page.html"),
    ],
)
def test_where_a_capture_came_from_does_not_depend_on_the_folder(capture: Capture, place: str) -> None:
    assert place_of(capture) == place


def test_no_path_is_no_place() -> None:
    assert (absolute(None), absolute("")) == (None, None)


def test_a_capture_and_its_sighting() -> None:
    capture = Capture(
        "/a/b.warc",
        b"four",
        NOON,
        path="/a/b.warc",
        url=PAGE,
        media_type="text/html",
        status=203,
        headers={"server": "vell"},
        offset=77,
        custody="verified",
        digest="sha1:AB",
    )
    assert capture_rows("cap_1", "ff", capture, "run_1", STORED) == {
        "captures": [
            {
                "capture_id": "cap_1",
                "sha256": "ff",
                "address": "/a/b.warc",
                "path": "/a/b.warc",
                "url": PAGE,
                "media_type": "text/html",
                "headers": '{"server": "vell"}',
                "status": 203,
                "bytes": 4,
                "stored_at": STORED.replace(tzinfo=None),
                "container_offset": 77,
                "payload_digest": "sha1:AB",
                "custody": "verified",
            }
        ],
        "capture_sightings": [
            {
                "capture_id": "cap_1",
                "run_id": "run_1",
                "address": "/a/b.warc",
                "seen_at": SAME_HOUR,
                "status": 203,
                "article_id": None,
            }
        ],
    }


def test_a_revisit() -> None:
    found = revisit_rows(Revisit(PAGE, NOON, "/a/b.warc", 12, "https://vell.example/", STORED, "sha1:CD", 304), "run_1")
    assert found == {
        "revisits": [
            {
                "path": "/a/b.warc",
                "container_offset": 12,
                "run_id": "run_1",
                "address": PAGE,
                "seen_at": SAME_HOUR,
                "status": 304,
                "refers_to": "https://vell.example/",
                "refers_at": STORED.replace(tzinfo=None),
                "payload_digest": "sha1:CD",
                "capture_id": None,
            }
        ]
    }
    (plain,) = revisit_rows(Revisit(PAGE, NOON, "/a/b.warc", 12), "run_1")["revisits"]
    assert (plain["refers_to"], plain["refers_at"]) == (None, None)


def test_an_observation_and_its_post() -> None:
    day = Instant.day(date(2031, 5, 6), "declared")
    seen = Observation(
        "bluesky",
        "3lost",
        "present",
        "bluesky-appview",
        reason="as it says",
        text="dark again",
        url="https://bsky.app/profile/vell/post/3lost",
        posted=day,
        account_id="did:plc:vell",
        handle="vell.example",
        name="Vell",
        edits=("3lost", "3found"),
        owner="vell",
    )
    capture = Capture(PAGE, b"{}", NOON, status=200)
    found = observation_rows([seen], capture, "cap_1", "run_1")
    post_id = content_id("pst", "bluesky", "3lost", "vell")
    assert found["posts"] == [
        {"post_id": post_id, "platform": "bluesky", "native_id": "3lost", "url": seen.url, "owner": "vell"}
    ]
    (row,) = found["observations"]
    known = {
        "observation_id": content_id("obs", post_id, "bluesky-appview", PAGE, SAME_HOUR.isoformat(), "cap_1"),
        "run_id": "run_1",
        "post_id": post_id,
        "spelling_id": post_id,
        "address": PAGE,
        "asked_at": SAME_HOUR,
        "vantage": "bluesky-appview",
        "http_status": 200,
        "outcome": "present",
        "reason": "as it says",
        "text": "dark again",
        "url": seen.url,
        "account_native_id": "did:plc:vell",
        "handle": "vell.example",
        "display_name": "Vell",
        "edits": ["3lost", "3found"],
        "capture_id": "cap_1",
        "posted_earliest": day.earliest.replace(tzinfo=None),
        "edited_earliest": None,
    }
    assert {name: row[name] for name in known} == known


def test_an_observation_that_says_nothing_leaves_its_columns_empty() -> None:
    (row,) = observation_rows([Observation("x", "1", "refused", "v")], Capture(PAGE, b"", NOON), "cap_1", "run_1")[
        "observations"
    ]
    nothing = ("reason", "text", "url", "account_native_id", "handle", "display_name", "posted_earliest")
    assert [row[name] for name in nothing] == [None] * len(nothing)
    assert row["edits"] == []


def test_each_version_of_a_post_is_a_row_and_their_tables_exist(tmp_path: Path) -> None:
    first = Instant.day(date(2031, 5, 6), "declared")
    versions = (Version(first, "dark", "3lost"), Version(text="dark \ud800 again"))
    seen = Observation("bluesky", "3lost", "present", "bluesky-appview", versions=versions)
    found = observation_rows([seen], Capture(PAGE, b"{}", NOON), "cap_1", "run_1")
    of_post = {
        "observation_id": found["observations"][0]["observation_id"],
        "post_id": content_id("pst", "bluesky", "3lost"),
    }
    unknown = dict.fromkeys(("written_earliest", "written_latest"))
    told = {key: value for key, value in found["post_versions"][0].items() if key in unknown}
    assert told["written_earliest"] == first.earliest.replace(tzinfo=None)
    assert found["post_versions"] == [
        {**of_post, **told, "version": 1, "native_id": "3lost", "text": "dark"},
        {**of_post, **unknown, "version": 2, "native_id": None, "text": "dark \ud800 again"},
    ]
    assert "dark \ufffd again" in stored(found["post_versions"][1])
    with store.open(tmp_path / "new.duckdb") as opened:
        rows = opened.query("SELECT table_name, column_name FROM duckdb_columns()").rows
        columns = {(str(table), str(column)) for table, column in rows}
    named = {(table, column) for table, rows in found.items() for row in rows for column in row}
    assert named <= columns
    assert {table for table, _ in columns} >= STAGED


@pytest.mark.parametrize("status", [404, None])
def test_a_failure_is_a_sighting_where_somebody_answered(status: int | None) -> None:
    failure = FailedInput(PAGE, "fetch", "Gone", "it is gone", NOON, status)
    found = failure_rows(failure, "cap_1", "run_1")
    assert found["failures"] == [
        {
            "failure_id": content_id("run", "run_1", "cap_1", PAGE, "fetch", "Gone", "it is gone"),
            "run_id": "run_1",
            "capture_id": "cap_1",
            "input": PAGE,
            "stage": "fetch",
            "error": "Gone",
            "message": "it is gone",
            "items": 1,
        }
    ]
    seen = {
        "capture_id": "",
        "run_id": "run_1",
        "address": PAGE,
        "seen_at": SAME_HOUR,
        "status": 404,
        "article_id": article_id(None, PAGE, 0, None, ""),
    }
    assert found.get("capture_sightings", []) == ([seen] if status else [])


def test_an_unanswered_question_is_no_sighting() -> None:
    assert "capture_sightings" not in failure_rows(FailedInput(PAGE, "fetch", "Gone", "", None, 404), None, "run_1")


def batch_of(item: Ingested, known: Known) -> tuple[Batch, Candidate]:
    digests = Digests([item])
    (candidate,) = candidates([item], digests)
    return prepared([item], [candidate], digests, known, "run_1", "rules", STORED), candidate


def with_facts(facts: dict[str, str]) -> Ingested:
    """A page with what was told of it."""
    capture = Capture("/a", b"/a", NOON, path="/a", given=facts)
    return Ingested(capture, item=0, extraction=extraction("doc_1"))


@pytest.mark.parametrize(
    ("facts", "stored", "anew"),
    [
        ({"publisher": "The Vell Courier"}, None, True),
        ({"publisher": "The Vell Courier"}, {"publisher": "The Brell Post"}, True),
        ({"publisher": "The Vell Courier"}, {"publisher": "The Vell Courier"}, False),
        ({}, {"publisher": "The Vell Courier"}, False),
        ({}, None, False),
    ],
)
def test_other_facts_make_a_stored_document_new(
    facts: dict[str, str], stored: dict[str, str] | None, anew: bool
) -> None:
    known = Known()
    item = with_facts(facts)
    (candidate,) = candidates([item], Digests([item]))
    known.add("doc_1", candidate.identity.article_id, 4, candidate.identity.text_sha256)
    known.stored["doc_1"] = (4, told(stored or {}))
    batch, _ = batch_of(item, known)
    assert (batch.new, batch.known, batch.failures) == (0, 1, 0)
    assert batch.told_anew == ({"doc_1": "doc_1"} if anew else {})
    assert [row["version"] for row in batch.tables["documents"]] == ([4] if anew else [])
    assert [row["document_id"] for row in batch.tables["document_captures"]] == ["doc_1"]
    assert batch.articles == {candidate.identity.article_id}


def test_another_text_of_an_article_is_its_next_version() -> None:
    known = Known()
    item = ingested("/a", extra="more")
    (candidate,) = candidates([item], Digests([item]))
    known.add("doc_old", candidate.identity.article_id, 2, "another text")
    batch, _ = batch_of(item, known)
    assert (batch.new, batch.known) == (1, 0)
    assert [row["version"] for row in batch.tables["documents"]] == [3]


def test_what_only_a_later_row_knows_is_filled_in() -> None:
    batch = Batch()
    batch.add_tables({"posts": [{"post_id": "p", "url": None, "platform": "x"}]})
    batch.add_tables({"posts": [{"post_id": "p", "url": PAGE, "platform": "y"}, {"post_id": "q", "url": None}]})
    batch.settle_shared()
    assert batch.tables["posts"] == [{"post_id": "p", "url": PAGE, "platform": "x"}, {"post_id": "q", "url": None}]
