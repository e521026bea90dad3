"""Scripts of writing: where a text in one passes over into a post in another."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?://|pic\.(?:twitter|x)\.com/)\S{1,300}|[@＠#＃]\w{1,60}")
# Chinese, Japanese and Korean are one: a sentence in them mixes two or three of these.
_SCRIPTS = (
    ("latin", r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("greek", r"\u0370-\u03ff\u1f00-\u1fff"),
    ("cyrillic", r"\u0400-\u052f"),
    ("armenian", r"\u0530-\u058f"),
    ("hebrew", r"\u0590-\u05ff"),
    ("arabic", r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("devanagari", r"\u0900-\u097f"),
    ("bengali", r"\u0980-\u09ff"),
    ("gurmukhi", r"\u0a00-\u0a7f"),
    ("gujarati", r"\u0a80-\u0aff"),
    ("oriya", r"\u0b00-\u0b7f"),
    ("tamil", r"\u0b80-\u0bff"),
    ("telugu", r"\u0c00-\u0c7f"),
    ("kannada", r"\u0c80-\u0cff"),
    ("malayalam", r"\u0d00-\u0d7f"),
    ("sinhala", r"\u0d80-\u0dff"),
    ("thai", r"\u0e00-\u0e7f"),
    ("lao", r"\u0e80-\u0eff"),
    ("burmese", r"\u1000-\u109f"),
    ("georgian", r"\u10a0-\u10ff"),
    ("ethiopic", r"\u1200-\u137f"),
    ("khmer", r"\u1780-\u17ff"),
    ("wide", r"\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff66-\uff9f"),
)
_RUN = re.compile("|".join(f"(?P<{name}>[{letters}]{{1,200}})" for name, letters in _SCRIPTS))
# The last letters say in which script the post is; as many of another one before them, with no break by a few
# letters of the first, are the article's.
_TAIL, _OTHER, _LEAST = 12, 12, 6


def switch_of_script(text: str, low: int, end: int) -> int | None:
    """Where a post in one script follows text in another; None where the script does not change."""
    runs = _runs(text, low, end)
    own = _own(runs)
    if own is None:
        return None
    others = 0
    start = None
    between = 0
    for name, begin, finish in reversed(runs):
        size = finish - begin
        if name != own:
            others += size
            between = 0
            if others >= _OTHER:
                return _opened(text, low, start) if start is not None else None
        else:
            # Within the article's words a name may stand in the post's script.
            between += size
            if others == 0 or between >= _LEAST:
                start, others = begin, 0
    return None


def _runs(text: str, low: int, end: int) -> list[tuple[str, int, int]]:
    links = [(found.start(), found.end()) for found in _LINK.finditer(text, low, end)]
    runs, at = [], 0
    for found in _RUN.finditer(text, low, end):
        while at < len(links) and links[at][1] <= found.start():
            at += 1
        if at == len(links) or found.end() <= links[at][0]:
            runs.append((found.lastgroup or "", found.start(), found.end()))
    return runs


def _own(runs: list[tuple[str, int, int]]) -> str | None:
    """The script of most of the last letters."""
    counts: dict[str, int] = {}
    total = 0
    for name, begin, finish in reversed(runs):
        counts[name] = counts.get(name, 0) + finish - begin
        total += finish - begin
        if total >= _TAIL:
            break
    return max(counts, key=lambda name: counts[name]) if counts else None


def _opened(text: str, low: int, start: int) -> int:
    """The start with the signs, links and figures that stand right before it and belong to it."""
    while start > low and not text[start - 1].isspace():
        start -= 1
    words = text[low:start]
    while True:
        head, _, last = words.rstrip().rpartition(" ")
        if not last or not (last[0] in "#@＠＃" or not any(map(str.isalpha, last))) or last[-1] in ".!?।。:،؛":
            break
        words = head + " "
        start = low + len(words)
    return start
