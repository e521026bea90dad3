"""A small press world in six languages: what a minister announced and said, and what a fisherman says, told by eight
papers (`tests/cases/press`). All tellings of one statement are linked, and no two statements are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tracker import pipeline, store
from tracker.linking import encoder
from tracker.store import Store

pytestmark = pytest.mark.skipif(not encoder.available(), reason="the extra crosslingual is not installed")

# Claims and languages of each statement.
TELLINGS = [(8, 6), (7, 6), (7, 6)]


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store.open(tmp_path_factory.mktemp("press") / "press.duckdb") as opened:
        pipeline.ingest(opened, [str(ROOT / "tests" / "cases" / "press")])
        yield opened


def test_every_telling_has_its_claims(ingested: Store) -> None:
    rows = ingested.query("SELECT document_id, count(*) FROM claims GROUP BY document_id").rows
    assert sorted(int(str(count)) for _, count in rows) == [2, 2, 3, 3, 3, 3, 3, 3]
    names = ingested.query(
        "SELECT DISTINCT s.name FROM claims AS c JOIN sources AS s ON s.source_id = c.author_id"
    ).rows
    assert {name for (name,) in names} == {"Leonor Quintela", "Zeferino Lustosa"}


def test_the_tellings_are_linked_across_languages(ingested: Store) -> None:
    rows = ingested.query(
        "SELECT count(*) AS claims, count(DISTINCT d.language) AS languages, count(DISTINCT c.author_id) AS authors "
        "FROM claims AS c JOIN documents AS d ON d.document_id = c.document_id GROUP BY c.statement_id "
        "ORDER BY claims DESC"
    ).rows
    assert [tuple(row) for row in rows] == [(claims, languages, 1) for claims, languages in TELLINGS]
