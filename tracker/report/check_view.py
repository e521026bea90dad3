"""The checks as a statement meets them: passed, failed or could not run; not having run is not having passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.checks import available
from tracker.report.fields import Record, text
from tracker.report.findings import FindingView, check_of


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check and what it says here. `status` is passed, failed, could not run, or not run."""

    name: str
    title: str
    severity: str
    why: str
    sql: str
    status: str
    told: str
    findings: int


_ORDER = ("failed", "could not run", "not run", "passed")


def check_views(runs: Sequence[Record], findings: Sequence[FindingView]) -> tuple[CheckView, ...]:
    """Every check of the program, those that found something in `findings` first. `runs` are rows of checks.sql."""
    known = {text(row, "check_name"): row for row in runs}
    views = [_view(name, known.get(name), findings) for name in sorted({*available(), *known})]
    return tuple(sorted(views, key=lambda view: (_ORDER.index(view.status), view.name)))


def _view(name: str, run: Record | None, findings: Sequence[FindingView]) -> CheckView:
    check = check_of(name)
    here = sum(1 for one in findings if one.check == name)
    if here:
        status, told = "failed", f"{here} found here"
    elif run is None:
        status, told = "not run", "this check has not been run on the database"
    elif text(run, "status") == "could_not_run":
        status, told = "could not run", text(run, "reason") or "no reason was kept"
    else:
        status, told = "passed", "nothing found here"
    return CheckView(name, check.title, check.severity, check.why, check.sql, status, told, here)
