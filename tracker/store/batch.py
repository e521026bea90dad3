"""What a batch of ingested items adds to what is stored: decided here, written by the store.

A text that the article had before is not a new version but one more sighting; so are bytes that were met before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tracker.ids import bytes_digest, content_id, text_digest
from tracker.models import Extraction
from tracker.rows.articles import article_id
from tracker.rows.documents import Placement, document_rows
from tracker.rows.records import Capture, Ingested
from tracker.rows.values import Row, Tables, clean
from tracker.store.capture_rows import absolute, capture_rows, failure_rows, observation_rows, place_of, revisit_rows

# Tables whose rows several documents share; everything else belongs to one document and is new with it.
SHARED = {
    "captures": "capture_id",
    "accounts": "account_id",
    "posts": "post_id",
    "sources": "source_id",
    "failures": "failure_id",
    "observations": "observation_id",
}
# Of several forms that one thing is shown in, which is kept, as in keep_staged.sql: no order of reading counts.
_KEPT_FORM: Mapping[str, Mapping[str, Callable[[str, str], str]]] = {
    "accounts": {"handle": max, "display_name": max},
    "posts": {"url": min},
    "sources": {"name": max, "account_id": min},
}
_OF_NO_DOCUMENT = ("capture_sightings", "revisits", "post_versions", "archived_copies", "archive_lookups")
STAGED = frozenset((*SHARED, *_OF_NO_DOCUMENT, "document_captures"))


@dataclass(frozen=True, slots=True)
class Identity:
    """What decides whether a document is stored already, and where it was met now."""

    document_id: str
    capture_id: str
    item: int
    article_id: str
    text_sha256: str
    given: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One extraction with what decides whether it is stored already."""

    ingested: Ingested
    extraction: Extraction
    identity: Identity

    def placed(self, version: int, run_id: str, rules: str) -> Placement:
        """Where it stands as a version of its article."""
        one, capture = self.identity, self.ingested.capture
        return Placement(
            document_id=one.document_id,
            capture_id=one.capture_id,
            item=one.item,
            item_key=self.ingested.key,
            article_id=one.article_id,
            version=version,
            run_id=run_id,
            rules_version=rules,
            path=absolute(capture.path) if capture else None,
            text_sha256=one.text_sha256,
            given=one.given,
        )


@dataclass(slots=True)
class Known:
    """What the database has of the batch's articles and documents."""

    by_text: dict[tuple[str, str], str] = field(default_factory=dict)
    article_of: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    # Of what is stored: the version each document is, and what was told of it.
    stored: dict[str, tuple[int, str | None]] = field(default_factory=dict)

    def add(self, document_id: str, article: str, version: int, text_sha256: str) -> None:
        self.by_text.setdefault((article, text_sha256), document_id)
        self.article_of[document_id] = article
        self.versions[article] = max(version, self.versions.get(article, 0))


@dataclass(slots=True)
class Batch:
    """The rows to write, the bytes to keep, and the counts for the ledger."""

    tables: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    articles: set[str] = field(default_factory=set)
    # Documents whose rows go, because other facts are told of them now, and the ids they have from now on.
    told_anew: dict[str, str] = field(default_factory=dict)
    new: int = 0
    known: int = 0
    failures: int = 0

    def add_tables(self, tables: Tables) -> None:
        for table, rows in tables.items():
            self.tables[table].extend(rows)

    def settle_shared(self) -> None:
        """Leaves one row for each shared thing, with what only some knew filled in and one form of what has several."""
        for table, key in SHARED.items():
            kept: dict[object, Row] = {}
            for row in self.tables.get(table, ()):
                first = kept.setdefault(row[key], row)
                if first is row:
                    continue
                first.update({name: row[name] for name, value in first.items() if value is None})
                for name, chosen in _KEPT_FORM.get(table, {}).items():
                    one, other = first[name], row[name]
                    if isinstance(one, str) and isinstance(other, str):
                        first[name] = chosen(one, other)
            if kept:
                self.tables[table] = list(kept.values())


