"""Every regular expression of the package takes linear time on 1 MB of the worst that can be made for it.

Times are CPU time and are compared with each other and with a pattern of known cost, measured in the same process:
neither a slow machine nor a busy one decides.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.attacks import Attack, attacks
from tests.clock import limit
from tests.conftest import ROOT
from tests.recorded_patterns import Row

MEGABYTE = 1 << 20
SAMPLE = MEGABYTE // 8
# The lengths at which each attack is tried first. They rise slowly where an exponential pattern would hang.
LADDER = (18, 20, 22, 24, 26, 64, 400, 1000)
TOO_LONG = 0.25
# The reference goes back over 100 characters at each character, and in the cheapest way there is; the package's own
# bounds are of that order. A bound of thousands that is tried again at each character is linear in name only.
REFERENCE = re.compile(r"a{0,100}b")
MOST_REFERENCES = 40
# Eight times the text may take eight times as long; caches and clocks get the rest.
MOST_GROWTH = 2.5 * MEGABYTE / SAMPLE
CLOCK = 0.05
# The most that a pattern may take for the sample whose 1 MB need not be measured: were its time quadratic, 1 MB would
# take (MEGABYTE / SAMPLE)² of it, and that is no more than MOST_GROWTH allows behind such a sample. The shorter texts
# show what grows faster than that.
SURE = MOST_GROWTH * CLOCK / ((MEGABYTE / SAMPLE) ** 2 - MOST_GROWTH)
# What took at most so many times as long for four times the text is linear by then, and 1 MB need not be measured
# either: the part of it that is quadratic was less than half. A quarter that takes less is not told from noise.
STEADY, HEARD = 5.0, 0.01

# Grammars of addresses are only matched with whole segments of an address; 1 MB of links is many of them.
ANCHORED = "tracker.platforms._routes"
SEGMENT = 512
METHODS = frozenset(("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn", "scanner"))
GROUP_NAME = re.compile(r"\(\?P<\w{1,40}>")
SOURCES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "tracker").rglob("*.py"))
}
MODULES = [module for module, path in SOURCES.items() if "re.compile(" in path.read_text("utf-8")]


@pytest.fixture(scope="module")
def recorded() -> dict[str, list[Row]]:
    """Every pattern that the package compiles, by module."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.recorded_patterns"], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    rows: dict[str, list[Row]] = defaultdict(list)
    for module, line, pattern, flags in json.loads(done.stdout):
        rows[module].append((module, line, pattern, flags))
    return rows


def cost(pattern: re.Pattern[str], attack: Attack, length: int, anchored: bool = False) -> float:
    """Seconds of CPU time to search all of the text, or to match it in pieces, and to match it as a whole."""
    text = attack.text(length)
    pieces = [text[at : at + SEGMENT] for at in range(0, len(text), SEGMENT)]
    started = time.process_time()
    deque(map(pattern.fullmatch, pieces) if anchored else pattern.finditer(text), 0)
    pattern.fullmatch(text)
    return time.process_time() - started


@cache
def reference_cost() -> float:
    """Seconds of CPU time in which the reference searches 1 MB in vain."""
    return cost(REFERENCE, Attack("", "a", ""), MEGABYTE)


