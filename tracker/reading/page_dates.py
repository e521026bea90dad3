"""When an article was published and modified, where its head does not say: marked elements, lines around the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tracker.dates import machine
from tracker.dates.instants import Instant
from tracker.reading import signatures
from tracker.reading.article import FOREIGN, Scope
from tracker.reading.tree import TEXT, Tree

# The signature stands between the headline and the first paragraph, or near the headline where that is far.
_LONGEST_LINE = 80
_NEAR = 400
# How many of the last lines of the text may be "Stand: 03.03.2025, 16:12 Uhr".
_LAST = 4
_DAY_IN_ADDRESS = re.compile(r"[/-]((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)[/-]")
_BAR = re.compile(r" [|–—-] ")
_INLINE = frozenset("a abbr b cite em font i small span strong time".split())

Dates = tuple[Instant | None, Instant | None]


def find(tree: Tree, scope: Scope, language: str | None, address: str | None = None, title: str = "") -> Dates:
    """(published, modified) as the page's elements mark them, its lines print them, or its <title> or address tells."""
    published, modified = _marked(tree, scope, "datePublished"), _marked(tree, scope, "dateModified")
    if published is None:
        first, second = _timed(tree, scope)
        published, modified = first, modified or second
    if published is None:
        first, second = _printed(tree, scope, language)
        published, modified = first, modified or second
    return published or _in_title(title, language) or _in_address(address), modified


def _in_title(title: str, language: str | None) -> Instant | None:
    """The date that stands alone behind a bar: "… | The Courier | 28.04.2023"."""
    for part in reversed(_BAR.split(title)[1:]):
        if signatures.is_date(part):
            return next((signed.instant for signed in signatures.dates_in(part, language)), None)
    return None


def _in_address(address: str | None) -> Instant | None:
    """The day in an address like ".../2024/11/08/northern-quay"."""
    found = _DAY_IN_ADDRESS.search(address or "")
    return machine.read("-".join(found.groups())) if found else None


def _marked(tree: Tree, scope: Scope, prop: str) -> Instant | None:
    """The date of an element with that property."""
    for tag, own, nodes in tree.alike.values():
        if tag != "meta" and prop in own.get("itemprop", "").split():
            for i in nodes:
                found = machine.read(own.get("datetime") or own.get("content") or tree.text_of(i))
                if found is not None and scope.standing[i] != FOREIGN:
                    return found
    return None


def _timed(tree: Tree, scope: Scope) -> Dates:
    """The dates of <time> elements: those near the headline or named as the article's; not those of embeds."""
    best: Instant | None = None
    modified: Instant | None = None
    rank = 3
    for i in tree.named("time"):
        own = tree.attributes(i)
        found = machine.read(own.get("datetime", ""))
        if found is None or scope.standing[i] == FOREIGN or _of_an_embed(tree, scope, i):
            continue
        names = own.get("class", "").lower()
        if any(word in names for word in ("updat", "modif")):
            modified = modified or found
            continue
        mine = 0 if "pubdate" in own or "publish" in names else 1 if _near(scope, i) else 2
        if mine < rank:
            best, rank = found, mine
    return best, modified


def _near(scope: Scope, i: int) -> bool:
    return scope.headline >= 0 and abs(i - scope.headline) <= _NEAR


def _of_an_embed(tree: Tree, scope: Scope, i: int) -> bool:
    return any("embed" in scope.inside.get(a, ()) or tree.tags[a] == "blockquote" for a in islice(tree.ancestors(i), 6))


def _printed(tree: Tree, scope: Scope, language: str | None) -> Dates:
    published: Instant | None = None
    modified: Instant | None = None
    lines = [*_lines_above(tree, scope), *_lines_below(tree, scope)]
    for line in lines:
        for signed in signatures.dates_in(line, language):
            if signed.modified:
                modified = modified or signed.instant
            else:
                published = published or signed.instant
    return published or modified, modified


def _lines_above(tree: Tree, scope: Scope) -> Iterator[str]:
    """The lines from the headline (or some way before the body) to the first paragraph."""
    start = scope.headline if scope.headline >= 0 else max(scope.top(tree), scope.root - _NEAR)
    # A signature may stand above its headline, too.
    start = max(scope.top(tree), start - _NEAR // 10)
    for line in _lines(tree, scope, start, tree.ends[scope.root]):
        if len(line) > signatures.LONGEST and not signatures.is_signature(line):
            return
        if len(line) <= signatures.LONGEST and signatures.is_signature(line):
            yield line


def _lines_below(tree: Tree, scope: Scope) -> list[str]:
    end = tree.ends[scope.root]
    lines = list(_lines(tree, scope, max(scope.root, end - _NEAR), min(len(tree), end + _NEAR // 10)))
    return [line for line in lines[-_LAST:] if len(line) <= _LONGEST_LINE and signatures.is_signature(line)]


def _lines(tree: Tree, scope: Scope, start: int, end: int) -> Iterator[str]:
    """The shown texts from node `start` to before `end`, those of one line (inline elements) together."""
    line: list[str] = []
    holder = -1
    for i in range(start, end):
        if tree.tags[i] != TEXT or scope.silent[i] or scope.standing[i] == FOREIGN:
            continue
        block = next((a for a in tree.ancestors(i) if tree.tags[a] not in _INLINE), -1)
        if block != holder and line:
            yield " ".join(" ".join(line).split())
            line = []
        holder = block
        line.append(tree.texts[i])
    if line:
        yield " ".join(" ".join(line).split())
