"""Verdicts of people: added, never replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.documents import ingested
from tracker import store
from tracker.errors import ExportError, UnknownId
from tracker.store import Store, judgements


@pytest.fixture
def opened(tmp_path: Path) -> Store:
    held = store.open(tmp_path / "case.duckdb")
    run = held.begin_run(["ingest"])
    held.write(run, [ingested("/a")])
    held.finish_run(run, "complete")
    return held


def _claim(opened: Store) -> str:
    return str(opened.query("SELECT min(claim_id) FROM claims").rows[0][0])


def test_every_verdict_stays_in_its_order(opened: Store) -> None:
    claim = _claim(opened)
    for status in ("unproven", "false", "false", judgements.WITHDRAWN):
        judgements.judge(opened, claim[:12], status, "Ada Brun")
    judgements.judge(opened, claim, "true", " Noor Vael ", note="  Seen by two.  ")
    found = judgements.history(opened, claim)
    assert [(one.made_by, one.status) for one in found if one.made_by == "Ada Brun"] == [
        ("Ada Brun", "unproven"),
        ("Ada Brun", "false"),
        ("Ada Brun", "false"),
        ("Ada Brun", "withdrawn"),
    ]
    assert [(one.made_by, one.note) for one in found if one.status == "true"] == [("Noor Vael", "Seen by two.")]
    assert len({(one.made_by, one.made_at) for one in found}) == 5


def test_a_clock_that_goes_back_keeps_the_order(opened: Store) -> None:
    claim = _claim(opened)
    first = {"claim_id": claim, "made_by": "Ada Brun", "note": None}
    opened.ask("judgements", "record", {**first, "status": "one", "made_at": "2031-05-06 12:00:00"})
    opened.ask("judgements", "record", {**first, "status": "two", "made_at": "2031-05-06 11:00:00"})
    assert [one.status for one in judgements.history(opened, claim)] == ["one", "two"]


def test_reading_again_keeps_verdicts(opened: Store) -> None:
    claim = _claim(opened)
    judgements.judge(opened, claim, "false", "Ada Brun")
    run = opened.begin_run(["reextract"])
    opened.replace(run, [ingested("/a")])
    opened.finish_run(run, "complete")
    assert [one.status for one in judgements.history(opened, claim)] == ["false"]


@pytest.mark.parametrize(
    ("status", "made_by"),
    [
        ("", "Ada Brun"),
        ("   ", "Ada Brun"),
        ("false", ""),
        ("false\ntrue", "Ada"),
        ("x" * 81, "Ada"),
        ("f\x1b[2J", "Ada"),
    ],
)
def test_a_verdict_is_one_line_of_somebody(opened: Store, status: str, made_by: str) -> None:
    with pytest.raises(ExportError, match="one line"):
        judgements.judge(opened, _claim(opened), status, made_by)
    assert judgements.history(opened, _claim(opened)) == []


def test_a_claim_that_does_not_exist_is_told(opened: Store) -> None:
    with pytest.raises(UnknownId):
        judgements.judge(opened, "clm_00ff00ff", "false", "Ada Brun")
