"""The way of the data, top to bottom: read, find, attribute, store.

`extract` is the pure half: bytes in, everything found in them out; no network, no database, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker import embeds, handles, reading
from tracker.claims.timing import infer_published
from tracker.embeds import flattened
from tracker.ids import bytes_digest, content_id
from tracker.instants import Instant
from tracker.models import Document, Extraction


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
    page = reading.parse(data, media_type, given.url)

    places = embeds.locate(page)
    layout = reading.lay_out(page, places)
    text = layout.text
    language = given.language or reading.language_of(page, text)
    posts, linked = embeds.settle(layout, places, language)
    posts += flattened.find(text, language, [(post.start, post.end) for post in posts])
    posts.sort(key=lambda post: (post.start, post.end))

    published = given.published or page.metadata.published or infer_published(posts)

    return Extraction(
        document=Document(
            document_id=document_id,
            url=given.url or page.metadata.canonical,
            title=given.title or page.metadata.title,
            byline=given.byline or page.metadata.byline,
            publisher=given.publisher or page.metadata.publisher,
            language=language,
            published=published,
            modified=page.metadata.modified,
            text=text,
        ),
        embeds=posts,
        linked_posts=linked,
        mentions=handles.find_handles(text, posts),
        hashtags=handles.find_hashtags(text),
    )


def _as_instant(published: date | datetime | None) -> Instant | None:
    if published is None:
        return None
    if isinstance(published, datetime):
        return Instant.at(published, "explicit", zone_known=published.tzinfo is not None)
    return Instant.day(published, "explicit")
