"""The line that names a flattened post's author: what every form of it says, and the signs they share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tracker.dates.printed_end import date_end
from tracker.dates.printed_words import MONTHS, folded
from tracker.languages.posts import apps
from tracker.spans import Span, trimmed

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

# Marks of direction that right-to-left pages print around a handle, and zero-width signs that editors leave.
MARKS = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
# Names have at most 50 characters; a little more for emoji of several code points.
NAME_REACH = 90

Words = Literal["before", "behind", "given", "none"]


@dataclass(frozen=True, slots=True)
class Byline:
    """[start, end) is the line with its dash or phrase; `printed` is the date that stands in it.

    `words` says where the post's own words are: "before" the line, "behind" it, in the span `given`, or nowhere.
    `label` is what a widget prints above the post; `address` is a link that the line itself carries.
    `vouched` lines make a post by themselves; others need words that end as posts do.
    """

    platform: str
    rule: str
    name: str | None
    handle: str | None
    start: int
    end: int
    printed: str | None
    words: Words = "before"
    given: Span | None = None
    label: tuple[int, int] | None = None
    address: str | None = None
    vouched: bool = True


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of fixed phrases, longest first, in which any white space stands for a space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered)


def spoken(field: str) -> list[str]:
    """The words of all languages in one field of their `[apps]` tables."""
    return sorted({word for table in apps() for word in getattr(table, field)})


def platform_of(handle: str) -> str:
    """What the form of a handle says: a fediverse address, a domain, or Twitter's."""
    if "@" in handle:
        return "mastodon"
    return "bluesky" if "." in handle else "twitter"


_BRACKETED = re.compile(r"\[([^\[\]\n]{3,80})\]\(<?(https?://[^\s()<>]{4,300})>?\)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?!\d)")
_BEFORE_DATE = "·,|•‧∙-–—" + MARKS


@dataclass(frozen=True, slots=True)
class Dated:
    """A date printed behind a handle: its words (None: none is printed), where the line ends, the link it carries."""

    printed: str | None
    end: int
    address: str | None = None


def date_behind(text: str, at: int, *, clock_after: bool) -> Dated:
    """The date printed right behind `at`: in words, as a Markdown link, or as a number of seconds."""
    begin = at
    while begin < len(text) and begin - at < 5 and (text[begin].isspace() or text[begin] in "·,|•" + MARKS):
        begin += 1
    link = _BRACKETED.match(text, begin)
    if link is not None:
        whole = date_end(link[1], 0, clock_after=True)
        return Dated(link[1] if whole else None, link.end(), link[2])
    end = date_end(text, begin, clock_after=clock_after)
    if end is None and (stamp := _EPOCH.match(text, begin)):
        end = stamp.end()
    return Dated(text[begin:end], end) if end else Dated(None, at)


_AGO = re.compile(rf"\d{{1,2}}\s?(?:{any_of(spoken('ago'))})(?!\w)")
_DAY_OF_MONTH = re.compile(r"(?:(\d{1,2})\.?\s)?([^\W\d_]{3,12}+)\.?(?:\s(\d{1,2}))?(?!\w)")


def short_date_behind(text: str, at: int) -> int | None:
    """Where "3h", "5 Std." or "Nov 8" ends, as apps print the time of a recent post; None where none begins."""
    if ago := _AGO.match(text, at):
        return ago.end()
    day = _DAY_OF_MONTH.match(text, at)
    if day and folded(day[2]) in MONTHS and (day[1] or day[3]):
        return day.end()
    return None


_SENTENCE_END = re.compile(r"[.!?…。！？]{1,4}[)\]»”\"’'“]{0,2}\s{1,3}|\s{2,9}|\n|[»”\"]\s")
# "John O. Brennan", but "she said on X. Ana Brel".
_NOT_AN_END = re.compile(rf"(?:(?<![^\W\d_])[^\W\d_X]|\b(?:{any_of(spoken('short'))}))\.\s{{1,3}}\Z")


def name_before(text: str, opening: int, floor: int) -> tuple[Span, bool]:
    """The name that stands before a handle's bracket, and whether a break in the text says where it begins.

    A break is the end of a sentence, a line, or the double space that a dropped dash left.
    """
    low = max(floor, opening - NAME_REACH)
    end = trimmed(text, low, opening).end
    start, sure = low, low == floor or low == 0
    for match in _SENTENCE_END.finditer(text, low, end):
        if match.end() < end and not _NOT_AN_END.search(text, max(low, match.start() - 12), match.end()):
            start, sure = match.end(), True
    if start == low and not sure:
        start = max(low, text.find(" ", low, end) + 1)
    return trimmed(text, start, end), sure
