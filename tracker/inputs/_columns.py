"""Which column of a data set holds what: given by whoever asks, else guessed by usual names (`columns.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from tracker.errors import InputError, UnsupportedInput

# What a row can say of its article, and the two forms its text can have.
ROLES = ("text", "html", "title", "url", "date", "publisher", "byline", "language", "key")
# Only in a manifest.
PATH = "path"
Columns = dict[str, str]
_SAME = re.compile(r"[\s_-]+")


@cache
def _tables() -> Mapping[str, list[str]]:
    tables = tomllib.loads((files("tracker.inputs") / "columns.toml").read_text(encoding="utf-8"))
    return {
        **{role: [_folded(name) for name in names] for role, names in tables.items() if role != "rows"},
        "rows": tables["rows"]["names"],
    }


def row_holders() -> frozenset[str]:
    """The names under which an object keeps its rows, in lower case."""
    return frozenset(_tables()["rows"])


def _folded(name: str) -> str:
    return _SAME.sub("", name.casefold())


def parsed(text: str) -> Columns:
    """ "text=content,date=published" by role; an empty name says that there is no such column. Raises InputError."""
    found: Columns = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        role, equals, name = (part.strip() for part in pair.partition("="))
        if not equals or role not in ROLES:
            raise InputError(f"columns: {pair!r} is not one of {'=…, '.join(ROLES)}=…")
        found[role] = name
    return found


def written(columns: Mapping[str, str]) -> str:
    """The columns as `parsed` reads them, in one order."""
    return ",".join(f"{role}={columns[role]}" for role in ROLES if columns.get(role))


def chosen(names: Iterable[str], asked: Mapping[str, str], where: str) -> Columns:
    """The column of each role: as asked, else the first of the usual names that is there and not yet taken.

    Raises UnsupportedInput where no column holds the text of an article, InputError where an asked one is missing.
    """
    there = {_folded(name): name for name in reversed(list(names))}
    found: Columns = {}
    for role, name in asked.items():
        if name and _folded(name) not in there:
            raise InputError(f"{where}: there is no column {name!r}; there are {_listed(there.values())}")
        if name:
            found[role] = there[_folded(name)]
    wanted = [role for role in ROLES if role not in asked and not asked.keys() & _OTHER.get(role, set())]
    found |= usual((name for name in there.values() if name not in found.values()), wanted)
    if not {"text", "html"} & found.keys():
        raise UnsupportedInput(
            f"{where}: no column is named like the text of an article; name it with --columns text=NAME "
            f"(columns: {_listed(there.values())})"
        )
    return found


def usual(names: Iterable[str], roles: Iterable[str]) -> Columns:
    """The column of each of these roles by the usual names, each column once."""
    there = {_folded(name): name for name in reversed(list(names)) if name}
    found: Columns = {}
    for role in roles:
        one = next((one for one in _tables()[role] if one in there), None)
        if one is not None:
            found[role] = there.pop(one)
    return found


# Whoever names the column of the text does not want another one read in its place.
_OTHER = {"text": {"html"}, "html": {"text"}}


def known(names: Iterable[str]) -> list[str]:
    """Those of the names that are usual for some role."""
    usual = {one for role in (*ROLES, PATH) for one in _tables()[role]}
    return [name for name in names if _folded(name.strip()) in usual]


def path_column(names: Iterable[str]) -> str | None:
    """The column of a manifest that names files."""
    there = {_folded(name): name for name in names}
    return next((there[one] for one in _tables()[PATH] if one in there), None)


def _listed(names: Iterable[str]) -> str:
    every = sorted(names)
    return ", ".join(every[:20]) + (f" and {len(every) - 20} more" if len(every) > 20 else "") or "none"


def field(row: Mapping[str, object], name: str) -> object:
    """A field of a row; a dot in the name goes into nested objects where no field has the whole name."""
    if name in row:
        return row[name]
    value: object = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def names_of(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The names in these rows in order of their first appearance, those of nested objects with a dot behind them."""
    found: dict[str, None] = {}
    for row in rows:
        for name, value in row.items():
            if isinstance(value, Mapping):
                found.update(dict.fromkeys(f"{name}.{inner}" for inner in value))
            found[name] = None
    return list(found)
