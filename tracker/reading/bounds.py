"""What is taken out of a page before it is parsed, so that no page costs more than its length.

Lexbor looks for an open <p> up the whole stack of open elements at every block tag, compares every attribute with those
before it, walks all options of a list at each new one, and, as the HTML standard has it, opens every <b> that was not
closed again in the next paragraph: 5,000 of them became twelve million elements in 7 s.
"""

from __future__ import annotations

import re
from collections import Counter

# A page of n nested tags costs n * n: 200,000 took 156 s. No page of the 2,948 in the corpus nests deeper than 100.
MAX_DEPTH = 500
# With fewer tags than this not even nesting all of them takes half a second.
_SUSPICIOUS = 10_000
# 20,000 attributes on one element took 0.7 s.
MAX_ATTRIBUTES = 1_000
_LONG_TAG = 20_000
# The end of a tag, a quoted value's beginning, or the white space that ends a name or an unquoted value.
_NEXT_ATTRIBUTE = re.compile(r">|=[ \t\n\r\f]{0,9}[\"']|[ \t\n\r\f/]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})[^<>]{0,2000}>?")
# With fewer tags than this, not even the worst of them take a tenth of a second.
_FEW = 600
# What the standard calls formatting elements; and elements of which a page has few, or whose text is never shown.
_FORMATTING = "a b big code em font i nobr s small strike strong tt u"
_ONE_OPEN = frozenset(("a", "nobr"))
MAX_FORMATTING = 100
_MOST = {"option": 2_000, "optgroup": 2_000, "body": 20, "html": 20}
_COUNTED = re.compile(rf"<(/?)({'|'.join((*_FORMATTING.split(), *_MOST))})(?=[\s/>])[^<>]{{0,2000}}>?", re.IGNORECASE)
# What opens such an element, but those of which one is open at most: with fewer of them nothing is to be left out.
_MANY = re.compile(
    rf"<(?=[bcefhiostuBCEFHIOSTU])(?:{'|'.join(tag for tag in (*_FORMATTING.split(), *_MOST) if tag not in _ONE_OPEN)})"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
_NEVER_DEEPER = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th thead tbody tfoot option optgroup html head body".split()
)


def bounded(markup: str) -> str:
    """The markup without the tags that stand deeper than MAX_DEPTH and attributes beyond MAX_ATTRIBUTES.

    MAX_FORMATTING elements like <b> stay open at most. Nearly always the markup itself.
    """
    markup = _trimmed(markup)
    tags = markup.count("<")
    if tags >= _FEW:
        markup = _fewer_open(markup)
    if tags < _SUSPICIOUS:
        return markup
    pieces: list[str] = []
    depth = kept_to = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() in _NEVER_DEEPER:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth + bool(tag[1]) > MAX_DEPTH:
            pieces.append(markup[kept_to : tag.start()])
            kept_to = tag.end()
    return "".join((*pieces, markup[kept_to:])) if pieces else markup


def _fewer_open(markup: str) -> str:
    """The markup without the formatting tags that would be too many open at once, and too many options."""
    opened_at_all = Counter(_MANY.findall(markup))
    roots = max((count for tag, count in opened_at_all.items() if tag[1:].lower() in _MOST), default=0)
    if opened_at_all.total() < MAX_FORMATTING - len(_ONE_OPEN) and roots <= min(_MOST.values()) // 2:
        return markup
    pieces: list[str] = []
    kept_to = together = 0
    opened = dict.fromkeys(_FORMATTING.split(), 0)
    seen = dict.fromkeys(_MOST, 0)
    for tag in _COUNTED.finditer(markup):
        name = tag[2].lower()
        most = _MOST.get(name)
        if most is not None:
            seen[name] += 1
            too_many = seen[name] > most
        elif tag[1]:
            closed = opened[name] > 0
            opened[name] -= closed
            together -= closed
            continue
        else:
            too_many = together >= MAX_FORMATTING
            if not too_many and not (name in _ONE_OPEN and opened[name]):
                opened[name] += 1
                together += 1
        if too_many:
            pieces.append(markup[kept_to : tag.start()])
            kept_to = tag.end()
    return "".join((*pieces, markup[kept_to:])) if pieces else markup


def _trimmed(markup: str) -> str:
    """The markup with every tag's attributes beyond MAX_ATTRIBUTES taken out."""
    pieces: list[str] = []
    kept_to = 0
    at = markup.find("<")
    # From one "<" to the last one within reach: only a long stretch without any can be a tag with so many.
    while at >= 0 and len(markup) - at > _LONG_TAG:
        near = markup.rfind("<", at + 1, at + _LONG_TAG)
        if near >= 0:
            at = near
            continue
        end = markup.find("<", at + _LONG_TAG)
        end = end if end >= 0 else len(markup)
        surplus, rest = _surplus(markup, at + 1, end)
        if surplus < rest:
            pieces.append(markup[kept_to:surplus])
            kept_to = rest
        at = end
    return "".join((*pieces, markup[kept_to:])) if pieces else markup


def _surplus(markup: str, start: int, end: int) -> tuple[int, int]:
    """Where the surplus attributes stand in what follows a "<", from `start` to before `end`; at its end if none do."""
    if not markup[start : start + 1].isalpha():
        return end, end
    at = start
    for _ in range(MAX_ATTRIBUTES):
        found = _NEXT_ATTRIBUTE.search(markup, at, end)
        if found is None or found[0] == ">":
            return end, end
        at = found.end()
        if found[0][-1] in "\"'":
            closed = markup.find(found[0][-1], at, end)
            at = closed + 1 if closed >= 0 else end
    rest = markup.find(">", at, end)
    return at, rest if rest >= 0 else end
