"""Batches, versions, sightings, posts and sources in the database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.documents import NOON, WORDS, extraction, failed, ingested
from tracker import store
from tracker.errors import StoreError, UnknownId
from tracker.rows.records import Capture, Ingested
from tracker.store import Run, Store

ROOT = Path(__file__).parent.parent.parent

PAGE = "https://vell.example/coast"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it; copying one is quicker than making one."""
    path = tmp_path_factory.mktemp("empty") / "t.duckdb"
    store.open(path).close()
    return path


@pytest.fixture
def opened(empty: Path, tmp_path: Path) -> Iterator[Store]:
    with store.open(shutil.copy(empty, tmp_path)) as database:
        yield database


@pytest.fixture
def run(opened: Store) -> Run:
    return opened.begin_run(["ingest", "/a"])


def rows(opened: Store, sql: str) -> list[tuple[object, ...]]:
    return opened.query(sql).rows


def test_a_document_is_stored_with_all_that_was_found(opened: Store, run: Run) -> None:
    batch = opened.write(run, [ingested("/a")])
    assert (batch.new, batch.known, batch.failures) == (1, 0, 0)
    tables = (
        "documents",
        "embeds",
        "posts",
        "accounts",
        "mentions",
        "hashtags",
        "claims",
        "claim_via",
        "claim_candidates",
    )
    counts = {table: rows(opened, f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608
    assert counts == {
        "documents": 1,
        "embeds": 1,
        "posts": 1,
        "accounts": 1,
        "mentions": 1,
        "hashtags": 1,
        "claims": 2,
        "claim_via": 2,
        "claim_candidates": 1,
    }


def test_a_claim_walks_back_to_its_characters_and_bytes(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a", data=b"these very bytes")])
    claim = opened.query("FROM claim_provenance WHERE kind = 'direct'").records()[0]
    assert claim["exact"] == claim["claim"] == "we lost the generator"
    assert claim["before"] == "Keeper Ilse Marn said « "
    assert len(str(claim["after"])) == 60
    assert claim["author"] == "Ilse Marn"
    assert claim["via"] == "a harbour source < Brell agency"
    assert (str(claim["date_earliest"]), str(claim["date_latest"])) == (
        "2031-05-05 10:00:00",
        "2031-05-07 11:59:59.999999",
    )
    assert opened.captures.get(str(claim["capture_sha256"])) == b"these very bytes"


def test_the_same_input_again_is_a_sighting(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a")])
    before = {name: rows(opened, f"FROM {name} ORDER BY ALL") for name in ("documents", "claims", "posts", "sources")}
    batch = opened.write(run, [ingested("/a", minutes=5)])
    assert (batch.new, batch.known) == (0, 1)
    assert before == {name: rows(opened, f"FROM {name} ORDER BY ALL") for name in before}
    assert rows(opened, "SELECT count(*) FROM capture_sightings") == [(2,)]


def test_the_same_text_in_other_bytes_is_a_sighting(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a", data=b"first", url=PAGE)])
    batch = opened.write(run, [ingested("/b", data=b"second", url=PAGE, minutes=1)])
    assert (batch.new, batch.known) == (0, 1)
    assert rows(opened, "SELECT count(*) FROM captures") == [(2,)]
    assert rows(opened, "SELECT count(*) FROM document_captures") == [(2,)]


def test_another_text_at_the_same_address_is_a_version(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a", url=PAGE), ingested("/b", url=PAGE, extra=" Corrected.", minutes=1)])
    versions = "SELECT version, is_current, count(*) OVER (PARTITION BY article_id) FROM documents ORDER BY version"
    assert rows(opened, versions) == [(1, False, 2), (2, True, 2)]


def test_a_text_that_comes_back_is_current_again(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a", url=PAGE)])
    opened.write(run, [ingested("/b", url=PAGE, extra=" Corrected.", minutes=1)])
    opened.write(run, [ingested("/c", url=PAGE, minutes=2)])
    assert rows(opened, "SELECT version, is_current FROM documents ORDER BY version") == [(1, True), (2, False)]


def test_an_older_capture_that_arrives_late_is_not_current(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a", url=PAGE)])
    opened.write(run, [ingested("/old", url=PAGE, extra=" As it was.", minutes=-60)])
    assert rows(opened, "SELECT version, is_current FROM documents ORDER BY version") == [(1, True), (2, False)]


def test_items_of_one_capture_share_it(opened: Store, run: Run) -> None:
    feed = Capture("/feed.xml", b"<feed/>", NOON, path="/feed.xml", media_type="application/xml")
    items = [
        Ingested(feed, item=n, key=f"entry-{n}", extraction=extraction(f"doc_{n}", extra=str(n))) for n in range(3)
    ]
    assert opened.write(run, items).new == 3
    assert rows(opened, "SELECT count(*) FROM captures") == [(1,)]
    assert rows(opened, "SELECT count(DISTINCT article_id) FROM documents") == [(3,)]


def test_a_failure_is_kept_and_the_others_go_on(opened: Store, run: Run) -> None:
    assert opened.write(run, [failed("/empty"), ingested("/a"), failed("/binary", "UnsupportedInput")]).failures == 2
    assert rows(opened, "SELECT input, error FROM failures ORDER BY input") == [
        ("/binary", "UnsupportedInput"),
        ("/empty", "EmptyInput"),
    ]
    assert rows(opened, "SELECT new_documents, failures FROM runs") == [(1, 2)]


def test_a_page_that_is_gone_is_a_dated_observation(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a", url=PAGE)])
    opened.write(run, [failed(PAGE, "Gone", 410)])
    assert rows(opened, "SELECT url, gone_status, gone_at IS NOT NULL FROM articles") == [(PAGE, 410, True)]
    assert rows(opened, "SELECT is_current FROM documents") == [(True,)]


def test_bytes_that_gave_no_document_are_kept(opened: Store, run: Run) -> None:
    item = ingested("/a")
    failure = failed("/a").failure
    opened.write(run, [Ingested(item.capture, failure=failure)])
    assert rows(opened, "SELECT bytes > 0 FROM captures") == [(True,)]
    assert rows(opened, "SELECT count(*) FROM documents") == [(0,)]


def test_anonymous_authors_stay_in_their_document(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a"), ingested("/b", extra=" Twice.")])
    known = rows(
        opened, "SELECT name, count(*), bool_and(only_in_document IS NOT NULL) FROM sources GROUP BY 1 ORDER BY 1"
    )
    assert known == [
        ("Brell", 1, False),
        ("Ilse Marn", 1, False),
        ("Vell Harbour", 1, False),
        ("a harbour source", 2, True),
    ]


def test_every_alias_has_its_evidence(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a")])
    evidence = {str(row[0]): str(row[1]) for row in rows(opened, "SELECT alias, evidence FROM source_aliases")}
    assert evidence["Ilse Marn"] == "printed"
    assert evidence["Brell agency"].startswith("stands for Brell by agency (see ")
    assert evidence["@vellharbour"] == "the handle of the account"


def test_what_is_known_of_a_post_does_not_depend_on_the_order(tmp_path: Path) -> None:
    def known_of_it(order: int) -> list[tuple[object, ...]]:
        items = [ingested("/a"), _shorter(ingested("/b", extra=" x"))]
        with store.open(tmp_path / f"{order}.duckdb") as opened:
            run = opened.begin_run([])
            for item in items[::order]:
                opened.write(run, [item])
            return opened.query("FROM posts").rows

    assert known_of_it(1) == known_of_it(-1)
    assert known_of_it(-1)[0][5] == WORDS


def _shorter(item: Ingested) -> Ingested:
    assert item.extraction is not None
    embed = item.extraction.embeds[0].model_copy(update={"text": "The lighthouse", "confidence": 0.99})
    return Ingested(item.capture, extraction=item.extraction.model_copy(update={"embeds": [embed], "claims": []}))


def test_half_a_character_is_stored_as_its_replacement(opened: Store, run: Run) -> None:
    assert opened.write(run, [ingested("/a", extra=" \ud83d!")]).new == 1
    assert rows(opened, "SELECT right(text, 3), length(text) FROM documents") == [
        (" \ufffd!", len(extraction("x").document.text) + 3)
    ]


def test_replacing_with_the_same_reading_changes_nothing(opened: Store, run: Run) -> None:
    items = [ingested("/a"), ingested("/b", url=PAGE), ingested("/c", url=PAGE, extra=" Corrected.", minutes=1)]
    opened.write(run, items)
    tables = [str(name) for (name,) in rows(opened, "SELECT table_name FROM duckdb_tables() WHERE NOT temporary")]
    tables = [name for name in tables if name not in ("runs",)]
    before = {name: rows(opened, f"FROM {name} ORDER BY ALL") for name in tables}
    assert opened.replace(run, items) == 3
    assert before == {name: rows(opened, f"FROM {name} ORDER BY ALL") for name in tables}


def test_replacing_removes_what_is_found_no_more(opened: Store, run: Run) -> None:
    item = ingested("/a")
    opened.write(run, [item])
    assert item.extraction is not None
    found = item.extraction.model_copy(update={"embeds": [], "claims": [], "mentions": []})
    opened.replace(run, [Ingested(item.capture, extraction=found)])
    for table in ("embeds", "posts", "accounts", "claims", "claim_via", "sources", "source_aliases", "mentions"):
        assert rows(opened, f"SELECT count(*) FROM {table}") == [(0,)], table  # noqa: S608
    assert rows(opened, "SELECT count(*), bool_and(is_current) FROM documents") == [(1, True)]


def test_a_replaced_claim_keeps_its_links_while_its_words_stay(opened: Store, run: Run) -> None:
    item = ingested("/a")
    opened.write(run, [item])
    opened.connection.execute("UPDATE claims SET statement_id = 'stm_1' WHERE kind = 'direct'").fetchall()
    opened.replace(run, [item])
    assert rows(opened, "SELECT kind, statement_id FROM claims ORDER BY kind") == [("direct", "stm_1"), ("post", None)]


def test_a_batch_that_cannot_be_written_leaves_nothing(opened: Store, run: Run) -> None:
    item = ingested("/a")
    assert item.extraction is not None
    claim = item.extraction.claims[0].model_copy(update={"confidence": 2.0})
    impossible = Ingested(item.capture, extraction=item.extraction.model_copy(update={"claims": [claim]}))
    with pytest.raises(StoreError, match="confidence"):
        opened.write(run, [ingested("/b"), impossible])
    assert rows(opened, "SELECT count(*) FROM documents") == [(0,)]
    assert opened.write(run, [ingested("/b")]).new == 1


@pytest.mark.parametrize("prefix", ["CLM_", "clm_", ""])
def test_claims_are_found_by_the_beginning_of_their_id(opened: Store, run: Run, prefix: str) -> None:
    opened.write(run, [ingested("/a")])
    claim_id = str(rows(opened, "SELECT min(claim_id) FROM claims")[0][0])
    assert opened.find_claim(prefix + claim_id[4:14]) == claim_id


def test_a_beginning_that_names_no_claim_or_several_is_refused(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a")])
    with pytest.raises(UnknownId, match="several"):
        opened.find_claim("clm_")
    with pytest.raises(UnknownId, match="no claim"):
        opened.find_claim("zzz")


def test_thousands_of_documents_go_in_by_one_batch(opened: Store, run: Run) -> None:
    assert opened.write(run, [ingested(f"/many/{n}", extra=str(n)) for n in range(1000)]).new == 1000
    assert rows(opened, "SELECT count(*) FROM claims") == [(2000,)]


@pytest.fixture(scope="module")
def asked(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A database with a document and a failure, for questions that change nothing."""
    with store.open(shutil.copy(empty, tmp_path_factory.mktemp("asked"))) as database:
        database.write(database.begin_run(["ingest", "/a"]), [ingested("/a"), failed("/b")])
        yield database


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "sql/views").glob("*.sql")))
def test_every_view_can_be_fetched(asked: Store, name: str) -> None:
    assert asked.query(f"FROM {name}").columns


@pytest.mark.parametrize("path", sorted((ROOT / "sql/queries").glob("*.sql")), ids=lambda path: path.stem)
def test_every_named_question_says_what_it_answers_and_does(asked: Store, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    assert asked.query(text).columns


def test_what_comes_from_the_store_itself_was_not_seen_again(opened: Store, run: Run) -> None:
    opened.write(run, [ingested("/a")])
    opened.write(run, [ingested("/a"), ingested("/b")], sighted=False)
    assert rows(opened, "SELECT address FROM capture_sightings") == [("/a",)]


def test_facts_told_anew_replace_the_rows_of_a_document(opened: Store, run: Run) -> None:
    def told(facts: dict[str, str], document_id: str, title: str) -> Ingested:
        capture = Capture("/a", b"/a", NOON, path="/a", given=facts)
        return Ingested(capture, item=0, extraction=extraction(document_id, url=PAGE, title=title))

    opened.write(run, [told({"title": "Dark coast"}, "doc_one", "Dark coast")])
    batch = opened.write(run, [told({"title": "Light coast"}, "doc_two", "Light coast")])
    assert (batch.new, batch.known, batch.told_anew) == (0, 1, {"doc_one": "doc_two"})
    assert rows(opened, "SELECT document_id, title, version, is_current FROM documents") == [
        ("doc_two", "Light coast", 1, True)
    ]
    assert rows(opened, "SELECT DISTINCT document_id FROM document_captures") == [("doc_two",)]
    assert rows(opened, "SELECT DISTINCT document_id FROM claims") == [("doc_two",)]
