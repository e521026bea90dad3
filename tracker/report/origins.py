"""Occurrences grouped by where they come from, with the reason for each grouping in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.linking.origins import SAME_WORDS
from tracker.report.fields import Record, optional, share, text
from tracker.report.view import ClaimView

_BASES = {
    "same_post": "One post: all of these show it or quote it",
    "agency_credit": "One agency: all of these credit its dispatch",
    "copied_text": "One text: these share running text, so one was taken from another",
    "same_words": "One utterance: these quote the same words of one speaker; nothing shows that one copied another",
    "own": "On its own: nothing seen shows that it was taken from elsewhere",
}
_HOW = {
    "same_post": "the same post",
    "agency_credit": "credits the agency",
    "copied_text": "shares running text",
    "same_words": "quotes the same words of the same speaker",
    "cites": "cites the other outlet",
    "own": "nothing shows that it was taken from elsewhere",
}
_DIRECTION = {
    "credit": "by the credit it gives",
    "citation": "by its citation",
    "time": "by time of publication",
    "shared errors": "by errors that only these two share",
}
_RELATIONS = {
    "same_post": "the same post as the headline claim",
    "verbatim": "the headline claim in the same words",
    "translation": "the headline claim in another language",
    "paraphrase": "the headline claim in other words",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim belongs to its origin: sentences, and the basis of the origin."""

    basis: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One claim of a statement: why it is of this origin, and how it says the same as the headline claim."""

    claim: ClaimView
    reasons: tuple[str, ...]
    likeness: str


@dataclass(frozen=True, slots=True)
class Group:
    """The occurrences of one origin."""

    origin_id: str | None
    heading: str
    occurrences: tuple[Occurrence, ...]


def reason(rows: Sequence[Record]) -> Reason:
    """From the rows of one claim in `origin_members`."""
    basis = text(rows[0], "basis")
    if basis == "copied_text" and all(_how(row) == "same_words" for row in rows):
        basis = "same_words"
    return Reason(basis, tuple(dict.fromkeys(_sentence(row) for row in rows)))


def _how(row: Record) -> str:
    """How a claim came by its origin; words that two outlets heard are no copied text."""
    how = text(row, "how")
    return "same_words" if how == "copied_text" and SAME_WORDS in (optional(row, "evidence") or "") else how


def _sentence(row: Record) -> str:
    how, giver = _how(row), text(row, "giver")
    if how in {"own", "same_words"}:
        return _HOW[how]
    taken = f", taken from {giver}" if giver else ""
    direction = _DIRECTION.get(text(row, "direction_basis"), "")
    undecided = "; who took it from whom is not decided" if how == "copied_text" and not giver else ""
    told = _evidence(optional(row, "evidence"))
    return _HOW.get(how, how) + taken + (f" ({direction})" if taken and direction else "") + undecided + told


def _evidence(stored: str | None) -> str:
    if not stored:
        return ""
    try:
        evidence = json.loads(stored)
    except ValueError:
        return f" [{stored}]"
    if not isinstance(evidence, dict):
        return f" [{evidence}]"
    return " [" + "; ".join(f"{name}: {value}" for name, value in evidence.items()) + "]"


def groups(
    claims: Sequence[ClaimView],
    reasons: Mapping[str, Reason],
    links: Mapping[str, Sequence[Record]],
    headline: str,
) -> tuple[Group, ...]:
    """The origins of the claims, the largest first; `headline` is the claim whose words stand for the statement."""
    origins: dict[str, list[ClaimView]] = {}
    for claim in claims:
        origins.setdefault(claim.origin_id or claim.claim_id, []).append(claim)
    likeness = _likeness(claims, links, headline)
    found = [
        Group(
            held[0].origin_id,
            _heading(held, reasons),
            tuple(
                Occurrence(
                    claim,
                    reasons[claim.claim_id].sentences if claim.claim_id in reasons else (),
                    likeness.get(claim.claim_id, ""),
                )
                for claim in sorted(held, key=_by_time)
            ),
        )
        for held in origins.values()
    ]
    return tuple(sorted(found, key=lambda group: (-len(group.occurrences), group.heading, group.origin_id or "")))


def _by_time(claim: ClaimView) -> tuple[bool, str, str, int]:
    published = claim.document.published
    return published is None, published.earliest.isoformat() if published else "", claim.document.outlet, claim.start


def _heading(claims: Sequence[ClaimView], reasons: Mapping[str, Reason]) -> str:
    bases = [reasons[claim.claim_id].basis for claim in claims if claim.claim_id in reasons]
    # One that shares running text makes all of them one text.
    basis = next((one for one in bases if one != "same_words"), bases[0] if bases else "")
    return _BASES.get(basis, basis or "Origins have not been looked into yet")


def _likeness(claims: Sequence[ClaimView], links: Mapping[str, Sequence[Record]], headline: str) -> dict[str, str]:
    found = {headline: "the headline claim"}
    for claim in claims:
        for row in links.get(claim.claim_id, ()):
            other = text(row, "other_claim_id")
            ends = {claim.claim_id, other} - {headline}
            if len(ends) == 1 and headline in (claim.claim_id, other):
                found.setdefault(
                    ends.pop(),
                    f"{_RELATIONS.get(text(row, 'relation'), text(row, 'relation'))}"
                    f" (found by {text(row, 'method')}, {share(row, 'score'):.2f})",
                )
    return found
