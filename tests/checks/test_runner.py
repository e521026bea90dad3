"""Checks that cannot run: reported by name, the others go on, and earlier findings stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World
from tracker import checks
from tracker.errors import BadCheck, UnknownCheck
from tracker.resources import sql_text

HEADER = "-- title: A test\n-- severity: info\n-- why: It is one.\n"
WORKS = "SELECT claim_id, document_id, embed_id, '{}' AS detail FROM claims"
ENDLESS = """
SELECT sum(a.range * b.range) AS claim_id, NULL AS document_id, NULL AS embed_id, NULL AS detail
FROM range(10000000) AS a, range(10000000) AS b
"""
BROKEN = {
    "syntax": "SELEC claim_id FROM claims",
    "column": "SELECT no_such_column AS claim_id, NULL AS document_id, NULL AS embed_id, NULL AS detail FROM claims",
    "table": "SELECT claim_id, document_id, embed_id, detail FROM no_such_table",
    "missing": "SELECT claim_id FROM claims",
    "two": "SELECT 1; SELECT 2",
    "writes": "DELETE FROM claims",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of checks in the place of sql/checks."""
    monkeypatch.setattr(checks, "sql_files", lambda _: sorted(tmp_path.glob("*.sql")))
    monkeypatch.setattr(
        checks,
        "sql_text",
        lambda section, name: (
            (tmp_path / f"{name}.sql").read_text() if section == "checks" else sql_text(section, name)
        ),
    )
    return tmp_path


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_check_is_named_and_stops_no_other(folder: Path, name: str) -> None:
    (folder / "a_broken.sql").write_text(HEADER + BROKEN[name])
    (folder / "b_works.sql").write_text(HEADER + WORKS)
    world = World()
    world.document("Harwick")
    world.claim("one", "Harwick", "one")
    broken, works = checks.run(world.con, "run")
    assert (broken.check.name, broken.status, broken.rows) == ("a_broken", "could_not_run", 0)
    assert broken.reason
    assert (works.status, works.rows) == ("failed", 1)
    assert world.rows("SELECT check_name, status, reason IS NULL FROM check_runs ORDER BY ALL") == [
        ("a_broken", "could_not_run", False),
        ("b_works", "failed", True),
    ]
    assert world.rows("SELECT count(*) FROM claims") == [(1,)]


def test_an_endless_check_is_stopped(folder: Path) -> None:
    (folder / "endless.sql").write_text(HEADER + ENDLESS)
    (outcome,) = checks.run(World().con, "run", limit_seconds=0.3)
    assert outcome.status == "could_not_run"
    assert outcome.reason == "stopped after 0.3 s"


def test_a_check_that_cannot_run_keeps_what_it_found_before(folder: Path) -> None:
    world = World()
    world.document("Harwick")
    world.claim("one", "Harwick", "one")
    (folder / "turns.sql").write_text(HEADER + WORKS)
    checks.run(world.con, "run one")
    (folder / "turns.sql").write_text(HEADER + BROKEN["column"])
    checks.run(world.con, "run two")
    assert world.rows("SELECT count(*) FROM findings") == [(1,)]
    assert world.rows("SELECT run_id, status FROM check_runs ORDER BY ALL") == [
        ("run one", "failed"),
        ("run two", "could_not_run"),
    ]


def test_an_unknown_check_runs_nothing() -> None:
    world = World()
    with pytest.raises(UnknownCheck, match="undated_claim"):
        checks.run(world.con, "run", ["undated_claim", "no_such"])
    assert world.rows("SELECT count(*) FROM check_runs") == [(0,)]


@pytest.mark.parametrize(
    "text",
    ["SELECT 1", "-- title: x\n-- severity: grave\n-- why: y\nSELECT 1", "-- title: x\n-- severity: info\nSELECT 1"],
)
def test_a_header_must_be_whole(text: str) -> None:
    with pytest.raises(BadCheck, match="severity"):
        checks.parse("some", text)


def test_why_may_run_over_several_lines() -> None:
    check = checks.parse("some", "-- title: x\n-- severity: info\n-- why: one\n--      two\nSELECT 1;\n")
    assert (check.why, check.sql.endswith("SELECT 1")) == ("one two", True)
