"""Facts that somebody tells of an article which its bytes do not hold: options, a file beside it, a manifest."""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from tracker.dates.instants import Instant
from tracker.errors import InputError
from tracker.inputs import _columns
from tracker.inputs._dates import declared
from tracker.inputs._tables import HeadedRows
from tracker.inputs.base import Failure

# What can be told of one article; `columns` is told of a data set.
FACTS = ("title", "url", "date", "publisher", "byline", "language")
# What several articles can have in common.
SHARED = frozenset({"date", "publisher", "language", "columns"})
_BESIDE = ".meta.toml"
_WEB = ("http://", "https://")
_MANIFEST_BYTES = 100_000_000


def _silent(message: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How the sources are to be read.

    `given` holds facts (`FACTS`) and `columns` ("text=content,date=published") for every source; `manifests` are
    tables that name files and the facts of each. `tell` takes sentences for whoever waits.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    manifests: Sequence[str] = ()
    tell: Callable[[str], None] = _silent


def checked(facts: Mapping[str, str], where: str) -> dict[str, str]:
    """The facts that say something, once they mean something. Raises InputError for a fact that cannot be."""
    found = {name: " ".join(value.split()) for name, value in facts.items() if value and value.strip()}
    if unknown := sorted(found.keys() - {*FACTS, "columns"}):
        raise InputError(f"{where}: {unknown[0]!r} is none of {', '.join(FACTS)}")
    if "date" in found and date_told(found["date"]) is None:
        raise InputError(f"{where}: the date {found['date']!r} is not one like 2024-03-05 or 2024-03-05T14:30+01:00")
    if "url" in found and not found["url"].startswith(_WEB):
        raise InputError(f"{where}: the address {found['url']!r} does not begin with http:// or https://")
    if "columns" in found:
        _columns.parsed(found["columns"])
    return found


def date_told(printed: str) -> Instant | None:
    """The instant that somebody states of an article, basis "explicit"."""
    found = declared(printed)
    return found.with_basis("explicit") if found else None


def beside(path: Path) -> dict[str, str]:
    """The facts in `NAME.meta.toml` beside a file NAME.txt (or in NAME.txt.meta.toml). Raises InputError."""
    for told in (path.with_name(path.name + _BESIDE), path.with_name(path.stem + _BESIDE)):
        if os.path.isfile(told):  # noqa: PTH113 - answers for a name of 250 bytes too, which leaves no room for the ending
            try:
                table = tomllib.loads(told.read_text(encoding="utf-8"))
                facts = {name: _written(value) for name, value in table.items()}
            except (ValueError, RecursionError) as error:
                # Besides what is no TOML or no UTF-8: a number of 4,301 digits, lists in lists a thousand deep.
                raise InputError(f"{told}: {error}") from error
            return checked(facts, str(told))
    return {}


def _written(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def manifest(path: str) -> Iterator[tuple[str, dict[str, str]] | Failure]:
    """The sources that a table names, each with what it says of them; a row that says nothing usable is a Failure.

    Files are looked for from the manifest's own folder. A row without a file is read from its address.
    """
    folder = Path(path).parent
    try:
        with Path(path).open("rb") as file:
            table = HeadedRows(file, _MANIFEST_BYTES)
            columns = _roles(table.names, path)
            for number, one in enumerate(table, 1):
                where = f"{path}: row {number}"
                if isinstance(one.row, InputError):
                    yield Failure(where, InputError(f"{where}: {one.row}"))
                    continue
                told = {role: str(one.row.get(name) or "").strip() for role, name in columns.items()}
                source = told.pop(_columns.PATH, "")
                try:
                    facts = checked(told, where)
                    if not source and "url" not in facts:
                        raise InputError(f"{where}: names neither a file nor an address")
                    yield str(folder / source) if source else facts["url"], facts
                except InputError as error:
                    yield Failure(where, error)
    except InputError as error:
        yield Failure(path, type(error)(f"{path}: {error}" if path not in str(error) else str(error)))
    except (OSError, csv.Error) as error:
        yield Failure(path, InputError(f"{path}: {getattr(error, 'strerror', None) or error}"))


def _roles(names: Sequence[str], where: str) -> dict[str, str]:
    """The columns of a manifest by what they say. Raises InputError where none names files or addresses."""
    found = _columns.usual(names, FACTS)
    if (files := _columns.path_column(names)) is not None:
        found[_columns.PATH] = files
    elif "url" not in found:
        raise InputError(f"{where}: no column names files (path, file) or addresses (url)")
    return found
