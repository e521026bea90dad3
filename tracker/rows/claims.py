"""The columns of a claim that say what the document says; ids are the business of tracker.rows. Pure."""

from __future__ import annotations

from tracker.models import Author, Claim, RejectedClaim
from tracker.rows.columns import Row, instant_columns


def claim_columns(claim: Claim) -> Row:
    """Everything of a claim but ids and place in the document."""
    cue = claim.cue
    return {
        "rendering": claim.rendering,
        "kind": claim.kind,
        "text": claim.text,
        "start_char": claim.start,
        "end_char": claim.end,
        **_author(claim.author),
        "cue_text": cue.text if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "cue_stance": cue.stance if cue else None,
        "cue_type": cue.type if cue else None,
        **instant_columns("date", claim.date, precision=True, zone=True),
        "date_text": claim.date_text,
        "date_start": claim.date_start,
        "date_end": claim.date_end,
        **instant_columns("about", claim.about, precision=True),
        "about_text": claim.about_text,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "flags": list(claim.flags),
    }


def _author(author: Author | None) -> Row:
    return {
        "author_text": author.text if author else None,
        "author_start": author.start if author else None,
        "author_end": author.end if author else None,
        "author_name": author.name if author else None,
        "author_kind": author.kind if author else None,
        "author_role": author.role if author else None,
        "author_resolved": author.resolved if author else None,
        "author_rule": author.rule if author else None,
    }


def candidate_columns(candidate: RejectedClaim) -> Row:
    """Everything of a candidate but ids."""
    return {
        "kind": candidate.kind,
        "text": candidate.text,
        "start_char": candidate.start,
        "end_char": candidate.end,
        "author_text": candidate.author.text if candidate.author else None,
        "cue_text": candidate.cue.text if candidate.cue else None,
        "rule": candidate.rule,
        "confidence": candidate.confidence,
        "reason": candidate.reason,
    }
