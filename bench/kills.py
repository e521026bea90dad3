"""SIGKILL at random moments of random verbs, and whether anything that was stored is lost, doubled or half there.

    python -m bench.kills 100              a hundred kills, in a folder of their own that is removed
    python -m bench.kills 100 --seed 7     the same moments again, as far as the machine allows

Each round gives a verb something to do (ingest some new pages, reextract, check, export, report, judge), kills it at a
moment within the time that such a run took before, and looks at the database: it opens, no document that was there is
gone, `tracker verify` finds nothing. In the end one undisturbed ingest of everything gives the content of a database
that was never disturbed, no run is left open, and no half-written file lies about. Exit status 1 where that fails.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.hostile import name
from tracker import store

# What depends on the inputs and the rules alone: the ids of statements and origins depend on what came first.
_CONTENT = {
    "captures": "capture_id",
    "documents": "document_id, text_sha256",
    "posts": "post_id",
    "accounts": "account_id",
    "embeds": "embed_id",
    "mentions": "mention_id",
    "claims": "claim_id, start_char, end_char, kind",
}
_PAGES = 6
_PROGRAM = (sys.executable, "-c", "from tracker.cli import main; main()")
# No verb is slower than this; one that is hangs.
_PATIENCE = 120
# The last runs are compared: one that a busy machine does not let end would look like a loss.
_LAST_PATIENCE = 1_800


@dataclass(slots=True)
class Trial:
    """One database that is disturbed, in `folder`; `faults` says what went wrong."""

    folder: Path
    rng: random.Random
    kills: int = 0
    faults: list[str] = field(default_factory=list)
    _seconds: dict[str, float] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        """The database that the verbs work on."""
        return self.folder / "disturbed.duckdb"

    def round(self, number: int) -> None:
        """Kills one verb, and looks at what is left."""
        write_pages(self.folder / "pages", number)
        verb = self.rng.choice(sorted(self._verbs()))
        arguments = self._verbs()[verb]
        before = self._documents()
        usual = self._seconds.get(verb, 2.0)
        code = run(self.folder, arguments, kill_after=self.rng.uniform(0.0, usual))
        self.kills += code == -signal.SIGKILL
        lost = before - self._documents()
        if lost:
            self.faults.append(f"{verb}, kill {number}: {len(lost)} documents are gone")
        if verb not in self._seconds:
            started = time.monotonic()
            run(self.folder, arguments)
            self._seconds[verb] = time.monotonic() - started

    def _verbs(self) -> dict[str, list[str]]:
        claim = min((str(row[0]) for row in self._ids("claims", "claim_id")), default="clm_")
        return {
            "ingest": ["ingest", "pages"],
            "ingest without linking": ["ingest", "--no-link", "pages"],
            "reextract": ["reextract", "--all"],
            "check": ["check"],
            "export": ["export", "-o", "claims.csv"],
            "report": ["report", "all", "-o", "site"],
            "judge": ["judge", claim, "--status", "open", "--by", "bench"],
        }

    def _documents(self) -> set[tuple[object, ...]]:
        return self._ids("documents", "document_id")

    def _ids(self, table: str, columns: str) -> set[tuple[object, ...]]:
        if not self.database.exists():
            return set()
        with store.open(self.database) as opened:
            return set(opened.query(f"SELECT {columns} FROM {table}").rows)  # noqa: S608 - names from above

    def end(self, rounds: int) -> None:
        """One undisturbed run over everything, and the comparison with a database that was never disturbed."""
        for verb in (["ingest", "pages"], ["verify"]):
            if code := run(self.folder, verb, patience=_LAST_PATIENCE):
                self.faults.append(f"{verb[0]} after the last kill ended with {code}")
        calm = Trial(self.folder / "calm", self.rng)
        calm.folder.mkdir()
        write_pages(calm.folder / "pages", rounds)
        run(calm.folder, ["ingest", "pages"], patience=_LAST_PATIENCE)
        for table, columns in _CONTENT.items():
            if self._ids(table, columns) != calm._ids(table, columns):
                self.faults.append(f"{table} are not those of an undisturbed database")
        if self._ids("runs WHERE status = 'running'", "run_id"):
            self.faults.append("a run was left open")
        run(self.folder, ["export", "-o", "claims.csv"])
        captures = store.captures_of(self.database).root
        half = [path.name for path in (*captures.glob("??/.*"), *self.folder.glob(".*"))]
        if half:
            self.faults.append(f"half-written files stay: {', '.join(half)}")


def write_pages(folder: Path, number: int) -> None:
    """The pages of every round up to this one, the same each time."""
    folder.mkdir(exist_ok=True)
    for n in range((number + 1) * _PAGES):
        if not (folder / f"page{n:05}.html").exists():
            _write(folder, n)


def _write(folder: Path, n: int) -> None:
    who, other = name(n), name(n // 3)
    (folder / f"page{n:05}.html").write_text(
        f'<html lang="en"><head><title>Quay {n}</title><link rel="canonical" href="https://vell.example/{n}"></head>'
        f"<body><article><h1>Quay {n}</h1><p>“The crane of berth {n} has stood still since the storm,” said {who}, the "
        f"harbour master of Vell, on Monday.</p><p>The ferry to Orlen is late again, according to {other}, who asked "
        f"@quay{n} for help.</p></article></body></html>",
        encoding="utf-8",
    )


def run(folder: Path, arguments: Sequence[str], *, kill_after: float | None = None, patience: float = _PATIENCE) -> int:
    """The exit code of the program; -9 when it was killed."""
    environment = {**os.environ, "TRACKER_DB": "disturbed.duckdb", "TRACKER_ENCODER": "off"}
    with subprocess.Popen(
        [*_PROGRAM, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:
        try:
            return program.wait(timeout=patience if kill_after is None else kill_after)
        except subprocess.TimeoutExpired:
            program.kill()
            return program.wait()


def trial(folder: Path, rounds: int, seed: int, *, quiet: bool = False) -> Trial:
    """So many rounds in a folder of their own."""
    one = Trial(folder, random.Random(seed))
    run(folder, ["info"])
    for number in range(rounds):
        one.round(number)
        if not quiet and (number + 1) % 10 == 0:
            print(f"{number + 1} of {rounds}: {one.kills} killed, {len(one.faults)} faults", flush=True)
    one.end(rounds - 1)
    return one


def main() -> int:
    parser = argparse.ArgumentParser(description="SIGKILL at random moments, and whether anything is lost.")
    parser.add_argument("rounds", type=int, metavar="KILLS")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tracker-kills-") as folder:
        one = trial(Path(folder), chosen.rounds, chosen.seed)
    for fault in one.faults:
        print(fault)
    print(f"{chosen.rounds} rounds, {one.kills} killed, {len(one.faults)} faults (seed {chosen.seed})")
    return 1 if one.faults else 0


if __name__ == "__main__":
    sys.exit(main())
