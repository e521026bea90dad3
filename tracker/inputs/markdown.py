"""Markdown: converted to HTML, so that the HTML reader reads both; front matter becomes the item's metadata."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from html import escape

from markdown_it import MarkdownIt

from tracker.errors import EmptyInput
from tracker.inputs._dates import declared
from tracker.inputs.base import Capture, Input, Item
from tracker.reading.charset import decode

# More lines than any article has, wrapped or not: each may begin a block, and what is behind them is one text.
MOST_LINES = 15_000
# And more links: each bracket may begin one.
MOST_BRACKETS = 10_000
# And more marks of emphasis of one kind, which are all held against each other.
MOST_MARKS = 40_000
_MARKS = "*_~"
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_HEADING = re.compile(r"^#[ \t]{1,9}(\S.{0,500})$", re.MULTILINE)
_FENCES = frozenset({"---", "+++"})
_PAIR = re.compile(r"^([A-Za-z][A-Za-z0-9_-]{0,40})[ \t]{0,9}:[ \t]{0,9}(\S.{0,2000})$")
# The names that the usual site generators give these facts.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "url": ("url", "canonical_url", "canonical", "source_url", "source", "link"),
    "date": ("date", "published", "pubdate", "publishdate", "publish_date", "date_published", "created"),
    "byline": ("author", "authors", "byline"),
    "publisher": ("publisher", "site", "site_name", "publication", "outlet"),
    "language": ("lang", "language", "locale"),
}


def _items(capture: Capture) -> Iterator[Item]:
    """One document. Raises EmptyInput for white space only, UnsupportedInput for binary data."""
    text = decode(capture.data, capture.media_type).replace("\r\n", "\n")
    matter, body = front_matter(text)
    if not body.strip():
        raise EmptyInput(
            f"{capture.address}: no text after the front matter" if matter else f"{capture.address}: empty"
        )
    heading = _HEADING.search(body)
    title = matter.get("title") or (heading[1].rstrip("# \t") if heading else None)
    language = matter.get("language")
    attribute = f' lang="{escape(language)}"' if language else ""
    url = matter.get("url", "")
    rendered, notes = _rendered(body)
    yield Item(
        "text/html",
        f"<!DOCTYPE html><html{attribute}><head><title>{escape(title or '')}</title></head>"
        f"<body><article>{rendered}</article></body></html>",
        url=capture.url or (url if url.startswith(("http://", "https://")) else None),
        title=title,
        published=declared(matter.get("date")),
        publisher=matter.get("publisher"),
        byline=matter.get("byline"),
        language=language,
        notes=notes,
    )


def _rendered(body: str) -> tuple[str, tuple[str, ...]]:
    """The body as HTML, and what is to be said of it."""
    head, rest = _cut(body)
    html = _MARKDOWN.render(head)
    if not rest.strip():
        return html, ()
    plain = "".join(f"<p>{escape(one)}</p>" for one in _BLANK_LINES.split(rest.strip()))
    bounds = f"{MOST_LINES:,} lines, {MOST_BRACKETS:,} square brackets or {MOST_MARKS:,} marks of emphasis of one kind"
    return html + plain, (f"Markdown: read in {bounds}; what is behind them was read as plain paragraphs",)


def _cut(body: str) -> tuple[str, str]:
    """What is read as Markdown, and the rest."""
    until = min(_place("\n", MOST_LINES, body) + 1, _place("[", MOST_BRACKETS + 1, body))
    until = min(until, *(_place(mark, MOST_MARKS + 1, body) for mark in _MARKS))
    return body[:until], body[until:]


def _place(sign: str, number: int, body: str) -> int:
    """Where the sign stands for the `number`th time; the end where it does so less often."""
    at = -1
    for _ in range(number):
        at = body.find(sign, at + 1)
        if at < 0:
            return len(body)
    return at


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The facts between the fences at the head of a page, under our names, and the text after them.

    Reads TOML between `+++`, and between `---` the plain `key: value` lines of YAML: nested values say nothing
    that a document needs. Text without a closing fence has no front matter.
    """
    first, _, rest = text.lstrip("\n").partition("\n")
    fence = first.rstrip()
    if fence not in _FENCES:
        return {}, text
    inner, closing, body = f"\n{rest}".partition(f"\n{fence}\n")
    if not closing:
        return {}, text
    pairs = _toml(inner) if fence == "+++" else _plain_pairs(inner)
    if not pairs:
        return {}, text
    found = {ours: next((pairs[key] for key in keys if pairs.get(key)), "") for ours, keys in _KEYS.items()}
    return {ours: value for ours, value in found.items() if value}, body


def _plain_pairs(inner: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in inner.splitlines():
        if found := _PAIR.match(line):
            pairs.setdefault(found[1].lower(), _unquoted(found[2].strip()))
    return pairs


def _unquoted(value: str) -> str:
    if value.startswith("[") and value.endswith("]"):
        # Lists in lists are no fact of an article: what is inside the outer brackets stays as it is.
        return ", ".join(_unmarked(part.strip()) for part in value[1:-1].split(","))
    return _unmarked(value)


def _unmarked(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _toml(inner: str) -> dict[str, str]:
    try:
        return {
            key.lower(): ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            for key, value in tomllib.loads(inner).items()
            if not isinstance(value, dict)
        }
    except (ValueError, RecursionError):
        # Besides TOMLDecodeError: a number of 4,301 digits, lists in lists a thousand deep. The page is still readable:
        # what stands between the fences is then part of its text.
        return {}


INPUT = Input(
    name="markdown",
    suffixes=frozenset({".md", ".markdown", ".mdown", ".mkd"}),
    media_types=frozenset({"text/markdown", "text/x-markdown"}),
    items=_items,
    rank=5,
)
