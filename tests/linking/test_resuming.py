"""Linking that is killed goes on with what is done, and ends where an undisturbed run ends."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.scale import Corpus, fill
from tests.store.test_kill import OWN_TO_A_RUN
from tests.world import World
from tracker import store
from tracker.linking import compare, portions
from tracker.linking import run as linking
from tracker.linking.workspace import Work

ROOT = Path(__file__).parent.parent.parent
LINKER = """
import sys
from tracker import store
from tracker.linking import compare, run

compare._CHUNK, compare._PAIRS_AT_ONCE = 150, 40
with store.open(sys.argv[1]) as opened:
    def tell(what, done, of):
        print(what, flush=True)
    run.link(opened.connection, "run_" + sys.argv[2], use_encoder=False, tell=tell, first=30)
"""
# What a run tells of itself, and the moments of its ledger.
LEDGERS = ("runs", "link_runs", "schema_migrations")
FERRY = "The ferry will not sail before the winter, the harbour master of Sable has decided"
WALL = "Nobody was hurt when the old wall behind the market of Sable gave way in the night"


def content(database: Path) -> dict[str, set[tuple[str, ...]]]:
    """Every row of every table, but for what is a run's own."""
    with store.open(database, read_only=True) as opened:
        out = {}
        for (table,) in opened.query("SELECT table_name FROM duckdb_tables()").rows:
            if table not in LEDGERS:
                result = opened.query(f"FROM {table}")
                kept = [number for number, name in enumerate(result.columns) if name not in OWN_TO_A_RUN]
                out[str(table)] = {tuple(repr(row[number]) for number in kept) for row in result.rows}
        return out


def link(database: Path, name: str, *, kill_after: int | None = None) -> int:
    """Links in a process of its own, killed after it told so many steps."""
    command = [sys.executable, "-c", LINKER, str(database), name]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if kill_after is not None and process.stdout is not None:
        for _ in range(kill_after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGKILL), errors
    return process.returncode


def test_killed_at_any_step_and_resumed_it_ends_like_an_undisturbed_run(tmp_path: Path) -> None:
    quiet, killed = tmp_path / "quiet.duckdb", tmp_path / "killed.duckdb"
    with store.open(quiet) as opened:
        fill(opened, Corpus(7), 0, 150)
    shutil.copy(quiet, killed)
    assert link(quiet, "quiet") == 0
    moments = random.Random(20310507)  # noqa: S311
    kills = [link(killed, f"killed {n}", kill_after=moments.randrange(1, 5)) for n in range(5)]
    assert kills.count(-signal.SIGKILL) >= 3
    assert link(killed, "last") == 0
    assert content(killed) == content(quiet)
    assert not content(quiet)["pending_claims"]


def interrupted(monkeypatch: pytest.MonkeyPatch) -> World:
    """Two statements of three outlets, interrupted when all pairs were compared and nothing was gathered."""
    world = World()
    for name in ("Harwick", "Oduya", "Ellingham"):
        world.document(name, f"Sable, {name}")
        world.claim(f"{name} ferry", name, f"{FERRY} {name}", author="Marta Ellingham")
        world.claim(f"{name} wall", name, f"{WALL} {name}", author="Rolf Brandt")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(linking, "gather", killed)
        with pytest.raises(KeyboardInterrupt):
            world.link("run one")
    assert world.rows("SELECT count(*) FROM claim_pairs") != [(0,)]
    return world


def test_what_was_compared_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    world = interrupted(monkeypatch)
    asked: list[object] = []
    monkeypatch.setattr(compare, "_compare_slice", lambda *given: asked.append(given))
    world.link("run two")
    assert not asked
    assert len(world.statements()) == 2
    assert world.rows("FROM pending_steps") == world.rows("FROM pending_claims") == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE claims SET author_name = 'Ada Quill' WHERE text LIKE 'Nobody%'",
        "DELETE FROM claims WHERE text LIKE 'Nobody%Harwick'",
        "UPDATE documents SET language = 'fr'",
        "UPDATE pending_steps SET rules = 'others'",
    ],
)
def test_other_rows_or_rules_begin_the_portion_anew(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = interrupted(monkeypatch)
    world.con.execute(change)
    begun: list[bool] = []
    begin = portions.begin

    def told(work: Work, size: int) -> portions.Portion:
        portion = begin(work, size)
        begun.append(portion.resumed)
        return portion

    monkeypatch.setattr(portions, "begin", told)
    world.link("run two")
    assert begun == [False]
    assert len(world.statements()) == 2
    assert world.rows("SELECT count(*) FROM claims WHERE statement_id IS NULL") == [(0,)]


def test_what_arrives_between_is_linked_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    world = interrupted(monkeypatch)
    world.document("Quay", "Sable, Quay")
    world.claim("Quay ferry", "Quay", f"{FERRY} Quay", author="Marta Ellingham")
    world.claim("late wall", "Harwick", f"{WALL} late", author="Rolf Brandt")
    world.link("run two")
    assert sorted(map(len, world.statements())) == [4, 4]


def test_a_doubted_pair_of_two_slices_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are new, and each finds the other in its own slice: 100,000 new claims and more could not be linked."""
    world = World()
    for name in ("Harwick", "Oduya"):
        world.document(name, f"Sable Ferry Harbour, {name}")
    sold = (
        "The council of Sable will sell the old ferry before the year is over, whatever the harbour master says of it"
    )
    learned = "A ferry without a captain is no good to anybody, the harbour has learned that much in forty years"
    world.claim("one", "Harwick", sold, author="Marta Ellingham")
    world.claim("two", "Oduya", learned, author="Rolf Brandt")
    monkeypatch.setattr(compare, "_CHUNK", 1)
    world.link()
    assert world.rows("SELECT count(*) FROM claim_doubts") == [(1,)]
