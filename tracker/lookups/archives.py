"""`tracker archives`: which copies of articles and posts web archives hold, and their original bytes as versions."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import cast

from tracker.archives import ArchivedCopy, Library, is_of, libraries, spellings
from tracker.errors import BadResponse, FetchError, InputError, TooLarge
from tracker.hosts import host_of
from tracker.ids import bytes_digest, content_id
from tracker.inputs import Capture, Failure, Witness, warc
from tracker.inputs.base import Container
from tracker.linking.run import link
from tracker.lookups.asking import AskMore, patiently
from tracker.network.fetch import Reply
from tracker.network.pacing import BUSY, Pacing
from tracker.observations import may_be_answer, observed
from tracker.rows.records import UNKNOWN_TYPE, Ingested
from tracker.rows.values import utc
from tracker.store import Run, Store
from tracker.workers import read_capture

_OK, _PART, _FAULT = 200, 206, 500
# Lists go on in further answers, of which so many are asked for.
_MOST_ANSWERS = 20
# A replay leads to the copy that is nearest in time; one that is further away is another copy.
_WINDOW = timedelta(hours=1)
_READ = ("text/html", "application/xhtml+xml", "application/json", "text/plain")
_LIMIT = 20_000_000


@dataclass(slots=True)
class ArchivesReport:
    """What became of it: copies that were listed, how many were read, and why others were not.

    `refusals` say of an archive why its lists may have holes, `lately` counts the lists that were asked for lately.
    """

    run: Run
    copies: list[ArchivedCopy] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    fetched: int = 0
    lately: int = 0
    left: dict[str, int] = field(default_factory=dict)

    def leave(self, why: str) -> None:
        self.left[why] = self.left.get(why, 0) + 1


@dataclass(frozen=True, slots=True)
class Archivist:
    """Asks archives. `clock` gives seconds since 1970."""

    store: Store
    ask: AskMore
    pacing: Pacing
    clock: Callable[[], float]
    # The answers to questions that are the same for every address.
    shared: dict[str, Reply] = field(default_factory=dict)

    def look_up(self, addresses: Sequence[str], arguments: Sequence[str], since: datetime) -> ArchivesReport:
        """Asks every archive about every address, unless it answered since then; keeps what they list."""
        report = ArchivesReport(self.store.begin_run(list(arguments)))
        known = self.store.ask("archives", "answered", {"since": utc(since)}).rows
        for address in addresses:
            for name, library in libraries().items():
                if (address, name) in known:
                    report.lately += 1
                else:
                    self._library(library, name, address, report)
        return report

    def _library(self, library: Library, name: str, address: str, report: ArchivesReport) -> None:
        asked_at = datetime.fromtimestamp(self.clock(), UTC)
        found: dict[tuple[str, str], ArchivedCopy] = {}
        refusal: str | None = None
        for spelling in spellings(address):
            copies, refused = self._listed(library, spelling, asked_at)
            found |= {(one.archive, one.memento): one for one in copies}
            refusal = refused or refusal
        copies = sorted(found.values(), key=lambda one: (one.captured_at, one.memento))
        report.copies += copies
        if refusal is not None:
            report.refusals[name] = refusal
        lookup = {
            "address": address,
            "archive": name,
            "asked_at": utc(asked_at),
            "copies": len(copies),
            "refusal": refusal,
        }
        rows = [_row(one, address, report.run) for one in copies]
        self.store.keep({"archived_copies": rows, "archive_lookups": [lookup]}, "archives", "keep")

    def _listed(self, library: Library, spelling: str, asked_at: datetime) -> tuple[list[ArchivedCopy], str | None]:
        """What an archive lists for one spelling, and why the list may have a hole."""
        copies: list[ArchivedCopy] = []
        refusal: str | None = None
        waiting = list(library.questions(spelling))
        asked: set[str] = set()
        while waiting and len(asked) < _MOST_ANSWERS:
            question = waiting.pop(0)
            if question in asked:
                continue
            asked.add(question)
            try:
                reply = self._answer(library, question)
            except InputError as error:
                refusal = str(error)
                continue
            listing = library.read(spelling, question, reply.status, reply.headers, reply.data, asked_at)
            copies += (one for one in listing.copies if is_of(spelling, one.original))
            waiting += (one for one in listing.more if one not in asked)
            if listing.refusal is not None:
                refusal = f"{host_of(question)}: {listing.refusal}"
        return copies, refusal or (f"the list goes on after {_MOST_ANSWERS} answers" if waiting else None)

    def _answer(self, library: Library, question: str) -> Reply:
        """Raises InputError."""
        if question in self.shared:
            return self.shared[question]
        reply = patiently(self.ask, self.pacing, self.clock, question, library.accept)
        if question in library.same and reply.status == _OK:
            self.shared[question] = reply
        return reply

    def fetch(self, addresses: Sequence[str], most: int, report: ArchivesReport) -> None:
        """Reads the copies of these addresses that were not read yet, at most so many of each, the oldest first.

        What is read is a version of the article at its moment, or what a platform answered then about a post. A copy
        that could not be asked for is asked for the next time.
        """
        for address in addresses:
            self._fetch(address, most, report)
        if report.run.unlinked:
            link(self.store.connection, report.run.run_id)

    def _fetch(self, address: str, most: int, report: ArchivesReport) -> None:
        rows = self.store.ask("archives", "unread", {"address": address, "most": most}).records()
        for row in rows:
            try:
                why, items = self._copy(row)
            except FetchError:
                report.leave("no answer, asked for again the next time")
                continue
            if items:
                self.store.write(report.run, items)
                report.fetched += 1
            else:
                report.leave(why)
            capture = items[0].capture if items else None
            held = content_id("cap", bytes_digest(capture.data)) if capture is not None else None
            self.store.ask("archives", "fetched", {"copy": row["copy_id"], "what": why, "capture": held})

    def _copy(self, row: Mapping[str, object]) -> tuple[str, list[Ingested]]:
        """The bytes of one copy, read; nothing, and why, where they are no copy of a page that was there.

        Raises FetchError where the archive gives neither.
        """
        memento, first = str(row["memento"]), row["first_byte"]
        more = {"Range": f"bytes={first}-{row['last_byte']}"} if first is not None else None
        try:
            reply = patiently(self.ask, self.pacing, self.clock, memento, "*/*", more=more)
        except TooLarge:
            return "too large", []
        kept = _kept_at(reply)
        if kept is None and (reply.status in BUSY or reply.status >= _FAULT):
            raise BadResponse(f"{memento}: the archive answers {reply.status}")
        moment = cast("datetime", row["captured_at"]).replace(tzinfo=UTC)
        if more is not None:
            return _from_record(reply, memento, moment)
        if kept is None:
            return f"refused: status {reply.status}", []
        if abs(kept - moment) > _WINDOW:
            return "another copy", []
        if reply.status != _OK:
            return f"an archived answer of status {reply.status}", []
        return _read(reply, memento, str(row["original"]), kept)


def _kept_at(reply: Reply) -> datetime | None:
    """When an archive made the copy that it gives; None where it speaks for itself."""
    try:
        moment = parsedate_to_datetime(reply.headers.get("memento-datetime", ""))
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo is not None else None


def _read(reply: Reply, memento: str, original: str, moment: datetime) -> tuple[str, list[Ingested]]:
    media_type = reply.headers.get("x-archive-orig-content-type") or reply.headers.get("content-type") or UNKNOWN_TYPE
    capture = Capture(
        address=memento,
        data=reply.data,
        seen_at=moment,
        url=original,
        media_type=media_type,
        status=_OK,
        headers=reply.headers,
    )
    if may_be_answer(original):
        said = observed(original, _OK, reply.data, reply.headers)
        return "an answer about a post", [Ingested(capture, observations=tuple(said))] if said else []
    if not media_type.lower().startswith(_READ):
        return f"not a page: {media_type.partition(';')[0]}", []
    return "a page", _documents([capture])


def _from_record(reply: Reply, memento: str, moment: datetime) -> tuple[str, list[Ingested]]:
    """The record of an archive file that a range of its bytes is."""
    if reply.status != _PART:
        return f"refused: status {reply.status}", []
    container = Container(memento, io.BytesIO(reply.data), moment, _LIMIT)
    items: list[Ingested] = []
    try:
        for part in warc.INPUT.split(container) if warc.INPUT.split else ():
            if isinstance(part, Witness):
                items.append(Ingested(part.capture, observations=part.observations))
            elif isinstance(part, Capture):
                items += _documents([part])
            elif isinstance(part, Failure):
                return "a damaged record", []
    except InputError:
        return "no record", []
    return "a record" if items else "no page", items


def _documents(captures: Iterable[Capture]) -> list[Ingested]:
    """What the captures hold. An error page in the place of an article is none: it has no text, or is a failure."""
    read = [item for capture in captures for item in read_capture(capture)]
    return [item for item in read if item.failure is None or not item.failure.passed_over]


def _row(one: ArchivedCopy, address: str, run: Run) -> dict[str, object]:
    return {
        "copy_id": content_id("cap", "copy", address, one.archive, one.memento, one.span[0] if one.span else None),
        "run_id": run.run_id,
        "address": address,
        "archive": one.archive,
        "original": one.original,
        "captured_at": utc(one.captured_at),
        "memento": one.memento,
        "first_byte": one.span[0] if one.span else None,
        "last_byte": one.span[1] if one.span else None,
        "status": one.status,
        "media_type": one.media_type,
        "digest": one.digest,
        "fetched": None,
        "capture_id": None,
    }
