"""HTML and XHTML: saved pages and fragments. Everything inside the page is the reader's work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.inputs._saved import origin
from tracker.inputs.base import HEAD, Capture, Input, Item

_COMMENT_OR_DECLARATION = re.compile(rb"<!--|<\?xml\b", re.IGNORECASE)
_DOCUMENT = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta)\b", re.IGNORECASE)
# Elements that a fragment of an article begins with (the list of the WHATWG MIME Sniffing standard, with later ones).
_FRAGMENT = re.compile(
    rb"<(?:a|amp-[a-z]{1,20}|article|aside|b|blockquote|br|div|em|figure|font|footer|h[1-6]|header|hr|i|iframe|img|"
    rb"link|main|nav|ol|p|script|section|span|strong|style|table|ul)(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)


def _items(capture: Capture) -> Iterator[Item]:
    """One document, as bytes."""
    yield Item("text/html", capture.data, content_type=capture.media_type, url=capture.url or origin(capture.data).url)


def looks_like_page(data: bytes) -> bool:
    """Whether bytes without a name or with a doubtful one are a page or a fragment of one."""
    head = data[: 2 * HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe\xfe\xff \t\r\n")[:HEAD].replace(b"\0", b"")
    return _sniff(head) or _guess(head)


def _sniff(head: bytes) -> bool:
    return bool(_DOCUMENT.match(_past_comments(head)))


def _guess(head: bytes) -> bool:
    rest = _past_comments(head)
    return bool(_FRAGMENT.match(rest)) or (rest != head and not rest)


def _past_comments(head: bytes) -> bytes:
    """What follows comments and an XML declaration; empty when a comment does not end within the head."""
    while found := _COMMENT_OR_DECLARATION.match(head):
        _, end, head = head.partition(b"-->" if found[0] == b"<!--" else b"?>")
        if not end:
            return b""
        head = head.lstrip()
    return head


INPUT = Input(
    name="html",
    suffixes=frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"}),
    media_types=frozenset({"text/html", "application/xhtml+xml"}),
    items=_items,
    sniff=_sniff,
    guess=_guess,
    rank=1,
    origin=origin,
)
