"""The line above a flattened post: name first, and the titles and mails that share a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.embeds.flattened.byline import (
    NAME_REACH,
    Byline,
    any_of,
    name_before,
    platform_of,
    spoken,
)
from tracker.embeds.flattened.lines import until_address_or_blank
from tracker.platforms import PLATFORM_NAMES, platform_called
from tracker.spans import Span, trimmed

_OPENS_WORDS = re.compile(r"[^\W\da-zà-ÿ]|[\d\"“„«‘'#@＠$…¿¡\U0001f000-\U0001faff\u2600-\u27bf\[]")
_BYLINE_WORDS = frozenset(spoken("bylines"))
_TITLE = re.compile(rf"\s(?:{any_of(spoken('on'))})\s({PLATFORM_NAMES})\s?[:：]\s{{0,3}}([\"“„«])?", re.IGNORECASE)
_TITLE_END = re.compile(rf"[\"”“»]\s{{0,3}}/\s{{0,3}}(?:{PLATFORM_NAMES})(?!\w)", re.IGNORECASE)
_CLOSING = re.compile(r"[\"”“»](?=\s{0,5}(?:\n|\Z))")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_TITLE_REACH, _MAIL_REACH = 700, 90
_LONGEST_NAME = 60


def name_first(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`Name (@handle) words`, where nothing but the name says that a post begins; its words must vouch for it."""
    name, sure = name_before(text, match.start(), floor)
    if not sure or not text[slice(*name)] or len(name_words := text[slice(*name)].split()) > 7:
        return None
    if name_words[0].casefold().rstrip(":.") in _BYLINE_WORDS or not _OPENS_WORDS.match(text, name.start):
        return None
    begin = match.end()
    while begin < len(text) and begin - match.end() < 6 and text[begin].isspace():
        begin += 1
    spaced = text[match.end() : begin]
    if not spaced or spaced.count("\n") > 1 or not _OPENS_WORDS.match(text, begin):
        return None
    return Byline(
        platform_of(match[1]), "flattened-name-first", text[slice(*name)], match[1], name.start, match.end(), None,
        words="behind", vouched=False,
    )  # fmt: skip


def shared(text: str, match: re.Match[str], floor: int) -> Byline | None:
    """`Name (@handle) on X: "words" / X`, a page's title; `Name (@handle) posted at 9:30 AM on …:`, a mail's line."""
    name, sure = name_before(text, match.start(), floor)
    if not sure:
        return None
    title = _TITLE.match(text, match.end())
    if title is not None:
        platform = platform_called(title[1]) or platform_of(match[1])
        return _titled(text, name, match[1], platform, title)
    line_end = text.find("\n", match.end(), match.end() + _MAIL_REACH)
    line = text[match.end() : line_end].rstrip() if line_end > 0 else ""
    clock = _CLOCK.search(line)
    if not line.endswith(":") or clock is None:
        return None
    end = words_from = line_end
    finish = until_address_or_blank(text, words_from)
    given = trimmed(text, words_from, finish[0])
    printed = line[clock.start() :].rstrip(": ")
    return Byline(
        platform_of(match[1]), "flattened-mail", text[slice(*name)], match[1], name.start, max(end, finish[1]),
        printed, words="given", given=given, address=finish[2],
    )  # fmt: skip


def titles(text: str) -> Iterator[Byline]:
    """`Name on X: "words" / X` without a handle."""
    if "/" not in text:
        return
    for match in _TITLE.finditer(text):
        line = text.rfind("\n", max(0, match.start() - NAME_REACH), match.start()) + 1
        name = trimmed(text, line, match.start())
        named = 1 < name.end - name.start < _LONGEST_NAME and text[name.end - 1] not in ")）"
        if not named or not match[2]:
            continue
        end = _TITLE_END.search(text, match.end(), match.end() + _TITLE_REACH)
        if end is not None and "\n\n" not in text[match.end() : end.start()]:
            found = _titled(text, name, None, platform_called(match[1]) or "twitter", match)
            if found is not None:
                yield found


def _titled(text: str, name: Span, handle: str | None, platform: str, title: re.Match[str]) -> Byline | None:
    reach = min(len(text), title.end() + _TITLE_REACH)
    end = _TITLE_END.search(text, title.end(), reach)
    if not title[2]:
        stop = text.find("\n", title.end(), reach)
        given, last = trimmed(text, title.end(), stop if stop > 0 else reach), stop if stop > 0 else reach
    elif end is not None:
        given, last = trimmed(text, title.end(), end.start()), end.end()
    else:
        closing = _CLOSING.search(text, title.end(), reach)
        if closing is None:
            return None
        given, last = trimmed(text, title.end(), closing.start()), closing.end()
    if given.start == given.end:
        return None
    return Byline(
        platform, "flattened-title", text[slice(*name)] or None, handle, name.start, last, None,
        words="given", given=given,
    )  # fmt: skip
