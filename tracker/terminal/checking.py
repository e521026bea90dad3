"""What the checks found, on standard output, and what could not run beside it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.checks import CheckOutcome
from tracker.store import Store
from tracker.terminal.results import counted
from tracker.terminal.terminal import print_table, say

_STATUS = {"passed": "passed", "failed": "found", "could_not_run": "could not run"}


def print_outcomes(outcomes: Sequence[CheckOutcome]) -> None:
    """One line for each check: what it looks for, whether it ran, how much it found."""
    print_table(
        ("check", "severity", "status", "found", "what it looks for"),
        [
            (one.check.name, one.check.severity, _STATUS[one.status], one.rows, one.check.title)
            for one in sorted(outcomes, key=_gravest)
        ],
    )
    for one in outcomes:
        if one.broken:
            say(f"{one.check.name} could not run, which is not the same as passed: {one.reason}")
    for reason, names in _lacking(outcomes).items():
        say(f"could not run, which is not the same as passed: {', '.join(names)}: {reason}")


def _lacking(outcomes: Sequence[CheckOutcome]) -> dict[str, list[str]]:
    """The checks that have nothing to look at yet, by what they lack."""
    found: dict[str, list[str]] = {}
    for one in outcomes:
        if one.lacking:
            found.setdefault(one.reason or "", []).append(one.check.name)
    return found


def print_findings(store: Store, outcomes: Sequence[CheckOutcome]) -> None:
    """The findings of the checks, with the words to look at."""
    found = store.ask("listing", "findings", {"checks": [one.check.name for one in outcomes]})
    for one in outcomes:
        say(f"{one.check.title}. {one.check.why}")
    if found.rows:
        print_table(found.columns, found.rows)
    say(counted(len(found.rows), "finding"))


def _gravest(outcome: CheckOutcome) -> tuple[bool, int, str]:
    grades = ("error", "warning", "info")
    return (outcome.status == "passed", grades.index(outcome.check.severity), outcome.check.name)
