"""Days that stand alone on a line: live blogs, chronicles and lists of articles have what follows written on them.

"Thursday, 12 October 2023 ⏎ The mayor said …": below such a line "yesterday" counts from its day, and what is said
without a day of its own was said on it. One such line is only the date of the article, so there have to be two.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from tracker.dates import expressions

# Beside the day a line may have a clock time, a dash or a colon, but no word; no more is looked at, in code points.
WIDEST: Final = 24


def day_headings(text: str, found: Sequence[expressions.FoundDate], anchor: date | None) -> list[tuple[int, date]]:
    """Where each such line begins, and its day; empty where the text has fewer than two different ones."""
    if anchor is None:
        return []
    headings: list[tuple[int, date]] = []
    for one in found:
        if not one.reading.has("day", "month") or one.reading.to is not None or not _is_alone(text, one):
            continue
        when = expressions.instant_of(one, anchor)
        if when is not None and when.within_a_day() and when.first_day() <= anchor:
            headings.append((one.start, when.first_day()))
    return headings if len({day for _, day in headings}) > 1 else []


def _is_alone(text: str, one: expressions.FoundDate) -> bool:
    before = text.rfind("\n", max(0, one.start - WIDEST), one.start)
    after = text.find("\n", one.end, one.end + WIDEST)
    if after < 0 or (before < 0 and one.start > 0):
        return False
    return not any(char.isalpha() for char in text[before + 1 : one.start] + text[one.end : after])
