"""What is known of one claim, gathered for whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.store import Store

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Audit:
    """One claim, those who relayed it, the forms its author's name takes, and when its document was seen.

    Records are rows of sql/store/audit_*.sql; times are naive UTC.
    """

    claim: Record
    relays: list[Record]
    aliases: list[Record]
    sightings: list[Record]

    def as_data(self) -> Record:
        """The same as plain data."""
        return {"claim": self.claim, "relays": self.relays, "aliases": self.aliases, "sightings": self.sightings}


def audit(store: Store, prefix: str) -> Audit:
    """Everything on the claim whose id begins with `prefix`. Raises UnknownId."""
    claim_id = store.find_claim(prefix)
    claim = store.ask("store", "audit_claim", {"claim_id": claim_id}).records()[0]
    document = {"document_id": claim["document_id"]}
    return Audit(
        claim=claim,
        relays=store.ask("store", "audit_relays", {"claim_id": claim_id}).records(),
        aliases=store.ask("store", "audit_aliases", {"source_id": claim["source_id"], **document}).records(),
        sightings=store.ask("store", "audit_sightings", document).records(),
    )
