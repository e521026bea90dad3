"""SIGKILL at any moment of an ingest, and a run after it, give the content of an undisturbed one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from tracker import store

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import sys
from tests.store.documents import failed, ingested
from tracker import store

with store.open(sys.argv[1]) as opened:
    run = opened.begin_run(["ingest"])
    for first in range(0, 48, 4):
        batch = [
            ingested(f"/v/{n}", url=f"https://vell.example/{n % 20}", extra=f" Number {n}.", minutes=n)
            for n in range(first, first + 4)
        ]
        opened.write(run, [*batch, failed(f"/bad/{first}")])
        print("batch", flush=True)
    opened.finish_run(run, "partial")
"""
# Two runs differ in their ids, the moments of their ledger and the program that ran; nothing else.
OWN_TO_A_RUN = frozenset(
    ("run_id", "rules_version", "failure_id", "stored_at", "started_at", "finished_at", "applied_at")
)


def _write(database: Path, *, kill_after: tuple[int, float] | None = None) -> int:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(database)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if kill_after is not None and process.stdout is not None:
        batches, moment = kill_after
        for _ in range(batches):
            process.stdout.readline()
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGKILL), errors
    return process.returncode


def _content(database: Path) -> dict[str, set[tuple[object, ...]]]:
    with store.open(database, read_only=True) as opened:
        tables = [str(name) for (name,) in opened.query("SELECT table_name FROM duckdb_tables()").rows]
        out: dict[str, set[tuple[object, ...]]] = {}
        for table in tables:
            if table == "runs":
                continue
            result = opened.query(f"FROM {table}")
            kept = [number for number, name in enumerate(result.columns) if name not in OWN_TO_A_RUN]
            out[table] = {tuple(repr(row[number]) for number in kept) for row in result.rows}
        return out


def _captures(database: Path) -> set[str]:
    root = store.captures_of(database).root
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_kill_at_any_moment_and_a_rerun_lose_and_double_nothing(tmp_path: Path) -> None:
    quiet, killed = tmp_path / "quiet.duckdb", tmp_path / "killed.duckdb"
    assert _write(quiet) == 0
    moments = random.Random(20310506)  # noqa: S311
    kills = [_write(killed, kill_after=(moments.randrange(0, 11), moments.random() * 0.03)) for _ in range(4)]
    assert kills.count(-signal.SIGKILL) >= 2
    assert _write(killed) == 0
    assert _content(killed) == _content(quiet)
    assert _captures(killed) == _captures(quiet)
