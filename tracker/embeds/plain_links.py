"""Post addresses that stand in a text as text: nobody made a link of them, and they are links all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.models import LinkedPost
from tracker.platforms import all_platforms, parse_post_url
from tracker.spans import merged

_SCHEMES = "|".join(["https?", *(scheme for platform in all_platforms() for scheme in platform.schemes)])
_HOSTS = "|".join(
    re.escape(host) for host in sorted({host for platform in all_platforms() for host in platform.hosts}, key=len)[::-1]
)
# A whole address, or one without a scheme on a host that belongs to a platform, as people type it.
_ADDRESS = re.compile(
    rf"(?<![\w@/.:+-])(?:(?:{_SCHEMES})://|(?:www\.|m\.|mobile\.|old\.)?(?:{_HOSTS})/)[^\s<>\"“”«»„|\\^`{{}}]{{3,900}}",
    re.IGNORECASE,
)
# What a sentence puts behind an address.
_CLOSING = ".,;:!?…'’\"”»)]}>*_、。，"
_PAIRS = {")": "(", "]": "["}


def linked_in_text(text: str, taken: Sequence[tuple[int, int]]) -> list[LinkedPost]:
    """The addresses of posts (and their short forms) in `text`, outside the spans `taken`, in order."""
    if "/" not in text:
        return []
    spans = merged(taken)
    found: list[LinkedPost] = []
    at = 0
    for match in _addresses(text):
        address = _without_closing(match.group())
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        end = match.start() + len(address)
        if at < len(spans) and spans[at].start < end:
            continue
        reference = parse_post_url(address)
        if reference is not None and reference.kind in ("post", "unresolved"):
            found.append(LinkedPost(reference=reference, start=match.start(), end=end))
    return found


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """The addresses of a text: what has a stroke and no white space in it is looked at, a hundredth of a text."""
    at = 0
    for word in text.split():
        if "/" in word:
            at = text.index(word, at)
            yield from _ADDRESS.finditer(text, at, at + len(word))
            at += len(word)


def _without_closing(address: str) -> str:
    """The address without the marks of the sentence around it; a bracket that it opened itself stays."""
    while address and address[-1] in _CLOSING:
        opening = _PAIRS.get(address[-1])
        if opening and address.count(opening) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address
