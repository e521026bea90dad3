"""The seeds show every relation, every basis of an origin and every check at least once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker import checks, pipeline, store
from tracker.linking import encoder
from tracker.report.audit import audit
from tracker.store import Store

pytestmark = pytest.mark.skipif(not encoder.available(), reason="the extra crosslingual is not installed")


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[Store]:
    """The seeds, linked and checked."""
    with store.open(tmp_path_factory.mktemp("seeds") / "seeds.duckdb") as opened:
        pipeline.ingest(opened, [str(seeds)])
        yield opened


def values(ingested: Store, query: str) -> set[object]:
    return {row[0] for row in ingested.query(query).rows}


def test_every_relation(ingested: Store) -> None:
    found = values(ingested, "SELECT relation FROM claim_links")
    assert found == {"same_post", "verbatim", "translation", "paraphrase"}


def test_every_origin(ingested: Store) -> None:
    assert values(ingested, "SELECT basis FROM origins") == {"same_post", "agency_credit", "copied_text", "own"}
    hows = {"same_post", "agency_credit", "copied_text", "cites", "own"}
    assert values(ingested, "SELECT how FROM origin_members") == hows
    assert values(ingested, "SELECT relation FROM who_copied_whom") == {"copies", "cites", "credits"}


def test_every_conflict(ingested: Store) -> None:
    assert values(ingested, "SELECT conflict FROM claim_conflicts") == {"numbers", "dates"}


def test_every_check(ingested: Store) -> None:
    """Every one that docs/seeds.md promises: a check that came later need find nothing in the seeds."""
    promised = set(re.findall(r"^- `(\w+)`", (ROOT / "docs" / "seeds.md").read_text("utf-8"), re.MULTILINE))
    assert promised <= set(checks.available())
    assert promised <= values(ingested, "SELECT check_name FROM findings")
    # Nobody denies there what another says: a ministry's "was not warned" and its denial that it was agree.
    assert "possible_negation" not in values(ingested, "SELECT check_name FROM findings")
    lacking = checks.needing("observations")
    rows = ingested.query("SELECT check_name, status FROM check_runs").rows
    assert {status for name, status in rows if name not in lacking} == {"failed", "passed"}
    assert {status for name, status in rows if name in lacking} == {"could_not_run"}


def test_the_quotation_and_its_post_are_translations(ingested: Store) -> None:
    pairs = ingested.query(
        "SELECT a.text, b.text FROM claim_links AS l JOIN claims AS a USING (claim_id) "
        "JOIN claims AS b ON b.claim_id = l.other_claim_id WHERE l.relation = 'translation'"
    ).rows
    assert any({str(one)[:12], str(other)[:12]} == {"The Weavers'", "Le pont des "} for one, other in pairs)


def test_a_quotation_that_only_stands_beside_a_post_is_not_shown_as_its_rendering(ingested: Store) -> None:
    """Three stand beside a post in another language; the words of one have nothing to do with it."""
    shown = {
        str(claim)[:6]: audit(ingested, str(claim_id)).view.post is not None
        for claim_id, claim in ingested.query(
            "SELECT claim_id, text FROM claims WHERE renders_embed_id IS NOT NULL"
        ).rows
    }
    assert shown == {"J'ai e": True, "The We": True, "Nobody": False}
