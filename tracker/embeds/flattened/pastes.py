"""Posts pasted from apps and sites: `Name @handle · date` above the words, or the time and the counts below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.dates.printed_end import date_end
from tracker.embeds.flattened.byline import (
    DATA,
    MARKS,
    NAME_REACH,
    Byline,
    any_of,
    name_before,
    platform_of,
    short_date_behind,
    spoken,
)
from tracker.embeds.flattened.lines import is_counts, line_at, until_address_or_blank
from tracker.spans import Span, trimmed

_HANDLE = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,40}(?:@[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})?"
_DOT = re.compile(rf"[@＠]({_HANDLE})(?P<closed>[)）])?[ \t\u00a0{MARKS}]{{0,4}}[·•‧∙][ \t\u00a0]{{0,3}}")
_BRACKETED = re.compile(rf"[(（][@＠]({_HANDLE})[)）][ \t{MARKS}]{{0,8}}(?=\n)")
_ALONE = re.compile(rf"(?:(?<=\n)|\A)[ \t{MARKS}]{{0,8}}[@＠]({_HANDLE})[ \t{MARKS}]{{0,8}}(?=\n)")
_DASH = re.compile(r"[—―–]|--|&mdash;")
_BUTTONS = frozenset(word.casefold() for word in spoken("buttons"))
_TICK = re.compile(rf"\s{{0,3}}+(?!\s)(?:[✓✔☑]\ufe0f?|(?:{any_of(spoken('buttons'))}))\s{{0,3}}\Z", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A handle in brackets or alone on a line among the words: they are another post's, in which accounts are named.
_ANOTHER = re.compile(r"[(（][@＠]|\n[@＠]\w")
_TELLING = {word: platform for platform, words in DATA["counts_of"].items() for word in words}
_LINES, _REACH = 14, 1_200
_LONGEST_NAME = 60
# A name, a handle, some words and a date at the head of a text are its author's, and so are two words anywhere.
_TOLD_BEFORE, _LEAST_WORDS = 80, 5


def pastes(text: str) -> Iterator[Byline]:
    """`Name @handle · date` above or before the words, and the same on lines of their own."""
    if "@" not in text and "＠" not in text:
        return
    for match in _DOT.finditer(text):
        if (found := _dotted(text, match)) is not None:
            yield found
    for match in _ALONE.finditer(text):
        if (found := _on_lines(text, match)) is not None:
            yield found
    for match in _BRACKETED.finditer(text):
        if (found := _below_name(text, match)) is not None:
            yield found


def _dotted(text: str, match: re.Match[str]) -> Byline | None:
    end = date_end(text, match.end(), clock_after=True) or short_date_behind(text, match.end())
    if end is None:
        return None
    name, _ = name_before(text, match.start(), 0)
    if match["closed"]:
        # `— Name (@handle) · date` ends a post; without the dash, on a line of its own, it is a page's header.
        line = text.rfind("\n", max(0, match.start() - NAME_REACH), match.start()) + 1
        name = trimmed(text, line, match.start(), strip="(（")
        if not line or _DASH.search(text, line, match.start()):
            return None
    cleaned = _without_tick(text, name)
    platform = _platform_beside(text, match[1], end)
    rest = text.find("\n", end, end + 3)
    if rest >= 0:
        return _pasted(text, cleaned, match[1], platform, rest, text[match.end() : end])
    return Byline(
        platform, "flattened-paste", text[slice(*cleaned)] or None, match[1], name.start, end,
        text[match.end() : end], words="behind",
    )  # fmt: skip


def _on_lines(text: str, match: re.Match[str]) -> Byline | None:
    """The handle alone on its line, the name above it; a date must stand below the handle or below the words."""
    name = _name_above(text, match.start())
    if name is None:
        return None
    at, printed = match.end(), None
    for _ in range(3):
        line, after = line_at(text, at)
        if not line and not text.startswith("\n\n", after) and after < len(text):
            line, after = line_at(text, after)
        if printed is None and line and _is_date(line):
            printed = line
        elif line not in ("·", "•") and line.casefold() not in _BUTTONS:
            break
        at = after
    platform = _platform_beside(text, match[1], at)
    return _pasted(text, name, match[1], platform, at, printed)


def _below_name(text: str, match: re.Match[str]) -> Byline | None:
    """`Name (@handle)` on a line of its own; the words and their date must stand on the lines right below it."""
    line = text.rfind("\n", max(0, match.start() - NAME_REACH), match.start()) + 1
    name = trimmed(text, line, match.start())
    if (not line and match.start() >= NAME_REACH) or name.start == name.end or _DASH.search(text, *name):
        return None
    if text.startswith("\n\n", match.end()):
        return None
    platform = _platform_beside(text, match[1], match.end())
    return _pasted(text, name, match[1], platform, match.end(), None)


def _name_above(text: str, at: int) -> Span | None:
    """The line above the handle's, over a blank one and over a button ("Verified account")."""
    end = at
    for _ in range(4):
        start = text.rfind("\n", max(0, end - NAME_REACH), max(0, end - 1)) + 1
        if start >= end:
            return None
        name = _without_tick(text, trimmed(text, start, end, strip=MARKS))
        if name.start < name.end:
            whole = start > 0 or end < NAME_REACH
            return name if whole and name.end - name.start < _LONGEST_NAME and "\n" not in text[slice(*name)] else None
        end = start
    return None


