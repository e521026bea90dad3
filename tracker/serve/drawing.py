"""The templates: those of the report, with the server's own before them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup

from tracker.report import html
from tracker.report.html import Places

_HERE = Path(__file__).resolve().parent
_REPORT = Path(html.__file__).resolve().parent


class LivePlaces(Places):
    """Every document and statement has a page here."""

    __slots__ = ()

    def document(self, document_id: str | None) -> str | None:
        """The page of a document, or None where none is named."""
        return f"/documents/{document_id}.html" if document_id else None

    def statement(self, statement_id: str | None) -> str | None:
        """The page of a statement, or None where none is named."""
        return f"/statements/{statement_id}.html" if statement_id else None

    def findings(self, name: str) -> str:
        """What a check found."""
        return f"/findings.html?check={quote(name)}"


PLACES = LivePlaces(lists=True, root="/")


def page(template: str, **values: object) -> str:
    """One page. Raises jinja2.TemplateError for a template that asks for what it was not given."""
    return _environment().get_template(template).render(places=PLACES, root="/", **values)


def read_templates() -> None:
    """Reads all templates: else the first page that needs one waits a third of a second for it."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


def policy() -> str:
    """The content security policy of all pages: our own style and script by their hashes, our own forms."""
    return str(_environment().globals["policy"])


@cache
def _environment() -> Environment:
    report = FileSystemLoader(_REPORT / "templates")
    made = html.environment().overlay(
        loader=ChoiceLoader([FileSystemLoader(_HERE / "templates"), PrefixLoader({"report": report}), report])
    )
    style = str(made.globals["style"]) + (_HERE / "static" / "serve.css").read_text(encoding="utf-8")
    # An overlay shares the report's globals; the report's own pages forbid forms, and tell nobody where they are. With
    # that a browser sends "Origin: null" with our own forms, which the guard takes for another site's.
    made.globals = {
        **made.globals,
        "style": Markup(style),  # noqa: S704 - ours
        "referrer": "same-origin",
        "policy": html.policy_of(style, str(made.globals["script"]), forms="'self'"),
    }
    return made
