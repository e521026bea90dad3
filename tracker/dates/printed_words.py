"""The words of printed dates, of all languages, as the lookups that reading needs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

from tracker.folding import printed
from tracker.languages.posts import printed_dates, printed_months, printed_orders, printed_weekdays
from tracker.languages.posts_table import Sign

# A letter, or a mark that belongs to one: \w leaves out the marks of Hebrew and Arabic, of India's scripts, of Thai
# and Khmer, and the joiners between them.
_MARKS_OF_LETTERS = (
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u0654\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u09d7"
    r"\u0a01-\u0a03\u0a3c-\u0a51\u0a70-\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0bbe-\u0bcd\u0bd7"
    r"\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0dca-\u0ddf"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u17b6-\u17d3\u200c\u200d"
)
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


def month_phrase(text: str, at: int, opener: str) -> int | None:
    """Where a month of two words ends that begins at `at` with the word `opener` ("تشرين الثاني", "tháng 11")."""
    if printed(opener) not in _OPENERS:
        return None
    for phrase, _ in _PHRASES:
        end = at + len(phrase)
        if printed(text[at:end].replace("\u00a0", " ")) == phrase and not text[end : end + 1].isalnum():
            return end
    return None


def _phrases(months: list[list[str]]) -> list[tuple[str, str]]:
    return [(printed(word.replace("_", " ")), printed(forms[0])) for forms in months for word in forms if "_" in word]


_TABLES = printed_dates().values()
_BY_LANGUAGE = {code: printed_months(code) for code in printed_dates()}
# Longest first: "tháng 11" holds "tháng 1".
_PHRASES = sorted((pair for months in _BY_LANGUAGE.values() for pair in _phrases(months)), key=lambda one: -len(one[0]))
_OPENERS = frozenset(phrase.partition(" ")[0] for phrase, _ in _PHRASES)
# No word is two months in two of these languages (a test says so), so that one table serves them all.
MONTHS: dict[str, int] = {
    printed(word): number
    for months in _BY_LANGUAGE.values()
    for number, forms in enumerate(months, 1)
    for word in forms
    if "_" not in word
}
ORDER = printed_orders()
UNITS: dict[Sign, list[str]] = {
    unit: sorted({sign for table in _TABLES for sign in table.signs.get(unit, ())}) for unit in get_args(Sign)
}
HALF_DAYS: dict[str, str] = {printed(word): "am" for table in _TABLES for word in table.am} | {
    printed(word): "pm" for table in _TABLES for word in table.pm
}
# Hours from UTC, of abbreviations that mean one zone.
ZONES: dict[str, int] = tomllib.loads(Path(__file__).with_name("zones.toml").read_text("utf-8")) | {
    name: hours for table in _TABLES for name, hours in table.zones.items()
}
AROUND = frozenset(printed(word) for table in _TABLES for word in table.words)
WEEKDAYS = frozenset(printed(word) for code in printed_dates() for word in printed_weekdays(code))
# Both a month and an abbreviated day ("mar. 5 avr. 2019"): a month only where no other one is named.
DAY_OR_MONTH = frozenset(printed(word) for table in _TABLES for word in table.day_or_month)
CLOSINGS = sorted({word for table in _TABLES for word in table.closings}, key=len, reverse=True)
BEFORE_CLOCK = sorted({printed(word) for table in _TABLES for word in table.before_clock})
BEHIND_CLOCK = sorted({printed(word) for table in _TABLES for word in table.behind_clock})
YEARS_AHEAD = {code: table.years_ahead for code, table in printed_dates().items() if table.years_ahead}
