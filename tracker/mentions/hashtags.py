"""Hashtags and cashtags in running text: the grammar of twitter-text."""

from __future__ import annotations

import re
from unicodedata import category

from tracker.models import Hashtag

_SIGN = re.compile(r"[#＃]")
# Not letters, marks or digits, but part of a tag all the same (twitter-text, "hashtagSpecialChars").
_SPECIAL = frozenset(
    "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)
_LOOK_BACK = 256
_SELECTORS = "\ufe0e\ufe0f"
_CASHTAG = re.compile(
    r"(?:(?<=\s)|(?<![^\s]))\$([A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)(?=\Z|[\s!'#%&\"()*+,\\./:;<=>?@\[\]^_{|}~$-])"
)


def find_hashtags(text: str) -> list[Hashtag]:
    """The hashtags in `text`, in order: `tag` without its sign, [start, end) with it."""
    if "#" not in text and "＃" not in text:
        return []
    out: list[Hashtag] = []
    past = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < past:
            continue
        end = _tag_end(text, at + 1)
        if end and _may_follow(text, at) and not text.startswith(("#", "＃", "://"), end):
            out.append(Hashtag(tag=text[at + 1 : end], start=at, end=end))
        past = end or at + 1
    return out


def find_cashtags(text: str) -> list[Hashtag]:
    """The cashtags ($TICK, at most six letters) in `text`: `tag` without its sign, [start, end) with it."""
    if "$" not in text:
        return []
    return [Hashtag(tag=found[1], start=found.start(), end=found.end()) for found in _CASHTAG.finditer(text)]


def _is_letter(char: str) -> bool:
    return char.isalpha() or category(char)[0] in "LM"


def _is_tag_char(char: str) -> bool:
    return char in _SPECIAL or _is_letter(char) or category(char) == "Nd"


def _tag_end(text: str, start: int) -> int:
    """Where the tag that begins at `start` ends; 0 when it holds no letter (or is a keycap)."""
    if text.startswith(("\ufe0f", "\u20e3"), start):
        return 0
    end, lettered = start, False
    while end < len(text) and _is_tag_char(text[end]):
        lettered = lettered or _is_letter(text[end])
        end += 1
    return end if lettered else 0


def _may_follow(text: str, at: int) -> bool:
    """Whether a hashtag may begin after what stands before `at`."""
    if at == 0 or text[at - 1].isspace() or text[at - 1] in _SELECTORS:
        return True
    return text[at - 1] != "&" and not _is_tag_char(text[at - 1]) and not in_link(text, at)


def in_link(text: str, at: int) -> bool:
    """Whether offset `at` lies inside a web address; looks back 256 characters at most."""
    if text[at - 1] not in "/?=&#!:,;~.-+":
        return False
    first = max(0, at - _LOOK_BACK)
    words = text[first:at].split()
    token = words[-1] if words else ""
    if "://" in token:
        return True
    host, slash, _ = token.partition("/")
    return bool(slash) and "." in host.strip(".")
