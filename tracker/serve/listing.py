"""One page of a list: what is searched and filtered, and where the next page begins.

A page is asked for by the place after which (or before which) it stands, so the last page costs what the first does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from tracker.report.fields import Record, number, text
from tracker.store import Store

ListName = Literal["statements", "claims", "documents", "findings"]
ROWS = 50
_LAST_PLACE = 2**31 - 1
_MOST_TERMS = 4
_MOST_VALUES = 60
_MOST_CHARACTERS = 200
# Shorter words are met whole: thousands begin with the same two letters.
_PREFIX_FROM = 4
_HIGHEST = "\U0010ffff"
_SOURCES = ("2", "3", "5", "10")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value a filter may have; `rows` is how many it leaves alone, or None where that is not counted."""

    value: str
    label: str
    rows: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list, with what it may be set to; `day` is the day that one without choices is set to."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of rows: numbers `first` to `last` of `total` that were found, and the addresses beside it (or None)."""

    name: ListName
    rows: list[Record]
    total: int
    first: int
    last: int
    previous: str | None
    next: str | None
    sought: str
    terms: tuple[str, ...]
    filters: tuple[Filter, ...]


# Name and label of each filter; the last two of statements are switches.
_FILTERS: dict[ListName, tuple[tuple[str, str], ...]] = {
    "statements": (("sources", "independent sources"), ("disputed", "agreement"), ("findings", "findings")),
    "claims": (
        ("kind", "kind"),
        ("language", "language"),
        ("publisher", "publisher"),
        ("author", "author"),
        ("since", "said since"),
        ("until", "said until"),
    ),
    "documents": (
        ("language", "language"),
        ("publisher", "publisher"),
        ("since", "published since"),
        ("until", "published until"),
    ),
    "findings": (("severity", "severity"), ("check", "check")),
}
_DAYS = frozenset({"since", "until"})
_SWITCHES = {"disputed": "only disputed", "findings": "only with findings"}


def listed(
    store: Store, name: ListName, asked: Mapping[str, str], rows_shown: int = ROWS, *, filters: bool = True
) -> Listed:
    """The page of a list that the parameters of an address ask for; what they ask wrongly is not asked.

    Without `filters`, what the list could be narrowed to is not looked up.
    """
    sought = " ".join(asked.get("q", "").split())[:_MOST_CHARACTERS]
    terms = _terms(store, sought) if sought else ()
    chosen = {key: value for key, _ in _FILTERS[name] if (value := asked.get(key, ""))}
    after, before = _place(asked.get("after")), _place(asked.get("before"))
    parameters: dict[str, object] = {
        "after": after or 0,
        "before": before or _LAST_PLACE,
        "backwards": before is not None,
        "rows": rows_shown,
        **_filtered(name, chosen),
        **(_ranges(terms) if name in ("claims", "statements") else {"terms": list(terms)}),
    }
    rows = store.ask("serve", name, parameters).records()
    total = number(rows[0], "total") if rows else 0
    first = number(rows[0], "earlier") + 1 if rows else 0
    last = first + len(rows) - 1 if rows else 0
    kept = {"q": sought, **chosen}
    return Listed(
        name=name,
        rows=rows,
        total=total,
        first=first,
        last=last,
        previous=_address(name, kept, "before", number(rows[0], "place")) if first > 1 else None,
        next=_address(name, kept, "after", number(rows[-1], "place")) if last < total else None,
        sought=sought,
        terms=terms,
        filters=tuple(_filters(store, name, chosen)) if filters else (),
    )


def _address(name: ListName, kept: Mapping[str, str], side: str, place: int) -> str:
    return f"/{name}.html?" + urlencode({**{key: value for key, value in kept.items() if value}, side: place})


def _place(asked: str | None) -> int | None:
    return int(asked) if asked and asked.isascii() and asked.isdigit() and int(asked) <= _LAST_PLACE else None


def _terms(store: Store, sought: str) -> tuple[str, ...]:
    found = store.ask("serve", "terms", {"q": sought}).rows[0][0]
    return tuple(sorted(map(str, found), key=len, reverse=True)[:_MOST_TERMS]) if isinstance(found, list) else ()


def _ranges(terms: tuple[str, ...]) -> dict[str, object]:
    parameters: dict[str, object] = {}
    for place in range(_MOST_TERMS):
        term = terms[place] if place < len(terms) else None
        parameters[f"first_{place + 1}"] = term
        last = term + _HIGHEST if term is not None and len(term) >= _PREFIX_FROM else term
        parameters[f"last_{place + 1}"] = last
    return parameters


def _filtered(name: ListName, chosen: Mapping[str, str]) -> dict[str, object]:
    parameters: dict[str, object] = {}
    for key, _ in _FILTERS[name]:
        value = chosen.get(key)
        if key == "sources":
            parameters[key] = int(value) if value in _SOURCES else None
        elif key in _SWITCHES:
            parameters[key] = True if value else None
        elif key in _DAYS:
            parameters[key] = _day(value)
        else:
            parameters[key] = value
    return parameters


def _day(asked: str | None) -> str | None:
    try:
        return date.fromisoformat(asked or "").isoformat()
    except ValueError:
        return None


def _filters(store: Store, name: ListName, chosen: Mapping[str, str]) -> list[Filter]:
    held: dict[str, list[Choice]] = {}
    for row in store.ask("serve", "facets", {"list": name, "most": _MOST_VALUES}).records():
        key, value = text(row, "name"), text(row, "value")
        held.setdefault(key, []).append(Choice(value, value, number(row, "rows"), chosen.get(key) == value))
    for key, label in _SWITCHES.items():
        held[key] = [Choice("yes", label, None, key in chosen)]
    held["sources"] = [Choice(value, f"at least {value}", None, chosen.get("sources") == value) for value in _SOURCES]
    return [
        Filter(key, label, tuple(held.get(key, ())), (_day(chosen.get(key)) or "") if key in _DAYS else None)
        for key, label in _FILTERS[name]
        if held.get(key) or key in _DAYS
    ]
