"""WARC and ARC: what crawlers and archives keep. Each page that a server answered with is a capture of its own.

Its address and moment are those of the record, so the same address many times is versions of one article; a revisit
is one more look at a capture that is kept elsewhere. The time of a capture is never a time of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import chain

from tracker.errors import EmptyInput, InputError, UnsupportedInput
from tracker.inputs import _http, _records
from tracker.inputs._digests import false_digest
from tracker.inputs._gaps import Damage
from tracker.inputs._handed import HEADER, URN, Handed, handed
from tracker.inputs._pages import NAMED, may_be_article
from tracker.inputs._saved import unwrapped
from tracker.inputs.base import Capture, Container, Failure, Input, Item, Part, Revisit, SavedFrom, Unread, Witness
from tracker.inputs.html import looks_like_page
from tracker.observations import answers_page, may_be_answer, observed
from tracker.rows.records import UNKNOWN_TYPE, Custody

_WANTED = frozenset({"response", "resource", "revisit"})
# Of a version that nobody reads yet too: such a file is no text.
_VERSION = re.compile(rb"WARC/\d\.\d")
_OK = frozenset({200, 203})
_PAGES = ("text/html", "application/xhtml+xml")
_DATA = ("application/json", "application/activity+json", "application/ld+json", "text/json", "text/javascript")
_REFUSED = 400
# Types that say nothing of the bytes, or that servers give to pages by mistake.
_VAGUE = ("", "application/octet-stream", "text/plain", "unk")
# Clocks of two machines differ, and some write their own hour for that of UTC.
_SKEW = timedelta(days=1)
_WEB = ("http://", "https://")
# Of frames, scripts and the like some crawlers tell (WARC-Resource-Type).
_DOCUMENT = "document"


@dataclass(slots=True)
class Archive:
    """One WARC file being read, and what the package around it says: its custody, and which addresses are pages.

    Without a list of pages (`pages` is None) every page that may be an article is one.
    """

    container: Container
    custody: Custody | None = None
    pages: frozenset[str] | None = None
    others: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    answers: int = 0
    met: int = 0
    early: int = 0

    def parts(self) -> Iterator[Part]:
        """The captures, revisits and damaged places, in the order of the file."""
        for record in _records.records(self.container.file, _WANTED, self.container.limit):
            if isinstance(record, Damage):
                self.met += 1
                yield self._failure(record.offset, InputError(f"no record can be read here ({record.why})"))
                continue
            if record.date is not None and record.date > self.container.seen_at + _SKEW:
                # Nothing was captured tomorrow: a clock that was wrong must not make a copy the latest for ever.
                self.early += 1
                record = replace(record, date=self.container.seen_at)
            # Bytes that are no record of any type are given as one by the reader.
            self.met += bool(record.kind)
            try:
                found = self._part(record)
                false = self._false(record) if found is not None and not isinstance(found, Revisit) else None
            except InputError as error:
                yield self._failure(record.offset, error)
                continue
            except Exception as error:  # noqa: BLE001 - a fault costs one record: those behind it would be lost unsaid
                yield Failure(self._place(record.offset), error)
                continue
            if found is None:
                continue
            if false is not None and not isinstance(found, Revisit):
                # What a platform said is not believed where the archive itself says that these are not its words.
                taken = "is not read" if isinstance(found, Witness) else "is kept, its custody broken"
                why = f"the record of {record.uri} {taken}: its bytes do not have the digest that its {false} states"
                yield self._failure(record.offset, InputError(why))
                if isinstance(found, Witness):
                    continue
                found = replace(found, custody="broken")
            self.taken += isinstance(found, Capture)
            self.answers += isinstance(found, Witness)
            yield found

    def _false(self, record: _records.ArchiveRecord) -> str | None:
        """The digest that a record states and its bytes do not have."""
        block = record.body or b""
        answer = _answer(record)
        payloads = _http.payloads(answer, self.container.limit) if answer is not None else iter(())
        return false_digest(record.headers, block, chain(payloads, [block]))

    def _failure(self, offset: int, error: InputError) -> Failure:
        where = self._place(offset)
        return Failure(where, type(error)(f"{where}: {error}"))

    def _place(self, offset: int) -> str:
        return f"{self.container.address} at byte {offset:,}"

    def _part(self, record: _records.ArchiveRecord) -> Capture | Revisit | Witness | None:
        if record.fault is not None:
            raise InputError(f"the record of {record.uri or record.kind} is not read: {record.fault}")
        if not record.kind and any(name.startswith("warc-") for name in record.headers):
            raise InputError("a record does not say of which type it is")
        if record.kind not in _WANTED:
            self.others[record.kind or "unknown"] += record.kind not in ("warcinfo", "request", "metadata")
            return None
        if record.body is None:
            self.others["too large"] += 1
            return None
        if len(record.body) < record.length:
            raise InputError(f"a record of {record.length:,} bytes is cut off after {len(record.body):,}")
        if not record.uri:
            raise InputError(f"a {record.kind} does not say of which address it is")
        if not record.uri.startswith(_WEB) and not (HEADER.lower() in record.headers and record.uri.startswith(URN)):
            self.others[record.kind] += 1
            return None
        if record.date is None:
            raise InputError(f"the record of {record.uri} has no date")
        if record.kind == "revisit":
            return self._revisit(record)
        return self._capture(record)

    def _capture(self, record: _records.ArchiveRecord) -> Capture | Witness | None:
        """The page, or a service's answer about a post, that a record holds; None for all else. Raises InputError."""
        answer = _answer(record)
        if answer is None:
            raise InputError(f"the record of {record.uri} holds no HTTP answer")
        if (own := handed(record.headers)) is not None:
            return self._own(record, answer, own)
        declared = answer.headers.get("content-type") or record.headers.get("warc-identified-payload-type", "")
        kind = declared.partition(";")[0].strip().lower()
        if _is_answer(record.uri, kind, answer.status):
            return self._witness(record, answer, declared)
        if answer.status not in _OK or (kind not in _PAGES and kind not in _VAGUE):
            self.others[kind if answer.status in _OK else f"status {answer.status}"] += 1
            return None
        data = _http.payload(answer, self.container.limit)
        if not data.strip() or not looks_like_page(data) or not self._is_wanted(record, data):
            self.others["other pages" if kind in _PAGES else kind or "unknown"] += 1
            return None
        given = {**self.container.given, NAMED: "named"} if self.pages is not None else self.container.given
        return replace(self._bytes(record, answer, data, declared if kind in _PAGES else UNKNOWN_TYPE), given=given)

    def _own(self, record: _records.ArchiveRecord, answer: _http.Answer, own: Handed) -> Capture:
        """What the program wrote itself: the bytes as they are, and read as they were before."""
        return replace(
            self._bytes(record, answer, answer.body, own.media_type),
            seen_at=record.date or self.container.seen_at,
            url=record.uri if record.uri.startswith(_WEB) else None,
            status=answer.status if record.kind == "response" else None,
            given=own.given,
            offset=record.offset if own.rows is None else own.rows,
        )

    def _bytes(self, record: _records.ArchiveRecord, answer: _http.Answer, data: bytes, media_type: str) -> Capture:
        source = unwrapped(SavedFrom(record.uri, record.date))
        return Capture(
            address=record.uri,
            data=data,
            seen_at=source.seen_at or self.container.seen_at,
            path=self.container.path or self.container.address,
            url=source.url,
            media_type=media_type,
            status=answer.status,
            headers={**answer.headers, **_kept(record)},
            offset=record.offset,
            custody=self.custody,
            digest=record.headers.get("warc-payload-digest"),
        )

    def _witness(self, record: _records.ArchiveRecord, answer: _http.Answer, media_type: str) -> Witness:
        data = _http.payload(answer, self.container.limit)
        said = observed(record.uri, answer.status, data, answer.headers)
        return Witness(self._bytes(record, answer, data, media_type or UNKNOWN_TYPE), tuple(said))

    def _is_wanted(self, record: _records.ArchiveRecord, data: bytes) -> bool:
        if self.pages is not None:
            return record.uri.partition("#")[0] in self.pages
        kind = record.headers.get("warc-resource-type", _DOCUMENT).lower()
        return kind == _DOCUMENT and may_be_article(record.uri, data)

    def _revisit(self, record: _records.ArchiveRecord) -> Revisit | None:
        answer = _http.parsed(record.body or b"")
        kind = answer.headers.get("content-type", "") if answer else ""
        if kind and not kind.lower().startswith(_PAGES) and HEADER.lower() not in record.headers:
            self.others["revisit of other kinds"] += 1
            return None
        if record.date is None:
            return None
        refers_to = record.headers.get("warc-refers-to-target-uri", "").strip().removeprefix("<").removesuffix(">")
        return Revisit(
            address=record.uri,
            seen_at=record.date,
            path=self.container.path or self.container.address,
            offset=record.offset,
            refers_to=refers_to.replace(" ", "%20") or None,
            refers_at=_records.date_of(record.headers.get("warc-refers-to-date", "")),
            digest=record.headers.get("warc-payload-digest"),
            status=answer.status if answer else None,
        )


