"""What is known of one claim, gathered for whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.errors import DamagedCapture
from tracker.report.building import views
from tracker.report.fields import Record, text
from tracker.report.loading import load
from tracker.report.statement_view import StatementView, prepare, statement_views
from tracker.report.view import ClaimView
from tracker.store import Store


@dataclass(frozen=True, slots=True)
class Audit:
    """One claim as the view model has it, what else says the same, and the rows the claim was made from.

    `bytes_hold` says whether the stored capture still has its SHA-256; `statement` is None before linking.
    """

    view: ClaimView
    rows: Record
    statement: StatementView | None
    bytes_hold: str

    def as_data(self) -> Record:
        """The rows as plain data: claim, relays, aliases, post, document (without its text), sightings."""
        return self.rows


def audit(store: Store, prefix: str) -> Audit:
    """Everything on the claim whose id begins with `prefix`. Raises UnknownId."""
    claim_id = store.find_claim(prefix)
    loaded = load(store, [claim_id])
    claim = loaded.claims[claim_id]
    document_id = text(claim, "document_id")
    document = loaded.documents[document_id]
    rows: Record = {
        "claim": claim,
        "relays": loaded.relays.get(claim_id, []),
        "aliases": loaded.aliases.get(claim_id, []),
        "post": loaded.posts.get(text(claim, "embed_id") or text(claim, "renders_embed_id")),
        "document": {name: value for name, value in document.items() if name != "text"},
        "sightings": loaded.sightings.get(document_id, []),
    }
    view = views(loaded).claims[0]
    return Audit(view, rows, _statement(store, view.statement_id), _bytes_hold(store, view.document.custody.sha256))


def _statement(store: Store, statement_id: str | None) -> StatementView | None:
    if statement_id is None:
        return None
    prepare(store, [statement_id])
    return next(statement_views(store, [statement_id]), None)


def _bytes_hold(store: Store, sha256: str) -> str:
    try:
        store.captures.get(sha256)
    except DamagedCapture as damage:
        return str(damage)
    return "the stored bytes have this SHA-256 (looked at now; tracker verify reads all of them again)"
