"""Draws the view model as self-contained HTML: nothing is loaded from anywhere, nothing of an article is obeyed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker.report.commands import again, commands, served, verified
from tracker.report.marks import Mark, pieces

_HERE = Path(__file__).resolve().parent
# Characters that HTML cannot hold, that a browser acts on, or that turn the reading order of what stands around them.
# Each becomes one sign, so that offsets stay.
_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "␡",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029), "␦"),
}

# Looking is a tenth of the cost of replacing, and hardly any text has one.
_HIDDEN = re.compile(f"[{''.join(map(re.escape, map(chr, _SIGNS)))}]")


def shown(value: object) -> object:
    """A value as a template may print it: hidden characters as signs, nothing for None."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return value if value.isprintable() or not _HIDDEN.search(value) else value.translate(_SIGNS)
    return "" if value is None else value


@dataclass(frozen=True, slots=True)
class Places:
    """Which pages there are, so that a page links to no other. `root` is the way from the page to the top folder."""

    documents: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    lists: bool = False
    root: str = field(default="")

    def document(self, document_id: str | None) -> str | None:
        """The page of a document, or None."""
        return f"{self.root}documents/{document_id}.html" if document_id in self.documents else None

    def statement(self, statement_id: str | None) -> str | None:
        """The page of a statement, or None."""
        return f"{self.root}statements/{statement_id}.html" if statement_id in self.statements else None

    def check(self, name: str) -> str:
        """The check and its SQL."""
        return f"{self.root}checks.html#{name}"

    def findings(self, name: str) -> str:
        """What a check found."""
        return f"{self.root}findings.html#{name}"

    def within(self, folder: str) -> Places:
        """The same, seen from a folder."""
        return Places(self.documents, self.statements, self.lists, "../" if folder else "")


def page(template: str, places: Places, **values: object) -> str:
    """One page. Raises jinja2.TemplateError for a template that asks for what it was not given."""
    return environment().get_template(template).render(places=places, root=places.root, **values)


@cache
def environment() -> Environment:
    """The templates, with everything escaped."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _static("report.css"), _static("report.js")
    made.globals.update(style=Markup(style), script=Markup(script))  # noqa: S704 - ours
    made.globals.update(policy=policy_of(style, script), referrer="no-referrer")
    made.filters.update(marked=marked, plural=plural, percent=percent, begun=begun)
    made.filters.update(again=again, commands=commands, served=served, verified=verified)
    return made


def script_of(name: str) -> dict[str, object]:
    """For a page that runs another script of ours than the others do: the script, and the policy that lets it run."""
    style, script = _static("report.css"), _static(name)
    return {"script": Markup(script), "policy": policy_of(style, script)}  # noqa: S704 - ours


def _static(name: str) -> str:
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def policy_of(style: str, script: str, forms: str = "'none'") -> str:
    """Only our own style and script run, named by their hashes; nothing is loaded, and forms go to `forms` only."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        f"base-uri 'none'; form-action {forms}"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def percent(tenths: float) -> str:
    """A place or width of a drawing, of 1,000 across, as a share of whatever room there is."""
    return f"{tenths / 10:.2f}%"


def begun(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def plural(number: int, thing: str) -> str:
    """The number and the thing: 1 claim, 2,000 claims."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """The text with its marks as nested elements; a numbered mark ends in a link to its note, which holds no text.

    The first link to note 5 has the id r5, the second r5-2: a handle may stand in many places.
    """
    out: list[str] = []
    met: Counter[int] = Counter()
    for piece in pieces(text, tuple(marks)):
        if piece.step == "text":
            out.append(str(escape(shown(piece.text))))
        elif piece.step == "close":
            out.append("</mark>")
        elif piece.mark is not None and piece.step == "open":
            out.append(_opening(piece.mark))
        elif piece.mark is not None and piece.mark.number is not None:
            met[piece.mark.number] += 1
            out.append(_reference(piece.mark, piece.mark.number, met[piece.mark.number]))
    return Markup("".join(out))  # noqa: S704 - every text in it was escaped above


def _reference(mark: Mark, number: int, times: int) -> str:
    label = escape(shown(f"{mark.kind} {number}: {mark.label}"))
    place = f"r{number}" if times == 1 else f"r{number}-{times}"
    quiet = "" if mark.kind in ("claim", "post") else f" quiet of-{mark.kind}"
    return f'<a class="ref{quiet}" id="{place}" href="#n{number}" data-n="{number}" aria-label="{label}"></a>'


def _opening(mark: Mark) -> str:
    kind = f" k-{mark.detail}" if mark.kind == "claim" else ""
    number = f' data-n="{mark.number}"' if mark.number is not None else ""
    return f'<mark class="{mark.kind}{kind}"{number} title="{escape(shown(mark.label))}">'
