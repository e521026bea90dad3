"""A claim under construction: plain and mutable, so that each step of the cascade can add what it knows.

All offsets are code points of the text given to `tracker.claims.find`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from tracker.claims.rules import Rule
from tracker.dates.instants import Instant
from tracker.models import Author, AuthorKind, Claim, ClaimKind, Cue, Gender, Medium, RejectedClaim, Rendering, Stance


@dataclass(slots=True)
class CueDraft:
    """The reporting words at [start, end) and what the lexicon says of them."""

    start: int
    end: int
    lemma: str
    stance: Stance = "neutral"
    type: str = "say"


@dataclass(slots=True)
class AuthorDraft:
    """Who speaks, as printed at [start, end); `name` is empty until the resolution step has run."""

    start: int
    end: int
    name: str = ""
    kind: AuthorKind = "person"
    role: str | None = None
    handle: str | None = None
    platform: str | None = None
    resolved: bool = True
    refers_to: tuple[tuple[int, int], ...] = ()
    rule: Rule | None = None
    pronoun: bool = False
    gender: Gender | None = None
    role_text: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class Draft:
    """One claim; [start, end) is its content without quotation marks.

    [sentence_start, sentence_end) is the sentence in which the cue stands (the claim's own where it has no cue):
    a time expression in it and outside the claim's content tells when the claim was said.
    `head` is the first piece of the same quotation, None for the first piece itself.
    The fields from `date` on are set by `tracker.claims.timing`.
    """

    kind: ClaimKind
    start: int
    end: int
    rule: Rule
    confidence: float
    sentence_start: int
    sentence_end: int
    cue: CueDraft | None = None
    author: AuthorDraft | None = None
    via: list[AuthorDraft] = field(default_factory=list)
    head: Draft | None = None
    embed: int | None = None
    renders: int | None = None
    rendering: Rendering | None = None
    flags: list[str] = field(default_factory=list)
    date: Instant | None = None
    date_text: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    about: Instant | None = None
    about_text: str | None = None
    author_reason: str | None = None
    medium: Medium | None = None
    medium_start: int | None = None
    medium_end: int | None = None


def assemble(
    text: str, drafts: list[Draft], rejected: list[tuple[Draft, str]]
) -> tuple[list[Claim], list[RejectedClaim]]:
    """The sorted drafts as claims; `utterance` becomes an index into the list."""
    place = {id(draft): index for index, draft in enumerate(drafts)}
    claims = [claim(text, draft, place.get(id(draft.head or draft), index)) for index, draft in enumerate(drafts)]
    refused = [
        RejectedClaim(**vars(claim(text, draft, index)), reason=reason)
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
        author_reason=draft.author_reason,
        via=[relay for relay in (_author(text, via) for via in draft.via) if relay is not None],
        cue=_cue(text, draft.cue),
        date=draft.date,
        date_text=draft.date_text,
        date_start=draft.date_start,
        date_end=draft.date_end,
        about=draft.about,
        about_text=draft.about_text,
        medium=draft.medium,
        medium_text=None if draft.medium_start is None else text[draft.medium_start : draft.medium_end],
        medium_start=draft.medium_start,
        medium_end=draft.medium_end,
        embed=draft.embed,
        renders=draft.renders,
        rendering=draft.rendering,
        rule=draft.rule.name,
        confidence=round(draft.confidence, 2),
        flags=tuple(draft.flags),
    )


def _author(text: str, author: AuthorDraft | None) -> Author | None:
    if author is None:
        return None
    printed = text[author.start : author.end]
    known = {name: getattr(author, name) for name in _AUTHOR_FIELDS}
    return Author(
        **known
        | {
            "text": printed,
            "name": author.name or printed,
            "rule": author.rule and author.rule.name,
        }
    )


# What a draft knows of an author under the name that the model has for it.
_AUTHOR_FIELDS = tuple(field.name for field in fields(AuthorDraft) if field.name in Author.model_fields)


def _cue(text: str, cue: CueDraft | None) -> Cue | None:
    if cue is None:
        return None
    return Cue(
        text=text[cue.start : cue.end], start=cue.start, end=cue.end, lemma=cue.lemma, stance=cue.stance, type=cue.type
    )
