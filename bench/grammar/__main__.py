"""`python -m bench.grammar train|score DIR [LANGUAGE …]`: DIR holds treebanks as CONLLU files, gzipped or not."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.grammar.score import print_scores
from bench.grammar.train import train
from tracker.languages import codes, load

WEIGHTS = Path(__file__).parents[2] / "tracker" / "languages"


def main() -> None:
    """Learns the weights that ship, or measures what is learned from two thirds on the other third."""
    parser = argparse.ArgumentParser(prog="bench.grammar", description=__doc__)
    parser.add_argument("task", choices=["train", "score"])
    parser.add_argument("folder", type=Path, help="of CODE.conllu.gz and train/NAME.conllu.gz")
    parser.add_argument("languages", nargs="*", default=codes())
    given = parser.parse_args()
    for code in given.languages:
        language = load(code)
        if language is None:
            parser.error(f"no language file for {code}")
        if given.task == "train":
            sizes = train(given.folder, language, WEIGHTS)
            print(code, ", ".join(f"{name} {size / 1024:.0f} KiB" for name, size in sizes.items()), flush=True)
        else:
            print_scores(given.folder, language)


if __name__ == "__main__":
    main()
