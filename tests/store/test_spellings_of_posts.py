"""One key in two accounts is two posts; a post under a handle and an id is one where something shows both together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from tests.inputs.archives import answer, record
from tracker import pipeline, store
from tracker.lookups.chosen import chosen
from tracker.platforms import all_platforms, owner_of
from tracker.resources import sql_text
from tracker.rows.sources import post_id
from tracker.store import Store
from tracker.store.migrations import migrate, migrations

KEY = "3kdgeujwlq32y"
ADA, BEA = "did:plc:" + "a" * 24, "did:plc:" + "b" * 24
BY_HANDLE = post_id("bluesky", KEY, "ada.example")
BY_ID = post_id("bluesky", KEY, ADA)
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="og:type" content="article">
<link rel="canonical" href="https://courier.example/{title}"></head><body><article><h1>{title}</h1>
<p>The harbour of Tarn Quay was busy on Monday, and nobody could say when the lock would be open again.</p>
{embeds}<p>The council meets on Friday, as it does every week of the year, in the old customs house.</p>
</article></body></html>"""
_EMBED = """<blockquote class="bluesky-embed" data-bluesky-uri="at://{account}/app.bsky.feed.post/{key}">
<p lang="en">{words}</p>&mdash; Ada Quill {byline}
<a href="https://bsky.app/profile/{account}/post/{key}?ref_src=embed">4 September 2023 at 10:00</a></blockquote>"""


def embed(account: str, words: str = "The lock stays shut.", handle: str | None = None) -> str:
    byline = f'(<a href="https://bsky.app/profile/{account}?ref_src=embed">@{handle}</a>)' if handle else ""
    return _EMBED.format(account=account, key=KEY, words=words, byline=byline)


def page(folder: Path, title: str, *embeds: str) -> Path:
    path = folder / f"{title}.html"
    path.write_text(_PAGE.format(title=title, embeds="".join(embeds)))
    return path


def told(folder: Path, name: str, asked: str, account: str, handle: str, words: str = "The lock stays shut.") -> Path:
    """The AppView's answer about a post, as an archive keeps it."""
    shown = {
        "uri": f"at://{account}/app.bsky.feed.post/{KEY}",
        "cid": "c1",
        "author": {"did": account, "handle": handle},
        "record": {"text": words, "createdAt": "2023-09-04T10:00:00Z"},
    }
    body = json.dumps({"thread": {"post": shown}}).encode()
    url = f"https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at://{asked}/app.bsky.feed.post/{KEY}"
    path = folder / f"{name}.warc"
    path.write_bytes(record(url, answer(body, "application/json")))
    return path


def posts(opened: Store) -> dict[str, int]:
    """The posts, and in how many places each is shown."""
    rows = opened.query(
        "SELECT post_id, (SELECT count(*) FROM embeds AS e WHERE e.post_id = p.post_id) FROM posts AS p"
    )
    return {str(name): int(str(number)) for name, number in rows.rows}


def ingest(opened: Store, sources: Sequence[Path], *, linking: bool = False) -> None:
    pipeline.ingest(opened, [str(source) for source in sources], linking=linking)


def test_one_key_in_two_accounts_is_two_posts(tmp_path: Path) -> None:
    with store.open(tmp_path / "t.duckdb") as opened:
        ingest(
            opened,
            [
                page(tmp_path, "one", embed(ADA, "The lock stays shut until the tide has turned.")),
                page(tmp_path, "two", embed(BEA, "Nobody on the island sells apples in winter.")),
                told(tmp_path, "gone", BEA, BEA, "bea.example", "Nobody on the island sells apples in winter."),
            ],
            linking=True,
        )
        assert posts(opened) == {BY_ID: 1, post_id("bluesky", KEY, BEA): 1}
        assert opened.query("SELECT * FROM possibly_same_posts").rows == []
        assert opened.query("SELECT * FROM claim_links WHERE relation = 'same_post'").rows == []
        (row,) = opened.query("SELECT post_id FROM observations").rows
        assert row == (post_id("bluesky", KEY, BEA),)


