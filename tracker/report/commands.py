"""The commands that reproduce what a page shows, quoted for a POSIX shell."""

from __future__ import annotations

import shlex

from tracker.report.view import ClaimView, DocumentHead

_STDIN = "-"


def again(document: DocumentHead, database: str) -> str:
    """Reads the document's bytes again: from where they came, or from the store where that was standard input."""
    address = document.custody.address
    if address == _STDIN:
        return f"tracker reextract --all --db {shlex.quote(database)}"
    return f"tracker ingest {shlex.quote(address)} --db {shlex.quote(database)}"


def commands(claim: ClaimView, database: str) -> str:
    """Reads a claim's document again and walks the claim back; ids come from content."""
    return f"{again(claim.document, database)}\ntracker audit {claim.claim_id} --db {shlex.quote(database)}"


def verified(database: str) -> str:
    """Compares everything that is stored with its bytes."""
    return f"tracker verify --db {shlex.quote(database)}"


def served(database: str) -> str:
    """Shows the same pages live."""
    return f"tracker serve --db {shlex.quote(database)}"
