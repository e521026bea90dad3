"""Posts flattened into running text, as text extractors leave them: words, then `— Name (@handle) date`.

The end is certain, since the author's line marks it; the start is the best of several (`Embed.starts` has them all).
No id is ever made up: `native_id` is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.declared_dates import read_declared
from tracker.embeds.flattened_bylines import Byline, bylines
from tracker.embeds.flattened_starts import Context, names_in, rank_starts
from tracker.embeds.short_language import language_of
from tracker.instants import Instant
from tracker.models import Embed, StartCandidate
from tracker.spans import Span, trimmed

_FORM = "flattened"
# An undated line needs the words before it to end as a post's do.
_POST_ENDING = re.compile(r"(?:pic\.(?:twitter|x)\.com/\w{1,30}|https?://t\.co/\w{1,20}|(?<!\w)#\w{1,60})\s*\Z")
_SAMPLE = 1500


def find(text: str, language: str | None, taken: Sequence[tuple[int, int]] = ()) -> list[Embed]:
    """The flattened posts of `text`, in order, outside the spans `taken` (posts found in other ways).

    `language` is the article's. `posted` is the printed date's interval, basis "declared".
    """
    lines = [line for line in bylines(text) if not any(Span(*span).overlaps((line.start, line.end)) for span in taken)]
    lines.sort(key=lambda line: line.start)
    article = (language or language_of(text[:_SAMPLE]) or "").partition("-")[0].lower() or None
    company = sum(line.printed is not None for line in lines)
    out: list[Embed] = []
    for line in lines:
        ends = [span[1] for span in taken if span[1] <= line.start] + [embed.end for embed in out]
        embed = _embed(text, line, max(ends, default=0), language or article, dated_company=company > 0)
        if embed:
            out.append(embed)
    return out


def _embed(text: str, line: Byline, floor: int, language: str | None, *, dated_company: bool) -> Embed | None:
    end = trimmed(text, floor, line.start).end
    vouched = line.printed or line.platform == "instagram" or dated_company
    if not vouched and not _POST_ENDING.search(text, max(0, end - 120), end):
        return None
    declared = read_declared(line.printed, language) if line.printed else None
    starts = _starts(text, line, floor, end, declared, language)
    words = Span(starts[0].start, end) if starts and starts[0].start < end else None
    if words is None and line.platform in ("twitter", "bluesky", "mastodon"):
        return None
    start = min([line.start] + ([words.start] if words else []) + ([line.label[0]] if line.label else []))
    own = text[words.start : words.end] if words else None
    return Embed(
        platform=line.platform,
        author_handle=line.handle,
        author_name=line.name,
        declared_date=line.printed,
        declared=declared,
        posted=declared,
        text=own,
        language=language_of(own) if own else None,
        start=start,
        end=line.end,
        text_start=words.start if words else None,
        text_end=words.end if words else None,
        form=_FORM,
        forms=(_FORM,),
        rule=line.rule,
        confidence=_confidence(line, starts),
        starts=tuple(starts),
    )


def _starts(
    text: str, line: Byline, floor: int, end: int, declared: Instant | None, language: str | None
) -> list[StartCandidate]:
    if line.label:
        words = trimmed(text, line.label[1], line.start, strip=".")
        return (
            [StartCandidate(start=words.start, rule="behind the label", confidence=1.0)]
            if words.start < words.end
            else []
        )
    if line.platform == "instagram":
        return []
    day: date | None = declared.first_day() if declared else None
    article = language.partition("-")[0].lower() if language else None
    context = Context(floor, end, *names_in(line.name, line.handle), day, article, after_post=floor > 0)
    return rank_starts(text, context)


def _confidence(line: Byline, starts: Sequence[StartCandidate]) -> float:
    """That there is a post at all; where it begins has its own confidence."""
    if line.platform == "instagram":
        return 0.9
    if line.platform == "facebook":
        return 0.6
    return 0.95 if line.printed and starts else 0.6
