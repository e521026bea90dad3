"""Which of the pages in an archive are articles: it holds front pages, frames, posts and errors as well."""

from __future__ import annotations

import re

from tracker.hosts import parts_of
from tracker.platforms import parse_post_url
from tracker.rows.records import Capture

# What sites write on articles and on nothing else.
_ARTICLE = re.compile(
    rb"og:type[\"'][^<>]{0,40}content=[\"']article|content=[\"']article[\"'][^<>]{0,40}og:type"
    rb"|property=[\"']article:published_time"
    rb"|\"@type\"\s{0,9}:\s{0,9}(?:\[\s{0,9})?\"(?:[A-Za-z]{0,20}NewsArticle|Article|BlogPosting|LiveBlogPosting|Report)\""
    rb"|itemtype=[\"']https?://schema\.org/(?:[A-Za-z]{0,20}NewsArticle|Article|BlogPosting)",
    re.IGNORECASE,
)
# A word; where a script does not part words, two of its letters.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{1,2}|\w+")
# A front page is made of teasers; below these lengths a page without the signs above is taken for one, or for a form.
_PARAGRAPH_WORDS, _ALL_WORDS = 20, 60
# Said by `pages.jsonl`, the list that a crawler (or a person) made of the pages it visited.
NAMED = "page"


def may_be_article(address: str, data: bytes) -> bool:
    """Whether a page in an archive can be an article, by its address and its mark-up, before it is read."""
    if parse_post_url(address) is not None:
        return False
    parts = parts_of(address)
    if parts is None:
        return False
    return bool(parts.path.strip("/") or parts.query) or _ARTICLE.search(data) is not None


def why_no_article(capture: Capture, text: str) -> str | None:
    """Why what was read from a capture is no article, None where it is one; only pages out of archives are asked."""
    if capture.offset is None or "columns" in capture.given or NAMED in capture.given:
        return None
    if _ARTICLE.search(capture.data):
        return None
    long = [count for line in text.splitlines() if (count := len(_WORD.findall(line))) >= _PARAGRAPH_WORDS]
    if sum(long) >= _ALL_WORDS:
        return None
    words = sum(len(_WORD.findall(line)) for line in text.splitlines())
    return (
        f"no article: its mark-up names it none, and of its {words:,} words {sum(long):,} stand in paragraphs of "
        f"{_PARAGRAPH_WORDS} and more, where {_ALL_WORDS} are asked for"
    )
