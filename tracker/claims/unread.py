"""A text in a language without tables: its quotation marks are seen and its posts speak; who is quoted is not read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.claims.analyse import normalised, without_embeds
from tracker.claims.direct.by_paragraph import by_paragraph
from tracker.claims.draft import Draft
from tracker.claims.rules import UNATTRIBUTED
from tracker.claims.text.quotation_marks import scan
from tracker.models import Embed

NOT_READ: Final = "not read"
# A quotation of fewer words is as likely a name or a title.
FEWEST_WORDS: Final = 4


def quotations(text: str, embeds: Sequence[Embed]) -> list[Draft]:
    """A draft for each quotation of some words, without author and with the reason."""
    plain = normalised(without_embeds(text, embeds))
    found: list[Draft] = []
    for quote in scan(plain):
        words = plain[quote.inner_start : quote.inner_end].split()
        if len(words) < FEWEST_WORDS:
            continue
        draft = Draft(
            "direct",
            quote.inner_start,
            quote.inner_end,
            UNATTRIBUTED,
            UNATTRIBUTED.confidence,
            quote.inner_start,
            quote.inner_end,
        )
        draft.author_reason = NOT_READ
        found.append(draft)
    return by_paragraph(plain, found)
