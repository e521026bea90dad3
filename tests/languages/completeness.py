"""What a language lacks: the tables of its folder, and the cases of each."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases"
LANGUAGES = ROOT / "tracker" / "languages"
TABLES = ("comparison", "dates", "grammar", "names", "posts")
LEAST_CLAIMS, LEAST_DATES = 10, 60


def missing(code: str) -> list[str]:
    """The tables and cases that a language with a folder lacks; [] for one that is complete."""
    held = [table for table in TABLES if (LANGUAGES / code / f"{table}.toml").is_file()]
    tables = [] if held == ["posts"] else [table for table in TABLES if table not in held]
    lacks = [f"languages/{code}: {table}.toml is missing" for table in tables]
    return lacks + [
        f"languages/{code}/{table}.toml: no cases in {where}" for table in held for where in _without(code, table)
    ]


def _without(code: str, table: str) -> Iterator[str]:
    """The files of cases, below tests/cases, in which a table of a language is not tried (enough)."""
    for name, least in _WANTED[table].items():
        if table == "posts" and not _tells(name, tomllib.loads((LANGUAGES / code / "posts.toml").read_text("utf-8"))):
            continue
        if _count(name.replace("CODE", code), code) < least:
            yield f"tests/cases/{name.replace('CODE', code)}" + (f" (at least {least})" if least > 1 else "")


def _tells(name: str, posts: dict[str, Any]) -> bool:
    """Whether posts.toml holds what a file of cases is about: printed dates, or what tells the language."""
    if name == "flattened/locales.toml":
        return "none" not in posts["dates"]
    return "none" not in posts["function_words"] or "script" in posts


_WANTED = {
    "comparison": {"linking/figures.json": 2, "linking/negation.json": 2},
    "dates": {"dates/CODE.json": LEAST_DATES},
    "grammar": {
        "claims/quotations.toml": LEAST_CLAIMS,
        "claims/reports.toml": LEAST_CLAIMS,
        "languages/forms.toml": 1,
    },
    "names": {"languages/names.toml": 1},
    "posts": {"flattened/locales.toml": 1, "languages/short_texts.toml": 1},
}


def _count(name: str, code: str) -> int:
    """How many cases of a language a file holds: in a list of rows, in a file of its own, or under its name."""
    path = CASES / name
    if not path.is_file():
        return 0
    table = _toml(name) if path.suffix == ".toml" else _json(name)
    if isinstance(table, dict) and code in table:
        return 1
    rows = table if isinstance(table, list) else table.get("case") or table.get("cases") or []
    whole = path.stem == code
    return sum(whole or row.get("language") == code for row in rows)


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


@cache
def _json(name: str) -> Any:
    return json.loads((CASES / name).read_text("utf-8"))
