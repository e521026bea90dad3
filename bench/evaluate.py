"""`make eval`: the scorers of EVAL_DIR on the installed package, then plain BM25 beside our ranking
and the recall of the English cue lexicon.

EVAL_DIR (default ../shared/evaluation) holds score.py, score_crosscheck.py and the development data.
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


def main() -> int:
    """Run every scorer; the exit status is the worst of theirs, 2 where the data is absent."""
    folder = Path(os.environ.get("EVAL_DIR") or DEFAULT)
    if not (folder / "score.py").exists():
        print(f"no evaluation data at {folder} (name another with EVAL_DIR=)", file=sys.stderr)
        return 2
    worst = subprocess.run([sys.executable, str(folder / "score.py"), "all"], check=False).returncode
    world = folder / "dev" / "crosscheck"
    if world.is_dir():
        worst = max(worst, score_crosscheck(folder, world))
    matching = folder / "dev" / "matching"
    if (matching / "checkthat_claims.jsonl.gz").exists():
        print_ranking(matching)
    train = folder / "dev" / "quotes" / "polnear_train.jsonl.gz"
    if train.exists():
        print_cue_recall(train)
    return worst


def score_crosscheck(folder: Path, world: Path) -> int:
    """Ingest the world's documents into a fresh database and score it."""
    gold = json.loads((world / "gold.json").read_text(encoding="utf-8"))
    documents = [world / document["file"] for document in gold["documents"]]
    with tempfile.TemporaryDirectory() as scratch:
        database = str(Path(scratch) / "world.duckdb")
        tracker = [str(Path(sys.executable).with_name("tracker"))]
        done = subprocess.run([*tracker, "ingest", *map(str, documents), "--db", database], check=False)
        if done.returncode not in (0, 1):
            return done.returncode
        scorer = [sys.executable, str(folder / "score_crosscheck.py")]
        return subprocess.run([*scorer, "--world", str(world), "--db", database], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
