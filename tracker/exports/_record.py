"""One exported claim with everything that is known of it: a row of sql/exports/columns.sql."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict


class Relay(TypedDict):
    """Who passed a claim on."""

    source_id: str | None
    name: str
    kind: str
    text: str
    start_char: int | None
    end_char: int | None


class FindingRecord(TypedDict):
    """What a check found at a claim; `detail` is a JSON object as text."""

    check_name: str
    severity: str
    detail: str | None


class VerdictRecord(TypedDict):
    """What a person decided on a claim."""

    status: str
    made_by: str
    made_at: datetime
    note: str | None


@dataclass(slots=True)
class ClaimRecord:
    """The columns of sql/exports/columns.sql, in their order. Times are naive UTC, offsets code points.

    `via` is nearest first, `verdicts` oldest first. The post is the one the claim is, or renders.
    """

    # generated: begin (tracker/rows/export_columns.py; make generate)
    claim_id: str
    kind: str
    claim: str
    medium: str | None
    medium_text: str | None
    author: str | None
    author_as_printed: str | None
    author_kind: str | None
    author_role: str | None
    author_role_text: str | None
    author_affiliation: str | None
    author_gender: str | None
    author_resolved: bool | None
    author_reason: str | None
    author_platform: str | None
    author_handle: str | None
    source_id: str | None
    via: list[Relay]
    cue: str | None
    stance: str | None
    date_earliest: datetime | None
    date_latest: datetime | None
    date_precision: str | None
    date_basis: str | None
    date_zone_known: bool | None
    date_text: str | None
    about_earliest: datetime | None
    about_latest: datetime | None
    about_precision: str | None
    about_text: str | None
    document_id: str
    utterance_id: str
    title: str | None
    publisher: str | None
    language: str | None
    url: str | None
    path: str | None
    article_id: str
    version: int
    is_current: bool
    published_earliest: datetime | None
    published_latest: datetime | None
    published_precision: str | None
    published_basis: str | None
    published_zone_known: bool | None
    start_char: int | None
    end_char: int | None
    before: str | None
    after: str | None
    embed_id: str | None
    rendering: str | None
    post_id: str | None
    post_platform: str | None
    post_native_id: str | None
    post_url: str | None
    post_handle: str | None
    post_name: str | None
    post_text: str | None
    post_declared_date: str | None
    post_earliest: datetime | None
    post_latest: datetime | None
    post_precision: str | None
    post_basis: str | None
    post_zone_known: bool | None
    post_date_agreement: str | None
    post_form: str | None
    statement_id: str | None
    origin_id: str | None
    rule: str
    confidence: float
    flags: list[str]
    rules_version: str
    run_id: str
    tool_version: str | None
    run_started_at: datetime | None
    run_finished_at: datetime | None
    capture_id: str
    item: int | None
    capture_sha256: str | None
    capture_address: str | None
    capture_media_type: str | None
    captured_at: datetime | None
    text_sha256: str | None
    findings: list[FindingRecord]
    verdicts: list[VerdictRecord]
    # generated: end
