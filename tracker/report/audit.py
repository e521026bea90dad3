"""What is known of one claim, gathered for whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.report.building import views
from tracker.report.fields import Record, text
from tracker.report.loading import load
from tracker.report.view import ClaimView
from tracker.store import Store


@dataclass(frozen=True, slots=True)
class Audit:
    """One claim as the view model has it, and as the rows it was made from."""

    view: ClaimView
    rows: Record

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
    return Audit(views(loaded).claims[0], rows)