def test_a_handle_and_an_id_without_evidence_are_two_posts_and_said_to_be_possibly_one(tmp_path: Path) -> None:
    with store.open(tmp_path / "t.duckdb") as opened:
        ingest(opened, [page(tmp_path, "one", embed("ada.example")), page(tmp_path, "two", embed(ADA))])
        assert posts(opened) == {BY_HANDLE: 1, BY_ID: 1}
        rows = opened.query("SELECT post_id, other_post_id FROM possibly_same_posts").rows
        assert sorted(map(str, (one for row in rows for one in row))) == sorted([BY_HANDLE, BY_ID] * 2)


def evidence(folder: Path, kind: str) -> Path:
    if kind == "embed":
        return page(folder, "both", embed(ADA, handle="Ada.example"))
    if kind == "asked by handle":
        return told(folder, "by_handle", "ada.example", ADA, "ada.new.example")
    return told(folder, "by_id", ADA, ADA, "ada.example")


@pytest.mark.parametrize("kind", ["embed", "asked by handle", "asked by id"])
def test_what_shows_both_together_makes_them_one_in_any_order(tmp_path: Path, kind: str) -> None:
    sources = [page(tmp_path, "one", embed("ada.example")), page(tmp_path, "two", embed(ADA)), evidence(tmp_path, kind)]
    seen = set()
    for number, order in enumerate(permutations(sources)):
        with store.open(tmp_path / f"{number}.duckdb") as opened:
            for source in order:
                ingest(opened, [source])
            assert set(posts(opened)) == {BY_ID}
            assert opened.query("FROM possibly_same_posts").rows == []
            seen.add(str(opened.query(_ALL).rows))
            # Whoever noted the id of before, or gives the address with the handle, finds the post.
            for name in (BY_HANDLE[:12], f"https://bsky.app/profile/ada.example/post/{KEY}"):
                (found,) = chosen(opened, [name])
                assert (found.handle, found.native_id) == (ADA, KEY)
    assert len(seen) == 1
    with store.open(tmp_path / "at_once.duckdb") as opened:
        ingest(opened, sources)
        assert str(opened.query(_ALL).rows) in seen


_ALL = """
SELECT 'post', post_id, platform, url, owner, text, posted_basis FROM posts
UNION ALL SELECT 'spelling', spelling_id, post_id, owner, accounts::TEXT, evidence, NULL FROM post_spellings
UNION ALL SELECT 'embed', embed_id, post_id, spelling_id, NULL, NULL, NULL FROM embeds
UNION ALL SELECT 'observation', observation_id, post_id, spelling_id, NULL, NULL, NULL FROM observations
ORDER BY ALL
"""


def test_a_handle_that_evidence_gives_to_two_accounts_ties_nothing_in_any_order(tmp_path: Path) -> None:
    sources = [
        page(tmp_path, "one", embed("ada.example")),
        page(tmp_path, "two", embed(ADA, handle="ada.example")),
        page(tmp_path, "three", embed(BEA, handle="ada.example")),
    ]
    seen = set()
    for number, order in enumerate(permutations(sources)):
        with store.open(tmp_path / f"{number}.duckdb") as opened:
            for source in order:
                ingest(opened, [source])
            assert posts(opened) == {BY_HANDLE: 1, BY_ID: 1, post_id("bluesky", KEY, BEA): 1}
            seen.add(str(opened.query(_ALL).rows))
    assert len(seen) == 1


def test_a_service_outweighs_what_an_article_prints(tmp_path: Path) -> None:
    """An article may put anybody's handle beside a post of its own."""
    forged = page(tmp_path, "forged", embed(BEA, "Buy apples.", handle="ada.example"))
    with store.open(tmp_path / "t.duckdb") as opened:
        ingest(opened, [page(tmp_path, "one", embed("ada.example")), forged])
        ingest(opened, [told(tmp_path, "true", "ada.example", ADA, "ada.example")])
        assert posts(opened) == {BY_ID: 1, post_id("bluesky", KEY, BEA): 1}


def test_claims_that_were_linked_before_a_tie_are_compared_again(tmp_path: Path) -> None:
    """An edited post says other words: only its id shows that both claims are one."""
    sources = [
        page(tmp_path, "one", embed("ada.example", "The lock stays shut until the tide has turned.")),
        page(tmp_path, "two", embed(ADA, "Nobody on the island sells apples in winter.")),
        told(tmp_path, "tie", "ada.example", ADA, "ada.example"),
    ]
    same = "SELECT count(*) FROM claim_links WHERE relation = 'same_post'"
    ids = "SELECT claim_id, statement_id, origin_id FROM claims ORDER BY ALL"
    with store.open(tmp_path / "t.duckdb") as opened:
        ingest(opened, sources[:2], linking=True)
        assert opened.query(same).rows == [(0,)]
        ingest(opened, sources[2:], linking=True)
        assert opened.query(same).rows == [(1,)]
        found = opened.query(ids).rows
    with store.open(tmp_path / "at_once.duckdb") as opened:
        ingest(opened, sources, linking=True)
        assert opened.query(ids).rows == found


