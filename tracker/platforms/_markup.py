"""Reading small fragments: text with its line breaks, where the words sit in it, dates at the end of a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import Comment, NavigableString

_BLOCKS = frozenset(
    {"p", "div", "blockquote", "section", "article", "li", "ul", "ol", "figure", "figcaption", "header", "footer"}
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "button"})
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = "\n"
# Bylines begin with a long dash; where a system replaced it, with a hyphen.
_DASH = re.compile("[—–―‒−-]")
_LONG_DASHES = frozenset("—–―")
# Marks of writing direction stand around names and handles in right-to-left pages.
_DIRECTION = dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
DOMAIN_HANDLE = re.compile(r"[(（]\s?[@＠]\s?([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})\s?[)）]")


def _pieces(element: Tag) -> Iterator[str]:
    # An explicit stack: hostile fragments nest 100,000 deep, Python's does not.
    stack: list[object] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            name = node.name
            if name in _UNSEEN:
                continue
            if name == "br":
                yield _BREAK
                continue
            if name in _BLOCKS:
                yield _BREAK
                stack.append(_BREAK)
            stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString):
            if not isinstance(node, Comment):
                # A line break in the source is a blank on the page.
                yield str(node).replace("\n", " ").replace("\r", " ")
        else:
            yield str(node)


def tidy(text: str) -> str:
    """White space folded to one blank, blanks around line breaks removed, empty lines removed."""
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def shown(element: Tag) -> str:
    """What the fragment shows, `<br>` and block elements as line breaks, other white space folded."""
    return tidy("".join(_pieces(element)))


def attribute(element: Tag, *names: str) -> str | None:
    """The first of these attributes that is there and not blank, trimmed."""
    for name in names:
        value = element.get(name)
        text = " ".join(value) if isinstance(value, list) else value
        if text and text.strip():
            return text.strip()
    return None


def links(element: Tag) -> list[tuple[Tag, str]]:
    """The links of the fragment with their targets, in order."""
    found = ((link, attribute(link, "href")) for link in element.find_all("a"))
    return [(link, target) for link, target in found if target]


def has_digit(text: str) -> bool:
    """Whether a label can be a date at all."""
    return any(character.isdigit() for character in text)


@dataclass(frozen=True, slots=True)
class MarkupByline:
    """`— Name (@handle)`: where it begins in the printed text, and what follows it."""

    at: int
    name: str | None
    handle: str | None
    after: str


def byline(printed: str, end_pattern: re.Pattern[str]) -> MarkupByline:
    """The last byline of a printed post; one that is absent begins at the end.

    `end_pattern` matches the handle in round brackets (group 1): names hold brackets, dashes and handles themselves,
    so the byline is read from its end.
    """
    ends = list(end_pattern.finditer(printed))
    if not ends:
        return MarkupByline(len(printed), None, None, "")
    end = ends[-1]
    line_at = printed.rfind("\n", 0, end.start()) + 1
    line = printed[line_at : end.start()]
    dashes = [found.start() for found in _DASH.finditer(line)]
    bare = line.translate(_DIRECTION).lstrip()
    long_ones = [place for place in dashes if line[place] in _LONG_DASHES]
    # A hyphen within a word is none of these; one between blanks may stand for the dash.
    spaced = [place for place in dashes if line[place - 1 : place] == " " and line[place + 1 : place + 2] == " "]
    if _DASH.match(bare):
        at: int | None = dashes[0]
    elif long_ones:
        # On a line with the words: names hold dashes less often than words do.
        at = long_ones[-1]
    elif spaced:
        at = spaced[-1]
    else:
        at = None
    name = (line if at is None else line[at + 1 :]).translate(_DIRECTION).strip()
    return MarkupByline(line_at + (at or 0), name or None, end[1], printed[end.end() :])
