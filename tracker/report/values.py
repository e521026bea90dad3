"""What the templates of a document's and a statement's page are given, on disk and served alike."""

from __future__ import annotations

from collections import Counter

from tracker.report.document_view import DocumentView
from tracker.report.findings import check_of
from tracker.report.statement_view import StatementView

# On a statement's first screen: voices, outlets, kinds of findings. A telephone shows some thirty lines.
_AT_FIRST = 3


def document_values(view: DocumentView, database: str) -> dict[str, object]:
    """For document.html; `database` is named in the commands that reproduce the page."""
    return {"view": view, "head": view.head, "database": database}


def statement_values(view: StatementView, database: str) -> dict[str, object]:
    """For statement.html."""
    ran = sum(check.status in ("passed", "failed") for check in view.checks)
    return {
        "view": view,
        "counts": {"ran": ran, "all": len(view.checks)},
        "amiss": list(Counter(check_of(one.check) for one in view.findings).items()),
        "most": _AT_FIRST,
        "database": database,
    }
