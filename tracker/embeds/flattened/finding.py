"""Posts flattened into running text: the author's line found, the words beside it delimited.

A line below the words marks their end for certain, and their start is the best of several (`Embed.starts` has them
all); with a line above them it is the other way round. No id is ever made up: `native_id` is None unless the same
account's post address stands right beside the post or in its line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from tracker.dates.instants import Instant, agreement
from tracker.dates.printed import read_declared
from tracker.embeds.flattened import ends
from tracker.embeds.flattened.byline import Byline
from tracker.embeds.flattened.headers import name_first, shared, titles
from tracker.embeds.flattened.pastes import pastes
from tracker.embeds.flattened.pieces import PieceContext, names_in
from tracker.embeds.flattened.placeholders import placeholders
from tracker.embeds.flattened.signatures import HANDLE, facebook, signature
from tracker.embeds.flattened.starts import rank_starts
from tracker.embeds.short_language import language_of
from tracker.errors import InvalidPostId
from tracker.models import Embed, PostReference, StartCandidate
from tracker.platforms import date_post_id, parse_post_url, without_stand_in
from tracker.spans import Span, trimmed

_FORM = "flattened"
# An undated line needs the words before it to end as a post's do.
_POST_ENDING = re.compile(r"(?:pic\.(?:twitter|x)\.com/\w{1,30}|https?://t\.co/\w{1,20}|(?<!\w)#\w{1,60})\s*\Z")
_LONGEST_STAND_IN = 80
_SAMPLE = 1500
_ADDRESS_REACH = 200
_ADDRESS_BEFORE = re.compile(r"(?<!\S)(https?://[^\s]{1,200})\s{1,9}\Z")
_ADDRESS_BEHIND = re.compile(r"\s{1,9}\(?(https?://[^\s()]{1,200})")
_SURE = frozenset(("given", "none"))


def find(
    text: str, language: str | None, taken: Sequence[tuple[int, int]] = (), most: int | None = None
) -> list[Embed]:
    """The flattened posts of `text`, in order, outside the spans `taken` (posts found in other ways).

    `language` is the article's. `posted` is the printed date's interval, basis "declared". Not more than `most`.
    """
    lines = list(_outside(lines_in(text), taken))
    article = (language or language_of(text[:_SAMPLE]) or "").partition("-")[0].lower() or None
    page = _Page(text, language or article, article, [line for line in lines if line.printed])
    before = sorted(span[1] for span in taken)
    behind = sorted(span[0] for span in taken)
    out: list[Embed] = []
    for place, line in enumerate(lines):
        if len(out) == most:
            break
        at = bisect_right(before, line.start)
        floor = max(before[at - 1] if at else 0, out[-1].end if out else 0)
        if line.start < floor:
            continue
        at = bisect_left(behind, line.end)
        taken_next = behind[at] if at < len(behind) else len(text)
        ceiling = min(taken_next, lines[place + 1].start if place + 1 < len(lines) else len(text))
        embed = page.embed(line, floor, ceiling)
        if embed:
            out.append(embed)
    return out


def lines_in(text: str) -> list[Byline]:
    """Every author's line in `text`, in order, without overlaps: forms that say more of a post go before others."""
    found = [*placeholders(text), *pastes(text), *titles(text), *facebook(text)]
    floor = 0
    firsts: list[Byline] = []
    for match in HANDLE.finditer(text):
        line = shared(text, match, floor) or signature(text, match, floor)
        if line is None:
            line = name_first(text, match, floor)
            if line is not None:
                firsts.append(line)
            continue
        found.append(line)
        floor = line.end
    kept: list[Byline] = []
    for line in sorted([*found, *firsts], key=lambda line: (line.start, line.words == "behind", -line.end)):
        if not kept or line.start >= kept[-1].end:
            kept.append(line)
    return kept


def _outside(lines: Iterable[Byline], taken: Sequence[tuple[int, int]]) -> Iterator[Byline]:
    """The lines that share no character with a span of `taken`; a page may have thousands of both."""
    spans = sorted(taken)
    starts = [start for start, _ in spans]
    furthest = list(accumulate((end for _, end in spans), max))
    for line in lines:
        before = bisect_left(starts, line.end)
        if not before or furthest[before - 1] <= line.start:
            yield line


