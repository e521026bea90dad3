"""The names in a form by which the database knows somebody: a title, an apposition or a role around them is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.exports._words import Word, common_words, leading_words, words

# Between two words of one name there may be a blank, a hyphen, an apostrophe, a full stop and a blank.
_GAP = 3
_GAP_SIGNS = frozenset(" \t\n\r\u00a0\u202f.-‐‑–_'’·@＠")
PEOPLE = frozenset(("person", "account"))


class KnownName(NamedTuple):
    """One form from sql/exports/names.sql; `handle` is that of its account."""

    form: str
    sort: str
    named: bool
    stands_for: str
    handle: str | None


def runs_of(one: KnownName) -> list[tuple[str, ...]]:
    """The names in a form, as folded words.

    A named source, a person or an account is one name, without the words that stand before it. Any other form (a
    role, a body, an anonymous source, a byline) may have a name in it: two words or more with a capital.
    """
    row = list(words(one.form))
    if one.sort in PEOPLE or (one.named and one.sort != "anonymous"):
        own = without_leading(row)
        proper = one.sort == "account" or any(word.capital and word.folded not in common_words() for word in own)
        lone_role = len(own) == 1 and own[0].folded in leading_words()
        if own and proper and not lone_role and _is_phrase(one, own):
            return [tuple(word.folded for word in own)]
    return [
        tuple(word.folded for word in own)
        for run in _capital_runs(one.form, row)
        if len(own := without_leading(run)) > 1
    ]


def _is_phrase(one: KnownName, own: Sequence[Word]) -> bool:
    """Whether the form is a name throughout, and not a role with a name behind a comma."""
    return one.sort == "account" or joined(one.form, own[0], own[1:])


def without_leading(row: Sequence[Word]) -> Sequence[Word]:
    """The words without titles, roles and small words before the name; the last word always stays."""
    start = 0
    while start < len(row) - 1 and row[start].folded in leading_words():
        start += 1
    return row[start:]


def _capital_runs(form: str, row: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for word in row:
        if not word.capital:
            continue
        if runs and joined(form, runs[-1][-1], [word]):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def joined(text: str, word: Word, following: Sequence[Word]) -> bool:
    """Whether words stand so close that they may be one name."""
    end = word.end
    for one in following:
        gap = text[end : one.start]
        if len(gap) > _GAP or not _GAP_SIGNS.issuperset(gap):
            return False
        end = one.end
    return True
