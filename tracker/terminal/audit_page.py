"""One claim on the terminal: who, when, where, on whose relay, by which rule, from which bytes; what says the same."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.report.audit import Audit
from tracker.report.provenance import facts
from tracker.report.statement_view import StatementView
from tracker.terminal.printable import visible
from tracker.terminal.terminal import print_facts

Fact = tuple[str, str]
_SHOWN_WORDS = 100


def print_audit(found: Audit) -> None:
    """Draws it on standard output."""
    claim = found.view
    shown: list[Fact] = [("claim", f"{claim.claim_id}  {claim.kind}"), ("", claim.text), *facts(claim)]
    shown.append(("", found.bytes_hold))
    if found.statement is not None:
        shown += _statement(found.statement)
    print_facts([(name, visible(fact, lines=True)) for name, fact in shown])


def _statement(statement: StatementView) -> Iterator[Fact]:
    yield (
        "statement",
        f"{statement.statement_id}: claims {statement.claims}, documents {statement.documents}, "
        f"origins {statement.origins}, independent sources {statement.sources.words}",
    )
    yield "", statement.text
    for group in statement.groups:
        yield "occurrences", f"{group.origin_id or 'origin not traced'}: {group.heading}"
        for occurrence in group.occurrences:
            claim = occurrence.claim
            words = claim.text if len(claim.text) <= _SHOWN_WORDS else claim.text[:_SHOWN_WORDS] + "…"
            yield "", f"  {claim.document.outlet}: {claim.voice}: “{words}” ({claim.claim_id})"
            yield from (("", f"    {why}") for why in (occurrence.likeness, *occurrence.reasons) if why)
    for finding in statement.findings:
        yield "finding", f"{finding.check} ({finding.severity}): {finding.title}"
    for status in ("passed", "failed", "could not run", "not run"):
        names = [check.name for check in statement.checks if check.status == status]
        if names:
            yield (status if status == "could not run" else f"checks {status}"), ", ".join(names)
