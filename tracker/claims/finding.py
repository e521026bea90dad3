"""All the claims of a document: the cascade, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.claims.assembly import assemble
from tracker.claims.prepare import scene_of
from tracker.claims.quoted import quoted_drafts
from tracker.claims.reported import reported_drafts
from tracker.instants import Instant
from tracker.languages import load
from tracker.models import Claim, Embed, RejectedClaim


def find(
    text: str, language: str | None, embeds: Sequence[Embed], published: Instant | None
) -> tuple[list[Claim], list[RejectedClaim]]:
    """The claims of a text and the candidates that were not taken, each sorted by start.

    `language` is a tag ("fr", "en-GB"); embeds are those of `text`, and `embed` and `renders` of a claim are
    indexes into them. Pure and linear in the length of the text; offsets are code points.
    """
    words = load(language) if language else None
    if words is None:
        words = load("en")
    assert words is not None
    scene = scene_of(text, words, embeds)
    reports = reported_drafts(scene)
    quoted, rejected = quoted_drafts(scene, reports)
    drafts = [draft for draft, _ in reports] + quoted
    return assemble(text, scene, drafts, rejected, embeds, published, language)
