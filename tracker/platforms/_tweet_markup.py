"""The block quote that Twitter publishes for embedding: words, `— Name (@handle)`, a link with the date."""

from __future__ import annotations

import re

from bs4 import Tag

from tracker.platforms import _markup
from tracker.platforms.base import PostMarkup

_STATUS = re.compile(r"(?:twitter|x)\.com/[^\s?#]{0,60}status(?:es)?/([0-9]{1,19})", re.IGNORECASE)
# The byline is found by its end: names hold brackets, dashes and handles, a handle in round brackets ends it.
_BYLINE_END = re.compile(r"[(（]\s?[@＠]\s?([A-Za-z0-9_]{1,20})\s?[)）]")
_DASH = re.compile(f"[{re.escape(_markup.DASHES)}-]")
_BIDI = dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# What publishers' systems print in the place of the date when the post is gone.
_GONE = ("deleted", "removed", "supprimé", "gelöscht", "eliminado", "borrado", "unavailable")


def _byline(printed: str) -> tuple[int, str | None, str | None, str]:
    """Where the byline begins in `printed`, the name, the handle, and what follows it; no byline begins at the end."""
    ends = list(_BYLINE_END.finditer(printed))
    if not ends:
        return len(printed), None, None, ""
    end = ends[-1]
    line_at = printed.rfind("\n", 0, end.start()) + 1
    line = printed[line_at : end.start()]
    dashes = [found.start() for found in _DASH.finditer(line)]
    if line.translate(_BIDI).lstrip()[:1] and _DASH.match(line.translate(_BIDI).lstrip()):
        at = dashes[0]
    else:
        # No line of its own: an em dash before a hyphen, the last before the earlier ones.
        strong = [place for place in dashes if line[place] in "—–―"]
        if not strong:
            return (line_at if line_at else end.start()), line.strip() or None, end[1], printed[end.end() :]
        at = strong[-1]
    name = line[at + 1 :].translate(_BIDI).strip()
    return line_at + at, name or None, end[1], printed[end.end() :]


def _printed_date(link: Tag | None, after: str) -> tuple[str | None, bool]:
    """The date as printed and whether a notice says that the post is gone."""
    label = _markup.shown(link) if link is not None else ""
    candidates = (label, after.strip().partition("\n")[0].strip())
    for candidate in candidates:
        if any(character.isdigit() for character in candidate) and len(candidate) <= 80 and "/status" not in candidate:
            return candidate, False
    return None, any(word in candidate.lower() for candidate in candidates for word in _GONE)


def read_official(element: Tag) -> PostMarkup | None:
    """The tweet in a block quote of Twitter's own class; None for a timeline or a button that bears the class."""
    statuses = [
        (link, target, found[1]) for link, target in _markup.links(element) if (found := _STATUS.search(target))
    ]
    printed = _markup.shown(element)
    byline_at, name, handle, after = _byline(printed)
    if not statuses and handle is None:
        return None
    # Bodies link to other tweets; the link of the date is the last one.
    link, url, own_id = statuses[-1] if statuses else (None, None, None)
    declared, gone = _printed_date(link, after)
    if handle is None and link is not None:
        label = _markup.shown(link)
        if label and printed.endswith(label):
            byline_at = len(printed) - len(label)
    words = printed[:byline_at].strip()
    quoted = [target for _, target, other in statuses[:-1] if other != own_id]
    return PostMarkup(
        url=url,
        native_id=own_id,
        author_handle=handle,
        author_name=name,
        declared_date=declared,
        words=words or None,
        printed=printed,
        words_at=printed.index(words) if words else None,
        deleted=gone,
        quotes=quoted[-1] if quoted else None,
    )


def read_classless(element: Tag) -> PostMarkup | None:
    """The same block quote where a system dropped its class: a byline and a date link, or nothing but an empty link.

    An article that quotes somebody and links the tweet has neither.
    """
    if any("/status" in target for _, target in _markup.links(element)):
        found = read_official(element)
        if found is not None and found.native_id and (found.author_handle or not found.printed):
            return found
    return None
