"""Runs the checks: every file of sql/checks is one, and what its SELECT returns are findings.

A file begins with comment lines "title:", "severity:" (info, warning, error) and "why:" (and "needs:", a table without
rows of which it cannot run), and holds one SELECT of
claim_id, document_id, embed_id and detail (JSON: facts, and the spans to look at), and of a confidence in [0, 1] where
it is not sure of all alike. What a check is rather not sure of is a hint, apart from the findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import Any, Literal, get_args

import duckdb

from tracker.errors import BadCheck, UnknownCheck
from tracker.resources import sql_files, sql_text
from tracker.store.connection import translated
from tracker.store.transactions import transaction

Severity = Literal["info", "warning", "error"]
Status = Literal["passed", "failed", "could_not_run"]
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
# A check over a million claims takes some seconds; one that takes minutes is an endless query.
LIMIT_SECONDS = 120.0
_SELECTED = ("claim_id", "document_id", "embed_id", "detail")
_COLUMNS = ("check_name", "severity", *_SELECTED, "confidence")
# A finding should rather be right than not, and an editor's time is dear.
_FINDING, _SURE = 0.6, 1.0
_HEADER = re.compile(r"^-- (title|severity|why|needs): (.{1,300})$", re.MULTILINE)
_CONTINUED = re.compile(r"^--      (.{1,300})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """One file of sql/checks."""

    name: str
    title: str
    severity: Severity
    why: str
    sql: str
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What became of a check: passed, failed with so many findings, or why it could not run (which is not "passed").

    `lacking`: nothing is broken, but there is nothing yet that it could look at.
    """

    check: Check
    status: Status
    rows: int
    reason: str | None = None
    lacking: bool = False

    @property
    def broken(self) -> bool:
        """Whether it could not run, and not only for want of anything to look at."""
        return self.status == "could_not_run" and not self.lacking


def available() -> list[str]:
    """The names of all checks, in alphabetical order."""
    return [path.stem for path in sql_files("checks")]


def needing(table: str) -> list[str]:
    """The names of the checks that look at a table which may be empty."""
    return [name for name in available() if load(name).needs == table]


def load(name: str) -> Check:
    """One check by name. Raises UnknownCheck, or BadCheck when its header lacks a part."""
    if name not in available():
        raise UnknownCheck(f"there is no check {name!r}; there are: {', '.join(available())}")
    return parse(name, sql_text("checks", name))


def parse(name: str, text: str) -> Check:
    """A check from the text of its file. Raises BadCheck when its header lacks a part."""
    parts = {match[1]: match[2].strip() for match in _HEADER.finditer(text)}
    severity = next((level for level in _SEVERITIES if level == parts.get("severity")), None)
    if severity is None or not {"title", "why"} <= parts.keys():
        raise BadCheck(f"sql/checks/{name}.sql needs the comment lines title:, severity: and why:")
    why = " ".join([parts["why"], *(match[1].strip() for match in _CONTINUED.finditer(text))])
    return Check(name, parts["title"], severity, why, text.rstrip().rstrip(";"), parts.get("needs"))


def run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    names: Sequence[str] = (),
    *,
    limit_seconds: float = LIMIT_SECONDS,
) -> list[CheckOutcome]:
    """Runs the named checks (all, without names); writes `findings` and `check_runs`.

    Each check is a transaction of its own. One that cannot run keeps the findings it had, is reported by name with the
    reason, and does not stop the others. Raises UnknownCheck before anything is run, StoreError when not even that can
    be written.
    """
    checks = [load(name) for name in names or available()]
    return [_run(connection, run_id, check, limit_seconds) for check in checks]


def _run(connection: duckdb.DuckDBPyConnection, run_id: str, check: Check, limit_seconds: float) -> CheckOutcome:
    try:
        if check.needs is not None and (lacking := _lacking(connection, check, check.needs)) is not None:
            with transaction(connection):
                _clear(connection, check)
                _record(connection, run_id, lacking)
            return lacking
        with transaction(connection):
            with _limit(connection, limit_seconds):
                rows = _rows(connection, check)
            _clear(connection, check)
            found = [row for row in rows if row[-1] >= _FINDING]
            for table, kept in (("findings", found), ("hints", [row for row in rows if row[-1] < _FINDING])):
                with connection.appender(table, columns=list(_COLUMNS)) as appender:
                    appender.append_rows((check.name, check.severity, *row) for row in kept)
            outcome = CheckOutcome(check, "failed" if found else "passed", len(found))
            _record(connection, run_id, outcome)
    except duckdb.InterruptException:
        outcome = CheckOutcome(check, "could_not_run", 0, f"stopped after {limit_seconds:g} s")
    except (duckdb.Error, BadCheck) as error:
        outcome = CheckOutcome(check, "could_not_run", 0, next(iter(str(error).splitlines()), type(error).__name__))
    if outcome.status == "could_not_run":
        with translated(), transaction(connection):
            _record(connection, run_id, outcome)
    return outcome


_LACKING = {"observations": "nothing was asked of platforms yet (tracker observe)"}


def _lacking(connection: duckdb.DuckDBPyConnection, check: Check, table: str) -> CheckOutcome | None:
    """What became of a check that needs rows of an empty table. Raises BadCheck for a table nobody knows."""
    if table not in _LACKING:
        raise BadCheck(f"needs: names no table that may be empty: {table}")
    if connection.table(table).limit(1).fetchall():
        return None
    return CheckOutcome(check, "could_not_run", 0, _LACKING[table], lacking=True)


def _clear(connection: duckdb.DuckDBPyConnection, check: Check) -> None:
    for table in ("clear", "clear_hints"):
        connection.execute(sql_text("findings", table), {"check": check.name}).fetchall()


def _rows(connection: duckdb.DuckDBPyConnection, check: Check) -> list[tuple[Any, ...]]:
    """The offenders as (claim_id, document_id, embed_id, detail, confidence). Raises BadCheck, duckdb.Error."""
    statements = connection.extract_statements(check.sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise BadCheck("a check is one SELECT and nothing else")
    answer = connection.execute(statements[0])
    names = [str(column[0]) for column in answer.description or ()]
    missing = [name for name in _SELECTED if name not in names]
    if missing:
        raise BadCheck(f"it does not select {', '.join(missing)}")
    places = [names.index(name) for name in _SELECTED]
    sure = names.index("confidence") if "confidence" in names else None
    return [
        (*(row[place] for place in places), _SURE if sure is None else float(row[sure])) for row in answer.fetchall()
    ]


def _record(connection: duckdb.DuckDBPyConnection, run_id: str, outcome: CheckOutcome) -> None:
    values = {
        "run_id": run_id,
        "check": outcome.check.name,
        "status": outcome.status,
        "reason": outcome.reason,
        "rows": outcome.rows,
    }
    connection.execute(sql_text("findings", "record"), values).fetchall()


@contextmanager
def _limit(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupts what the connection is doing when the time is up."""
    timer = Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
