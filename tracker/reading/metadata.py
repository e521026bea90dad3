"""Title, address, publisher, byline, language and dates as a page's markup gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from resiliparse.parse.lang import detect_fast

from tracker.dates import machine
from tracker.dates.instants import Instant
from tracker.reading import linked_data
from tracker.reading.tree import Tree

_SPACE = re.compile(r"\s+")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?\Z")

# Names of <meta> elements, the surest first: Open Graph, then Dublin Core, Parse.ly, Sailthru and common own names.
_PUBLISHED = tuple(
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date dc.date.issued "
    "dcterms.created dc.date dc.date.created dcterms.date sailthru.date article.published publish-date publishdate "
    "publication_date pubdate cxenseparse:recs:publishtime published-date article_date_original "
    "originalpublicationdate pub_date citation_publication_date date".split()
)
_MODIFIED = tuple(
    "article:modified_time og:article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified "
    "lastmod last-modified revised".split()
)
_AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
)
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name")
# A page that says one language and is written in another is wrong; below this length detection is the weaker witness.
_ENOUGH_TEXT, _SURE = 400, 600


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None where it says nothing. Dates have basis "markup"."""

    title: str | None = None
    canonical: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Instant | None = None
    modified: Instant | None = None


def read(tree: Tree, address: str | None, signed: Sequence[int] = ()) -> Metadata:
    """The metadata of a page; `address` (where it was got from) resolves relative links and finds its JSON-LD.

    `signed` are the elements that by their names hold a signature: the byline is read there when no markup states it.
    """
    metas = _metas(tree)
    canonical = _canonical(tree, metas, address)
    data = linked_data.article(tree, canonical or address)
    return Metadata(
        title=_title(tree, metas, data),
        canonical=canonical,
        publisher=linked_data.name_of(data.get("publisher")) or _first(metas, _SITE),
        byline=linked_data.name_of(data.get("author"))
        or _name(_first(metas, _AUTHOR))
        or _printed_byline(tree, signed),
        language=_language(tree, metas, data),
        published=_date(data.get("datePublished"), metas, _PUBLISHED) or _timed(tree, "datePublished"),
        modified=_date(data.get("dateModified"), metas, _MODIFIED) or _timed(tree, "dateModified"),
    )


def checked_language(stated: str | None, text: str) -> str | None:
    """The language of a text: what the page states, unless a long text is clearly in another one.

    resiliparse gives a rank, lower is nearer; beyond _SURE it is a guess and the statement stands.
    """
    if len(text) < (_ENOUGH_TEXT if stated else 60):
        return stated
    found, rank = detect_fast(text[:20_000], cutoff=1200)
    if found == "unknown" or (stated and rank > _SURE):
        return stated
    return str(found)


def _metas(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for i in tree.named("meta"):
        attributes = tree.attributes(i)
        content = attributes.get("content")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                found.setdefault(name.lower(), content.strip())
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((_SPACE.sub(" ", metas[name]) for name in names if metas.get(name)), None)


def _name(value: str | None) -> str | None:
    return None if value is None or value.startswith(("http", "//", "/")) else value


def _title(tree: Tree, metas: dict[str, str], data: dict[str, Any]) -> str | None:
    stated = linked_data.text_of(data.get("headline")) or metas.get("og:title") or metas.get("twitter:title")
    if not stated:
        stated = next(
            (text for tag in ("title", "h1") for i in tree.named(tag) if (text := tree.text_of(i).strip())), None
        )
    return _SPACE.sub(" ", stated).strip() or None if stated else None


def _canonical(tree: Tree, metas: dict[str, str], address: str | None) -> str | None:
    for i in tree.named("link"):
        attributes = tree.attributes(i)
        if "canonical" in (attributes.get("rel") or "").lower().split() and attributes.get("href"):
            return _absolute(str(attributes["href"]), address)
    stated = metas.get("og:url")
    return _absolute(stated, address) if stated else None


def _absolute(href: str, address: str | None) -> str | None:
    try:
        joined = urljoin(address or "", href.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def _printed_byline(tree: Tree, signed: Sequence[int]) -> str | None:
    for i in signed:
        attributes = tree.attributes(i)
        names = " ".join(filter(None, (attributes.get(key) for key in ("class", "rel", "itemprop")))).lower()
        if "byline" in names or "author" in names:
            text = _SPACE.sub(" ", tree.text_of(i)).strip()
            if 2 < len(text) < 150:
                return text
    return None


def _language(tree: Tree, metas: dict[str, str], data: dict[str, Any]) -> str | None:
    html = next(iter(tree.named("html")), None)
    attributes = tree.attributes(html) if html is not None else {}
    stated = (
        linked_data.text_of(data.get("inLanguage")),
        attributes.get("lang") or attributes.get("xml:lang"),
        metas.get("og:locale"),
        metas.get("content-language"),
        metas.get("dc.language"),
    )
    for value in stated:
        found = _LANGUAGE.match((value or "").strip())
        if found:
            return found[1].lower()
    return None


def _date(stated: object, metas: dict[str, str], names: tuple[str, ...]) -> Instant | None:
    printed = linked_data.text_of(stated)
    read_from_data = machine.read(printed) if printed else None
    if read_from_data is not None:
        return read_from_data
    candidates = (machine.read(metas[name]) for name in names if name in metas)
    return next((found for found in candidates if found is not None), None)


def _timed(tree: Tree, prop: str) -> Instant | None:
    """The date of an element with that property, or (for the date of publication) of the first <time> of the page."""
    times = tree.named("time")
    for i in times:
        if tree.attributes(i).get("itemprop") == prop:
            return machine.read(tree.attributes(i).get("datetime") or tree.text_of(i))
    if prop == "datePublished":
        for i in times:
            attributes = tree.attributes(i)
            stated = attributes.get("datetime")
            if stated and ("pubdate" in attributes or "publish" in (attributes.get("class") or "") or i == times[0]):
                return machine.read(stated)
    return None
