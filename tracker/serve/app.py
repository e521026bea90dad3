"""The application: which address shows what."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker.errors import TrackerError, UnknownId
from tracker.report.counted import counted_checks
from tracker.report.document_view import document_views
from tracker.report.fields import number, optional, text
from tracker.report.overview import (
    AT_FIRST,
    days,
    document_row,
    finding_row,
    finding_sections,
    hint_sections,
    statement_row,
)
from tracker.report.statement_view import statement_views
from tracker.report.values import document_values, statement_values
from tracker.serve.drawing import page, policy, read_templates
from tracker.serve.guard import Guard, Token
from tracker.serve.listing import ListName, listed
from tracker.serve.query import QueryAnswer, QueryBox
from tracker.serve.rows import claim_row
from tracker.store import Store
from tracker.terminal.results import questions

_MOST_BODY = 100_000
_ON_OVERVIEW = 20
_OF_EACH = 8  # rows of each list that a search of everything shows
_TOLD: dict[ListName, tuple[str, str, str, Callable[..., object]]] = {
    "statements": (
        "Statements",
        "Those in the most documents first, then those surely on the most sources.",
        "words of what was said, or its author",
        statement_row,
    ),
    "claims": ("Claims", "The latest articles first.", "words of a claim, or its author", claim_row),
    "documents": ("Documents", "Those published last first.", "title, publisher or address", document_row),
    "findings": ("Findings", "The gravest first.", "words of a claim, title or publisher", finding_row),
}


@dataclass(slots=True)
class Site:
    """What the pages are made from. `database` is the file the snapshot was taken of, as it is shown."""

    reader: Callable[[], AbstractContextManager[Store]]
    box: QueryBox
    database: str
    token: Token = field(default_factory=Token)
    _overview: str = ""

    def warm(self) -> None:
        """Draws the overview, which does not change, and one page of each kind: the first takes half a second.

        Must be called once, before anything is answered.
        """
        read_templates()
        with self.reader() as opened:
            self._overview = self._drawn_overview(opened)
            for row in listed(opened, "statements", {}).rows[:1]:
                self._statement_page(opened, text(row, "statement_id"))
            for row in listed(opened, "documents", {}).rows[:1]:
                self._document_page(opened, text(row, "document_id"))

    def overview(self, request: Request) -> Response:
        """The first page."""
        return HTMLResponse(self._overview)

    def _drawn_overview(self, opened: Store) -> str:
        held = opened.ask("serve", "counts").records()[0]
        several = "surely on several independent sources"
        return page(
            "live_index.html",
            counts=[(number(held, name), several if name == "several" else name) for name in held],
            checks=counted_checks(opened),
            sections=finding_sections(opened, AT_FIRST, "served_findings"),
            hints=hint_sections(opened, AT_FIRST),
            timeline=days(opened),
            statements=[statement_row(row) for row in listed(opened, "statements", {}).rows[:_ON_OVERVIEW]],
            documents=[document_row(row) for row in listed(opened, "documents", {}).rows[:_ON_OVERVIEW]],
            database=self.database,
        )

    def list(self, name: ListName, request: Request) -> Response:
        """One page of a list."""
        heading, told, placeholder, drawn = _TOLD[name]
        with self.reader() as opened:
            found = listed(opened, name, dict(request.query_params))
        shown = [drawn(row) for row in found.rows]
        values = {"heading": heading, "told": told, "placeholder": placeholder, "listed": found, "rows": shown}
        return HTMLResponse(page("live_list.html", **values))

    def search(self, request: Request) -> Response:
        """The first rows of every list that hold some words."""
        sought = request.query_params.get("q", "").strip()
        found = []
        with self.reader() as opened:
            for name, (heading, _, _, drawn) in _TOLD.items() if sought else ():
                held = listed(opened, name, {"q": sought}, _OF_EACH, filters=False)
                found.append((held, heading, [drawn(row) for row in held.rows]))
        return HTMLResponse(page("live_search.html", sought=sought, found=found))

    def document(self, request: Request) -> Response:
        """The page of a document."""
        with self.reader() as opened:
            return HTMLResponse(self._document_page(opened, str(request.path_params["id"])))

    def _document_page(self, opened: Store, wanted: str) -> str:
        for view in document_views(opened, [wanted]):
            return page("document.html", **document_values(view, self.database))
        raise UnknownId(f"there is no document {wanted}")

    def statement(self, request: Request) -> Response:
        """The page of a statement."""
        with self.reader() as opened:
            return HTMLResponse(self._statement_page(opened, str(request.path_params["id"])))

    def _statement_page(self, opened: Store, wanted: str) -> str:
        for view in statement_views(opened, [wanted]):
            return page("statement.html", **statement_values(view, self.database))
        raise UnknownId(f"there is no statement {wanted}")

    def claim(self, request: Request) -> Response:
        """Where a claim is told of: its statement, or its document where it is in none."""
        wanted = str(request.path_params["id"])
        with self.reader() as opened:
            found = opened.ask("serve", "statement_of_claim", {"claim": opened.find_claim(wanted)}).records()[0]
        statement = optional(found, "statement_id") if found["is_current"] else None
        place = f"statements/{statement}" if statement else f"documents/{text(found, 'document_id')}"
        return RedirectResponse(f"/{place}.html", 303)

    def checks(self, request: Request) -> Response:
        """The checks and their SQL."""
        with self.reader() as opened:
            views = counted_checks(opened)
        return HTMLResponse(page("checks.html", checks=views))

    async def query(self, request: Request) -> Response:
        """The query box; a POST runs a query."""
        if request.method != "POST":
            chosen = request.query_params.get("question", "")
            return self._query_page(next((one.sql for one in questions() if one.name == chosen), ""), None)
        form = await _form(request)
        if not self.token.matches(form.get("token", "")):
            raise HTTPException(403, "The form is not of this run of the server; open the page again.")
        sql = form.get("sql", "")
        return await run_in_threadpool(lambda: self._query_page(sql, self.box.ask(sql)))

    def _query_page(self, sql: str, answer: QueryAnswer | None) -> Response:
        values = {"sql": sql, "answer": answer, "questions": questions(), "token": self.token.value}
        return HTMLResponse(page("query.html", limits=self.box.limits, **values))


def application(site: Site, hosts: frozenset[str]) -> Starlette:
    """The application that answers to these Host headers."""
    return Starlette(
        routes=[
            Route("/", site.overview),
            Route("/index.html", site.overview),
            *(Route(f"/{name}.html", partial(site.list, name)) for name in _TOLD),
            Route("/checks.html", site.checks),
            Route("/search.html", site.search),
            # Browsers ask for it unasked, and tell of its absence as of an error.
            Route("/favicon.ico", lambda request: Response(status_code=204)),
            Route("/documents/{id}.html", site.document),
            Route("/statements/{id}.html", site.statement),
            Route("/claims/{id}.html", site.claim),
            Route("/query.html", site.query, methods=["GET", "POST"]),
        ],
        middleware=[Middleware(Guard, hosts=hosts, policy=policy())],
        exception_handlers={HTTPException: _told_http, TrackerError: _told_error},
    )


async def _form(request: Request) -> dict[str, str]:
    """The fields of a posted form. Raises HTTPException when it is too long or of another type."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Only forms are read here.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BODY:
            raise HTTPException(413, "The form is too long.")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    return {name: values[0] for name, values in fields.items()}


def _told_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = str(error.detail) if isinstance(error, HTTPException) else ""
    headings = {404: "Not found", 405: "Not allowed"}
    return HTMLResponse(page("message.html", heading=headings.get(status, "Not done"), told=told), status)


def _told_error(request: Request, error: Exception) -> Response:
    status, heading = (404, "Not found") if isinstance(error, UnknownId) else (500, "The page could not be made")
    return HTMLResponse(page("message.html", heading=heading, told=str(error)), status)
