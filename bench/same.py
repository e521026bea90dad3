"""`python -m bench.same OLD NEW [--without FIELD…]`: do two checkouts read the same things in the same way?

`extract()` of every seed, and of every page and text of the development data, is dumped from both checkouts to sorted
JSON lines and compared byte for byte. Names of rules are left out (they may be renamed), everything else counts. Exit
status: 0 the same, 1 not (the first differences are printed), 2 a checkout cannot be used.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

DEFAULT = Path("../shared/evaluation")
# Fields that hold names of rules: of no consequence to what was read.
RULE_NAMES = frozenset(("rule", "rules"))
SHOWN = 12


def main() -> int:
    """Dump both checkouts, side by side where there are two cores, and compare."""
    asked = _arguments()
    if asked.dump is not None:
        return dump(asked.dump, asked.data, frozenset(asked.without) | RULE_NAMES)
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch) / "old.jsonl", Path(scratch) / "new.jsonl"]
        runs = [_start(folder, file, asked) for folder, file in zip((asked.old, asked.new), files, strict=True)]
        if any(run.wait() for run in runs):
            return 2
        return compare(*files)


def compare(old: Path, new: Path) -> int:
    """0 where two dumps are the same, else 1 and the first lines that are not."""
    differing = 0
    with old.open(encoding="utf-8") as before, new.open(encoding="utf-8") as after:
        for number, (one, other) in enumerate(zip_longest(before, after, fillvalue=""), 1):
            if one == other:
                continue
            differing += 1
            if differing <= SHOWN:
                print(f"line {number}: {_first_difference(one, other)}")
    print(f"{differing} documents differ" if differing else f"the same: {number} documents")
    return 1 if differing else 0


def dump(target: Path, data: Path, without: frozenset[str]) -> int:
    """Write one line for each document: its name, and what `extract` finds in it."""
    from tracker import extract

    lines = []
    for name, source, media_type in sorted(documents(data)):
        found = extract(source, media_type=media_type).model_dump(mode="json")
        lines.append(json.dumps({"source": name, **pruned(found, without)}, sort_keys=True, ensure_ascii=False))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def documents(data: Path) -> Iterator[tuple[str, bytes, str]]:
    """(name, bytes, media type) of every seed of this checkout and of every page and text of the development data."""
    for file in Path(__file__).resolve().parent.parent.glob("seeds/*"):
        yield f"seeds/{file.name}", file.read_bytes(), "text/html" if file.suffix == ".html" else "text/plain"
    for file in data.glob("dev/*/pages/*.gz"):
        yield str(file.relative_to(data)), gzip.decompress(file.read_bytes()), "text/html"
    for file in [*data.glob("dev/quotes/*.jsonl*"), *data.glob("dev/flattened/gold.jsonl*")]:
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        for number, line in enumerate(content.decode("utf-8").splitlines()):
            row = json.loads(line)
            text = row.get("text") or row.get("snippet")
            if text:
                yield f"{file.relative_to(data)}:{number}", text.encode(), "text/plain"


def pruned(value: Any, without: frozenset[str]) -> Any:
    """A JSON value without the fields named."""
    if isinstance(value, dict):
        return {key: pruned(inner, without) for key, inner in value.items() if key not in without}
    if isinstance(value, list):
        return [pruned(inner, without) for inner in value]
    return value


def _first_difference(one: str, other: str) -> str:
    at = next((at for at, pair in enumerate(zip_longest(one, other)) if pair[0] != pair[1]), 0)
    return f"{json.loads(one or other)['source']}: …{one[max(0, at - 60) : at + 60]}… | …{other[at : at + 60]}…"


def _start(folder: Path, target: Path, asked: argparse.Namespace) -> subprocess.Popen[bytes]:
    """This very script with that checkout's package: the older one need not have it."""
    environment = {**os.environ, "PYTHONPATH": str(folder.resolve()), "PYTHONHASHSEED": "0"}
    options = ["--dump", str(target), "--data", str(asked.data), *[f"--without={name}" for name in asked.without]]
    return subprocess.Popen([sys.executable, __file__, *options], env=environment)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.same", description=__doc__)
    parser.add_argument("old", nargs="?", type=Path, help="a checkout")
    parser.add_argument("new", nargs="?", type=Path, default=Path(), help="another (default: this one)")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("EVAL_DIR") or DEFAULT))
    parser.add_argument("--without", action="append", default=[], metavar="FIELD", help="leave this field out")
    parser.add_argument("--dump", type=Path, help="write one checkout's lines to this file and end")
    asked = parser.parse_args()
    if asked.old is None and asked.dump is None:
        parser.error("two checkouts are needed")
    return asked


if __name__ == "__main__":
    sys.exit(main())
