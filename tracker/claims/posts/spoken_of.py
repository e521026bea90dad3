"""The embedded post that a sentence speaks of without rendering it: "a déclaré sur Twitter son intention de ..."."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.claims.draft import Draft
from tracker.dates.calendar.words import TOKEN
from tracker.dates.expressions import lexicon_of
from tracker.dates.instants import Instant
from tracker.folding import plain
from tracker.models import Embed

# A post further away than about two paragraphs is not the one meant.
NEAR = 1_200
SENTENCE = 1_000
# Shorter words of a name ("de", "van", "Ali") prove nothing alone.
TELLING = 4


def same_authors_post(text: str, draft: Draft, embeds: Sequence[Embed], language: str) -> Instant | None:
    """When the nearest embed by the claim's author was posted, if the sentence says it was said in a post."""
    lexicon = lexicon_of(language)
    if lexicon is None or draft.cue is None or draft.author is None or not embeds:
        return None
    low = max(draft.sentence_start, draft.cue.start - SENTENCE)
    high = min(draft.sentence_end, draft.cue.end + SENTENCE)
    outside = text[low : max(low, min(draft.start, high))] + " " + text[max(draft.end, low) : high]
    if lexicon.posting.isdisjoint(found.group().lower() for found in TOKEN.finditer(outside)):
        return None
    names = _telling(draft.author.name) | _telling(text[draft.author.start : draft.author.end])
    near = [
        (distance, embed)
        for embed in embeds
        if (distance := max(embed.start - high, low - embed.end, 0)) <= NEAR and _is_by(embed, names)
    ]
    if not near:
        return None
    chosen = min(near, key=lambda pair: pair[0])[1]
    return chosen.posted or chosen.declared


def _telling(name: str) -> set[str]:
    """The capitalised words of a name that are long enough to prove something, folded."""
    return {
        plain(found.group())
        for found in TOKEN.finditer(name)
        if len(found.group()) >= TELLING and found.group()[0].isupper()
    }


def _is_by(embed: Embed, names: set[str]) -> bool:
    if names & _telling(embed.author_name or ""):
        return True
    handle = plain(embed.author_handle or "")
    return any(len(name) > TELLING and name in handle for name in names)
