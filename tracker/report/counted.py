"""The checks with the number of findings that stand in the database."""

from __future__ import annotations

from dataclasses import replace

from tracker.report.check_view import CheckView, check_views
from tracker.report.fields import number, text
from tracker.report.findings import SEVERITIES
from tracker.report.loading import rows
from tracker.store import Store


def counted_checks(store: Store) -> list[CheckView]:
    """All checks, the gravest first."""
    runs = rows(store, "checks")
    found = {text(row, "check_name"): number(row, "findings") for row in runs}
    views = [_counted(view, found.get(view.name, 0)) for view in check_views(runs, ())]
    return sorted(views, key=lambda view: (SEVERITIES.index(view.severity), view.name))


def _counted(view: CheckView, findings: int) -> CheckView:
    if not findings or view.status != "passed":
        return view
    return replace(view, status="failed", told=f"{findings:,} found in the database", findings=findings)
