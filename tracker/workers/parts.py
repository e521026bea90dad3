"""What comes out of the sources, as what must be read and what is known without reading."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker import inputs
from tracker.errors import FetchError, Gone
from tracker.rows.records import Capture, Ingested
from tracker.workers.documents import failed


def to_read(part: inputs.Capture | inputs.Revisit | inputs.Witness | inputs.Failure) -> Capture | Ingested:
    """What must be read, or what is known of it without."""
    if isinstance(part, inputs.Failure):
        return _uncaptured(part)
    if isinstance(part, inputs.Revisit):
        return Ingested(None, revisit=part)
    if isinstance(part, inputs.Witness):
        return Ingested(part.capture, observations=part.observations)
    return part


def _uncaptured(source: inputs.Failure) -> Ingested:
    stage = "fetch" if isinstance(source.error, FetchError) else "read"
    status = source.error.status if isinstance(source.error, Gone) else None
    seen_at = datetime.now(UTC) if status is not None else None
    return Ingested(None, failure=failed(source.source, stage, source.error, seen_at, status, source.items))
