"""`make bench`: how fast the program's steps are next to other tools, on the same pages in the same run.

Every contender runs in a process of its own on one core, those named "all" on all of them. After a warm-up pass each,
the contenders take turns, so that whatever else the machine does slows all of them alike; the median pass counts.
Speed is by processor time (waiting for the disk is left out; of all processes), and once more by the clock on the
wall, which alone shows what several cores gain. Memory is what the largest process held. Only ratios mean anything.

What is compared:
  read      HTML bytes → one text with embeds, handles, hashtags   against text extraction alone (trafilatura, goose3)
  rows      HTML files → rows stored, claims included               against text extraction alone
  linked    the same, and claims linked (with the encoder) and checked
  rows all, linked all, shards all   the same in as many processes as there are cores; shards go through Parquet
  cluster one, cluster all   reading to shards by a Dask LocalCluster of one worker, and of as many as there are cores
  claims    English texts → attributed claims of every kind        against direct quotations alone (textacy)

The others live in .venv-bench, from bench/requirements.lock, made on the first run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bench.material import ROOT, Material, material

PEER_HOME = ROOT / ".venv-bench"
LOCK = ROOT / "bench" / "requirements.lock"
TEXTS, LONGEST = 25, 12_000
MEDIAN_OF = 5


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table; `against` names the rows of ours that it is compared with."""

    name: str
    does: str
    module: str
    function: str
    unit: str
    against: tuple[str, ...] = ()
    cores: str = "one"


CONTENDERS = (
    Contender("read", "text, embeds, handles", "bench.ours", "read", "pages"),
    Contender("rows", "files to rows stored", "bench.ours", "rows", "pages"),
    Contender("linked", "the same, linked and checked", "bench.ours", "linked", "pages"),
    Contender("rows all", "rows, all cores", "bench.ours", "rows_by_all", "pages", cores="all"),
    Contender("linked all", "linked, all cores", "bench.ours", "linked_by_all", "pages", cores="all"),
    Contender("shards all", "rows by shards", "bench.ours", "shards_by_all", "pages", cores="all"),
    Contender("cluster one", "shards, one worker", "bench.cluster", "by_one", "pages", cores="all"),
    Contender("cluster all", "shards, a worker a core", "bench.cluster", "by_all", "pages", cores="all"),
    Contender("trafilatura", "text", "bench.peers", "trafilatura", "pages", ("read", "rows")),
    Contender("goose3", "text, tweets", "bench.peers", "goose3", "pages", ("read", "rows")),
    Contender("claims", "all claims", "bench.ours", "find_claims", "characters"),
    Contender("textacy", "direct quotations", "bench.peers", "textacy", "characters", ("claims",)),
)


