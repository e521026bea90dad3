"""The words of printed dates, from `printed.toml`, as the lookups that reading needs."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tracker.folding import printed

_DATA = tomllib.loads(Path(__file__).with_name("printed.toml").read_text("utf-8"))

# A letter, or a mark that belongs to one: \w leaves out the marks of Hebrew, Arabic, Hindi and Thai.
_MARKS_OF_LETTERS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0654\u0901-\u0903\u093c-\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
LETTER = rf"(?:[^\W\d_]|[{_MARKS_OF_LETTERS}])"


def folded(text: str) -> str:
    """`text` for looking words up: compatibility forms evened out, lower case, no invisible marks.

    Lengths are not kept. Months of two words become the one-word name of the same month.
    """
    text = printed(text)
    for phrase, month in _PHRASES:
        if phrase in text:
            text = text.replace(phrase, month)
    return text


def _months_of(rows: list[str]) -> dict[str, int]:
    return {printed(word): month for month, row in enumerate(rows, 1) for word in row.split() if "_" not in word}


def _phrases(rows: list[str]) -> list[tuple[str, str]]:
    return [
        (printed(word.replace("_", " ")), printed(row.split()[0]))
        for row in rows
        for word in row.split()
        if "_" in word
    ]


_PHRASES = [pair for rows in _DATA["months"].values() for pair in _phrases(rows)]
# No word is two months in two of these languages (a test says so), so that one table serves them all.
MONTHS: dict[str, int] = {word: month for rows in _DATA["months"].values() for word, month in _months_of(rows).items()}
ORDER: dict[str, str] = {tag: order for order, tags in _DATA["order"].items() for tag in tags.split()}
UNITS: dict[str, list[str]] = _DATA["units"]
HALF_DAYS: dict[str, str] = {printed(word): half for half, words in _DATA["half_days"].items() for word in words}
ZONES: dict[str, int] = _DATA["zones"]
AROUND = frozenset(printed(word) for word in _DATA["around"]["words"].split())
WEEKDAYS = frozenset(printed(word) for word in _DATA["around"]["weekdays"].split())
# Both a month and an abbreviated day ("mar. 5 avr. 2019"): a month only where no other one is named.
DAY_OR_MONTH = frozenset(printed(word) for word in _DATA["around"]["day_or_month"].split())
