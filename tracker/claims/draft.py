"""A claim under construction: plain and mutable, so that each step of the cascade can add what it knows.

All offsets are code points of the text given to `tracker.claims.find`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.instants import Instant
from tracker.models import AuthorKind, ClaimKind, Rendering, Stance


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
    rule: str | None = None
    pronoun: bool = False


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
    rule: str
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