class Digests:
    """The SHA-256 of each capture, computed once however many items it holds."""

    def __init__(self, items: Iterable[Ingested]) -> None:
        self.of: dict[int, str] = {}
        self.captures: dict[str, Capture] = {}
        self.all: list[tuple[str, Capture]] = []
        for item in items:
            capture = item.capture
            if capture is not None and id(capture) not in self.of:
                digest = bytes_digest(capture.data)
                self.of[id(capture)] = digest
                self.captures.setdefault(digest, capture)
                self.all.append((digest, capture))

    def capture_id(self, capture: Capture) -> str:
        return content_id("cap", self.of[id(capture)])


def candidates(items: Iterable[Ingested], digests: Digests) -> list[Candidate]:
    """The items that hold a document, with their ids."""
    return [
        _candidate(item, item.extraction, item.capture, digests)
        for item in items
        if item.extraction is not None and item.capture is not None
    ]


def _candidate(item: Ingested, extraction: Extraction, capture: Capture, digests: Digests) -> Candidate:
    text_sha256 = text_digest(clean(extraction.document.text))
    article = article_id(extraction.document.url, capture.url or place_of(capture), item.item, item.key, text_sha256)
    document_id, capture_id = extraction.document.document_id, digests.capture_id(capture)
    identity = Identity(document_id, capture_id, item.item, article, text_sha256, told(capture.given))
    return Candidate(item, extraction, identity)


def told(given: Mapping[str, str]) -> str | None:
    """What was told of a capture as one text; None for nothing."""
    return clean(json.dumps(dict(given), ensure_ascii=False, sort_keys=True)) if given else None


def prepared(
    items: Iterable[Ingested],
    found: Iterable[Candidate],
    digests: Digests,
    known: Known,
    run_id: str,
    rules: str,
    stored_at: datetime,
) -> Batch:
    """Everything the batch writes; `known` is brought up to date on the way."""
    batch = Batch()
    for candidate in found:
        version = decided(batch, candidate.identity, known)
        if version is not None:
            batch.add_tables(document_rows(candidate.extraction, candidate.placed(version, run_id, rules)))
    for digest, capture in digests.all:
        batch.add_tables(capture_rows(content_id("cap", digest), digest, capture, run_id, stored_at))
    for item in items:
        if item.revisit is not None:
            batch.add_tables(revisit_rows(item.revisit, run_id))
        if item.observations:
            capture_id = digests.capture_id(item.capture) if item.capture is not None else None
            batch.add_tables(observation_rows(item.observations, item.capture, capture_id, run_id, item.asking))
        if item.failure is not None:
            batch.failures += item.failures
            held = digests.capture_id(item.capture) if item.capture is not None else None
            batch.add_tables(failure_rows(item.failure, held, run_id))
    batch.settle_shared()
    return batch


def decided(batch: Batch, one: Identity, known: Known) -> int | None:
    """The version as which its rows are to be written; None where it is stored already, and this is one more look."""
    key = (one.article_id, one.text_sha256)
    same = one.document_id if one.document_id in known.article_of else known.by_text.get(key)
    if same is not None and not _told_anew(one, known.stored.get(same)):
        batch.known += 1
        batch.articles.add(known.article_of[same])
        batch.tables["document_captures"].append({"document_id": same, "capture_id": one.capture_id, "item": one.item})
        return None
    if same is not None:
        version, _ = known.stored.pop(same)
        batch.told_anew[same] = one.document_id
        batch.known += 1
    else:
        version = known.versions.get(one.article_id, 0) + 1
        batch.new += 1
    known.add(one.document_id, one.article_id, version, one.text_sha256)
    batch.articles.add(one.article_id)
    return version


def _told_anew(one: Identity, stored: tuple[int, str | None] | None) -> bool:
    """Whether other facts are told of a stored document than before. Saying nothing takes nothing back."""
    return stored is not None and one.given is not None and one.given != stored[1]
