"""Title, address, publisher, byline, language and dates as a page's markup gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from tracker.dates import machine
from tracker.dates.instants import Instant
from tracker.reading import linked_data, titles
from tracker.reading.tree import Tree

# An element of more nodes is no signature, whatever its class says.
_MOST_NODES = 1_000
_SPACE = re.compile(r"\s+")
# "article:published_time" is written with any signs between its words.
_SIGNS = re.compile(r"[^a-z]+")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?\Z")
# The original address inside that of an archive's copy: "/web/20241109080000/https://…", "…id_/https://…".
_ARCHIVED = re.compile(r"https?://[^/]{1,100}/(?:web/)?\d{14}(?:[a-z]{2}_)?/(https?:/.{4,2000})")

# Names of <meta> elements without their signs, the surest first: Open Graph, Dublin Core, Parse.ly, Sailthru and
# common own names.
_PUBLISHED = tuple(
    "articlepublishedtime ogarticlepublishedtime ogpublishedtime datepublished parselypubdate dcdateissued "
    "dctermscreated dcdate dcdatecreated dctermsdate sailthrudate articlepublished publishdate "
    "publicationdate pubdate cxenseparserecspublishtime publisheddate articledateoriginal "
    "originalpublicationdate citationpublicationdate date btpubdate dctermsissued cxenseparsepublishtime "
    "lastpublished".split()
)
_MODIFIED = tuple(
    "articlemodifiedtime ogarticlemodifiedtime ogupdatedtime datemodified dctermsmodified dcdatemodified "
    "lastmod lastmodified revised articlemodified modifiedtime btmoddate".split()
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
_TITLE = ("twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title")
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name")
_SECTION = ("article:section", "parsely-section", "cxenseparse:recs:category", "section")
# A page that says one language and is written in another is wrong; below this length detection is the weaker witness.


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself, None where nothing. Dates have basis "markup", or "declared" where printed."""

    title: str | None = None
    canonical: str | None = None
    publisher: str | None = None
    byline: str | None = None
    section: str | None = None
    language: str | None = None
    published: Instant | None = None
    modified: Instant | None = None


@dataclass(slots=True)
class Head:
    """What a page states for machines: its <meta> elements by name, its article's JSON-LD object, its address."""

    metas: dict[str, str]
    data: dict[str, Any]
    canonical: str | None
    stated: list[str]


def head_of(tree: Tree, address: str | None) -> Head:
    """Reads what is stated; `address` (where the page was got from) resolves relative links and finds its JSON-LD.

    `stated` are the titles as stated: JSON-LD, Open Graph, Twitter's or another, <title>; "" where missing.
    """
    metas = _metas(tree)
    canonical = _canonical(tree, metas, address)
    data = linked_data.article(tree, canonical or address)
    title = next((text for i in tree.named("title") if (text := tree.text_of(i).strip())), "")
    named = _first(metas, _TITLE) or linked_data.text_of(data.get("name"))
    stated = (linked_data.text_of(data.get("headline")), metas.get("og:title"), named, title)
    return Head(metas, data, canonical, [titles.wording(one or "") for one in stated])


def read(tree: Tree, head: Head, heading: str = "", signed: Sequence[int] = ()) -> Metadata:
    """The metadata of a page; `heading` is the article's own headline in its text.

    `signed` are the elements that by their names hold a signature: the byline is read there when no markup states it.
    """
    metas, data = head.metas, head.data
    hosts = titles.site_names((), head.canonical)
    publisher = linked_data.name_of(data.get("publisher")) or _first(metas, _SITE)
    publisher = publisher or linked_data.name_of(data.get(linked_data.REFERRED))
    publisher = publisher or titles.site_in(head.stated[-1], hosts)
    sites = hosts | titles.site_names([publisher, *(metas.get(name) for name in _SITE)])
    return Metadata(
        title=titles.chosen(head.stated, titles.unescaped(heading), sites),
        canonical=head.canonical,
        publisher=titles.unescaped(publisher) if publisher else None,
        byline=_byline(tree, head, signed),
        section=linked_data.name_of(data.get("articleSection")) or _first(metas, _SECTION),
        language=_language(tree, metas, data),
        published=_date(data.get("datePublished"), metas, _PUBLISHED),
        modified=_date(data.get("dateModified"), metas, _MODIFIED),
    )


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


def _canonical(tree: Tree, metas: dict[str, str], address: str | None) -> str | None:
    """The address that a page states; that of the site's front page is one only where no other is known."""
    heads = (tree.attributes(i) for i in tree.named("link"))
    links = (one["href"] for one in heads if "canonical" in one.get("rel", "").lower().split() and one.get("href"))
    stated = [found for one in (next(links, None), metas.get("og:url")) if one and (found := _absolute(one, address))]
    if stated and _is_front(stated[0]):
        inner = [one for one in (*stated, address) if one and one.startswith("http") and not _is_front(one)]
        return inner[0] if inner else stated[0]
    return stated[0] if stated else None


def _is_front(address: str) -> bool:
    """Whether an address leads to a site's front page: it has nothing behind the host."""
    return not address.split("://", 1)[-1].split("#")[0].partition("/")[2]


def _absolute(href: str, address: str | None) -> str | None:
    try:
        joined = urljoin(address or "", href.strip())
    except ValueError:
        return None
    if not joined.startswith(("http://", "https://")):
        return None
    archived = _ARCHIVED.match(joined)
    return archived[1] if archived else joined


def _byline(tree: Tree, head: Head, signed: Sequence[int]) -> str | None:
    stated = linked_data.name_of(head.data.get("author")) or _first(head.metas, _AUTHOR)
    if stated and not stated.startswith(("http", "//", "/")):
        return titles.unescaped(stated)
    for i in signed:
        attributes = tree.attributes(i)
        names = " ".join(filter(None, (attributes.get(key) for key in ("class", "rel", "itemprop")))).lower()
        if "byline" in names or "author" in names:
            text = "" if tree.ends[i] - i > _MOST_NODES else _SPACE.sub(" ", tree.text_of(i)).strip()
            if 2 < len(text) < 150:
                return text
    return None


def _language(tree: Tree, metas: dict[str, str], data: dict[str, Any]) -> str | None:
    html = next(iter(tree.named("html")), None)
    attributes = tree.attributes(html) if html is not None else {}
    stated = (
        linked_data.language_of(data.get("inLanguage")),
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
    plain = {_SIGNS.sub("", name): content for name, content in metas.items()}
    candidates = (machine.read(plain[name]) for name in names if name in plain)
    return next((found for found in candidates if found is not None), None)
