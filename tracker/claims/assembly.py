"""From drafts to the frozen models, in the order of the text."""

from __future__ import annotations

from tracker.claims.draft import AuthorDraft, CueDraft, Draft
from tracker.models import Author, Claim, Cue, RejectedClaim


def assemble(
    text: str, drafts: list[Draft], rejected: list[tuple[Draft, str]]
) -> tuple[list[Claim], list[RejectedClaim]]:
    """The sorted drafts as claims; `utterance` becomes an index into the list."""
    place = {id(draft): index for index, draft in enumerate(drafts)}
    claims = [claim(text, draft, place.get(id(draft.head or draft), index)) for index, draft in enumerate(drafts)]
    refused = [
        RejectedClaim(**dict(claim(text, draft, index)), reason=reason)
        for index, (draft, reason) in enumerate(rejected)
    ]
    return claims, refused


def claim(text: str, draft: Draft, utterance: int) -> Claim:
    """One draft as a model."""
    return Claim(
        kind=draft.kind,
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        utterance=utterance,
        author=_author(text, draft.author),
        via=[relay for relay in (_author(text, via) for via in draft.via) if relay is not None],
        cue=_cue(text, draft.cue),
        date=draft.date,
        date_text=draft.date_text,
        date_start=draft.date_start,
        date_end=draft.date_end,
        about=draft.about,
        about_text=draft.about_text,
        embed=draft.embed,
        renders=draft.renders,
        rendering=draft.rendering,
        rule=draft.rule,
        confidence=round(draft.confidence, 2),
        flags=tuple(draft.flags),
    )


def _author(text: str, author: AuthorDraft | None) -> Author | None:
    if author is None:
        return None
    printed = text[author.start : author.end]
    return Author(
        text=printed,
        start=author.start,
        end=author.end,
        name=author.name or printed,
        kind=author.kind,
        role=author.role,
        handle=author.handle,
        platform=author.platform,
        resolved=author.resolved,
        refers_to=author.refers_to,
        rule=author.rule,
    )


def _cue(text: str, cue: CueDraft | None) -> Cue | None:
    if cue is None:
        return None
    return Cue(
        text=text[cue.start : cue.end], start=cue.start, end=cue.end, lemma=cue.lemma, stance=cue.stance, type=cue.type
    )
