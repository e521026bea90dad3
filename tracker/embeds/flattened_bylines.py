"""The line that ends a flattened post: `— Name (@handle) date`, and what Instagram and Facebook print instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.dates.printed_end import date_end
from tracker.dates.printed_words import WEEKDAYS, folded
from tracker.languages.posts import facebook, instagram
from tracker.spans import trimmed


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern of fixed phrases, longest first, in which any white space stands for a space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered))


_HANDLE = re.compile(r"[(（]\s?[@＠]([A-Za-z0-9_][A-Za-z0-9_.-]{0,62}(?:@[\w.-]{3,80})?)\s?[)）]")
_WIDGETS = instagram().values()
_PAIRED = frozenset(phrase for words in _WIDGETS for phrase in words.before_and_behind)
_INSTAGRAM_LABEL = _any_of(label for words in _WIDGETS for label in words.labels)
_INSTAGRAM_BEFORE = _any_of([*(phrase for words in _WIDGETS for phrase in words.before), *_PAIRED])
_INSTAGRAM_BEHIND = _any_of(phrase for words in _WIDGETS for phrase in words.behind)
_POSTED_BY = [phrase for words in facebook().values() for phrase in words.before]
_ON = _any_of({word for words in facebook().values() for word in words.on})
_FACEBOOK = re.compile(rf"(?:{_any_of(_POSTED_BY).pattern})\s(\S[^\n.!?()@]{{1,60}}?)\s(?:{_ON.pattern})\s")
_DASHES = (
    re.compile(r"—|―|&mdash;|&#8212;"),
    re.compile(r"–|&ndash;"),
    re.compile(r"--"),
    re.compile(r"(?<=\s)-(?=\s)"),
)
# Names have at most 50 characters; a little more for emoji of several code points.
_NAME_REACH = 90
_PHRASE_REACH = 140
_LABEL_REACH = 2600


@dataclass(frozen=True, slots=True)
class Byline:
    """[start, end) is the line with its dash or phrase; the post's own words end before `start`.

    `label_end` is where the label above an Instagram post ends: its words lie between that and `start`.
    """

    platform: str
    rule: str
    name: str | None
    handle: str | None
    start: int
    end: int
    printed: str | None
    label: tuple[int, int] | None = None


def bylines(text: str) -> Iterator[Byline]:
    """Every author line in `text`, in order of the handles; without a handle, Facebook's."""
    floor = 0
    for match in _HANDLE.finditer(text):
        if found := _read(text, match, floor):
            floor = found.end
            yield found
    if any(word in text for word in _POSTED_BY):
        yield from _facebook(text)


def _read(text: str, match: re.Match[str], floor: int) -> Byline | None:
    return _instagram(text, match, floor) or _dashed(text, match, floor) or _bare(text, match, floor)


def _platform_of(handle: str) -> str:
    if "@" in handle:
        return "mastodon"
    return "bluesky" if "." in handle else "twitter"


def _date_after(text: str, at: int, *, clock_after: bool) -> tuple[str | None, int]:
    """The date printed right behind `at`, and where the byline ends."""
    begin = at
    while begin < len(text) and begin - at < 4 and (text[begin].isspace() or text[begin] in "·,|•"):
        begin += 1
    end = date_end(text, begin, clock_after=clock_after)
    return (text[begin:end], end) if end else (None, at)


def _dashed(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`— Name (@handle) date`, the form of Twitter's, Bluesky's and their likes' block quotes."""
    opening = match.start()
    low = max(floor, opening - _NAME_REACH)
    platform = _platform_of(match[1])
    printed, end = _date_after(text, match.end(), clock_after=platform != "twitter")
    for strength, dash in enumerate(_DASHES):
        places = list(dash.finditer(text, low, opening))
        if not places or (strength == 3 and printed is None):
            continue
        last = places[-1]
        name = text[last.end() : opening].strip()
        if "\n" in name or len(name) > _NAME_REACH - 10:
            continue
        rule = "flattened-byline" if printed else "flattened-byline-undated"
        return Byline(platform, rule, name or None, match[1], last.start(), end, printed)
    return None


def _bare(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`Name (@handle) date` on a line of its own, where an extractor dropped the dash."""
    opening = match.start()
    line = text.rfind("\n", max(floor, opening - _NAME_REACH), opening) + 1
    if not line or not text[line:opening].strip():
        return None
    printed, end = _date_after(text, match.end(), clock_after=True)
    if not printed or text[end : end + 1].strip():
        return None
    span = trimmed(text, line, opening)
    return Byline(_platform_of(match[1]), "flattened-line", text[slice(*span)], match[1], span.start, end, printed)


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    found = list(pattern.finditer(text, low, high))
    return found[-1] if found else None


def _instagram(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """Instagram's last line, whose words come before the name or behind the handle."""
    opening = match.start()
    low = max(floor, opening - _PHRASE_REACH)
    before = _last(_INSTAGRAM_BEFORE, text, low, opening)
    behind = _INSTAGRAM_BEHIND.match(text, _skipped(text, match.end()))
    if not before and not behind:
        return None
    label = _last(_INSTAGRAM_LABEL, text, max(floor, opening - _LABEL_REACH), before.start() if before else opening)
    if before:
        start, name_from = before.start(), before.end()
    else:
        edges = [low, text.rfind("\n", low, opening) + 1, label.end() if label else 0]
        start = name_from = max(edges)
    name = text[name_from:opening].strip(" \t\r\n.:،,")
    if len(name) > _NAME_REACH or (before and before.group() in _PAIRED and not behind):
        return None
    printed, end = _date_after(text, behind.end() if behind else match.end(), clock_after=True)
    start = trimmed(text, start, opening).start
    span = (label.start(), label.end()) if label else None
    return Byline("instagram", "flattened-instagram", name or None, match[1], start, end, printed, span)


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _facebook(text: str) -> Iterator[Byline]:
    """`Posted by Name on Tuesday, April 5, 2019`, below other text."""
    for match in _FACEBOOK.finditer(text):
        weekday = folded(text[match.end() : match.end() + 14]).split(",")[0].split(" ")[0]
        end = date_end(text, match.end())
        if end and weekday in WEEKDAYS and text[: match.start()].strip():
            yield Byline("facebook", "flattened-facebook", match[1], None, match.start(), end, text[match.end() : end])
