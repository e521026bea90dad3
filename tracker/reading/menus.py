"""Lists of links, which are taken out of a page before its tree is made: a sixth of all nodes stand in them."""

from __future__ import annotations

import re

from tracker.platforms import parse_post_url
from tracker.reading.written_out import unescaped

# Fewer links are no menu.
_LEAST = 3
_TAG = re.compile(r"<[^<>]{1,3000}>")
# With one of these a list says more than where links lead.
_MORE = (
    "<p>", "<p ", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "<iframe", "<blockquote", "<article", "<script",
    "<template", "<time", "<address", '"author"',
)  # fmt: skip
_ADDRESS = re.compile(r" href=\"([^\"]{1,8192})\"")


def is_menu(written: str) -> bool:
    """Whether a list, as the parser writes it out, holds links in each item, no word beside them and none to a post.

    Such a list is no text of an article, wherever it stands: topics, other articles, the way around the site.
    """
    links = written.count("<a ")
    if links < _LEAST or links < written.count("<li") or any(tag in written for tag in _MORE):
        return False
    first, *others = written.split("<a ")
    beside = "".join((first, *(one.partition("</a>")[2] for one in others)))
    if any(map(str.isalnum, _TAG.sub("", beside))):
        return False
    return not any(map(_is_post, _ADDRESS.findall(written)))


def _is_post(address: str) -> bool:
    found = parse_post_url(unescaped(address) if "&" in address else address)
    return found is not None and found.kind == "post"
