"""Findings in words: what a check found, why it matters, and the two wordings where it compares two."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.checks import Check, load
from tracker.errors import BadCheck, UnknownCheck
from tracker.report.differences import WordingDifference, difference
from tracker.report.fields import Record, optional, text

SEVERITIES = ("error", "warning", "info")
# Ids and offsets are for machines; the pair of texts is shown as a comparison.
_NOT_TOLD = frozenset(
    "spans other_spans claim_ids statement_id origin_id other_claim_id other_document_id says other_says post_says "
    "evidence pairs post".split()
)
# As sql/linking has them; the pages of statements say the same at more length.
_BASES = {
    "same_post": "the same post",
    "agency_credit": "one agency's dispatch",
    "copied_text": "copied text",
    "same_words": "the same words of one speaker",
}


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `comparison` is set where the check compares two wordings."""

    check: str
    title: str
    why: str
    severity: str
    told: tuple[tuple[str, str], ...]
    comparison: WordingDifference | None
    claim_id: str | None
    other_claim_id: str | None
    document_id: str | None
    embed_id: str | None


@dataclass(frozen=True, slots=True)
class Amiss:
    """What one check found: `places` are (name, address) of what it is about, and each finding is told once."""

    check: str
    title: str
    severity: str
    places: tuple[tuple[str, str], ...]
    findings: tuple[FindingView, ...]


def by_check(findings: Sequence[FindingView], places: Mapping[str, tuple[str, str]]) -> tuple[Amiss, ...]:
    """The findings by check, in their order; `places` are the name and address of claims and embeds, by id."""
    held: dict[str, list[FindingView]] = {}
    for one in findings:
        held.setdefault(one.check, []).append(one)
    return tuple(
        Amiss(
            check,
            found[0].title,
            found[0].severity,
            tuple(dict.fromkeys(places[about] for one in found for about in _about(one) if about in places)),
            tuple({(one.told, one.comparison): one for one in found if one.told or one.comparison}.values()),
        )
        for check, found in held.items()
    )


def _about(one: FindingView) -> list[str]:
    return [about for about in (one.claim_id, one.other_claim_id, one.embed_id) if about]


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
            if name not in _NOT_TOLD and (told := _told(_BASES.get(str(value), value) if name == "basis" else value))
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
