"""Single quotation marks: ‘British’, ‚deutsch‘, 'typed'. Most marks of this shape are apostrophes.

The text is normalised: a closing ’ has become a straight one, as every apostrophe has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

DOUBLE: Final = frozenset('“„«"')
TYPED: Final = re.compile(r"(?:^|(?<=[\s(]))'(?=[A-ZÀ-ÖØ-Þ])", re.MULTILINE)
BEFORE: Final = frozenset(' \n\t([{—–-/:,;.…“"«„')
STOPS: Final = frozenset('.,;:!?…)]}—–-”"»\n')


@dataclass(slots=True)
class Single:
    """What is known of the single quotation that is open: where it may have ended, and the quotations inside it."""

    perhaps: int = -1
    inside: list[tuple[int, int]] = field(default_factory=list)

    def begin(self) -> None:
        self.perhaps = -1
        self.inside = []


def singles_in(text: str) -> str | None:
    """ "curly" or "typed" where single marks are what the text quotes with, None where double ones are.

    In a text with more double marks the single ones stand in headlines and inside quotations, and are left alone.
    """
    doubles = sum(text.count(mark) for mark in DOUBLE) + text.count("''")
    curly = text.count("‘") + text.count("‚")
    if curly:
        return "curly" if curly >= doubles else None
    if "'" not in text:
        return None
    return "typed" if sum(1 for _ in TYPED.finditer(text)) > doubles else None


def opens(text: str, at: int, kind: str | None) -> bool:
    """Whether the mark at `at` can open: behind a blank or a mark, before a letter; a typed one before a capital."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "‚":
        return after.isalnum() and not before.isalnum()
    if before not in BEFORE:
        return False
    if text[at] == "'":
        return kind == "typed" and after.isupper()
    return after.isalpha() or after in "“«¿¡…"


def closes(text: str, at: int, opener: str) -> bool:
    """Whether the mark at `at` can close what `opener` opened: behind no blank, before no letter."""
    if text[at] == "‚" or (text[at] == "‘" and opener != "‚"):
        return False
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()


def may_be_apostrophe(text: str, at: int) -> bool:
    """ "the workers' strike": a plural's genitive looks as a closing mark does."""
    if text[at] != "'" or text[at - 1] != "s":
        return False
    after = text[at + 1] if at + 1 < len(text) else "\n"
    return after not in STOPS
