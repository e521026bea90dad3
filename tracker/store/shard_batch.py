"""What a shard adds to what is stored: decided as for what was read just now, by the same rules."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.rows.records import FailedInput
from tracker.store.batch import Batch, Known, decided
from tracker.store.capture_rows import failure_rows
from tracker.store.shard_reader import ShardCandidate


def brought_in(
    found: Iterable[ShardCandidate],
    failures: Iterable[tuple[str | None, FailedInput]],
    known: Known,
    run_id: str,
) -> Batch:
    """The batch without the rows that lie in the shard: `kept_candidates` says which of those are wanted."""
    batch = Batch()
    for one in found:
        version = decided(batch, one.identity, known)
        if version is None:
            continue
        identity = one.identity
        batch.tables["document_captures"].append(
            {"document_id": identity.document_id, "capture_id": identity.capture_id, "item": identity.item}
        )
        batch.tables["kept_candidates"].append(
            {
                "rows_at": one.rows_at,
                "version": version,
                "capture_id": identity.capture_id,
                "item": identity.item,
                "item_key": one.item_key,
                "article_id": identity.article_id,
                "path": one.path,
            }
        )
    for capture_id, failure in failures:
        batch.failures += 0 if failure.passed_over else failure.items
        batch.add_tables(failure_rows(failure, capture_id, run_id))
    batch.settle_shared()
    return batch