@dataclass(slots=True)
class Runner:
    """A contender's process and the passes it has made."""

    contender: Contender
    process: subprocess.Popen[str]
    seconds: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    failed: int = 0
    gigabytes: float = 0.0

    @classmethod
    def start(cls, contender: Contender, folder: Path) -> Self:
        """Starts the process and waits until it has loaded its material."""
        ours = contender.module != "bench.peers"
        python = sys.executable if ours else str(PEER_HOME / "bin" / "python")
        process = subprocess.Popen(
            [python, "-m", "bench.worker", contender.module, contender.function, str(folder), contender.cores],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        runner = cls(contender, process)
        runner.expect()
        return runner

    def expect(self) -> str:
        """The next line the process answers. Raises SystemExit when it has ended instead."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise SystemExit(f"bench: {self.contender.name} ended with status {self.process.wait()}")
        return line

    def make_pass(self, *, counts: bool) -> None:
        """One pass; a warm-up pass does not count."""
        if self.process.stdin is None:
            raise SystemExit("bench: no way to speak to the worker")
        self.process.stdin.write("pass\n")
        self.process.stdin.flush()
        answer = json.loads(self.expect())
        if counts:
            self.seconds.append(float(answer["seconds"]))
            self.wall.append(float(answer["wall"]))
            self.failed = int(answer["failed"])
            self.gigabytes = float(answer["gigabytes"])

    def stop(self) -> None:
        """Ends the process."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(timeout=30)

    def median(self) -> float:
        """The median seconds of a pass."""
        return statistics.median(self.seconds)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=...", description="speed next to other tools")
    parser.add_argument("--json", action="store_true", help="figures as JSON on standard output")
    parser.add_argument("--limit", type=int, help="only the first pages")
    parser.add_argument("--passes", type=int, default=MEDIAN_OF, help=f"passes that count (default {MEDIAN_OF})")
    parser.add_argument("--only", help="comma-separated names of contenders")
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else [one.name for one in CONTENDERS]
    chosen = [one for one in CONTENDERS if one.name in wanted]
    if any(one.module == "bench.peers" for one in chosen):
        install_peers()
    given = material(options.limit)
    with tempfile.TemporaryDirectory() as scratch:
        characters = lay_out(given, Path(scratch))
        if not characters:
            print("no English text among the pages: the claims step is not measured", file=sys.stderr)
            chosen = [one for one in chosen if one.unit != "characters"]
        runners = measure(chosen, Path(scratch), max(1, options.passes))
    amounts = {"pages": len(given.pages), "characters": characters}
    figures = summary(runners, amounts)
    if options.json:
        print(json.dumps({"material": given.origin, "texts_characters": characters, "contenders": figures}, indent=1))
    else:
        print_table(figures, f"{given.origin}; {characters:,} characters of English text; median of {options.passes}")
    return 0


def install_peers() -> None:
    """Makes .venv-bench from the lock, once for every state of the lock."""
    ready = PEER_HOME / ".ready"
    if ready.exists() and ready.read_bytes() == LOCK.read_bytes():
        return
    print(f"setting up {PEER_HOME.name} (once)", file=sys.stderr)
    venv.create(PEER_HOME, with_pip=True, clear=True)
    pip = [str(PEER_HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    ready.write_bytes(LOCK.read_bytes())


def lay_out(given: Material, folder: Path) -> int:
    """Writes the pages and the English texts where the contenders read them; returns the texts' characters."""
    # Here, because the children of this module's importers must not need the package.
    from bench.ours import english_texts

    for number, page in enumerate(given.pages):
        (folder / f"{number:05}.html").write_bytes(page)
    texts = english_texts(given.pages, TEXTS, LONGEST)
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    return sum(map(len, texts))


def measure(chosen: list[Contender], folder: Path, passes: int) -> list[Runner]:
    """A warm-up pass each, then `passes` rounds in which every contender has its turn."""
    runners: list[Runner] = []
    try:
        for contender in chosen:
            runners.append(Runner.start(contender, folder))
            runners[-1].make_pass(counts=False)
        for number in range(passes):
            print(f"round {number + 1} of {passes}", file=sys.stderr)
            for runner in runners:
                runner.make_pass(counts=True)
    finally:
        for runner in runners:
            runner.stop()
    return runners


def summary(runners: list[Runner], amounts: dict[str, int]) -> list[dict[str, object]]:
    """For every contender its speed, and how many times faster ours is (`ratios`)."""
    medians = {runner.contender.name: runner.median() for runner in runners}
    return [
        {
            "name": runner.contender.name,
            "does": runner.contender.does,
            "unit": runner.contender.unit,
            "per_second": amounts[runner.contender.unit] / runner.median(),
            "per_second_on_the_wall": amounts[runner.contender.unit] / statistics.median(runner.wall),
            "gigabytes": runner.gigabytes,
            "seconds": runner.seconds,
            "wall_seconds": runner.wall,
            "failed": runner.failed,
            "ratios": {ours: runner.median() / medians[ours] for ours in runner.contender.against if ours in medians},
        }
        for runner in runners
    ]


def print_table(figures: list[dict[str, object]], heading: str) -> None:
    """The table on standard output."""
    print(heading)
    head = f"{'':14}{'what it does':30}{'speed':>20}{'on the wall':>20}{'memory':>9}{'failed':>8}"
    print(f"{head}   ours is faster by")
    for row in figures:
        ratios = row["ratios"] if isinstance(row["ratios"], dict) else {}
        times = ", ".join(f"{ours} × {ratio:.1f}" for ours, ratio in ratios.items())
        speed = f"{row['per_second']:,.0f} {row['unit']}/s"
        wall = f"{row['per_second_on_the_wall']:,.0f} {row['unit']}/s"
        held = f"{row['gigabytes']:.2f} GB"
        print(f"{row['name']:14}{row['does']:30}{speed:>20}{wall:>20}{held:>9}{row['failed']:>8}   {times}")


if __name__ == "__main__":
    sys.exit(main())
