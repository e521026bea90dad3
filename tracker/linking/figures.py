"""The numbers in a claim, whether written in figures or in words, each with the word it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.folding import folded
from tracker.languages.comparison import HUNDRED, Comparison, comparison, percent_words
from tracker.linking.terms import stem

# A group of three digits after a separator is a thousand in every language, but before a scale ("1.375 billion") only
# where the separator is no decimal mark; other separators make a decimal.
_TOKEN = re.compile(
    r"[$€£]|[0-9]{1,3}(?:[.,' ][0-9]{3}){1,4}(?![0-9])|[0-9]{1,15}(?:[.,][0-9]{1,6})?|[^\W\d_]+'?|[%.!?;:,()]"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,' ][0-9]{3}){1,4}")
_SEPARATORS = str.maketrans("", "", ".,' ")
_LEAST_UNIT = 4
_REACH = 3
_CURRENCIES = frozenset("$€£")
_HOURS, _MINUTES = 24, 60
_FOUR = 4
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1900, 2099, 31
_STOPS = frozenset(".!?;:,()")
_PERCENT = frozenset({"%"}) | percent_words()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the stem of the first telling word after it ("" where there is none); `clock`: a time of day,
    `calendar`: a year or a day of a month. Of a sum of money `spent` are the stems behind it: what it pays."""

    value: float
    unit: str
    clock: bool = False
    calendar: bool = False
    spent: frozenset[str] = frozenset()


def figures(text: str, language: str | None) -> tuple[Figure, ...]:
    """The numbers of a text, in order. "one" alone is an article more often than a number and is left out."""
    tokens = [found[0].rstrip("'") for found in _TOKEN.finditer(folded(text))]
    words = comparison(language)
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        value, end = _number(tokens, at, words)
        if value is None:
            at += 1
            continue
        found.append(_figure(value, tokens, at, end, words))
        at = end
    return tuple(found)


def _figure(value: float, tokens: list[str], start: int, end: int, words: Comparison | None) -> Figure:
    around = set(tokens[max(0, start - 1) : start] + tokens[end : end + 1])
    unit = tokens[start - 1] if start and tokens[start - 1] in _CURRENCIES else ""
    for word in () if unit else tokens[end : end + _REACH]:
        if word in _STOPS:
            break
        if word in _PERCENT:
            unit = "%"
            break
        if word[0].isalpha() and len(word) >= _LEAST_UNIT:
            unit = stem(word)
            break
    clock = words is not None and value < _MINUTES and not around.isdisjoint(words.clock)
    if (
        words is not None
        and not unit
        and value < _HOURS
        and not words.clock_before.isdisjoint(tokens[max(0, start - 1) : start])
    ):
        clock = True  # "at 6.10", "shortly after six"
    alone = end - start == 1 and tokens[start].isdigit()
    calendar = (alone and _FIRST_YEAR <= value <= _LAST_YEAR) or _of_month(value, tokens, start, end, words)
    return Figure(value, unit, clock, calendar, _spent(tokens, end) if unit in _CURRENCIES else frozenset())


def _spent(tokens: list[str], end: int) -> frozenset[str]:
    behind = tokens[end : end + _REACH]
    stop = next((at for at, word in enumerate(behind) if word in _STOPS), _REACH)
    return frozenset(stem(word) for word in behind[:stop] if word[0].isalpha() and len(word) >= _LEAST_UNIT)


def _of_month(value: float, tokens: list[str], start: int, end: int, words: Comparison | None) -> bool:
    """ "March 5", "5 mars", "5 de marzo"."""
    around = tokens[max(0, start - 1) : start] + tokens[end : end + 2]
    return words is not None and value <= _LAST_DAY and not words.months.isdisjoint(around)


def _number(tokens: list[str], at: int, words: Comparison | None) -> tuple[float | None, int]:
    first = tokens[at]
    if first[0].isdigit():
        end = at + 1
        scaled = words is not None and end < len(tokens) and tokens[end] in words.scales
        value = _digits(first, words.decimal if words is not None and scaled else "")
        while words is not None and end < len(tokens) and tokens[end] in words.scales:
            value *= words.scales[tokens[end]]
            end += 1
        return value, end
    return _spelled(tokens, at, words) if words is not None else (None, at)


def _digits(token: str, decimal: str) -> float:
    if _GROUPED.fullmatch(token) and not (decimal and token.count(decimal) == 1):
        return float(token.translate(_SEPARATORS))
    return float(token.replace(",", "."))


def _spelled(tokens: list[str], at: int, words: Comparison) -> tuple[float | None, int]:
    total = current = 0.0
    end = at
    while end < len(tokens):
        word = tokens[end]
        value = words.numbers.get(word)
        if value is not None and (word not in words.units or end > at):
            # "quatre-vingts" is four times twenty; "soixante-dix" adds.
            current = current * value if word in words.scores and current == _FOUR else current + value
        elif word in words.scales and not (end == at > 0 and tokens[at - 1] in _PERCENT):
            scale = words.scales[word]
            if scale % 1000:
                current = max(current, 1) * scale if scale == HUNDRED else current + scale
            else:
                total, current = total + max(current, 1) * scale, 0.0
        elif (
            word in words.number_conjunctions
            and end > at
            and end + 1 < len(tokens)
            and tokens[end + 1] in words.continuing
        ):
            end += 1
            continue
        else:
            break
        end += 1
    return (total + current, end) if end > at else (None, at)
