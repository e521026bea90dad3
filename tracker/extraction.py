"""The pure half of the way of the data: bytes in, everything found in them out; no network, no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker import claims, embeds, reading
from tracker.claims.time.dateline import printed_published
from tracker.claims.time.timing import infer_published
from tracker.dates.instants import Instant
from tracker.ids import bytes_digest, content_id
from tracker.mentions import handles
from tracker.models import Document, Embed, Extraction, Hashtag, LinkedPost, Mention


@dataclass(frozen=True, slots=True)
class Given:
    """What its feed, its front matter or the caller says of a document; it wins over the page."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Instant | None = None


def extract(
    source: bytes | str | Path,
    *,
    media_type: str | None = None,
    url: str | None = None,
    published: date | datetime | None = None,
) -> Extraction:
    """Everything found in one document.

    `source` is the document itself, or the Path of a file that holds it. `media_type` "text/html" or "text/plain"
    decides how it is read; without one it is sniffed. `published` overrides what the document says of its date.
    Raises InputError (EmptyInput, UnsupportedInput, TooLarge) where there is no text to read, OSError for a Path.
    """
    data = source.read_bytes() if isinstance(source, Path) else source
    digest = bytes_digest(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    given = Given(url=url, published=_as_instant(published))
    return read_document(content_id("doc", digest, 0), data, media_type, given)


def read_document(document_id: str, data: bytes | str, media_type: str | None, given: Given) -> Extraction:
    """Reads one document, finds what is in it and attributes it."""
    found = find_posts(data, media_type, given)
    meta, text, posts = found.page.metadata, found.text, found.posts

    stated = given.published or meta.published or printed_published(text, found.language, posts)
    published = stated or infer_published(posts)
    publisher = given.publisher or meta.publisher
    accepted, rejected = claims.find(text, found.language, posts, published, publisher)

    return Extraction(
        document=Document(
            document_id=document_id,
            url=given.url or meta.canonical,
            title=given.title or meta.title,
            byline=given.byline or meta.byline,
            publisher=publisher,
            language=found.language,
            published=published,
            modified=meta.modified,
            text=text,
        ),
        embeds=posts,
        linked_posts=found.linked,
        mentions=found.mentions,
        hashtags=found.hashtags,
        claims=accepted,
        rejected=rejected,
    )


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """A document read, with its posts and handles; no claims yet."""

    page: reading.Page
    text: str
    language: str | None
    posts: list[Embed]
    linked: list[LinkedPost]
    mentions: list[Mention]
    hashtags: list[Hashtag]


def find_posts(data: bytes | str, media_type: str | None, given: Given) -> FoundPosts:
    """Bytes to one text with every embed in place, and the handles in it."""
    page = reading.parse(data, media_type, given.url)
    places = embeds.locate(page)
    layout = reading.lay_out(page, places)
    language = given.language or reading.language_of(page, layout.text)
    posts, linked = embeds.settle(layout, places, language)
    mentions, hashtags = handles.find_handles(layout.text, posts), handles.find_hashtags(layout.text)
    return FoundPosts(page, layout.text, language, posts, linked, mentions, hashtags)


def _as_instant(published: date | datetime | None) -> Instant | None:
    if published is None:
        return None
    if isinstance(published, datetime):
        return Instant.at(published, "explicit", zone_known=published.tzinfo is not None)
    return Instant.day(published, "explicit")
