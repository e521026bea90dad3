"""Rows for a page or the terminal, read for many claims or documents at once: a query a page would take minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.report.fields import Record, by, text
from tracker.store import Store

Grouped = dict[str, list[Record]]


@dataclass(slots=True)
class Loaded:
    """Rows of sql/report/*.sql under the id they belong to."""

    claims: dict[str, Record] = field(default_factory=dict)
    relays: Grouped = field(default_factory=dict)
    aliases: Grouped = field(default_factory=dict)
    documents: dict[str, Record] = field(default_factory=dict)
    sightings: Grouped = field(default_factory=dict)
    posts: dict[str, Record] = field(default_factory=dict)
    starts: Grouped = field(default_factory=dict)


def rows(store: Store, name: str, **ids: Sequence[str]) -> list[Record]:
    """The rows of one query of sql/report. Raises StoreError."""
    return store.ask("report", name, {key: list(value) for key, value in ids.items()}).records()


def claims_in(store: Store, *, documents: Sequence[str] = (), statements: Sequence[str] = ()) -> list[str]:
    """The ids of the claims of documents, or of the current claims of statements."""
    if documents:
        return [text(row, "claim_id") for row in rows(store, "claims_of_documents", documents=documents)]
    return [text(row, "claim_id") for row in rows(store, "claims_of_statements", statements=statements)]


def load(store: Store, claims: Sequence[str], documents: Sequence[str] = ()) -> Loaded:
    """The claims with all that belongs to them, their documents and the documents named besides."""
    found = {text(row, "claim_id"): row for row in rows(store, "claims", claims=claims)}
    wanted = sorted({*documents, *(text(row, "document_id") for row in found.values())})
    return Loaded(
        claims=found,
        relays=by(rows(store, "relays", claims=claims), "claim_id"),
        aliases=by(rows(store, "aliases", claims=claims), "claim_id"),
        documents={text(row, "document_id"): row for row in rows(store, "documents", documents=wanted)},
        sightings=by(rows(store, "sightings", documents=wanted), "document_id"),
        posts={text(row, "embed_id"): row for row in rows(store, "posts", documents=wanted)},
        starts=by(rows(store, "post_starts", documents=wanted), "embed_id"),
    )
