"""Which platform a text names beside a handle: "Instagram/@name", "the TikTok user @name", "@name (Telegram)"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.platforms import PLATFORM_NAMES, platform_called

_WORDS = tomllib.loads(Path(__file__).with_name("platform_said.toml").read_text("utf-8"))


def _words(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_WORDS[key].split(), key=len, reverse=True))


_NOUN = rf"(?:{_words('nouns')})"
_LINK = rf"(?:{_words('links')})"
_PLATFORM = rf"(?<![\w@#./])(?P<name>{PLATFORM_NAMES})"
# Between a platform's name and the handle behind it: signs, up to three nouns or links, signs.
_BEFORE = re.compile(
    rf"{_PLATFORM}(?:(?:\s|-|['’]s?\s?)(?:{_NOUN}|{_LINK})){{0,4}}\s{{0,2}}[:：/|(（\[【「„“\"«–—-]{{0,2}}\s{{0,2}}\Z",
    re.IGNORECASE,
)
# "the user @name on TikTok" is read behind the handle; "TikToker @name" has its platform in one word.
_MAKER = re.compile(rf"(?<![\w@#./])(?P<name>{_words('makers')})\s{{1,2}}[(（]?\Z", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s?[/|]\s?(?P<slash>{PLATFORM_NAMES})(?![\w@])(?!\s?[:(]?\s?[@＠])"
    rf"|\s?[(\[,–—-]\s?(?:{_words('on')})?\s?(?P<bracket>{PLATFORM_NAMES})\s?(?:[)\].,;]|\Z)(?!\s?[@＠])"
    rf"|[)\]]?(?:['’]s)?\s(?:{_words('on')})\s(?:(?:{_words('articles')})\s)?(?P<on>{PLATFORM_NAMES})(?!\w)(?!\s?[:(]?\s?[@＠])",
    re.IGNORECASE,
)
# A second handle of one list has the first's platform.
_JOINED = re.compile(rf"\s?(?:[,;&+/|]|,?\s(?:{_words('and')})\s)\s?", re.IGNORECASE)
_REACH = 60
_MAKERS: dict[str, str] = _WORDS["made"]


@dataclass(frozen=True, slots=True)
class Said:
    """Where a handle stands, with its sign."""

    start: int
    end: int


def said_of(text: str, handles: Sequence[Said]) -> list[str | None]:
    """For each handle the platform that the text names beside it, or None."""
    told: list[str | None] = [None] * len(handles)
    from_behind = [False] * len(handles)
    for place, handle in enumerate(handles):
        floor = handles[place - 1].end if place else 0
        told[place] = _named_before(text, max(floor, handle.start - _REACH), handle.start)
        if told[place] is None:
            told[place] = _named_after(text, handle.end)
            from_behind[place] = told[place] is not None
        if (
            told[place] is None
            and place
            and not from_behind[place - 1]
            and _JOINED.fullmatch(text, floor, handle.start)
        ):
            told[place] = told[place - 1]
    for place in range(len(handles) - 2, -1, -1):
        # "@one and @two on Instagram": what stands behind the last is said of all.
        joined = _JOINED.fullmatch(text, handles[place].end, handles[place + 1].start)
        if told[place] is None and joined and from_behind[place + 1]:
            told[place], from_behind[place] = told[place + 1], True
    return told


def _named_before(text: str, low: int, at: int) -> str | None:
    before = text[low:at]
    if not before or before.isspace():
        return None
    if found := _BEFORE.search(before):
        return _platform(found["name"])
    if maker := _MAKER.search(before):
        return _MAKERS.get(maker["name"].casefold())
    return None


def _named_after(text: str, end: int) -> str | None:
    found = _AFTER.match(text, end, end + _REACH)
    if not found:
        return None
    return _platform(found["slash"] or found["bracket"] or found["on"])


def _platform(name: str) -> str | None:
    """The platform of a name as printed. A small "x" is a sign of multiplication, a small "threads" a common word."""
    if name in ("x", "threads", "truth", "gab"):
        return None
    return platform_called(name)
