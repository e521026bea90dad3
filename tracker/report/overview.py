"""What the overview and the lists show: statements, documents and findings in short rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.checks import Check
from tracker.report.building import when
from tracker.report.fields import Record, by, flag, number, share, text, texts
from tracker.report.findings import SEVERITIES, FindingView, check_of, finding
from tracker.report.loading import rows
from tracker.report.outlets import host, outlet_name
from tracker.report.sources import Sources, sources_of
from tracker.report.timeline import Timeline, timeline
from tracker.report.unnamed import together, unnamed_in_words
from tracker.store import Store

_SHORT = 200
_NAMES = 4
# Of each check; a check that finds thousands of the same is read in SQL.
FINDINGS_SHOWN = 200
# Of each check on the overview, which shows what there is and not all of it.
AT_FIRST = 3


# A check, the number of its findings or hints, and the first of them.
Section = tuple[Check, int, "list[FindingRow]"]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of the list of statements; `find` are the filters that keep it."""

    statement_id: str
    text: str
    voices: tuple[str, ...]
    claims: int
    documents: int
    outlets: tuple[str, ...]
    origins: int
    sources: Sources
    unsaid: str
    errors: int
    warnings: int
    find: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list of documents."""

    document_id: str
    title: str
    publisher: str
    published: str
    is_current: bool
    claims: int
    posts: int
    errors: int
    warnings: int
    find: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the words it is about; `confidence` is None where the check does not say how sure it is."""

    finding: FindingView
    text: str
    statement_id: str | None
    outlet: str
    other_outlet: str
    confidence: float | None


def prepare_lists(store: Store) -> None:
    """Gathers what the lists of documents and findings show, once for all pages."""
    rows(store, "make_documents")
    rows(store, "make_findings")


def statement_rows(store: Store) -> list[StatementRow]:
    """All statements, those that stand in the most documents first."""
    return [statement_row(row) for row in rows(store, "list_statements")]


def statement_row(row: Record) -> StatementRow:
    """From a row of `report_statements`."""
    names = texts(row, "voices")
    sources = sources_of(row)
    return StatementRow(
        statement_id=text(row, "statement_id"),
        text=short(text(row, "text")),
        voices=_first(names),
        claims=number(row, "claims"),
        documents=number(row, "documents"),
        outlets=_first(_outlets(row)),
        origins=number(row, "origins"),
        sources=sources,
        unsaid=_unsaid(row),
        errors=number(row, "errors"),
        warnings=number(row, "warnings"),
        find=_find(row) + (" several" if sources.at_least > 1 else " one" if sources.known else " unknown"),
    )


def _outlets(row: Record) -> list[str]:
    """By name; a document that names none stands there by its id, which tells a reader nothing."""
    names = texts(row, "attested_by")
    named = [name for name in names if not name.startswith("doc_")]
    return named + (["outlet not stated"] if len(named) < len(names) else [])


def _first(names: Sequence[str]) -> tuple[str, ...]:
    return (*names[:_NAMES], *((f"and {len(names) - _NAMES} more",) if len(names) > _NAMES else ()))


def _unsaid(row: Record) -> str:
    """Why the statement's occurrences without an author have none."""
    reasons = row["unnamed"]
    told = [map(str, one) for one in reasons] if isinstance(reasons, list) else []
    return together(unnamed_in_words(reason, language, read=bool(read_as)) for reason, language, read_as in told)


def document_rows(store: Store) -> list[DocumentRow]:
    """All documents, those published last first. `prepare_lists` must have been called on the store."""
    return [document_row(row) for row in rows(store, "list_documents")]


def document_row(row: Record) -> DocumentRow:
    """From a row of `report_documents`."""
    published = when({**row, "published_basis": None}, "published")
    return DocumentRow(
        document_id=text(row, "document_id"),
        title=short(text(row, "title") or text(row, "url") or file_name(row) or text(row, "document_id")),
        publisher=text(row, "publisher") or host(text(row, "url")),
        published=published.words if published else "not known",
        is_current=flag(row, "is_current") is not False,
        claims=number(row, "claims"),
        posts=number(row, "posts"),
        errors=number(row, "errors"),
        warnings=number(row, "warnings"),
        find=_find(row),
    )


def _find(row: Record) -> str:
    return " ".join(word for word, count in (("error", "errors"), ("warning", "warnings")) if row[count])


def finding_sections(store: Store, most: int = FINDINGS_SHOWN, listed: str = "report_findings") -> list[Section]:
    """What each check found, the gravest first, `most` of each.

    `listed` is the table of findings: without another `prepare_lists` must have been called on the store.
    """
    return _sections(store.ask("report", "first_findings", {"most": most, "listed": listed}).records())


def hint_sections(store: Store, most: int = FINDINGS_SHOWN) -> list[Section]:
    """What each check is rather not sure of, `most` of each."""
    return _sections(store.ask("report", "first_hints", {"most": most}).records())


def _sections(found: Iterable[Record]) -> list[Section]:
    """Rows of findings or hints by check, the gravest first, and of these what can be shown beside what it contradicts.

    `of_check` is how many there are in all.
    """
    told = [
        (check_of(name), number(held[0], "of_check"), [finding_row(row) for row in held])
        for name, held in by(found, "check_name").items()
    ]
    return sorted(told, key=lambda one: (SEVERITIES.index(one[0].severity), not any(map(_compares, one[2]))))


def _compares(row: FindingRow) -> bool:
    return row.finding.comparison is not None


def finding_row(row: Record) -> FindingRow:
    """From a row of `report_findings`."""
    return FindingRow(
        finding(row),
        short(text(row, "text")) or "a post without words",
        text(row, "statement_id") or None,
        outlet(row),
        text(row, "other_outlet"),
        share(row, "confidence") if row["confidence"] is not None else None,
    )


def outlet(row: Record) -> str:
    """The publisher of a row's document, or what stands for it: the host, the title, or the name of the file."""
    return outlet_name(
        text(row, "publisher"), text(row, "url"), text(row, "title"), text(row, "path"), text(row, "document_id")
    )


def file_name(row: Record) -> str:
    """The last part of the path a row's document was read from."""
    return text(row, "path").rstrip("/").rpartition("/")[2]


def days(store: Store) -> Timeline | None:
    """Posts and claims in time."""
    found = rows(store, "timeline")
    return timeline(
        (day, number(row, "posts"), number(row, "claims")) for row in found if isinstance(day := row["day"], date)
    )


def short(words: str) -> str:
    """The beginning of a text on one line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"
