"""`python -m bench.mutants PACKAGE [--count N] [--seed N]`: which small mistakes in PACKAGE does no test notice?

PACKAGE is a folder of this checkout ("tracker/store", "sql/views") or one file of it. N changes (`bench.changes`),
drawn by the seed, are made one at a time in a copy of the tree, and the tests that concern the package are run: first
those that reach the changed line, then, where these pass, all of them. The changes that no test notices are printed.
Exit status: 0 where at least 80 % were noticed, 1 where fewer were, 2 where the tests fail without any change.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import pytest
from coverage import CoverageData

from bench.changes import Change, changes

ROOT: Final = Path(__file__).resolve().parent.parent
ENOUGH: Final = 0.8
# What the last run printed, in the copy; its last lines are shown where tests fail that should not.
TOLD: Final = ".told"
LAST_LINES: Final = 15
COPIED: Final = ("tracker", "sql", "tests", "bench", "docs", "seeds")
# Other packages' tests that ask for what a package does; its own are tests/NAME.
CONCERNED: Final = {
    "tracker/store": (
        "tests/store",
        "tests/inputs/test_datasets.py",
        "tests/serve/test_query_box.py",
        "tests/shards/test_content.py",
    ),
    "tracker/embeds": ("tests/embeds",),
    "tracker/platforms": ("tests/platforms",),
    "tracker/reading": ("tests/reading", "tests/inputs"),
    "sql/views": ("tests/views",),
    "sql/checks": ("tests/checks",),
    "sql/store": ("tests/store", "tests/test_verify.py"),
}
# Imported before the first change, so that no run has to: everything slow that is not the tracker.
SLOW_IMPORTS: Final = (
    "duckdb",
    "pydantic",
    "bs4",
    "selectolax.lexbor",
    "resiliparse.parse.html",
    "httpx",
    "typer",
    "rich",
    "feedparser",
    "markdown_it",
    "jinja2",
)
PYTEST: Final = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--hypothesis-seed=0")


def main() -> int:
    """Draw the changes, try each, print what survived."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, _end)
    tests = [test for test in asked.tests or _concerned(asked.package) if (ROOT / test).exists()]
    for name in SLOW_IMPORTS:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = _copy(Path(folder) / "tree")
        begin = time.monotonic()
        if _run(tree, [*tests, "--cov", "--cov-context=test", "--cov-report=", "--cov-fail-under=0"], 3600):
            print("the tests fail without any change:", *tests)
            print(*(tree / TOLD).read_text("utf-8", "replace").splitlines()[-LAST_LINES:], sep="\n")
            return 2
        limit = 30 + 5 * (time.monotonic() - begin)
        reached = CoverageData(str(tree / ".coverage"))
        reached.read()
        drawn = _drawn(asked.package, asked.count, asked.seed)
        survived = [one for one in drawn if not _noticed(tree, one, tests, reached, limit)]
    noticed = len(drawn) - len(survived)
    print(f"{asked.package}: {noticed} of {len(drawn)} noticed ({noticed / max(1, len(drawn)):.0%})")
    return 0 if noticed >= ENOUGH * len(drawn) else 1


def _concerned(package: str) -> tuple[str, ...]:
    return next(
        (tests for name, tests in CONCERNED.items() if f"{package}/".startswith(f"{name}/")),
        (f"tests/{Path(package).name}",),
    )


def _drawn(package: str, count: int, seed: int) -> list[Change]:
    """`count` changes of the package, the same for the same seed and the same code."""
    place = ROOT / package
    files = sorted(file for file in place.rglob("*") if file.is_file()) if place.is_dir() else [place]
    everything = [
        change
        for file in files
        if file.suffix in (".py", ".sql")
        for change in changes(file.relative_to(ROOT), file.read_text(encoding="utf-8"))
    ]
    return sorted(random.Random(seed).sample(everything, min(count, len(everything))))


def _noticed(tree: Path, change: Change, tests: list[str], reached: CoverageData, limit: float) -> bool:
    """Whether a test fails with the change made; prints it where none does."""
    target = tree / change.path
    before = target.read_text(encoding="utf-8")
    target.write_text(change.made_in(before), encoding="utf-8")
    try:
        near = _reaching(reached, target, change.line)
        noticed = (bool(near) and _run(tree, near, limit) != 0) or _run(tree, tests, limit) != 0
    finally:
        target.write_text(before, encoding="utf-8")
    if not noticed:
        line = before.splitlines()[change.line - 1].strip()
        print(f"{change.path}:{change.line}: {change.old!r} → {change.new!r}    {line}", flush=True)
    return noticed


def _reaching(reached: CoverageData, file: Path, line: int) -> list[str]:
    """The tests that run a line; all of a module's where one of its fixtures does. None for SQL and for imports."""
    names = reached.contexts_by_lineno(str(file)).get(line, [])
    tests = {name.partition("|")[0] if name.endswith("|run") else name.partition("::")[0] for name in names if name}
    return sorted(test for test in tests if test.partition("::")[0] == test or test.partition("::")[0] not in tests)


def _run(tree: Path, arguments: list[str], limit: float) -> int:
    """The exit status of pytest in the tree, in a child of this process; that of a failure where it takes too long."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setpgid(0, 0)
        told = os.open(tree / TOLD, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(told, 1)
        os.dup2(told, 2)
        os.chdir(tree)
        os.environ |= {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.path.insert(0, str(tree))
        sys.dont_write_bytecode = True
        os._exit(int(pytest.main([*PYTEST, *arguments])))
    status = None
    end = time.monotonic() + limit
    try:
        while status is None and time.monotonic() < end:
            time.sleep(0.02)
            done, ended = os.waitpid(child, os.WNOHANG)
            status = os.waitstatus_to_exitcode(ended) if done else None
    finally:
        if status is None:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return int(pytest.ExitCode.TESTS_FAILED) if status is None else status


def _end(number: int, frame: object) -> None:
    """Ends the program in the ordinary way, so that the tests that run end with it and the copy goes."""
    raise SystemExit(128 + number)


def _copy(tree: Path) -> Path:
    tree.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ROOT.iterdir():
        if file.is_file() and not file.name.startswith(".coverage"):
            shutil.copy2(file, tree / file.name)
    return tree


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("package", help="a folder or a file of this checkout")
    parser.add_argument("--count", type=int, default=40, help="how many changes (default 40)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default 1)")
    parser.add_argument("--tests", nargs="+", default=[], help="run these tests instead of those of the package")
    asked = parser.parse_args()
    asked.package = asked.package.strip("/")
    if not (ROOT / asked.package).exists():
        parser.error(f"there is no {asked.package} in {ROOT}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