def _is_answer(uri: str, kind: str, status: int) -> bool:
    """Whether a record is what a service answered about a post: data, or the page it refuses with.

    The page at a post's own address says that the page is gone, not what its platform's interfaces say; a page that a
    platform draws for embedding is an answer of it.
    """
    if kind in _PAGES and status < _REFUSED and answers_page(uri):
        return True
    return may_be_answer(uri) if kind in _DATA else status >= _REFUSED and may_be_answer(uri, data=False)


def _answer(record: _records.ArchiveRecord) -> _http.Answer | None:
    body = record.body or b""
    if record.kind == "resource":
        return _http.Answer(200, {"content-type": record.headers.get("content-type", "")}, body)
    found = _http.parsed(body)
    # HTTP 0.9, and old crawlers: the answer is the page alone, and only the line before it says of what type.
    return found or (_http.Answer(200, {}, body) if looks_like_page(body) else None)


def _kept(record: _records.ArchiveRecord) -> dict[str, str]:
    return {name: record.headers[name] for name in ("warc-record-id", "warc-truncated") if name in record.headers}


def _split(container: Container) -> Iterator[Part]:
    """The pages in a file. Raises EmptyInput where no record holds anything to read."""
    archive = Archive(container)
    yield from archive.parts()
    container.tell(told_of(archive))
    if not archive.met:
        raise EmptyInput(f"{container.address}: no record in it")


def told_of(archive: Archive) -> str:
    """What was taken from an archive and what was not, in one sentence."""
    others = ", ".join(f"{count} {kind}" for kind, count in archive.others.most_common(8) if count)
    answers = f", {archive.answers} answers about posts" if archive.answers else ""
    early = f"; {archive.early} records are dated in the future and taken as of today" if archive.early else ""
    taken = f"{archive.container.address}: {archive.taken} pages taken{answers}{early}"
    return taken + (f"; not read: {others}" if others else "")


def _items(capture: Capture) -> Iterator[Item | Unread]:
    """Raises UnsupportedInput: an archive is no document, and only `split` keeps its addresses and times."""
    raise UnsupportedInput(f"{capture.address}: an archive (WARC) of many captures; `tracker ingest` reads it")


def _sniff(head: bytes) -> bool:
    return _VERSION.match(head) is not None or head.startswith(b"filedesc:")


INPUT = Input(
    name="warc",
    suffixes=frozenset({".warc", ".arc", ".open"}),
    media_types=frozenset({"application/warc", "application/arc", "application/x-internet-archive"}),
    items=_items,
    sniff=_sniff,
    rank=0,
    split=_split,
    archive=True,
)
