"""The stretches of text before a flattened post's last line, and the breaks between them: what its start may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.dates.printed_words import BEHIND_CLOCK, HALF_DAYS, LETTER, ZONES
from tracker.embeds.flattened.byline import DATA, any_of, spoken
from tracker.embeds.flattened.scripts import switch_of_script

WORD = re.compile(rf"{LETTER}{{1,40}}(?:['’]{LETTER}{{1,3}})?|#\w")
# Twitter doubled its limit on 7 November 2017; Chinese, Japanese and Korean characters count twice. A few characters
# are added to each limit for entities and handles that did not count.
_DOUBLED = date(2017, 11, 8)
_LIMITS = {"bluesky": 310, "mastodon": 520, "threads": 510, "facebook": 3000, "instagram": 420, "truthsocial": 520}
_OLD_LIMIT, _NEW_LIMIT = 148, 290

# How far back sentences are looked at, as a multiple of the longest post, and paragraphs, in code points.
_REACH = 1.45
_PARAGRAPH_REACH = 3000

_SPACES = r"[ \t\u00a0]{1,9}(?!\s)"
_CLOCK_WORDS = {*(zone.upper() for zone in ZONES), *BEHIND_CLOCK, *HALF_DAYS, *map(str.upper, HALF_DAYS), "Uhr", "h"}
_PLAIN_TIME = rf"\d{{1,2}}[:.h]\d\d(?!\d)(?:\s?(?:{any_of(_CLOCK_WORDS)})\.?(?!\w))?"
_AT = any_of([*spoken("label_at"), "-", "–", "|"])
_DATED_TIME = rf"\d{{1,2}}[./]\d{{1,2}}\.?(?:[./]?\d{{2,4}})?,?\s(?:(?:{_AT})\s)?{_PLAIN_TIME}"
_LABEL = rf"(?:{_DATED_TIME}|(?:(?<=\n)|(?<=[.!?…»”\"]\s)){_PLAIN_TIME})(?:\s?[|:–—-])?\s{{1,9}}"
_TIME_LABEL = re.compile(rf"(?:{_DATED_TIME}|{_PLAIN_TIME})(?:\s?[|:–—-])?\s{{1,9}}")
_GLUED = (
    rf"(?<=[^\W\d_][^\W\d_])[.!?…:][\"”’»]?"
    rf"(?=[A-ZÀ-ÞА-Я@#\"“‘«¡¿\U0001f000-\U0001faff]|(?!(?:{any_of(DATA['domains'])})\b)[a-z]{{2,14}}\s)"
)
_BREAK = re.compile(
    r"(?P<paragraph>\s{0,8}\n[ \t\r\u00a0]{0,8}\n\s{0,20})"
    r"|(?P<line>[ \t\r]{0,8}\n\s{0,20})"
    rf"|(?P<label>(?<!\S){_LABEL})"
    r"|(?P<reply>(?<=\s)(?=\.\s?[@＠]\w))"
    rf"|(?P<stop>[.!?…]{{1,9}}[)\]»”\"’'“]{{0,3}}{_SPACES})"
    r"|(?P<cjk>[。！？][」』）]{0,2}[ \u3000]?(?!\s))"
    rf"|(?P<colon>[:：]{_SPACES})"
    rf"|(?P<quote>[»”\"]{_SPACES})"
    rf"|(?P<glued>{_GLUED})"
    r"|(?P<address>(?<=\S/status/)\d{5,20}\s{1,9}(?![a-z\s]))"
)
# What a break is called in `StartCandidate.rule`.
BREAKS: dict[str, str] = {
    "paragraph": "after a blank line",
    "line": "after a line break",
    "stop": "after a full stop",
    "cjk": "after a full stop",
    "glued": "after a sentence that lost its space",
    "reply": "at the full stop before a handle",
    "colon": "after a colon",
    "quote": "after a quotation mark",
    "label": "after a live blog's time",
    "address": "after a post's address",
    "own-address": "after the author's post's address",
    "post": "after the previous post",
    "top": "where the text begins",
    "switch": "where the script changes",
    "cut": "nothing marks it",
    "none": "no words of its own",
}
BY_LINE = ("line", "paragraph")


@dataclass(frozen=True, slots=True)
class PieceContext:
    """What is known of the post: where its words end, what they cannot begin before, who wrote it, when, and where.

    `names` are the words of the author's name, `surnames` those by which an article calls nobody else.
    `after_post` says that `floor` is the end of another post.
    """

    platform: str
    floor: int
    end: int
    names: frozenset[str]
    surnames: frozenset[str]
    posted: date | None
    article_language: str | None
    after_post: bool

    def limit(self) -> int:
        """How long a post could be there and then, in characters that count once."""
        if self.platform in _LIMITS:
            return _LIMITS[self.platform]
        return _NEW_LIMIT if self.posted is None or self.posted >= _DOUBLED else _OLD_LIMIT


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two breaks: where it begins and ends, and the kind of break before it."""

    start: int
    end: int
    kind: str


def names_in(name: str | None, handle: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the author's name; and those by which an article calls nobody else: the last of them, the handle."""
    words = [word for word in WORD.findall((name or "").casefold()) if len(word) > 3 and not word.startswith("#")]
    return frozenset(words), frozenset(words[-1:] + ([handle.casefold()] if handle else []))


def pieces_before(text: str, context: PieceContext) -> list[Piece]:
    """The stretches between `floor` and the end of the words, in order."""
    low = max(context.floor, context.end - int(context.limit() * _REACH) - 30)
    starts = [_first_start(text, low, context)]
    if label := _TIME_LABEL.match(text, starts[0][0], context.end):
        starts.append((label.end(), "label"))
    for match in _BREAK.finditer(text, low, context.end):
        if starts[-1][0] < match.end() < context.end:
            kind = match.lastgroup or "stop"
            own = kind == "address" and _is_of_author(text, match.end(), context)
            starts.append((match.end(), "own-address" if own else kind))
    switch = switch_of_script(text, low, context.end)
    if switch is not None:
        starts = sorted([*((start, kind) for start, kind in starts if start != switch), (switch, "switch")])
    ends = [start for start, _ in starts[1:]] + [context.end]
    return [Piece(start, end, kind) for (start, kind), end in zip(starts, ends, strict=True) if start < end]


def is_label(words: str) -> bool:
    """Whether a stretch is a live blog's time and nothing else."""
    return _TIME_LABEL.fullmatch(words + " ") is not None or _TIME_LABEL.fullmatch(words) is not None


def breaks_in(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(where the words before it end, where those behind it begin, its kind) of every break in [start, end)."""
    return [(found.start(), found.end(), found.lastgroup or "stop") for found in _BREAK.finditer(text, start, end)]


def _first_start(text: str, low: int, context: PieceContext) -> tuple[int, str]:
    """The earliest start: the floor where it is near, else the last line break before `low`, else any word there."""
    start, kind = low, "post" if context.after_post else "top"
    if low > context.floor:
        line = text.rfind("\n", max(context.floor, context.end - _PARAGRAPH_REACH), low)
        if line < 0:
            start, kind = text.find(" ", low), "cut"
        else:
            blank = text[max(0, line - 2) : line].strip(" \t\r").endswith("\n")
            start, kind = line, "paragraph" if blank else "line"
        start = low if start < 0 else start
    while start < context.end and text[start].isspace():
        start += 1
    return start, kind


def _is_of_author(text: str, end: int, context: PieceContext) -> bool:
    """Whether the post's address that ends at `end` is one of the author's."""
    address = text[max(0, end - 80) : end].casefold()
    return any(f"/{name}/status/" in address for name in context.surnames)
