"""Two databases of the same inputs hold the same, ids of statements and origins too, read in any order and parts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tracker import checks, store
from tracker.linking.run import link
from tracker.pipeline import read_all
from tracker.rows.records import Ingested
from tracker.store import Store

# The two versions of one article are told apart by when they were seen, which is the order of reading itself.
OTHER_VERSION = "quaywire-morning.html"
# What tells of the runs, and the keys that only one database uses.
LEDGER = frozenset(
    ("runs", "link_runs", "check_runs", "statement_changes", "schema_migrations", "capture_sightings", "failures")
)
OF_A_RUN = frozenset(("run_id", "rules_version", "stored_at"))

PARIS = "The bridge stays shut for ten days, the prefect told the Corail agency on Monday, and the town was warned."
CREDIT = "The bridge stays shut, the mayor Ada Quill said on Monday.\n\nNobody was hurt, she added. (Corail)"
NAMES = "“The bridge stays shut for ten days,” Elise Marne said.\n\nFull. — Elise Marne (@MarneE) May 5, 2031\n"
ACCENTS = "« Le pont reste fermé dix jours », a dit Élise Marne.\n\nComplet. — Élise Marne (@marnee) 5 mai 2031\n"


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[Ingested]:
    """The seeds, and texts of which each is understood otherwise when another one is known."""
    folder = tmp_path_factory.mktemp("order")
    for name, text in (("paris", PARIS), ("credit", CREDIT), ("names", NAMES), ("accents", ACCENTS)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    seeds = sorted(path for path in (ROOT / "seeds").iterdir() if path.name != OTHER_VERSION)
    return list(read_all([*map(str, seeds), str(folder)], None, lambda item: None))


@pytest.mark.no_cover
def test_any_order_and_any_parts_give_the_same_rows(items: list[Ingested]) -> None:
    quiet = _stored([items])
    assert len(quiet["origins"]) > 40

    @settings(max_examples=3, phases=[Phase.generate])
    @given(order=st.permutations(range(len(items))), cuts=st.sets(st.integers(1, len(items) - 1), max_size=4))
    def same(order: list[int], cuts: set[int]) -> None:
        edges = pairwise([0, *sorted(cuts), len(items)])
        found = _stored([[items[place] for place in order[start:end]] for start, end in edges])
        assert {table: rows ^ found[table] for table, rows in quiet.items() if rows != found[table]} == {}

    same()
    assert _stored([[item] for item in reversed(items)]) == quiet


def _stored(parts: list[list[Ingested]]) -> dict[str, set[tuple[str, ...]]]:
    with TemporaryDirectory() as folder, store.open(Path(folder) / "order.duckdb") as opened:
        for part in parts:
            run = opened.begin_run(["ingest"])
            opened.write(run, part)
            link(opened.connection, run.run_id, use_encoder=False)
            checks.run(opened.connection, run.run_id)
            opened.finish_run(run, "complete")
        return _content(opened)


def _content(opened: Store) -> dict[str, set[tuple[str, ...]]]:
    out: dict[str, set[tuple[str, ...]]] = {}
    for (table,) in opened.query("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").rows:
        if table not in LEDGER:
            result = opened.query(f"FROM {table}")
            kept = [at for at, name in enumerate(result.columns) if name not in OF_A_RUN and not name.endswith("_key")]
            out[str(table)] = {tuple(repr(row[at]) for at in kept) for row in result.rows}
    return out