class _Page:
    """One text, its language, and whether it has dated lines, which vouch for those without a date."""

    def __init__(self, text: str, language: str | None, article: str | None, dated: Sequence[Byline]) -> None:
        self.text, self.language, self.article = text, language, article
        self.dated_company = bool(dated)
        self.vouched_names = False

    def embed(self, line: Byline, floor: int, ceiling: int) -> Embed | None:
        """The post of one line, between the posts before and behind it; None where nothing vouches for one."""
        declared = read_declared(line.printed, self.language) if line.printed else None
        starts: list[StartCandidate] = []
        if line.words == "behind":
            words = self._behind(line, floor, ceiling, declared)
        elif line.words == "before":
            words, starts = self._before(line, floor, declared)
        else:
            words = line.given
        if words is None and line.words not in _SURE and line.platform in ("twitter", "bluesky", "mastodon"):
            return None
        return self._made(line, floor, words, starts, declared)

    def _before(self, line: Byline, floor: int, declared: Instant | None) -> tuple[Span | None, list[StartCandidate]]:
        text = self.text
        end = words_end(text, floor, line)
        vouched = line.vouched or line.platform == "instagram" or self.dated_company
        if not vouched and not _POST_ENDING.search(text, max(0, end - 120), end):
            return None, []
        if line.label:
            given = trimmed(text, line.label[1], line.start, strip=".")
            if given.start == given.end:
                return None, []
            return given, [StartCandidate(start=given.start, rule="behind the label", confidence=1.0)]
        starts = rank_starts(text, context_of(line, floor, end, declared, self.article))
        if not starts or starts[0].start >= end:
            return None, []
        return Span(starts[0].start, end), starts

    def _behind(self, line: Byline, floor: int, ceiling: int, declared: Instant | None) -> Span | None:
        begin = line.end
        while begin < ceiling and self.text[begin].isspace():
            begin += 1
        context = context_of(line, begin, ceiling, declared, self.article)
        words = ends.best_end(self.text, context)
        if words is None:
            return None
        if not line.vouched:
            told = ends.announced(self.text, Span(max(0, floor), line.start), context, words)
            if not told and not self.vouched_names:
                return None
            self.vouched_names = True
        return words

    def _made(
        self, line: Byline, floor: int, words: Span | None, starts: Sequence[StartCandidate], declared: Instant | None
    ) -> Embed:
        text = self.text
        start = min([line.start] + ([words.start] if words else []) + ([line.label[0]] if line.label else []))
        end = max(line.end, words.end if words else 0)
        own = text[words.start : words.end] if words else None
        reference = _address_of(text, line, floor, start, end)
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
            end=end,
            text_start=words.start if words else None,
            text_end=words.end if words else None,
            form=_FORM,
            forms=(_FORM,),
            rule=line.rule,
            confidence=_confidence(line, starts),
            starts=tuple(starts),
        )


def context_of(line: Byline, floor: int, end: int, declared: Instant | None, article: str | None) -> PieceContext:
    """What is known of the post of `line` between `floor` and `end`, in an article in the language `article`."""
    day: date | None = declared.first_day() if declared else None
    return PieceContext(
        line.platform, floor, end, *names_in(line.name, line.handle), day, article, after_post=floor > 0
    )


def words_end(text: str, floor: int, line: Byline) -> int:
    """Where the words above `line` end."""
    quoted = text[text.rfind("\n", floor, line.start) + 1 : line.start].startswith(">")
    end = trimmed(text, floor, line.start, strip=">" if quoted else "").end
    reach = max(floor, end - _LONGEST_STAND_IN)
    return reach + len(without_stand_in(text[reach:end]))


def _address_of(text: str, line: Byline, floor: int, start: int, end: int) -> PostReference | None:
    """The address of one of the author's posts: in the line itself, right before the post or right behind it.

    Block quotes whose link was left as text look like this; an address that names another account, or none, may be
    another post's.
    """
    before = _ADDRESS_BEFORE.search(text, max(floor, start - _ADDRESS_REACH), start)
    behind = _ADDRESS_BEHIND.match(text, end)
    for address in (line.address, before and before[1], behind and behind[1]):
        reference = parse_post_url(address) if address else None
        if reference and _is_by_author(reference, line):
            return reference
    return None


def _is_by_author(reference: PostReference, line: Byline) -> bool:
    if reference.kind != "post" or reference.platform != line.platform:
        return False
    if line.address and (not reference.handle or reference.handle.startswith("did:")):
        return True
    return bool(line.handle) and (reference.handle or "").lower() == (line.handle or "").lower()


def _clock_of(platform: str, native_id: str) -> Instant | None:
    try:
        return date_post_id(platform, native_id)
    except InvalidPostId:
        return None


_CONFIDENT = {"instagram": 0.9, "facebook": 0.6}


def _confidence(line: Byline, starts: Sequence[StartCandidate]) -> float:
    """That there is a post at all; where it begins has its own confidence."""
    if line.platform in _CONFIDENT:
        return _CONFIDENT[line.platform]
    if line.words == "behind":
        return 0.8 if line.printed else 0.6
    if line.words in _SURE:
        return 0.9
    return 0.95 if line.printed and starts else 0.6
