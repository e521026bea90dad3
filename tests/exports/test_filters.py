"""What an export holds: every filter alone, and together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.exports.conftest import AWKWARD, claim_ids, exported
from tests.exports.reading import READERS
from tests.store.documents import ingested
from tracker import store
from tracker.errors import UnknownCheck
from tracker.exports import Filters
from tracker.store import Store

GENERATOR, DARK = "we lost the generator", "The lighthouse of Vell is dark again."
BOTH = {GENERATOR, DARK}


def _held(opened: Store, filters: Filters) -> set[str]:
    rows = READERS["jsonl"](exported(opened, "jsonl", filters)).values()
    return {str(row["claim"]) for row in rows}


@pytest.mark.parametrize(
    ("filters", "held"),
    [
        (Filters(author="vell HARBOUR"), {DARK}),
        (Filters(author="ilse"), {GENERATOR, *AWKWARD}),
        (Filters(handle="@VellHarbour"), {DARK}),
        (Filters(since="2031-05-06", until="2031-05-06"), BOTH),
        (Filters(since="2031-05-09"), set()),
        (Filters(until="2031-05-04"), set()),
        (Filters(document="vell.example/coast"), BOTH),
        (Filters(document="/words"), set(AWKWARD)),
        (Filters(publisher="vell courier", kind="post"), {DARK}),
        (Filters(text="LIGHTHOUSE"), {DARK}),
        (Filters(text="eclair"), {AWKWARD[4]}),
        (Filters(text="generator", kind="post"), set()),
        (Filters(statement="stm_none"), set()),
        (Filters(finding="undated_claim"), set()),
        (Filters(current=True), {*BOTH, *AWKWARD}),
    ],
)
def test_a_filter(opened: Store, filters: Filters, held: set[str]) -> None:
    assert _held(opened, filters) == held


def test_a_document_can_be_named_by_the_beginning_of_its_id(opened: Store) -> None:
    [[document]] = opened.query("SELECT document_id FROM documents WHERE url LIKE '%coast'").rows
    assert _held(opened, Filters(document=str(document)[:9])) == BOTH


def test_a_finding_selects_its_claims(tmp_path: Path, database: Path) -> None:
    path = Path(shutil.copy(database, tmp_path))
    with store.open(path) as opened:
        opened.connection.execute(
            "INSERT INTO findings (check_name, severity, claim_id, detail) VALUES ('undated_claim', 'info', $1, $2)",
            [claim_ids(opened)[GENERATOR], '{"spans": [[1, 2]]}'],
        )
        assert _held(opened, Filters(finding="undated_claim")) == {GENERATOR}
        [row] = READERS["jsonl"](exported(opened, "jsonl", Filters(finding="undated_claim"))).values()
    assert row["findings"] == [{"check_name": "undated_claim", "severity": "info", "detail": {"spans": [[1, 2]]}}]


def test_a_check_that_does_not_exist_is_told(opened: Store) -> None:
    with pytest.raises(UnknownCheck):
        exported(opened, "csv", Filters(finding="no_such_check"))


def test_only_current_versions_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    with store.open(path) as opened:
        run = opened.begin_run(["ingest"])
        opened.write(run, [ingested("/v", url="https://vell.example/v")])
        opened.write(run, [ingested("/v", url="https://vell.example/v", extra=" More.", minutes=9)])
        opened.finish_run(run, "complete")
        rows = READERS["jsonl"](exported(opened, "jsonl", Filters(current=True))).values()
        assert {row["version"] for row in rows} == {2}
        assert len(READERS["jsonl"](exported(opened, "jsonl"))) == 4
