"""The parts of a page as the parser writes it out: tags, escapes, comments, text that is no markup.

`pieces` is always the rest of the page, cut at "<"; what a function reads it takes from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Attributes = dict[str, str]

# Elements without an end tag.
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
# Elements whose text is written as it is, whatever stands in it.
RAW = frozenset("script style xmp iframe noembed noframes plaintext".split())
_ATTRIBUTE = re.compile(r" (=?[^ =]+)=\"([^\"]*)\"")


def attributes_in(head: str) -> Attributes:
    """The attributes in an element's first tag (without its brackets); a name without a value has ""."""
    if '"' not in head:
        return {}
    found = dict(_ATTRIBUTE.findall(head))
    if "&" in head:
        return {name: unescaped(value) if "&" in value else value for name, value in found.items()}
    return found


def unescaped(text: str) -> str:
    """The text without the five escapes that the parser writes (it knows no others)."""
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def rest_of_tag(piece: str, pieces: Iterator[str]) -> tuple[str, str]:
    """A tag with "<" in an attribute's name, the one place where it is not escaped, and the text behind the tag."""
    parts = [piece]
    for part in pieces:
        head, closed, text = part.partition(">")
        parts.append(head)
        if closed:
            return "<".join(parts), text
    return "<".join(parts), ""


def comment(piece: str, pieces: Iterator[str]) -> str:
    """Leaves a comment out and returns the text behind it."""
    while "-->" not in piece:
        following = next(pieces, None)
        if following is None:
            return ""
        piece = following
    return piece.partition("-->")[2]


def raw(tag: str, text: str, pieces: Iterator[str]) -> tuple[str, str]:
    """The text of a raw element that begins with `text`, and the text behind the element.

    In a script, "<!--" and "<script" together make the next end tag part of the script (HTML standard, "script data
    double escaped state").
    """
    parts = [text]
    end = f"/{tag}>"
    hidden = doubled = False
    for piece in pieces:
        if piece.startswith(end) and not doubled:
            return "<".join(parts), piece[len(end) :]
        parts.append(piece)
        if tag == "script":
            if piece.startswith("!--"):
                hidden = True
            elif hidden and piece[:6].lower() == "script":
                doubled = True
            elif piece[:7].lower() == "/script":
                doubled = False
            if hidden and "-->" in piece:
                hidden = doubled = False
    return "<".join(parts), ""


def inside(tag: str, text: str, pieces: Iterator[str]) -> tuple[str, str]:
    """The source inside an element that begins with `text`, and the text behind the element."""
    parts = [text]
    depth = 1
    end = f"/{tag}>"
    for piece in pieces:
        if piece.startswith(end):
            depth -= 1
            if not depth:
                return "<".join(parts), piece[len(end) :]
        parts.append(piece)
        name, _, behind = piece.partition(">")
        name = name.partition(" ")[0]
        if name == tag:
            depth += 1
        elif name in RAW:
            held, text = raw(name, behind, pieces)
            # The element's own text has been taken in with its first piece.
            parts[-1] = piece[: len(piece) - len(behind)] + held
            parts.append(f"/{name}>{text}")
    return "<".join(parts), ""
