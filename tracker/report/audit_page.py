"""One claim on the terminal: who, when, where, on whose relay, by which rule, from which bytes."""

from __future__ import annotations

from tracker.report.printable import visible
from tracker.report.provenance import facts
from tracker.report.terminal import print_facts
from tracker.report.view import ClaimView


def print_audit(claim: ClaimView) -> None:
    """Draws it on standard output."""
    shown = [("claim", f"{claim.claim_id}  {claim.kind}"), ("", claim.text), *facts(claim)]
    print_facts([(name, visible(fact, lines=True)) for name, fact in shown])
