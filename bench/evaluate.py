"""`make eval`: the scorers of EVAL_DIR on the installed package, then plain BM25 beside our ranking
and the recall of the English cue lexicon.

What rules are learned from is scored by halves: part a may be read, part b only measures. EVAL_DIR (default
../shared/evaluation) holds score.py, score_field.py, score_crosscheck.py, score_events.py and the development data.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.cues import print_cue_recall
from bench.ranking import print_ranking

DEFAULT = Path("../shared/evaluation")
HALVED = ("quotes", "reading", "flattened", "embeds", "syntax")


def main() -> int:
    """Run every scorer; the exit status is the worst of theirs, 2 where the data is absent."""
    folder = Path(os.environ.get("EVAL_DIR") or DEFAULT)
    if not (folder / "score.py").exists():
        print(f"no evaluation data at {folder} (name another with EVAL_DIR=)", file=sys.stderr)
        return 2
    worst = score(folder / "score.py", "all")
    for section in HALVED:
        for part in ("a", "b"):
            print(f"\n{section}, part {part}")
            worst = max(worst, score(folder / "score.py", section, "--part", part))
    if (folder / "score_field.py").exists():
        worst = max(worst, score(folder / "score_field.py"))
    events = folder / "dev" / "events"
    if events.is_dir():
        worst = max(
            worst, score_ingested(sorted(events.glob("*.html")), folder / "score_events.py", events / "gold.jsonl")
        )
    for world in sorted(folder.glob("dev/crosscheck*")):
        worst = max(worst, score_crosscheck(folder, world))
    matching = folder / "dev" / "matching"
    if (matching / "checkthat_claims.jsonl.gz").exists():
        print_ranking(matching)
    train = folder / "dev" / "quotes" / "polnear_train.jsonl.gz"
    if train.exists():
        print_cue_recall(train)
    return worst


def score(scorer: Path, *arguments: str) -> int:
    """Run one scorer; its exit status."""
    return subprocess.run([sys.executable, str(scorer), *arguments], check=False).returncode


def score_crosscheck(folder: Path, world: Path) -> int:
    """Ingest an invented world's documents into a fresh database and score it."""
    gold = json.loads((world / "gold.json").read_text(encoding="utf-8"))
    documents = [world / document["file"] for document in gold["documents"]]
    return score_ingested(documents, folder / "score_crosscheck.py", world, "--world")


def score_ingested(documents: list[Path], scorer: Path, gold: Path, option: str = "--gold") -> int:
    """Ingest documents into a fresh database and run a scorer that asks for `gold` and the database."""
    with tempfile.TemporaryDirectory() as scratch:
        database = str(Path(scratch) / "world.duckdb")
        tracker = [str(Path(sys.executable).with_name("tracker"))]
        done = subprocess.run([*tracker, "ingest", *map(str, documents), "--db", database], check=False)
        if done.returncode not in (0, 1):
            return done.returncode
        return score(scorer, option, str(gold), "--db", database)


if __name__ == "__main__":
    sys.exit(main())
