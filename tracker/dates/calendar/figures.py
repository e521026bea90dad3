"""Numbers in a time expression: dates in figures, years, decades, counts, days of a month."""

from __future__ import annotations

from typing import Final

from tracker.dates.calendar.clock import clock_at
from tracker.dates.calendar.state import State, Step
from tracker.dates.calendar.tokens import DASHES, FIGURE_MARKS, LINKS, SPACES

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
# Beside these a number does not count units.
_NO_COUNT: Final = frozenset(
    {"count", "year", "month", "day", "weekday", "unit", "ordinal", "offset", "story", "season", "holiday"}
)


def counted(state: State, number: int, end: int) -> list[Step]:
    """A number word: of units, or the day of a month."""
    if state.unit_at(end) and not state.filled & _NO_COUNT:
        return [Step("count", number, "", end, False, False)]
    # "One" and "a" are articles too: "a June vote" is on no day.
    if 1 < number <= 31 and "day" not in state.filled and "month" not in state.filled and state.month_at(end):
        return [Step("day", number, "", end, False, False)]
    return []


def number_at(state: State, at: int) -> list[Step]:
    """A run of digits: a date in figures, a clock time, a year, a count or the day of a month."""
    tokens = state.tokens
    digits = tokens.words[at]
    if len(digits) > 4:
        return []
    number = int(digits)
    for read in (_figures, clock_at, _decade):
        steps = read(state, at, number)
        if steps:
            return steps
    if state.unit_at(at + 1) and not state.filled & _NO_COUNT and len(digits) < 4:
        return counted(state, number, at + 1)
    if len(digits) == 4:
        return _year(state, at, number)
    if not 1 <= number <= 31 or "day" in state.filled or len(digits) > 2:
        return []
    after = at + 2 if at + 1 < len(tokens) and state.suffix_at(at + 1) else at + 1
    if "month" in state.filled:
        good = state.steps[-1].slot == "month"
    elif state.month_at(at + 1) or _listed(state, after):
        good = not state.filled & {"unit", "count"}
    else:
        good = state.steps[-1].slot == "weekday" if state.steps else not state.strict
        good = good and _closed(state, after)
    return [Step("day", number, "", after, False, False)] if good else []


def _year(state: State, at: int, number: int) -> list[Step]:
    if not FIRST_YEAR <= number <= LAST_YEAR or state.filled & {"year", "offset", "story", "shift", "count"}:
        return []
    if "which" in state.filled and "unit" not in state.filled:
        return []
    if "weekday" in state.filled and "month" not in state.filled:
        return []
    return [Step("year", number, "", at + 1, False, False)]


def _listed(state: State, at: int) -> bool:
    """Whether a joiner, a number and a month follow: the "3" of "du 3 au 5 avril"."""
    tokens = state.tokens
    if at >= len(tokens):
        return False
    dashed = tokens.gap(at) in DASHES
    other = at if dashed else max(tokens.first_of(at, state.lexicon.joiners), tokens.first_of(at, state.lexicon.pairs))
    while 0 < other < len(tokens) and tokens.words[other] in state.lexicon.glue:
        other += 1
    if not 0 < other < len(tokens) or not tokens.words[other].isdecimal() or len(tokens.words[other]) > 2:
        return False
    return state.month_at(other + 1)


def _closed(state: State, at: int) -> bool:
    """Whether a number after a weekday counts nothing: no word it could count comes next."""
    tokens = state.tokens
    if at >= len(tokens) or tokens.gap(at) not in SPACES:
        return True
    word = tokens.words[at]
    return word in state.lexicon.glue or any(word == words[0] for words in state.lexicon.joiners)


def _figures(state: State, at: int, number: int) -> list[Step]:
    """2019-04-05, 05/04/2019, 5.4.2019."""
    tokens = state.tokens
    if state.filled - {"weekday", "offset"} or at + 1 >= len(tokens):
        return []
    if tokens.follows(at, state.lexicon.clock_after):
        return []
    if at + 2 >= len(tokens):
        return [] if state.strict else _short_figures(state, at)
    mark = tokens.gap(at + 1)
    second, third = tokens.words[at + 1], tokens.words[at + 2]
    if mark not in FIGURE_MARKS or tokens.gap(at + 2) != mark or not (second.isdecimal() and third.isdecimal()):
        return []
    first = tokens.words[at]
    if len(second) > 2 or len(first) + len(third) > 6 or len(third) == 3 or (len(third) == 1 and len(first) != 4):
        return []
    parts = _ordered(first, second, third, "dmy" if mark == "." else state.lexicon.order)
    if parts is None:
        return []
    year, month, day = parts
    return [
        Step("year", year, "", at + 3, False, False),
        Step("month", month, "", at + 3, False, False),
        Step("day", day, "", at + 3, False, False),
    ]


def _short_figures(state: State, at: int) -> list[Step]:
    """05/04 or 5.4. at the end of an expression: day and month in the language's order."""
    mark, second = state.tokens.gap(at + 1), state.tokens.words[at + 1]
    if mark not in ("/", ".") or not second.isdecimal() or len(second) > 2 or len(state.tokens.words[at]) > 2:
        return []
    parts = _ordered(state.tokens.words[at], second, "2000", "dmy" if mark == "." else state.lexicon.order)
    if parts is None:
        return []
    return [Step("month", parts[1], "", at + 2, False, False), Step("day", parts[2], "", at + 2, False, False)]


def _decade(state: State, at: int, number: int) -> list[Step]:
    """1990s, 90er Jahre, années 90."""
    tokens = state.tokens
    if state.filled - {"edge", "part", "unit"} or number % 10 or len(tokens.words[at]) not in (2, 4):
        return []
    end = at + 1
    suffix = (
        tokens.first_of(end, state.lexicon.decade_suffixes) if end < len(tokens) and tokens.gap(end) in LINKS else -1
    )
    if suffix < 0 and not tokens.follows(at, state.lexicon.decade_before):
        return []
    century = 0 if number >= FIRST_YEAR else 1900 if number >= 20 else 2000
    return [Step("decade", number + century, "", max(end, suffix), False, False)]


def _ordered(first: str, second: str, third: str, order: str) -> tuple[int, int, int] | None:
    """(year, month, day) of three runs of digits, or None when no month or day can be among them."""
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    else:
        year = int(third) + (0 if len(third) == 4 else 2000 if int(third) < 70 else 1900)
        day, month = (int(first), int(second)) if order == "dmy" else (int(second), int(first))
        if month > 12 >= day:
            day, month = month, day
    return (year, month, day) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31 else None
