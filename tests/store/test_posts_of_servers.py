"""One number on two servers is two posts: in ids, in what is known of them, and in databases of before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tests.inputs.archives import answer, record
from tracker import pipeline, store
from tracker.observations import Observation, observed
from tracker.platforms import all_platforms, owner_of
from tracker.rows.records import Capture
from tracker.rows.sources import post_id
from tracker.store.capture_rows import observation_rows
from tracker.store.migrations import migrate, migrations

NUMBER = "112387000000000001"
NOTE = (
    '{{"id":"https://{host}/users/ada/statuses/{number}","type":"Note","published":"2024-05-05T11:34:56Z",'
    '"content":"<p>{words}</p>"}}'
)


@pytest.mark.parametrize(
    ("platform", "url", "owner"),
    [
        ("mastodon", f"https://Tarn.example/@ada/{NUMBER}", "tarn.example"),
        ("mastodon", f"https://www.tarn.example:8443/@ada/{NUMBER}", "tarn.example"),
        ("misskey", "https://velm.example/notes/9abcdefghi", "velm.example"),
        ("mastodon", None, None),
        ("mastodon", "", None),
        ("twitter", "https://x.com/ada/status/20", None),
        ("bluesky", "https://bsky.app/profile/Ada.example/post/3lost", "ada.example"),
        ("bluesky", "https://bsky.app/profile/did:plc:abc/post/3lost", "did:plc:abc"),
        ("bluesky", None, None),
        ("vk", "https://vk.com/wall-1_5", "wall"),
        ("vk", "https://vk.com/video1_5", "video"),
        ("nowhere", "https://tarn.example/1", None),
    ],
)
def test_the_owner_of_a_post_is_read_from_its_address(platform: str, url: str | None, owner: str | None) -> None:
    assert owner_of(platform, url) == owner
    with duckdb.connect() as con:
        for migration in migrations():
            con.execute(migration.text)
        rows = con.execute("SELECT post_owner($1, $2), post_id_of($1, '1', post_owner($1, $2))", [platform, url])
        assert rows.fetchall() == [(owner, post_id(platform, "1", owner))]


def test_the_macro_knows_the_platforms_whose_servers_number_for_themselves() -> None:
    with duckdb.connect() as con:
        for migration in migrations():
            con.execute(migration.text)
        known = {
            one.name
            for one in all_platforms()
            if con.execute("SELECT post_owner($1, 'https://tarn.example/1')", [one.name]).fetchall() != [(None,)]
        }
    assert known == {one.name for one in all_platforms() if one.per_server}


def _note(host: str, words: str, status: str = "200 OK") -> bytes:
    body = NOTE.format(host=host, number=NUMBER, words=words).encode()
    return record(f"https://{host}/@ada/{NUMBER}", answer(body, "application/activity+json", status))


def test_what_one_server_says_is_nothing_of_another_servers_post(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(_note("tarn.example", "The quay is closed.") + _note("velm.example", "gone", status="410 Gone"))
    with store.open(tmp_path / "t.duckdb") as opened:
        pipeline.ingest(opened, [str(path)], linking=False)
        rows = opened.query("SELECT url, last_outcome, not_found_askings FROM post_life ORDER BY url").rows
    assert rows == [
        (f"https://tarn.example/@ada/{NUMBER}", "present", 0),
        (f"https://velm.example/@ada/{NUMBER}", "not_found", 1),
    ]


def test_the_address_of_a_post_at_home_is_no_address_of_its_number_elsewhere() -> None:
    """A server shows a post of another one by a number of its own, and states the address there."""
    body = f'{{"id":"{NUMBER}","content":"<p>Closed.</p>","url":"https://velm.example/@bea/109999999999999999"}}'
    (seen,) = observed(f"https://tarn.example/api/v1/statuses/{NUMBER}", 200, body.encode())
    assert (seen.owner, seen.url) == ("tarn.example", "https://velm.example/@bea/109999999999999999")
    asked = Capture("https://tarn.example/", b"", datetime(2031, 5, 6, tzinfo=UTC))
    found = observation_rows([seen], asked, "cap_1", "run_1")
    assert [(row["post_id"], row["url"]) for row in found["posts"]] == [
        (post_id("mastodon", NUMBER, "tarn.example"), None)
    ]


_URL = f"https://tarn.example/@ada/{NUMBER}"
_OLD = post_id("mastodon", NUMBER, None)
_BEFORE = (
    ("INSERT INTO posts (post_id, platform, native_id, url) VALUES ($1, 'mastodon', $2, $3)", _OLD, NUMBER, _URL),
    (
        "INSERT INTO posts (post_id, platform, native_id, quotes_post_id) VALUES ($1, 'twitter', '20', $2)",
        post_id("twitter", "20", None),
        _OLD,
    ),
    (
        "INSERT INTO linked_posts (linked_post_id, document_id, post_id, platform, kind, url, start_char, end_char, "
        "in_article) VALUES ('lnk_1', 'doc_1', $1, 'mastodon', 'post', $2, 0, 1, TRUE)",
        _OLD,
        _URL,
    ),
)


def test_posts_of_a_database_of_before_keep_all_that_is_known_of_them() -> None:
    after, tweet = post_id("mastodon", NUMBER, "tarn.example"), post_id("twitter", "20", None)
    with duckdb.connect() as con:
        for migration in migrations():
            if migration.number == 24:
                for statement, *values in _BEFORE:
                    con.execute(statement, values)
            con.execute(migration.text)
        assert con.execute("SELECT post_id, quotes_post_id FROM posts ORDER BY platform").fetchall() == [
            (after, None),
            (tweet, after),
        ]
        assert con.execute("SELECT post_id FROM linked_posts").fetchall() == [(after,)]


def test_an_answer_without_an_owner_is_of_the_platform() -> None:
    assert Observation("twitter", "20", "present", "v").owner is None
    with duckdb.connect() as con:
        migrate(con)
        assert con.execute("SELECT post_name('twitter', '20', NULL)").fetchall() == [("twitter 20",)]
        assert con.execute("SELECT post_name('mastodon', '1', 'tarn.example')").fetchall() == [
            ("mastodon 1 on tarn.example",)
        ]
