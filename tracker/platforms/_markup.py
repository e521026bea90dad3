"""Reading small fragments: text with its line breaks, where the words sit in it, dates at the end of a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Comment, NavigableString, Tag

_BLOCKS = frozenset(
    {"p", "div", "blockquote", "section", "article", "li", "ul", "ol", "figure", "figcaption", "header", "footer"}
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "button"})
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = "\n"
DASHES = "—–―-‒−"


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
