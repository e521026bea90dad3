"""What embedded posts say, as claims of their accounts."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.rules import EMBEDDED_POST
from tracker.models import Embed


def post_drafts(text: str, embeds: Sequence[Embed]) -> list[Draft]:
    """One claim for each embed whose own words stand in the text."""
    found: list[Draft] = []
    for index, embed in enumerate(embeds):
        if not embed.text or embed.text_start is None or embed.text_end is None or embed.text_end <= embed.text_start:
            continue
        sure = min(EMBEDDED_POST.confidence, embed.confidence)
        draft = Draft("post", embed.text_start, embed.text_end, EMBEDDED_POST, sure, embed.start, embed.end)
        draft.embed = index
        draft.author = _account(text, embed)
        found.append(draft)
    return found


def _account(text: str, embed: Embed) -> AuthorDraft | None:
    """The account as the embed prints it: its name, else its handle; an empty span where neither is printed."""
    name, handle = embed.author_name, embed.author_handle
    if not name and not handle:
        return None
    after = embed.text_end if embed.text_end is not None else embed.start
    for printed in (name, handle):
        for begin, end in ((after, embed.end), (embed.start, embed.end)):
            at = text.find(printed, begin, end) if printed else -1
            if at >= 0 and printed:
                return AuthorDraft(at, at + len(printed), name or printed, "account", None, handle, embed.platform)
    return AuthorDraft(embed.end, embed.end, name or handle or "", "account", None, handle, embed.platform)
