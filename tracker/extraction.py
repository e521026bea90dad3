"""The pure half of the way of the data: bytes in, everything found in them out; no network, no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from tracker import claims, embeds, inputs
from tracker.claims.time.dateline import printed_published
from tracker.claims.time.timing import infer_published
from tracker.dates.instants import Instant
from tracker.ids import content_id
from tracker.mentions import handles
from tracker.models import Claim, Document, Embed, Extraction, Hashtag, LinkedPost, Mention
from tracker.reading import page as reading
from tracker.rows.records import Capture

# An article is updated while its story goes on.
_UPDATED = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Given:
    """What its feed, its front matter or the caller says of a document; it wins over the page."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Instant | None = None


def read_item(
    item: inputs.Item,
    capture: Capture,
    digest: str,
    *,
    url: str | None = None,
    published: Instant | None = None,
) -> Extraction:
    """Reads one item of the capture whose SHA-256 is `digest`; `url` and `published` win over all that it says."""
    given = _given(item, capture)
    given = replace(given, url=url or given.url, published=published or given.published)
    # The format is known by now; of what was received with the bytes only the parameters (the charset) still matter.
    _, _, parameters = (item.content_type or "").partition(";")
    kind = f"{item.media_type};{parameters}" if item.media_type else None
    found = read_document(_document_id(item, capture, digest), item.content, kind, given)
    return found.model_copy(update={"notes": [*item.notes, *found.notes]}) if item.notes else found


def _given(item: inputs.Item, capture: Capture) -> Given:
    """What is told of an item: somebody's word before the container's, but a row's before what is said of all rows."""
    told = capture.given
    of_all = "columns" in told
    date = inputs.date_told(told["date"]) if "date" in told else None

    def surer(name: str, said: str | None) -> str | None:
        return (said or told.get(name)) if of_all else (told.get(name) or said)

    return Given(
        url=surer("url", item.url),
        title=surer("title", item.title),
        publisher=surer("publisher", item.publisher),
        byline=surer("byline", item.byline),
        language=surer("language", item.language),
        published=(item.published or date) if of_all else (date or item.published),
    )


def _document_id(item: inputs.Item, capture: Capture, digest: str) -> str:
    """Where the item stands in which bytes; the same bytes told to be from two places are two documents."""
    places = [f"{name}={capture.given[name]}" for name in ("url", "publisher") if name in capture.given]
    return content_id("doc", digest, item.number, *places)


def read_document(document_id: str, data: bytes | str, media_type: str | None, given: Given) -> Extraction:
    """Reads one document, finds what is in it and attributes it."""
    found = find_posts(data, media_type, given)
    meta, text, posts = found.page.metadata, found.text, found.posts

    stated = given.published or meta.published or printed_published(text, found.language, posts)
    published = stated or infer_published(posts)
    publisher = given.publisher or meta.publisher
    written = _written(published, meta.modified)
    unsearched: list[str] = []
    accepted, rejected = claims.find(
        text, found.language, posts, published, publisher, written, unsearched, found.unread_from
    )

    return Extraction(
        document=Document(
            document_id=document_id,
            url=given.url or meta.canonical or found.page.url,
            title=given.title or meta.title,
            byline=given.byline or meta.byline,
            publisher=publisher,
            language=found.language,
            read_as=claims.read_as(found.language),
            published=published,
            modified=meta.modified,
            text=text,
        ),
        embeds=posts,
        linked_posts=found.linked,
        mentions=found.mentions,
        hashtags=found.hashtags,
        claims=[_in_headline(claim, found.headline) for claim in accepted],
        rejected=rejected,
        notes=[*found.notes, *claims.notes_on(found.language), *unsearched],
    )


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """A document read, with its posts and handles; no claims yet. `headline` is its span in `text`, if it has one;
    `notes` say what was not read."""

    page: reading.Page
    text: str
    language: str | None
    posts: list[Embed]
    linked: list[LinkedPost]
    mentions: list[Mention]
    hashtags: list[Hashtag]
    headline: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()
    unread_from: int | None = None


def find_posts(data: bytes | str, media_type: str | None, given: Given) -> FoundPosts:
    """Bytes to one text with every embed in place, and the handles in it."""
    page = reading.parse(data, media_type, given.url)
    places, unread = embeds.locate(page)
    layout = reading.lay_out(page, places)
    language = given.language or reading.language_of(page, layout.text)
    posts, linked, unread_from = embeds.settle(layout, places, language)
    mentions, hashtags = handles.find_handles(layout.text, posts), handles.find_hashtags(layout.text)
    notes = (*page.notes, *unread, *_many(unread_from))
    text = layout.text
    return FoundPosts(page, text, language, posts, linked, mentions, hashtags, layout.headline, notes, unread_from)


def _many(unread_from: int | None) -> tuple[str, ...]:
    if unread_from is None:
        return ()
    return (
        f"posts: the first {embeds.MOST_FLATTENED:,} posts that stand in the text itself were read; from character "
        f"{unread_from:,} on neither such posts nor claims",
    )


def _in_headline(claim: Claim, headline: tuple[int, int] | None) -> Claim:
    """The claim, with the flag "headline" where it stands in it: desks write those, and shorten what was said."""
    if headline is None or not headline[0] <= claim.start < headline[1] or "headline" in claim.flags:
        return claim
    return claim.model_copy(update={"flags": (*claim.flags, "headline")})


def _written(published: Instant | None, modified: Instant | None) -> Instant | None:
    """The date of the version at hand, where an article was modified within days of its publication.

    "On Tuesday" in a text of Monday that was updated on Wednesday is the day between. Later modifications are those
    of a layout or an archive, and the words are still those of the first days.
    """
    if published is None or modified is None or published.basis == "inferred":
        return None
    later = modified.earliest - published.earliest
    return modified if timedelta(0) < later <= _UPDATED else None
