"""What the block quotes of Mastodon, Threads, TikTok, Reddit and Telegram leave when their mark-up is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.embeds.flattened.byline import Byline, any_of, spoken
from tracker.platforms import PLATFORM_NAMES, platform_called
from tracker.spans import Span, trimmed

_PERSON = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,40}"
_POST_BY = re.compile(
    rf"(?:{any_of(spoken('post_by'))})\s[@＠]({_PERSON}(?:@[\w-]{{1,40}}(?:\.[\w-]{{1,40}}){{1,4}})?)"
    rf"\s{{1,4}}(?:{any_of(spoken('view_on'))})\s?({PLATFORM_NAMES})(?!\w)(?:\s(?:{any_of(spoken('view'))}))?",
    re.IGNORECASE,
)
_VIEW_ON = tuple(word.casefold() for word in spoken("view_on"))
# TikTok: the handle, the caption, the note sign and the sound.
_SOUND = re.compile(r"♬\s?[^\n♬]{1,120}")
_TIKTOK_HANDLE = re.compile(rf"(?:(?<=\s)|\A)[@＠]({_PERSON})(?=\s)")
_CAPTION_REACH, _SOUND_REACH = 2_300, 120
_REDDIT = re.compile(
    rf"(?:{any_of(spoken('by'))})\s?/?u/([A-Za-z0-9_-]{{2,24}})"
    rf"(?:\s{{1,3}}(from\sdiscussion)|\s{{1,3}}(?:in|to)\s{{1,3}}(?:/?r/)?[A-Za-z0-9_]{{2,24}}){{0,2}}",
    re.IGNORECASE,
)
_TITLE_REACH = 320
# In prose "a post by u/name" says who wrote it; the widget's line stands alone or behind the title's end.
_BEFORE_BY = re.compile(r"(?:\A|\n\s{0,8}|[.!?…\"”»)]\s{1,4}|Comment\s{1,4})\Z")
# Telegram's desktop program copies messages as `Name, [08.11.2024 09:30]`.
_TELEGRAM = re.compile(
    r"(?:(?<=\n)|\A)([^\n\[\]]{1,60}),\s\[(\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s\d{1,2}:\d\d(?::\d\d)?)\]"
)
_MESSAGE_REACH = 4_200
_BLANK = re.compile(r"\n[ \t\r]{0,8}\n")


def placeholders(text: str) -> Iterator[Byline]:
    """Every such rest in `text`."""
    for match in _POST_BY.finditer(text) if _may_be_posted(text) else ():
        platform = platform_called(match[2])
        if platform:
            yield Byline(
                platform, "flattened-placeholder", None, match[1], match.start(), match.end(), None, words="none"
            )
    if "♬" in text:
        yield from _tiktok(text)
    if "u/" in text:
        yield from _reddit(text)
    for match in _TELEGRAM.finditer(text) if "[" in text else ():
        words = _paragraph(text, match.end())
        if words.start < words.end:
            yield Byline(
                "telegram", "flattened-telegram", match[1].strip(), None, match.start(), words.end, match[2],
                words="given", given=words,
            )  # fmt: skip


def _may_be_posted(text: str) -> bool:
    """Whether a text has a handle and the words behind one: looking for them costs a hundredth of the pattern."""
    if "@" not in text and "＠" not in text:
        return False
    folded = text.casefold()
    return any(word in folded for word in _VIEW_ON)


def _paragraph(text: str, at: int) -> Span:
    blank = _BLANK.search(text, at, at + _MESSAGE_REACH)
    return trimmed(text, at, blank.start() if blank else min(len(text), at + _MESSAGE_REACH))


def _tiktok(text: str) -> Iterator[Byline]:
    floor = 0
    for sound in _SOUND.finditer(text):
        handles = list(_TIKTOK_HANDLE.finditer(text, max(floor, sound.start() - _CAPTION_REACH), sound.start()))
        blank = max(
            (found.end() for found in _BLANK.finditer(text, max(floor, sound.start() - _CAPTION_REACH), sound.start())),
            default=floor,
        )
        # The caption may mention others: the author's handle opens it, on a line or behind a sentence.
        first = next((handle for handle in handles if handle.start() >= blank), None)
        if first is None:
            continue
        given = trimmed(text, first.end(), sound.start())
        end = trimmed(text, sound.start(), sound.end()).end
        floor = end
        yield Byline(
            "tiktok", "flattened-tiktok", None, first[1], first.start(), end, None,
            words="given" if given.start < given.end else "none", given=given,
        )  # fmt: skip


def _reddit(text: str) -> Iterator[Byline]:
    for match in _REDDIT.finditer(text):
        line = text.rfind("\n", max(0, match.start() - _TITLE_REACH), match.start()) + 1
        title = trimmed(text, line, match.start())
        if title.start == title.end:
            # The line above; a blank one between them would part a title from what is no line of its post.
            above = text.rfind("\n", max(0, line - _TITLE_REACH), max(0, line - 1)) + 1
            title = trimmed(text, above, line)
        ends_line = not text[match.end() : match.end() + 1].strip(" \t\r\n")
        alone = _BEFORE_BY.search(text, max(0, match.start() - 12), match.start())
        if "\n" in text[slice(*title)] or not ends_line or not alone:
            continue
        words = title.start < title.end and not match[2]
        yield Byline(
            "reddit", "flattened-reddit", None, match[1], title.start if words else match.start(), match.end(), None,
            words="given" if words else "none", given=title if words else None,
        )  # fmt: skip
