"""The block quote that Twitter publishes for embedding: words, `— Name (@handle)`, a link with the date."""

from __future__ import annotations

import re

from bs4 import Tag

from tracker.languages.posts import gone_notices
from tracker.platforms import _markup, _notices
from tracker.platforms.base import PostMarkup

_STATUS = re.compile(r"(?:twitter|x)\.com/[^\s?#]{0,60}status(?:es)?/([0-9]{1,19})", re.IGNORECASE)
# The byline is found by its end: names hold brackets, dashes and handles, a handle in round brackets ends it.
_BYLINE_END = re.compile(r"[(（]\s?[@＠]\s?([A-Za-z0-9_]{1,20})\s?[)）]")
# What publishers' systems print in the place of the date when the post is gone.
_GONE = gone_notices()


def _printed_date(link: Tag | None, after: str) -> tuple[str | None, bool]:
    """The date as printed and whether a notice says that the post is gone."""
    label = _markup.shown(link) if link is not None else ""
    candidates = (label, after.strip().partition("\n")[0].strip())
    for candidate in candidates:
        if _markup.has_digit(candidate) and len(candidate) <= 80 and "/status" not in candidate:
            return candidate, False
    return None, any(word in candidate.lower() for candidate in candidates for word in _GONE)


def read_official(element: Tag) -> PostMarkup | None:
    """The tweet in a block quote of Twitter's own class; None for a timeline or a button that bears the class."""
    statuses = [
        (link, target, found[1]) for link, target in _markup.links(element) if (found := _STATUS.search(target))
    ]
    printed = _markup.shown(element)
    byline = _markup.byline(printed, _BYLINE_END)
    byline_at = byline.at
    if not statuses and byline.handle is None:
        return None
    # Bodies link to other tweets; the link of the date is the last one.
    link, url, own_id = statuses[-1] if statuses else (None, None, None)
    declared, gone = _printed_date(link, byline.after)
    if byline.handle is None and link is not None:
        label = _markup.shown(link)
        if label and printed.endswith(label):
            byline_at = len(printed) - len(label)
    words = printed[:byline_at].strip()
    if byline.handle is None and _notices.is_notice(words):
        words, gone = "", True
    quoted = [target for _, target, other in statuses[:-1] if other != own_id]
    return PostMarkup(
        url=url,
        native_id=own_id,
        author_handle=byline.handle,
        author_name=byline.name,
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