def test_quoting_and_linking_follow_the_tie(tmp_path: Path) -> None:
    link = f'<p>She had <a href="https://bsky.app/profile/ada.example/post/{KEY}">said so before</a>, twice.</p>'
    with store.open(tmp_path / "t.duckdb") as opened:
        ingest(opened, [page(tmp_path, "one", link)])
        assert opened.query("SELECT post_id, spelling_id FROM linked_posts").rows == [(BY_HANDLE, BY_HANDLE)]
        ingest(opened, [told(tmp_path, "tie", ADA, ADA, "ada.example")])
        assert opened.query("SELECT post_id, spelling_id FROM linked_posts").rows == [(BY_ID, BY_HANDLE)]


def test_evidence_that_is_gone_ties_nothing_any_more(tmp_path: Path) -> None:
    """Read again by other rules, an embed may lose its byline: what is left decides, as in a new database."""
    with store.open(tmp_path / "t.duckdb") as opened:
        ingest(
            opened,
            [page(tmp_path, "one", embed("ada.example")), page(tmp_path, "two", embed(ADA, handle="ada.example"))],
        )
        assert posts(opened) == {BY_ID: 2}
        opened.connection.execute("UPDATE embeds SET author_handle = NULL WHERE spelling_id = $1", [BY_ID])
        ingest(opened, [page(tmp_path, "three", embed(ADA))])
        assert posts(opened) == {BY_HANDLE: 1, BY_ID: 2}


@pytest.mark.parametrize("url", ["https://vk.com/wall-101_5", "https://vk.com/video-101_5"])
def test_what_vk_numbers_apart_is_apart(tmp_path: Path, url: str) -> None:
    with store.open(tmp_path / "t.duckdb") as opened:
        links = "".join(f'<p>As <a href="https://vk.com/{kind}-101_5">seen here</a>.</p>' for kind in ("wall", "video"))
        ingest(opened, [page(tmp_path, "one", links)])
        assert opened.query(f"SELECT native_id FROM posts WHERE url = '{url}'").rows == [("-101_5",)]  # noqa: S608
        assert len(posts(opened)) == 2


def test_the_macros_know_the_platforms_whose_ids_somebody_owns() -> None:
    owned = {
        "mastodon": "tarn.example/@ada/1",
        "bluesky": "bsky.app/profile/ada.example/post/1",
        "vk": "vk.com/wall1_1",
    }
    with duckdb.connect() as con:
        migrate(con)
        for one in all_platforms():
            url = f"https://{owned.get(one.name, 'tarn.example/@ada/1')}"
            ((owner, per_account),) = con.execute(
                "SELECT post_owner($1, $2), per_account($1)", [one.name, url]
            ).fetchall()
            assert (owner, per_account) == (owner_of(one.name, url), one.per_account)
            assert (owner is not None) == (one.owner is not None)


OLD = post_id("bluesky", KEY, None)


