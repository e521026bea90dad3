"""Lines below a pasted post: counts and buttons, an address, a blank one."""

from __future__ import annotations

import re

from tracker.embeds.flattened.byline import MARKS, any_of, spoken

_PART = re.compile(
    rf"\s{{0,3}}+(?!\s)(?:[·•|,]|[\d.,]{{1,9}}\s?(?:{any_of(spoken('thousands'))})?(?!\w)|(?:{any_of(spoken('counts'))})(?!\w))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[(<]?(https?://[^\s()<>]{4,300})[)>]?")
_BLANK = re.compile(r"\n[ \t\r]{0,8}\n")
# The longest line looked at, and the longest paragraph of a post.
_LINE, _PARAGRAPH = 400, 3_000


def is_counts(line: str) -> bool:
    """Whether a line holds nothing but counts, buttons and the signs between them ("12 Reposts · 41.2K Views")."""
    at = 0
    while at < len(line):
        part = _PART.match(line, at)
        if part is None or part.end() == at:
            return False
        at = part.end()
    return bool(line)


def line_at(text: str, at: int) -> tuple[str, int]:
    """The line that begins at or just behind `at`, without white space at its ends, and where the next begins."""
    if text.startswith("\n", at):
        at += 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return text[at : min(end, at + _LINE)].strip(" \t\r\u00a0" + MARKS), end


def until_address_or_blank(text: str, at: int) -> tuple[int, int, str | None]:
    """Where the words that begin at `at` end, where the address below them ends, and that address."""
    begin = at
    while begin < len(text) and text[begin].isspace():
        begin += 1
    blank = _BLANK.search(text, begin, begin + _PARAGRAPH)
    stop = blank.start() if blank else min(len(text), begin + _PARAGRAPH)
    last = text.rfind("\n", begin, stop) + 1
    address = _ADDRESS.fullmatch(text[max(begin, last) : stop].strip())
    if address is not None and last > begin:
        return last, stop, address[1]
    return stop, stop, None
