"""Findings in words: what a check found, why it matters, and the two wordings where it compares two."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from tracker.checks import Check, load
from tracker.errors import BadCheck, UnknownCheck
from tracker.report.differences import Difference, difference
from tracker.report.fields import Record, optional, text

SEVERITIES = ("error", "warning", "info")
# Ids and offsets are for machines; the pair of texts is shown as a comparison.
_NOT_TOLD = frozenset(
    "spans other_spans claim_ids statement_id origin_id other_claim_id other_document_id says other_says post_says "
    "evidence pairs post".split()
)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `comparison` is set where the check compares two wordings."""

    check: str
    title: str
    why: str
    severity: str
    told: tuple[tuple[str, str], ...]
    comparison: Difference | None
    claim_id: str | None
    other_claim_id: str | None
    document_id: str | None
    embed_id: str | None


@cache
def check_of(name: str) -> Check:
    """The check of that name; one that is no longer there is told by its name alone."""
    try:
        return load(name)
    except (UnknownCheck, BadCheck) as error:
        return Check(name, name.replace("_", " "), "info", str(error), "")


def finding(row: Record) -> FindingView:
    """From a row of `findings`."""
    check = check_of(text(row, "check_name"))
    detail = _detail(optional(row, "detail"))
    other = detail.get("other_says") or detail.get("post_says")
    return FindingView(
        check=check.name,
        title=check.title,
        why=check.why,
        severity=text(row, "severity"),
        told=tuple(
            (name.replace("_", " "), told)
            for name, value in detail.items()
            if name not in _NOT_TOLD and (told := _told(value))
        ),
        comparison=difference(str(detail["says"]), str(other)) if other and "says" in detail else None,
        claim_id=optional(row, "claim_id"),
        other_claim_id=str(detail["other_claim_id"]) if detail.get("other_claim_id") else None,
        document_id=optional(row, "document_id"),
        embed_id=optional(row, "embed_id"),
    )


def _detail(stored: str | None) -> Record:
    """The facts of a finding; a check of the user's own may keep something else than an object of JSON there."""
    try:
        detail = json.loads(stored or "{}")
    except ValueError:
        return {"detail": stored}
    return detail if isinstance(detail, dict) else {"detail": detail}


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