def _is_date(line: str) -> bool:
    return date_end(line, 0, clock_after=True) == len(line) or short_date_behind(line, 0) == len(line)


def _pasted(text: str, name: Span, handle: str, platform: str, at: int, printed: str | None) -> Byline | None:
    """The words below a pasted header, to the line with the time or to a blank line, and the counts below them."""
    begin, end, past = at, at, at
    for _ in range(_LINES):
        if past - begin > _REACH or past >= len(text):
            break
        line, after = line_at(text, past)
        ends = _is_time_line(line) or (
            printed is None
            and begin < end == past
            and name.start >= _TOLD_BEFORE
            and _is_dated(line)
            and len(text[begin:end].split()) >= _LEAST_WORDS
            and not _ANOTHER.search(text, begin, end)
        )
        if line and ends:
            printed = printed if printed and date_end(printed, 0) else line
            return _with_counts(text, name, handle, platform, printed, Span(begin, end), after)
        past = after
        if line:
            end = past
    if printed is None:
        return None
    end, _, _ = until_address_or_blank(text, begin)
    return _with_counts(text, name, handle, platform, printed, Span(begin, end), end)


def _is_dated(line: str) -> bool:
    """Whether a line is a date with its year and nothing else: below words, it is theirs."""
    return date_end(line, 0, clock_after=True) == len(line) and _YEAR.search(line) is not None


def _is_time_line(line: str) -> bool:
    """Whether a line is a time and a date, with counts behind them or none: the last line of a post on its page."""
    if not _CLOCK.search(line):
        return False
    end = date_end(line, 0, clock_after=True)
    return end is not None and (end == len(line) or line[end:].lstrip()[:1] in "·•")


def _with_counts(
    text: str, name: Span, handle: str, platform: str, printed: str, words: Span, past: int
) -> Byline | None:
    given = _without_counts(text, trimmed(text, *words))
    end = max(given.end, trimmed(text, given.start, past).end)
    at = past
    for _ in range(_LINES):
        line, after = line_at(text, at)
        if not line or not is_counts(line):
            break
        at, end = after, max(end, trimmed(text, at, after).end)
    if given.start == given.end:
        return None
    return Byline(
        platform, "flattened-paste", text[slice(*name)] or None, handle, name.start, end, printed,
        words="given", given=given,
    )  # fmt: skip


def _without_counts(text: str, words: Span) -> Span:
    """The words without the lines of counts and buttons below them."""
    end = words.end
    for _ in range(_LINES):
        line = text.rfind("\n", words.start, end) + 1
        if line <= words.start or not is_counts(text[line:end].strip()):
            break
        end = trimmed(text, words.start, line).end
    return Span(words.start, end)


def _without_tick(text: str, name: Span) -> Span:
    name = trimmed(text, *name, strip=MARKS)
    tick = _TICK.search(text, name.start, name.end)
    return trimmed(text, name.start, tick.start()) if tick else name


def _platform_beside(text: str, handle: str, at: int) -> str:
    """The platform of a pasted post: what its counts are called, else what its handle looks like."""
    beside = text[at : at + _REACH // 2].casefold()
    return next((platform for word, platform in _TELLING.items() if word in beside), platform_of(handle))
