"""Writes a report: a folder of self-contained pages that link to each other and can be read alone."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, TypeVar

from tracker.errors import StoreError, UnknownId
from tracker.report.check_view import CheckView
from tracker.report.counted import counted_checks
from tracker.report.document_view import document_views
from tracker.report.fields import number, text
from tracker.report.html import Places, page, script_of
from tracker.report.loading import claims_in, load
from tracker.report.overview import (
    AT_FIRST,
    FINDINGS_SHOWN,
    days,
    document_rows,
    finding_sections,
    hint_sections,
    prepare_lists,
    statement_rows,
)
from tracker.report.search import searchable
from tracker.report.statement_view import prepare, statement_views
from tracker.report.values import document_values, statement_values
from tracker.store import Store

Kind = Literal["claim", "statement", "document"]
T = TypeVar("T")
# So many documents or statements are read from the database at once; beyond it memory grows and time does not shrink.
_BATCH = 1_000
_LISTED = 500
_ON_OVERVIEW = 100
# Each statement has a page; in a large database those that were said once, with nothing remarkable about them, stand
# on their document's page only, where all that is known of them is.
MOST_SINGLE = 5_000


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the page to open first, and how many pages there are."""

    first: Path
    pages: int


def report(store: Store, wanted: str, folder: Path, tick: Callable[[int | None], None] = lambda total: None) -> Written:
    """Writes the pages of a claim, statement or document (an id or its beginning), or of "all", into a folder.

    `tick` is called after each page with the number there will be. A report of "all" takes the place of an earlier
    one's pages. Raises UnknownId, StoreError.
    """
    site = _Site(store, folder, _database(store), tick)
    try:
        return site.everything() if wanted == "all" else site.one(wanted)
    except OSError as error:
        raise StoreError(f"the report cannot be written to {error.filename or folder}: {error.strerror}") from error


def _database(store: Store) -> str:
    return str(store.database)


def resolve(store: Store, prefix: str) -> tuple[Kind, str]:
    """What a prefix names: a claim (also without its "clm_"), a statement or a document. Raises UnknownId."""
    wanted = prefix.strip().lower()
    for tried in (wanted, f"clm_{wanted}") if wanted else ():
        found = rows_of_prefix(store, tried)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownId(f"several ids begin with {tried} ({found[0][1]}, {found[1][1]} ...); give more of it")
    raise UnknownId(
        f"no claim, statement or document has an id that begins with “{wanted}”; or write: tracker report all"
    )


def rows_of_prefix(store: Store, prefix: str) -> list[tuple[Kind, str]]:
    """The (kind, id) that begin so, two of each kind at most."""
    kinds: dict[str, Kind] = {"claim": "claim", "statement": "statement", "document": "document"}
    answer = store.ask("report", "ids", {"prefix": prefix}).records()
    return [(kinds[text(row, "kind")], text(row, "id")) for row in answer]


