"""Posts flattened into running text, as text extractors leave them: words, then `— Name (@handle) date`.

The end is certain, since the author's line marks it; the start is the best of several (`Embed.starts` has them all).
No id is ever made up: `native_id` is None unless the same account's post address stands right beside the post.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from tracker.dates.instants import Instant, agreement
from tracker.dates.printed import read_declared
from tracker.embeds.flattened_bylines import Byline, bylines
from tracker.embeds.flattened_starts import rank_starts
from tracker.embeds.flattened_weights import Context, names_in
from tracker.embeds.short_language import language_of
from tracker.errors import InvalidPostId
from tracker.models import Embed, PostReference, StartCandidate
from tracker.platforms import date_post_id, parse_post_url
from tracker.spans import Span, trimmed

_FORM = "flattened"
# An undated line needs the words before it to end as a post's do.
_POST_ENDING = re.compile(r"(?:pic\.(?:twitter|x)\.com/\w{1,30}|https?://t\.co/\w{1,20}|(?<!\w)#\w{1,60})\s*\Z")
_SAMPLE = 1500
_ADDRESS_REACH = 200
_ADDRESS_BEFORE = re.compile(r"(?<!\S)(https?://[^\s]{1,200})\s{1,9}\Z")
_ADDRESS_BEHIND = re.compile(r"\s{1,9}(https?://[^\s]{1,200})")


def find(text: str, language: str | None, taken: Sequence[tuple[int, int]] = ()) -> list[Embed]:
    """The flattened posts of `text`, in order, outside the spans `taken` (posts found in other ways).

    `language` is the article's. `posted` is the printed date's interval, basis "declared".
    """
    lines = sorted(_outside(bylines(text), taken), key=lambda line: line.start)
    article = (language or language_of(text[:_SAMPLE]) or "").partition("-")[0].lower() or None
    company = sum(line.printed is not None for line in lines)
    ends = sorted(span[1] for span in taken)
    out: list[Embed] = []
    for line in lines:
        place = bisect_right(ends, line.start)
        floor = max(ends[place - 1] if place else 0, out[-1].end if out else 0)
        embed = _embed(text, line, floor, language or article, dated_company=company > 0)
        if embed:
            out.append(embed)
    return out


def _outside(lines: Iterable[Byline], taken: Sequence[tuple[int, int]]) -> Iterator[Byline]:
    """The lines that share no character with a span of `taken`; a page may have thousands of both."""
    spans = sorted(taken)
    starts = [start for start, _ in spans]
    furthest = list(accumulate((end for _, end in spans), max))
    for line in lines:
        before = bisect_left(starts, line.end)
        if not before or furthest[before - 1] <= line.start:
            yield line


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
    reference = _address_beside(text, line, floor, start)
    posted = (reference and reference.native_id and _clock_of(line.platform, reference.native_id)) or declared
    return Embed(
        platform=line.platform,
        native_id=reference.native_id if reference else None,
        url=reference.url if reference else None,
        author_handle=line.handle,
        author_name=line.name,
        declared_date=line.printed,
        declared=declared,
        posted=posted,
        date_agreement=agreement(posted, declared),
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


def _address_beside(text: str, line: Byline, floor: int, start: int) -> PostReference | None:
    """The address of one of the author's posts, printed right before the post or right behind it.

    Block quotes whose link was left as text look like this; an address that names another account, or none, may be
    another post's.
    """
    before = _ADDRESS_BEFORE.search(text, max(floor, start - _ADDRESS_REACH), start)
    behind = _ADDRESS_BEHIND.match(text, line.end)
    for match in (before, behind):
        reference = parse_post_url(match[1]) if match else None
        if reference and _is_by_author(reference, line):
            return reference
    return None


def _is_by_author(reference: PostReference, line: Byline) -> bool:
    same = bool(line.handle) and (reference.handle or "").lower() == (line.handle or "").lower()
    return same and reference.kind == "post" and reference.platform == line.platform


def _clock_of(platform: str, native_id: str) -> Instant | None:
    try:
        return date_post_id(platform, native_id)
    except InvalidPostId:
        return None


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
    context = Context(line.platform, floor, end, *names_in(line.name, line.handle), day, article, after_post=floor > 0)
    return rank_starts(text, context)


def _confidence(line: Byline, starts: Sequence[StartCandidate]) -> float:
    """That there is a post at all; where it begins has its own confidence."""
    if line.platform == "instagram":
        return 0.9
    if line.platform == "facebook":
        return 0.6
    return 0.95 if line.printed and starts else 0.6
