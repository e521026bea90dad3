"""The line below a flattened post: `— Name (@handle) date`, with or without its dash, and what Meta's widgets print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.dates.printed_end import date_end
from tracker.dates.printed_words import WEEKDAYS, folded
from tracker.embeds.flattened.byline import (
    MARKS,
    NAME_REACH,
    Byline,
    any_of,
    date_behind,
    name_before,
    platform_of,
    spoken,
)
from tracker.languages.posts import facebook as facebook_words
from tracker.languages.posts import instagram
from tracker.platforms import PLATFORM_NAMES, platform_called
from tracker.spans import trimmed

# `(@handle)`, and the same with the handle linked in Markdown.
HANDLE = re.compile(
    rf"[(（][\s{MARKS}]{{0,3}}\[?[@＠]([A-Za-z0-9_][A-Za-z0-9_.-]{{0,62}}(?:@[\w.-]{{3,80}})?)"
    rf"(?:\]\(https?://[^\s()]{{4,200}}\))?[\s{MARKS}]{{0,3}}[)）]"
)
_WIDGETS = instagram().values()
_PAIRED = frozenset(phrase for words in _WIDGETS for phrase in words.before_and_behind)
_INSTAGRAM_LABEL = re.compile(any_of(label for words in _WIDGETS for label in words.labels))
_INSTAGRAM_BEFORE = re.compile(any_of([*(phrase for words in _WIDGETS for phrase in words.before), *_PAIRED]))
_INSTAGRAM_BEHIND = re.compile(any_of(phrase for words in _WIDGETS for phrase in words.behind))
_POSTED_BY = [phrase for words in facebook_words().values() for phrase in words.before]
_ON = any_of({word for words in facebook_words().values() for word in words.on})
_FACEBOOK = re.compile(rf"(?:{any_of(_POSTED_BY)})\s(\S[^\n.!?()@]{{1,60}}?)\s(?:{_ON})\s")
_DASHES = (
    re.compile(r"—|―|&mdash;|&#8212;"),
    re.compile(r"–|&ndash;"),
    re.compile(r"--"),
    re.compile(r"(?<=\s)-(?=\s)"),
)
_PHRASE_REACH = 140
_LABEL_REACH = 2600
# A name in running text without a break before it: at most so many words that begin as names do.
_NAME_WORDS = 4
_TOKEN = re.compile(r"\S{1,60}")
_NAMELIKE = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω0-9$\U0001f000-\U0001faff\u2600-\u27bf\u0590-\u06ff\u0900-\ud7af]")
# "— Name (@handle) on Threads, 3 May 2031".
_ON_PLATFORM = re.compile(rf"\s(?:{any_of(spoken('on'))})\s({PLATFORM_NAMES})(?!\w)[,:]?", re.IGNORECASE)
_PREPOSITIONS = frozenset(spoken("prepositions"))


def signature(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """The line that ends a post at the bracketed handle `match`, not before `floor`."""
    return (
        _instagram(text, match, floor)
        or _dashed(text, match, floor)
        or _on_a_line(text, match, floor)
        or _glued(text, match, floor)
    )


def _dashed(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`— Name (@handle) date`, the form of Twitter's, Bluesky's and their likes' block quotes."""
    opening = match.start()
    low = max(floor, opening - NAME_REACH)
    platform = platform_of(match[1])
    said = _ON_PLATFORM.match(text, match.end())
    platform = (platform_called(said[1]) or platform) if said else platform
    dated = date_behind(text, said.end() if said else match.end(), clock_after=platform != "twitter")
    for strength, dash in enumerate(_DASHES):
        places = list(dash.finditer(text, low, opening))
        if not places or (strength == 3 and dated.printed is None):
            continue
        last = places[-1]
        name = text[last.end() : opening].strip().strip(MARKS)
        if "\n" in name or len(name) > NAME_REACH - 10:
            continue
        rule = "flattened-byline" if dated.printed else "flattened-byline-undated"
        return Byline(
            platform, rule, name or None, match[1], last.start(), dated.end, dated.printed,
            address=dated.address, vouched=bool(dated.printed or dated.address),
        )  # fmt: skip
    return None


def _on_a_line(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`Name (@handle) date` on a line of its own, where an extractor dropped the dash."""
    opening = match.start()
    line = text.rfind("\n", max(floor, opening - NAME_REACH), opening) + 1
    if not line or not text[line:opening].strip():
        return None
    dated = date_behind(text, match.end(), clock_after=True)
    if not dated.printed or text[dated.end : dated.end + 1].strip():
        return None
    span = trimmed(text, line, opening)
    if name_before(text, opening, floor)[0].start > span.start:
        return None  # the line has a sentence before the name: the words themselves
    return Byline(
        platform_of(match[1]), "flattened-line", text[slice(*span)], match[1], span.start, dated.end, dated.printed,
        address=dated.address,
    )  # fmt: skip


def _glued(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`words  Name (@handle) date` in running text, where the dash was lost: only with the whole date right behind."""
    dated = date_behind(text, match.end(), clock_after=False)
    if not dated.printed or text[match.end() : match.end() + 1] not in (" ", "\u00a0"):
        return None
    name, sure = name_before(text, match.start(), floor)
    if not sure or not _NAMELIKE.match(text, name.start):
        run = _namelike_run(text, name.start, name.end)
        if run is None:
            return None
        name = trimmed(text, run, name.end)
    if name.start == name.end or not text[floor : name.start].strip():
        return None
    return Byline(
        platform_of(match[1]), "flattened-glued", text[slice(*name)], match[1], name.start, dated.end, dated.printed
    )


def _namelike_run(text: str, low: int, high: int) -> int | None:
    """Where the last words that begin as names do begin, in [low, high); None where a preposition governs them."""
    words = list(_TOKEN.finditer(text[low:high]))
    first = len(words)
    while first and len(words) - first < _NAME_WORDS and _NAMELIKE.match(words[first - 1].group()):
        first -= 1
    if first == len(words) or (first and words[first - 1].group().casefold() in _PREPOSITIONS):
        return None
    return low + words[first].start()


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
    if len(name) > NAME_REACH or (before and before.group() in _PAIRED and not behind):
        return None
    dated = date_behind(text, behind.end() if behind else match.end(), clock_after=True)
    end = dated.end if dated.printed else behind.end() if behind else match.end()
    start = trimmed(text, start, opening).start
    span = (label.start(), label.end()) if label else None
    # Without the label above the picture only the old, dated embeds kept the caption.
    return Byline(
        "instagram", "flattened-instagram", name or None, match[1], start, end, dated.printed,
        words="before" if span or dated.printed else "none", label=span,
    )  # fmt: skip


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def facebook(text: str) -> Iterator[Byline]:
    """`Posted by Name on Tuesday, April 5, 2019`, below other text."""
    if not any(word in text for word in _POSTED_BY):
        return
    for match in _FACEBOOK.finditer(text):
        weekday = folded(text[match.end() : match.end() + 14]).split(",")[0].split(" ")[0]
        end = date_end(text, match.end())
        if end and weekday in WEEKDAYS and text[: match.start()].strip():
            yield Byline("facebook", "flattened-facebook", match[1], None, match.start(), end, text[match.end() : end])
