"""One input read: a page with its tree, article and metadata, or plain text as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.errors import EmptyInput, TooLarge
from tracker.reading import layout, metadata
from tracker.reading.article import Scope, survey
from tracker.reading.charset import decode
from tracker.reading.layout import Layout
from tracker.reading.metadata import Metadata, checked_language
from tracker.reading.places import Place
from tracker.reading.surrogates import whole
from tracker.reading.tree import Tree, grow

# The size at which fetching stops as well; the largest of 2,948 saved pages has 6 MB.
MAX_CHARACTERS = 20_000_000
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|div|p|blockquote|section|main|span|a |h1|script|meta|!--)", re.I
)
_SNIFFED = 4_000


@dataclass(slots=True)
class Page:
    """A page (`tree` and `scope` set) or a plain text (`plain` set). `url` is where it was got from, if known."""

    url: str | None
    metadata: Metadata
    source: str
    tree: Tree = field(default_factory=Tree)
    scope: Scope | None = None
    plain: bool = False


def parse(data: bytes | str, media_type: str | None = None, url: str | None = None) -> Page:
    """Reads one input. `media_type` decides between markup and plain text; without one the text is sniffed.

    Raises EmptyInput where there is nothing but white space, UnsupportedInput for binary data, TooLarge beyond
    MAX_CHARACTERS.
    """
    if len(data) > MAX_CHARACTERS:
        raise TooLarge(f"the input has {len(data):,} bytes; the limit is {MAX_CHARACTERS:,}")
    source = decode(data, media_type) if isinstance(data, bytes) else whole(data.removeprefix("\ufeff"))
    if not source or source.isspace():
        raise EmptyInput("the input is empty")
    if not _is_markup(source, media_type):
        return Page(url, Metadata(), source, plain=True)
    tree = grow(source)
    scope = survey(tree)
    signed = [i for i, kinds in scope.inside.items() if "signature" in kinds]
    return Page(url, metadata.read(tree, url, signed), source, tree, scope)


def _is_markup(source: str, media_type: str | None) -> bool:
    kind = (media_type or "").split(";")[0].strip().lower()
    if kind:
        return kind.endswith(("html", "xml")) or kind == "text/vnd.wap.wml"
    start = len(source) - len(source.lstrip())
    return _MARKUP.search(source, start, start + _SNIFFED) is not None


def lay_out(page: Page, places: Sequence[Place]) -> Layout:
    """The one text all offsets refer to, with each place in it.

    A plain text is itself, unchanged; places in it have no meaning and get empty spans at its end.
    """
    if page.plain or page.scope is None:
        return Layout(page.source, [(len(page.source), len(page.source))] * len(places))
    return layout.lay_out(page.tree, page.scope, places, page.metadata.title)


def language_of(page: Page, text: str) -> str | None:
    """The language of the document: stated by the page, checked against the text."""
    return checked_language(page.metadata.language, text)
