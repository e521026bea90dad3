"""Whether what is stored still holds: the bytes, the texts read from them, and every span in those texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tracker.errors import DamagedCapture
from tracker.ids import text_digest
from tracker.rows.records import Capture, Ingested
from tracker.rows.values import clean
from tracker.store import Store

Reader = Callable[[Capture], Iterable[Ingested]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that no longer holds: `what` (capture, text, span ...) and `where`, the id of the row."""

    what: str
    where: str
    message: str


@dataclass(slots=True)
class Verification:
    """What was looked at, and what no longer holds."""

    captures: int = 0
    documents: int = 0
    problems: list[Problem] = field(default_factory=list)


def verify(store: Store, read: Reader, on_capture: Callable[[int], None] = lambda count: None) -> Verification:
    """Reads every stored capture again with `read` and compares hashes, texts and spans.

    `on_capture` is told after each capture how many there are in all. Damage to one capture does not stop the others.
    Raises StoreError when the database itself cannot be read.
    """
    done = Verification()
    captures = stored_captures(store)
    for row in captures:
        done.captures += 1
        done.problems += _capture(store, row, read, done)
        on_capture(len(captures))
    done.problems += _spans(store)
    return done


def stored_captures(store: Store, *, read_by_other_rules_than: str = "") -> list[dict[str, object]]:
    """The captures that are stored (or those that hold a document which other rules read), as rows."""
    return store.ask("store", "stored_captures", {"rules": read_by_other_rules_than}).records()


def received(store: Store, row: Mapping[str, object]) -> Capture:
    """A stored capture as it was received. Raises DamagedCapture."""
    seen_at = row["seen_at"]
    path, url, status = row["path"], row["url"], row["status"]
    offset, given, digest = row["container_offset"], row["given"], row["payload_digest"]
    return Capture(
        address=str(row["address"]),
        data=store.captures.get(str(row["sha256"])),
        seen_at=seen_at.replace(tzinfo=UTC) if isinstance(seen_at, datetime) else datetime.fromtimestamp(0, UTC),
        path=str(path) if path is not None else None,
        url=str(url) if url is not None else None,
        media_type=str(row["media_type"]),
        status=int(str(status)) if status is not None else None,
        headers=json.loads(str(row["headers"])),
        given=json.loads(str(given)) if given is not None else {},
        offset=int(str(offset)) if offset is not None else None,
        digest=str(digest) if digest is not None else None,
    )


def _capture(store: Store, row: Mapping[str, object], read: Reader, done: Verification) -> Iterator[Problem]:
    capture_id = str(row["capture_id"])
    documents = store.ask("store", "capture_documents", {"capture_id": capture_id, "given": row["given"]}).records()
    done.documents += len(documents)
    for document in documents:
        if text_digest(str(document["text"])) != document["text_sha256"]:
            yield Problem(
                "text", str(document["document_id"]), "the stored text is not the text its SHA-256 was taken of"
            )
    try:
        capture = received(store, row)
    except DamagedCapture as damage:
        yield Problem("capture", capture_id, str(damage))
        return
    if documents:
        yield from _reread(documents, {item.item: item for item in read(capture)})


def _reread(documents: Iterable[Mapping[str, object]], items: Mapping[int, Ingested]) -> Iterator[Problem]:
    for document in documents:
        document_id, rules = str(document["document_id"]), str(document["rules_version"])
        item = items.get(int(str(document["item"])))
        if item is None or item.extraction is None:
            why = item.failure.message if item is not None and item.failure is not None else "nothing is read there"
            yield Problem("reading", document_id, f"its capture no longer gives this document: {why}")
            continue
        again, text = clean(item.extraction.document.text), str(document["text"])
        if again != text:
            at = next(
                (i for i, (a, b) in enumerate(zip(again, text, strict=False)) if a != b), min(len(again), len(text))
            )
            yield Problem(
                "reading",
                document_id,
                f"its capture reads otherwise from character {at} on (it was read by rules {rules}; "
                "if the rules have changed, `tracker reextract` reads it anew)",
            )


def _spans(store: Store) -> Iterator[Problem]:
    for row in store.ask("store", "broken_spans").records():
        yield Problem(
            "span",
            str(row["id"]),
            f"{row['place']} {row['start_char']}-{row['end_char']} of {row['document_id']}: {row['problem']}",
        )
    for row in store.ask("store", "unheld_handles").records():
        yield Problem(
            "span",
            str(row["id"]),
            f"{row['place']} {row['start_char']}-{row['end_char']} of {row['document_id']}: "
            f"the text there is {row['found']!r}, not {row['words']!r}",
        )
