"""posts.toml of all languages at once: a post may be in any language, and a page need not say which."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from tracker.languages.model import codes, dates_table, post_codes, posts_table
from tracker.languages.posts_table import (
    AppsTable,
    FacebookTable,
    InstagramTable,
    IntroducersTable,
    Order,
    PrintedDatesTable,
)
from tracker.languages.table import Lacking, Table

_Table = TypeVar("_Table", bound=Table)


@cache
def printed_dates() -> dict[str, PrintedDatesTable]:
    """How dates are printed, by language."""
    return _given((code, posts_table(code).dates) for code in post_codes())


def printed_months(code: str) -> list[list[str]]:
    """The printed forms of each month, January first; "_" stands for a space. Empty where none are known."""
    table = printed_dates().get(code)
    more = [row.split() for row in table.months] if table is not None else []
    if code not in codes():
        return more
    own = [list(forms) for forms in dates_table(code).months]
    return [forms + others for forms, others in zip(own, more or [[] for _ in own], strict=True)]


def printed_weekdays(code: str) -> list[str]:
    """The printed forms of the days of the week, in no order."""
    table = printed_dates().get(code)
    own = [form for forms in dates_table(code).weekdays for form in forms] if code in codes() else []
    return own + list(table.weekdays if table is not None else ())


@cache
def printed_orders() -> dict[str, Order]:
    """How day, month and year are ordered, by language tag; without a region for languages that all regions write
    alike."""
    orders = {code: table.order for code, table in printed_dates().items() if table.order is not None}
    for code in codes():
        table = dates_table(code)
        orders.update({f"{code}-{region}": order for region, order in table.regions.items()} or {code: table.order})
    return orders


@cache
def instagram() -> dict[str, InstagramTable]:
    """The words of Instagram's widget, by language."""
    return _given((code, posts_table(code).instagram) for code in post_codes())


@cache
def facebook() -> dict[str, FacebookTable]:
    """The words of Facebook's widget, by language."""
    return _given((code, posts_table(code).facebook) for code in post_codes())


@cache
def introducers() -> dict[str, IntroducersTable]:
    """What brings a post in, by language."""
    return _given((code, posts_table(code).introducers) for code in post_codes())


@cache
def gone_notices() -> tuple[str, ...]:
    """What publishers' systems print in the place of a post's date when the post is gone, in lower case."""
    return tuple(word for code in post_codes() for word in posts_table(code).gone)


@cache
def apps() -> tuple[AppsTable, ...]:
    """What stands around pasted posts, in all languages."""
    return tuple(posts_table(code).apps for code in post_codes())


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The small words, by language."""
    found = ((code, posts_table(code).function_words) for code in post_codes())
    return {code: frozenset(words) for code, words in found if not isinstance(words, Lacking)}


@cache
def scripts() -> dict[str, tuple[str, float]]:
    """(ranges of characters as in a regular expression, the share of a text's letters that is enough), by language;
    those that share their text with another script come first."""
    tables = {code: posts_table(code) for code in post_codes()}
    found = {code: (table.script, table.script_share) for code, table in tables.items() if table.script}
    return dict(sorted(found.items(), key=lambda one: one[1][1]))


def _given(tables: Iterable[tuple[str, _Table | Lacking]]) -> dict[str, _Table]:
    return {code: table for code, table in tables if not isinstance(table, Lacking)}
