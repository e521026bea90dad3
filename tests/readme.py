"""README.md's console blocks, run again: `python -m tests.readme` renews the answers, tests/test_readme.py compares.

A block is one command ("$ make ingest", "$ make sql Q=…", "$ make audit CLAIM=…") and its answer. Times, digests of the
rules and the folder differ from run to run and are left out of the comparison.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<answer>.*?)```", re.DOTALL)
_VARIES = (
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"), "TIME"),
    (re.compile(r"rules [0-9a-f]{12}"), "RULES"),
    (re.compile(r"\S*/seeds/"), "seeds/"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)
_COUNT = re.compile(r"^\d+ checks", re.MULTILINE)
_FINDING = re.compile(r"^finding +(\w+) .*\n", re.MULTILINE)
_CHECKS = re.compile(r"^(CHECKS: found |checks passed +|checks failed +)(\S.*)$", re.MULTILINE)
# What `make TARGET` calls, with the variable that becomes its argument.
_TARGETS: dict[str, tuple[list[str], str | None, list[str]]] = {
    "ingest": (["ingest"], None, ["seeds"]),
    "sql": (["sql"], "Q", ["--format", "table"]),
}
_AUDIT: tuple[list[str], str | None, list[str]] = (["audit"], "CLAIM", [])


def comparable(text: str, shown: str) -> str:
    """The text without what differs from run to run, and without checks that `shown`, the README's answer, leaves out.

    An answer that was printed before a check came is no wrong answer.
    """
    text = _COUNT.sub("CHECKS", text)
    text = _CHECKS.sub(lambda line: line[1] + ", ".join(_known(line[2], shown)), text)
    text = _FINDING.sub(lambda line: line[0] if line[1] in shown else "", text)
    for pattern, name in _VARIES:
        text = pattern.sub(name, text)
    return text


def _known(listed: str, shown: str) -> list[str]:
    return [one for one in listed.split(", ") if one.split()[0] in shown]


def words(command: str) -> list[str]:
    """The arguments of `tracker` behind a README's make command."""
    _, target, *given = shlex.split(command)
    verb, variable, more = _TARGETS.get(target, _AUDIT)
    values = dict(pair.split("=", 1) for pair in given)
    return [*verb, *([values[variable]] if variable else []), *more]


def answers(folder: Path) -> list[tuple[str, str, str]]:
    """(command, answer in the README, answer now) of each block, run in `folder` in the order of the README."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    program = str(Path(sys.executable).with_name("tracker"))
    environment = {**os.environ, "COLUMNS": "132", "TRACKER_DB": "tracker.duckdb", "NO_COLOR": "1"}
    found = []
    for block in BLOCK.finditer(README.read_text(encoding="utf-8")):
        done = subprocess.run(
            [program, *words(block["command"])],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
        )
        now = re.sub(r"[ \t]+$", "", done.stdout.rstrip(), flags=re.MULTILINE) + "\n"
        found.append((block["command"], block["answer"], now))
    return found


def main() -> None:
    """Puts today's answers into README.md."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = iter(answers(Path(scratch)))

        def renewed(block: re.Match[str]) -> str:
            command, before, now = next(fresh)
            answer = (
                before
                if comparable(before, before) == comparable(now, before)
                else re.sub(r"\S*/seeds/", "…/seeds/", now)
            )
            return f"```console\n$ {command}\n{answer}```"

        text = README.read_text(encoding="utf-8")
        README.write_text(BLOCK.sub(renewed, text), encoding="utf-8")


if __name__ == "__main__":
    main()