def fault(pattern: re.Pattern[str], anchored: bool = False) -> str | None:
    """Why the pattern is not linear, or not fast enough, on the worst text found for it; None where it is."""
    worst, slowest = Attack("", "a", ""), 0.0
    for attack in attacks(pattern):
        for length in LADDER:
            seconds = cost(pattern, attack, length, anchored)
            if seconds > TOO_LONG and seconds > limit(TOO_LONG):
                return f"{seconds:.2f} s for {length} characters of {attack}"
        if seconds > slowest:
            worst, slowest = attack, seconds
    # What is cubic shows itself in 1,000 characters; in 4,000 it takes a minute.
    took = dict.fromkeys((SAMPLE // 128, SAMPLE // 32, SAMPLE // 8, SAMPLE // 4, SAMPLE, MEGABYTE), 0.0)
    for length in took:
        most = MOST_REFERENCES * reference_cost() * length / MEGABYTE + CLOCK
        took[length] = cost(pattern, worst, length, anchored)
        if took[length] > most:
            # Not whatever else the machine did at that moment.
            took[length] = min(took[length], cost(pattern, worst, length, anchored))
        if took[length] > most:
            return f"{took[length]:.2f} s for {length:,} characters of {worst}"
        if length == SAMPLE and (took[length] < SURE or HEARD < took[SAMPLE // 4] > took[SAMPLE] / STEADY):
            return None
    if took[MEGABYTE] > MOST_GROWTH * (took[SAMPLE] + CLOCK):
        return f"{took[SAMPLE]:.2f} s for {SAMPLE:,} characters, {took[MEGABYTE]:.2f} s for 1 MB of {worst}"
    return None


@pytest.mark.no_cover
@pytest.mark.parametrize("module", MODULES)
def test_patterns_are_linear(module: str, recorded: dict[str, list[Row]]) -> None:
    # A grammar of addresses has the same class under many names; the name costs nothing.
    patterns = {(GROUP_NAME.sub("(", pattern), flags): line for _, line, pattern, flags in recorded[module]}
    found = {
        f"{module}:{line}": fault(re.compile(pattern, flags), module == ANCHORED)
        for (pattern, flags), line in patterns.items()
    }
    assert found
    assert not {where: why for where, why in found.items() if why}


def test_every_pattern_was_recorded(recorded: dict[str, list[Row]]) -> None:
    """Each call of `re.compile` in the source ran while the recorder watched: none hides in a rare branch."""
    ran = {(module, line) for module, rows in recorded.items() for _, line, _, _ in rows}
    missed = [
        f"{module}:{call.lineno}"
        for module, path in SOURCES.items()
        for name, call in calls_of_re(path)
        if name == "compile"
        and not any((module, line) in ran for line in range(call.lineno, (call.end_lineno or call.lineno) + 1))
    ]
    assert not missed


def test_no_pattern_is_passed_as_a_string() -> None:
    """`re.sub(pattern, ...)` and its like compile where the recorder does not look."""
    calls = [(module, name) for module, path in SOURCES.items() for name, _ in calls_of_re(path)]
    assert [call for call in calls if call[1] not in ("compile", "escape")] == []


def test_grammars_of_addresses_are_only_matched_whole() -> None:
    """What lets the measurement leave out a search with them."""
    used = {
        (ast.unparse(node.value), node.attr)
        for node in ast.walk(ast.parse(SOURCES[ANCHORED].read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in METHODS
    }
    assert used == {("_PLACE", "split"), ("route.path", "split"), ("pattern", "fullmatch")}


def calls_of_re(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function of the module `re` in a source file, with the function's name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
        ):
            yield node.func.attr, node


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("source", "why"),
    [
        (r"\s*—", "a run that is begun again at each of its characters"),
        (r"<!--[^>]*-->", "an opening that is repeated and never closed"),
        (r"(?:\w+\s?)*:", "a repeat inside a repeat"),
        (r"(?:a|a)*b", "two branches for the same text"),
        (r"\w+\d+;", "neighbours that accept the same characters"),
        (r"<[^<>]*?x[^<>]*>", "a lazy repeat before a greedy one"),
        (r"[a-z]{1,4000}\Z", "a bound that is none"),
        (r"(?i)selon(?: [a-zé]+)*,", "a repeat behind a word"),
        (r"(?>\d+)%", "an atomic group forbids going back, not beginning again"),
        (r"\d{1,3}(?:[. ]\d{3})*(?!\d)(?=€)", "an end that is looked for ahead"),
    ],
)
def test_the_attacks_find_what_is_not_linear(source: str, why: str) -> None:
    assert fault(re.compile(source)) is not None, why


@pytest.mark.parametrize(
    "source", [r"(?<!\s)\s*—", r"<!--[^<>]{0,60}-->", r"\w+", r"[^\W\d_]{1,40}(?:-\w{1,40})?", r"a|bc"]
)
def test_what_is_linear_passes(source: str) -> None:
    assert fault(re.compile(source)) is None