@dataclass(slots=True)
class _Site:
    store: Store
    folder: Path
    database: str
    tick: Callable[[int | None], None]
    pages: int = 0
    total: int | None = None

    def everything(self) -> Written:
        prepare(self.store)
        prepare_lists(self.store)
        documents, statements = document_rows(self.store), statement_rows(self.store)
        several = [row for row in statements if row.claims > 1 or row.errors or row.warnings]
        paged = statements if len(statements) <= MOST_SINGLE else several
        places = Places(
            frozenset(row.document_id for row in documents), frozenset(row.statement_id for row in paged), lists=True
        )
        self.total = len(documents) + len(paged)
        # Pages of an earlier report only: the folder may hold files of the user's own.
        for pattern in ("documents/doc_*.html", "statements/stm_*.html"):
            for stale in self.folder.glob(pattern):
                stale.unlink()
        self.documents([row.document_id for row in documents], places)
        self.statements([row.statement_id for row in paged], places)
        self.lists("documents", documents, places, f"{len(documents):,} documents, those published last first.")
        single = len(statements) - len(paged)
        told = (
            f"{len(statements):,} statements, those in the most documents first, then those surely on the most sources."
        )
        if single:
            told += f" {single:,} that were said once, and about which nothing was found, have no page of their own: "
            told += "see their documents."
        self.lists("statements", statements, places, told)
        self.findings(places)
        self.search(places)
        checks = self.checks(places)
        last = self.store.ask("store", "last_run").records()
        self.write(
            "index.html",
            "index.html",
            places,
            counts=self.counts(len(documents), len(statements), sum(row.sources.at_least > 1 for row in statements)),
            checks=checks,
            sections=finding_sections(self.store, AT_FIRST),
            hints=hint_sections(self.store, AT_FIRST),
            timeline=days(self.store),
            statements=statements[:_ON_OVERVIEW],
            documents=documents[:_ON_OVERVIEW],
            more_statements=len(statements) if len(statements) > _ON_OVERVIEW else 0,
            more_documents=len(documents) if len(documents) > _ON_OVERVIEW else 0,
            run=last[0] if last else None,
        )
        return Written(self.folder / "index.html", self.pages)

    def one(self, wanted: str) -> Written:
        kind, wanted_id = resolve(self.store, wanted)
        if kind == "document":
            claims = claims_in(self.store, documents=[wanted_id])
            found = load(self.store, claims).claims.values()
            places = Places(
                frozenset([wanted_id]),
                frozenset(text(row, "statement_id") for row in found if row["statement_id"] is not None),
            )
            first = self.folder / "documents" / f"{wanted_id}.html"
        else:
            statement_id = wanted_id if kind == "statement" else self.statement_of(wanted_id)
            claims = claims_in(self.store, statements=[statement_id])
            found = load(self.store, claims).claims.values()
            places = Places(frozenset(text(row, "document_id") for row in found), frozenset([statement_id]))
            first = self.folder / "statements" / f"{statement_id}.html"
        prepare(self.store, sorted(places.statements))
        self.total = len(places.documents) + len(places.statements)
        self.documents(sorted(places.documents), places)
        self.statements(sorted(places.statements), places)
        self.checks(places)
        return Written(first, self.pages)

    def statement_of(self, claim_id: str) -> str:
        row = load(self.store, [claim_id]).claims[claim_id]
        if row["statement_id"] is None or row["is_current"] is False:
            raise UnknownId(
                f"{claim_id} is in no statement (linking has not seen it, or its document was replaced); "
                f"its document has a page: tracker report {text(row, 'document_id')}"
            )
        return text(row, "statement_id")

    def documents(self, ids: Sequence[str], places: Places) -> None:
        within = places.within("documents")
        for batch in _batches(ids):
            for view in document_views(self.store, batch):
                name = f"documents/{view.head.document_id}.html"
                self.write(name, "document.html", within, **document_values(view, self.database))

    def statements(self, ids: Sequence[str], places: Places) -> None:
        within = places.within("statements")
        for batch in _batches(ids):
            for view in statement_views(self.store, batch):
                name = f"statements/{view.statement_id}.html"
                self.write(name, "statement.html", within, **statement_values(view, self.database))

    def lists(self, what: str, found: Sequence[object], places: Places, told: str) -> None:
        batches = list(_batches(found, _LISTED)) or [[]]
        pages = [(place, _list_name(what, place)) for place in range(1, len(batches) + 1)]
        for place, batch in enumerate(batches, 1):
            values = {"what": what, "heading": what.capitalize(), "told": told, "rows": batch, "current": place}
            self.write(_list_name(what, place), "list.html", places, pages=pages, **values)

    def findings(self, places: Places) -> None:
        sections = finding_sections(self.store)
        total, shown = sum(count for _, count, _ in sections), sum(len(found) for _, _, found in sections)
        hints = hint_sections(self.store)
        values = {"sections": sections, "hints": hints, "total": total, "shown": shown, "limit": FINDINGS_SHOWN}
        self.write("findings.html", "findings.html", places, **values)

    def search(self, places: Places) -> None:
        self.write("search.html", "search.html", places, found=searchable(self.store, places), **script_of("search.js"))

    def checks(self, places: Places) -> list[CheckView]:
        views = counted_checks(self.store)
        self.write("checks.html", "checks.html", places, checks=views)
        return views

    def counts(self, documents: int, statements: int, several: int) -> list[tuple[int, str]]:
        held = self.store.ask("store", "info").records()[0]
        return [
            (documents, "documents"),
            (number(held, "posts"), "posts"),
            (number(held, "claims"), "claims"),
            (statements, "statements"),
            (several, "surely on several independent sources"),
        ]

    def write(self, name: str, template: str, places: Places, **values: object) -> None:
        path = self.folder / name
        drawn = page(template, places, **{"database": self.database, **values})
        path.parent.mkdir(parents=True, exist_ok=True)
        for place in {path, *(set(path.parents) & {self.folder / "documents", self.folder / "statements"})}:
            _refuse_link(place)
        path.write_text(drawn, encoding="utf-8")
        self.pages += 1
        self.tick(self.total)


def _refuse_link(path: Path) -> None:
    """A link in the folder may lead to any file of the user's; somebody else may have put it there."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, f"{path} is a link, which is not followed", str(path))


def _list_name(what: str, place: int) -> str:
    return f"{what}.html" if place == 1 else f"{what}-{place}.html"


def _batches(items: Sequence[T], size: int = _BATCH) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
