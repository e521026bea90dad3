"""Answers of the database on standard output, and the counts and failures of a run beside it."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracker.checks import CheckOutcome
from tracker.errors import StoreError
from tracker.linking.run import LinkReport
from tracker.resources import sql_files
from tracker.rows.records import FailedInput
from tracker.store import Result
from tracker.terminal.printable import json_text
from tracker.terminal.terminal import cell, print_table, say

_SHOWN_FAILURES = 20


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


@dataclass(frozen=True, slots=True)
class Question:
    """One of sql/queries/: its name, what it answers, its SQL."""

    name: str
    answers: str
    sql: str


@cache
def questions() -> tuple[Question, ...]:
    """The named questions, by name."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sql_files("queries")]
    return tuple(Question(name, sql.splitlines()[0].removeprefix("--").strip(), sql) for name, sql in texts)


def question(query: str) -> str:
    """The SQL of a named question, or the query itself. Raises StoreError for a name that is none."""
    named = {one.name: one.sql for one in questions()}
    if query in named:
        return named[query]
    if query.isidentifier():
        raise StoreError(f"there is no question named {query}; `tracker sql` lists them")
    return query


def print_questions() -> None:
    """The named questions and what each answers."""
    print_table(("name", "what it answers"), [(one.name, one.answers) for one in questions()])


def print_result(result: Result, form: Format) -> None:
    """A query's rows; CSV keeps every character except on a terminal."""
    if form is Format.table:
        print_table(result.columns, result.rows)
        say(counted(len(result.rows), "row"))
    elif form is Format.json:
        sys.stdout.write(json_text(result.records()) + "\n")
    else:
        writer = csv.writer(_Lines())
        writer.writerow(result.columns)
        plain = cell if sys.stdout.isatty() else _raw
        writer.writerows([plain(value) for value in row] for row in result.rows)


class _Lines:
    """Standard output line by line: told to end lines with a mere newline, csv leaves a carriage return unquoted."""

    def write(self, row: str) -> int:
        return sys.stdout.write(row.removesuffix("\r\n") + "\n")


def _raw(value: object) -> str:
    return "" if value is None else str(value)


def say_failures(failures: list[FailedInput]) -> None:
    """The first failures, and where the others are."""
    for failure in failures[:_SHOWN_FAILURES]:
        say(f"failed: {failure.input}: {failure.message} [{failure.error}]")
    if len(failures) > _SHOWN_FAILURES:
        say(f"... and {sum(one.items for one in failures[_SHOWN_FAILURES:]):,} more; all of them: tracker sql failures")


def say_passed_over(pages: list[FailedInput]) -> None:
    """The first pages that are no articles, each with the reason, and where the others are."""
    for page in pages[:_SHOWN_FAILURES]:
        say(f"not taken: {page.message}")
    if len(pages) > _SHOWN_FAILURES:
        say(f"... and {len(pages) - _SHOWN_FAILURES} more that are no articles; all of them: tracker sql failures")


def say_linked(linked: LinkReport | None, outcomes: list[CheckOutcome]) -> None:
    """What comparing the new claims with all others gave, what could not be looked for, and what the checks say."""
    if linked is not None and linked.new_claims:
        say(
            f"{counted(linked.new_claims, 'new claim')}: {counted(linked.links, 'link')} to claims that say the same "
            f"({linked.candidates:,} pairs looked at, {linked.encoded:,} texts encoded)"
        )
        if linked.not_looked_for:
            say(f"without the encoder, not looked for: {linked.not_looked_for}")
    found = [f"{outcome.check.name} {outcome.rows:,}" for outcome in outcomes if outcome.status == "failed"]
    broken = [f"{outcome.check.name} ({outcome.reason})" for outcome in outcomes if outcome.broken]
    if outcomes:
        say(f"{counted(len(outcomes), 'check')}: {'nothing found' if not found else 'found ' + ', '.join(found)}")
    if broken:
        say(f"could not run: {', '.join(broken)}")


def counted(number: int, thing: str, things: str | None = None) -> str:
    """The number and the thing, in the plural where there are more or none (`things`, where an s is not enough)."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
