"""One input read: a page with its tree, article and metadata, or plain text as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.errors import EmptyInput, TooLarge
from tracker.reading import bodies, headline, layout, metadata, page_dates, shadow
from tracker.reading.article import Scope, survey
from tracker.reading.bounds import bounded
from tracker.reading.charset import decode
from tracker.reading.language import language_of_text
from tracker.reading.layout import Layout
from tracker.reading.metadata import Metadata
from tracker.reading.places import Place
from tracker.reading.surrogates import whole
from tracker.reading.tree import Tree, grow_page

# The size at which fetching stops as well; the largest of 2,948 saved pages has 6 MB.
MAX_CHARACTERS = 20_000_000
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|div|p|blockquote|section|main|span|a |h1|script|meta|!--)", re.I
)
_SNIFFED = 4_000
_SIMPLER = "the page's markup is deeper or more than is read; tags were left out, and with them perhaps a post"


@dataclass(slots=True)
class Page:
    """A page (`tree` and `scope` set) or a plain text (`plain` set). `url` is where it was got from, if known."""

    url: str | None
    metadata: Metadata
    source: str
    tree: Tree = field(default_factory=Tree)
    scope: Scope | None = None
    plain: bool = False
    notes: tuple[str, ...] = ()


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
    shown = shadow.opened(source)
    markup = bounded(shown)
    notes: tuple[str, ...] = () if markup is shown else (_SIMPLER,)
    tree = grow_page(markup)
    head = metadata.head_of(tree, url)
    stated = [title for title in head.stated if title]
    scope = survey(tree, stated)
    if (held := bodies.whole(tree, head, scope.weight)) and (fuller := _fuller(shown + held, stated, scope)):
        tree, scope = fuller
        notes += ("the text stands in the page's data; the page itself shows less of it",)
    return Page(url, _metadata(tree, head, scope, url), source, tree, scope, notes=notes)


def _fuller(source: str, stated: list[str], shown: Scope) -> tuple[Tree, Scope] | None:
    """The page with its data's text behind it as the article; None where a broken end swallows that.

    Of what the page shows itself only what leads to the article stays, as a standfirst does.
    """
    tree = grow_page(bounded(source))
    found = next((i for i in tree.named("article") if bodies.MARK in tree.attributes(i)), -1)
    if found < 0:
        return None
    scope = survey(tree, stated)
    scope.narrow(tree, found, bodies.lead(tree, shown, found))
    return tree, scope


def _metadata(tree: Tree, head: metadata.Head, scope: Scope, address: str | None) -> Metadata:
    signed = [i for i, kinds in scope.inside.items() if "signature" in kinds]
    heading = headline.text_of(tree, scope.headline) if scope.headline >= 0 else ""
    found = metadata.read(tree, head, heading, signed)
    if found.published is not None:
        return found
    published, modified = page_dates.find(tree, scope, found.language, head.canonical or address, head.stated[-1])
    return replace(found, published=published, modified=found.modified or modified)


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
    return layout.lay_out(page.tree, page.scope, places, page.metadata)


def language_of(page: Page, text: str) -> str | None:
    """The language of the document: stated by the page, checked against the text."""
    return language_of_text(text, page.metadata.language)
