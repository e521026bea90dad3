"""The way of the data, top to bottom: read, find, attribute, store.

`extract` is the pure half: bytes in, everything found in them out; no network, no database, no clock.
`ingest` is the whole: sources in, rows stored. What goes wrong with one item is a row in `failures`; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import claims, embeds, handles, inputs, reading
from tracker.claims.dateline import printed_published
from tracker.claims.timing import infer_published
from tracker.embeds import flattened
from tracker.errors import FetchError, Gone, InputError
from tracker.ids import bytes_digest, content_id
from tracker.instants import Instant
from tracker.models import Document, Extraction
from tracker.records import Capture, Failure, Ingested

if TYPE_CHECKING:
    from tracker.store import Run, Store

# A batch is one transaction: enough rows to be fast, few enough documents (of any size) to lose little to a kill.
BATCH_DOCUMENTS = 500
BATCH_BYTES = 64_000_000


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

    stated = given.published or page.metadata.published or printed_published(text, language, posts)
    published = stated or infer_published(posts)
    accepted, rejected = claims.find(text, language, posts, published)

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
        claims=accepted,
        rejected=rejected,
    )


def _as_instant(published: date | datetime | None) -> Instant | None:
    if published is None:
        return None
    if isinstance(published, datetime):
        return Instant.at(published, "explicit", zone_known=published.tzinfo is not None)
    return Instant.day(published, "explicit")


def ingest(
    store: Store,
    sources: Sequence[str],
    *,
    fetch: inputs.Fetch | None = None,
    arguments: Sequence[str] = (),
    on_item: Callable[[Ingested], None] = lambda item: None,
) -> Report:
    """Reads every source into the database: paths, folders, patterns, "-", addresses (with `fetch`).

    `on_item` is told of each item as it is read. What was stored before is recognised by its content. Raises
    StoreError when the database or the folder of captures cannot be written; what was written until then stays.
    """
    run = store.begin_run(arguments or ["ingest", *sources])
    report = Report(run)
    for batch in _batches(read_all(sources, fetch, on_item)):
        store.write(run, batch)
        report.failures += [item.failure for item in batch if item.failure is not None]
    store.finish_run(run, "partial" if report.failures else "complete")
    return report


@dataclass(slots=True)
class Report:
    """What became of an ingest: `run` has the counts of new and known documents."""

    run: Run
    failures: list[Failure] = field(default_factory=list)


def read_all(
    sources: Sequence[str], fetch: inputs.Fetch | None, on_item: Callable[[Ingested], None]
) -> Iterator[Ingested]:
    """Every item of every source, lazily and in order, each as an extraction or a failure."""
    for captured in inputs.expand(sources, clock=lambda: datetime.now(UTC), fetch=fetch):
        for item in [_uncaptured(captured)] if isinstance(captured, inputs.Failure) else read_capture(captured):
            on_item(item)
            yield item


def read_capture(capture: Capture) -> Iterator[Ingested]:
    """Every document of one capture; one failure where it holds none that can be read."""
    digest = bytes_digest(capture.data)
    items = inputs.items(capture)
    number, key = 0, None
    while True:
        try:
            item = next(items, None)
            if item is None:
                return
            number, key = item.number, item.key
            extraction = read_item(item, digest)
        except InputError as error:
            yield Ingested(capture, number, key, failure=_failure(capture.address, "read", error))
        except Exception as error:  # noqa: BLE001 - the one boundary: a fault in a rule costs one item, and is recorded
            yield Ingested(capture, number, key, failure=_failure(capture.address, "extract", error))
        else:
            yield Ingested(capture, number, key, extraction=extraction)


def read_item(item: inputs.Item, digest: str) -> Extraction:
    """The pure half for one item of the capture whose SHA-256 is `digest`."""
    given = Given(item.url, item.title, item.publisher, item.byline, item.language, item.published)
    document_id = content_id("doc", digest, item.number)
    # The format is known by now; of what was received with the bytes only the parameters (the charset) still matter.
    _, _, parameters = (item.content_type or "").partition(";")
    return read_document(document_id, item.content, f"{item.media_type};{parameters}", given)


def _batches(items: Iterable[Ingested]) -> Iterator[list[Ingested]]:
    batch: list[Ingested] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.capture.data) if item.capture else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _uncaptured(failed: inputs.Failure) -> Ingested:
    stage = "fetch" if isinstance(failed.error, FetchError) else "read"
    status = failed.error.status if isinstance(failed.error, Gone) else None
    seen_at = datetime.now(UTC) if status is not None else None
    return Ingested(None, failure=_failure(failed.source, stage, failed.error, seen_at, status))


def _failure(
    address: str, stage: str, error: Exception, seen_at: datetime | None = None, status: int | None = None
) -> Failure:
    return Failure(address, stage, type(error).__name__, str(error), seen_at, status)
