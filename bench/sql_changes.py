"""Changes to SQL: numbers, strings, comparisons, AND and OR, NOT, joins, DISTINCT, the order of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

TOKEN: Final = re.compile(
    r"(?P<other>--[^\n]*|\"[^\"]*\"|\$\w+|=>|:=|->>?|\bIS(?:\s+NOT)?\s+DISTINCT\s+FROM\b|\bDISTINCT\s+ON\b)"
    r"|(?P<string>'(?:[^']|'')*')|(?P<number>\b\d+(?:\.\d+)?\b)|(?P<mark><=|>=|<>|!=|<|>|=)"
    r"|(?P<word>\bLEFT\s+JOIN\b|\bUNION\s+ALL\b|\bIS\s+NOT\s+NULL\b|\bIS\s+NULL\b|\b\w+\b)",
    re.IGNORECASE,
)
EXISTS: Final = re.compile(r"\bEXISTS\s*\(\s*SELECT\s+$", re.IGNORECASE)
MARKS: Final = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "!=": "="}
WORDS: Final = {
    "AND": "OR",
    "OR": "AND",
    "NOT": "",
    "DISTINCT": "",
    "DESC": "ASC",
    "ASC": "DESC",
    "MIN": "max",
    "MAX": "min",
    "LEFT JOIN": "JOIN",
    "UNION ALL": "UNION",
    "IS NULL": "IS NOT NULL",
    "IS NOT NULL": "IS NULL",
    "TRUE": "false",
    "FALSE": "true",
}


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what stands there instead) for every change to a file of SQL."""
    between = False
    for found in TOKEN.finditer(text):
        word = " ".join(found[0].upper().split())
        if word == "AND" and between:
            between = False
            continue
        between = between or word == "BETWEEN"
        # Whether a row is there is all that EXISTS asks; what its SELECT gives is no change.
        if found.lastgroup == "number" and EXISTS.search(text[: found.start()][-40:]):
            continue
        new = _another(found.lastgroup or "other", found[0], word)
        if new is not None:
            yield found.start(), found.end(), new


def _another(kind: str, written: str, word: str) -> str | None:
    match kind:
        case "number":
            return str(int(written) + 1) if written.isdigit() else str(round(float(written) * 1.25 + 0.01, 4))
        case "string":
            return f"{written[:-1]}~'"
        case "mark":
            return MARKS[written]
        case "word":
            return WORDS.get(word)
    return None
