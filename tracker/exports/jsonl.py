"""JSON Lines: one object for each claim, with relays, findings and verdicts as lists of objects."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import BinaryIO

from tracker.exports._record import ClaimRecord, FindingRecord
from tracker.exports._values import json_line
from tracker.exports.base import Export, Job, text_writer

_NAMES = [field.name for field in fields(ClaimRecord)]


def write_lines(job: Job, out: BinaryIO) -> int:
    """Keys are the columns of sql/exports/columns.sql; nothing is left out, unknown is null."""
    with text_writer(out) as text:
        for claim in job.claims():
            record: dict[str, object] = {name: getattr(claim, name) for name in _NAMES}
            record["findings"] = [_finding(found) for found in claim.findings]
            text.write(json_line(record) + "\n")
    return job.total


def _finding(found: FindingRecord) -> dict[str, object]:
    detail = found["detail"]
    return {**found, "detail": json.loads(detail) if detail else None}


EXPORT = Export(
    name="jsonl",
    about="one JSON object for each claim, everything in it",
    suffix=".jsonl",
    media_type="application/jsonl",
    write=write_lines,
)