def _before(con: duckdb.DuckDBPyConnection) -> None:
    """What the program wrote before: everything with that key is one post."""
    places = (("a", "ada.example", "one"), ("b", ADA, "one"), ("c", BEA, "two"))
    con.execute(
        "INSERT INTO posts (post_id, platform, native_id, url, text) VALUES ($1, 'bluesky', $2, $3, 'a text')",
        [OLD, KEY, f"https://bsky.app/profile/ada.example/post/{KEY}"],
    )
    con.execute(
        "INSERT INTO posts (post_id, platform, native_id, quotes_post_id) VALUES ($1, 'twitter', '20', $2)",
        [post_id("twitter", "20", None), OLD],
    )
    for name, account, document in places:
        con.execute(
            "INSERT INTO embeds (embed_id, document_id, position, post_id, platform, native_id, url, text, form, "
            "forms, rule, confidence, in_article, start_char, end_char, date_agreement) VALUES "
            "($1, $2, 0, $3, 'bluesky', $4, $5, $6, 'f', ['f'], 'r', 0.9, TRUE, 0, 1, 'agrees')",
            [name, document, OLD, KEY, f"https://bsky.app/profile/{account}/post/{KEY}", f"words of {name}"],
        )
        con.execute(
            "INSERT INTO claims (claim_id, document_id, position, utterance_id, embed_id, kind, text, start_char, "
            "end_char, rule, confidence, flags, statement_id) "
            "VALUES ($1, $2, 0, $1, $3, 'post', 't', 0, 1, 'r', 1, [], 's')",
            [f"clm_{name}", document, name],
        )
    con.execute("UPDATE embeds SET quotes_post_id = $1 WHERE embed_id = 'c'", [OLD])
    con.execute(
        "INSERT INTO linked_posts (linked_post_id, document_id, post_id, platform, kind, native_id, url, start_char, "
        "end_char, in_article) VALUES ('lnk_1', 'one', $1, 'bluesky', 'post', $2, $3, 0, 1, TRUE)",
        [OLD, KEY, f"https://bsky.app/profile/{BEA}/post/{KEY}"],
    )
    thread = (
        "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at%3A%2F%2F{}%2Fapp.bsky.feed.post%2F" + KEY
    )
    answers: tuple[tuple[str, str, str | None, str | None], ...] = (
        ("obs_h", thread.format("ada.example"), ADA, "ada.example"),
        ("obs_b", thread.format(BEA.replace(":", "%3A")), BEA, "bea.example"),
        ("obs_p", f"https://pds.example/xrpc/com.atproto.repo.getRecord?repo={ADA}&rkey={KEY}", ADA, None),
        ("obs_n", "none", None, None),
    )
    for name, address, told_account, handle in answers:
        con.execute(
            "INSERT INTO observations (observation_id, run_id, post_id, address, endpoint, asked_at, vantage, outcome, "
            "account_native_id, handle, edits, confidence, tool_version) VALUES "
            "($1, 'run', $2, $3, '', TIMESTAMP '2031-01-01', 'appview', 'present', $4, $5, [], 1, '0')",
            [name, OLD, address, told_account, handle],
        )
        con.execute("INSERT INTO post_versions (observation_id, version, post_id) VALUES ($1, 1, $2)", [name, OLD])


def test_a_database_of_before_is_migrated_without_loss() -> None:
    other = post_id("bluesky", KEY, BEA)
    with duckdb.connect() as con:
        con.execute(sql_text("store", "make_migration_ledger"))
        for migration in migrations():
            if migration.number == 26:
                break
            con.execute(migration.text)
            con.execute(
                "INSERT INTO schema_migrations VALUES ($1, $2, $3, now()::TIMESTAMP)",
                [migration.number, migration.name, migration.checksum],
            )
        _before(con)
        migrate(con)

        def asked(query: str) -> list[tuple[object, ...]]:
            return con.execute(query).fetchall()

        assert asked("SELECT embed_id, post_id FROM embeds ORDER BY ALL") == [("a", BY_ID), ("b", BY_ID), ("c", other)]
        assert asked("SELECT post_id FROM linked_posts") == [(other,)]
        assert asked("SELECT observation_id, post_id FROM observations ORDER BY ALL") == [
            ("obs_b", other),
            ("obs_h", BY_ID),
            ("obs_n", BY_ID),
            ("obs_p", BY_ID),
        ]
        assert asked("SELECT observation_id, post_id FROM post_versions ORDER BY ALL") == [
            ("obs_b", other),
            ("obs_h", BY_ID),
            ("obs_n", BY_ID),
            ("obs_p", BY_ID),
        ]
        assert asked("SELECT post_id, url, owner, text FROM posts WHERE platform = 'bluesky' ORDER BY owner") == [
            (BY_ID, f"https://bsky.app/profile/{ADA}/post/{KEY}", ADA, "words of a"),
            (other, f"https://bsky.app/profile/{BEA}/post/{KEY}", BEA, "words of c"),
        ]
        assert asked("SELECT quotes_post_id FROM embeds WHERE embed_id = 'c'") == [(BY_ID,)]
        assert asked("SELECT DISTINCT statement_id FROM claims") == [(None,)]
