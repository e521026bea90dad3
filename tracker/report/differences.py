"""What differs between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PART = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing takes the product of both lengths; two posts have some hundred words, two speeches would take minutes.
_MOST = 1_000_000
Stretch = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class WordingDifference:
    """Two texts in stretches of (whether the other side lacks it, characters); joined they are the texts again.

    `share` is the share of words that both have, from 0 to 1; `kept` of the `words` here are there too, in this order.
    """

    here: tuple[Stretch, ...]
    there: tuple[Stretch, ...]
    share: float
    words: int
    kept: int


def difference(here: str, there: str) -> WordingDifference | None:
    """The words that only one side has; letter case and white space do not count. None for texts too long."""
    left, right = _PART.findall(here), _PART.findall(there)
    mine, others = [_key(part) for part in left], [_key(part) for part in right]
    if len(mine) * len(others) > _MOST:
        return None
    only_mine, only_theirs = [True] * len(left), [True] * len(right)
    matcher = SequenceMatcher(a=mine, b=others, autojunk=False)
    for block in matcher.get_matching_blocks():
        only_mine[block.a : block.a + block.size] = [False] * block.size
        only_theirs[block.b : block.b + block.size] = [False] * block.size
    words = sum(1 for key in (*mine, *others) if key[0].isalnum())
    here_words = [alone for key, alone in zip(mine, only_mine, strict=True) if key[0].isalnum()]
    differing = sum(
        1
        for keys, only in ((mine, only_mine), (others, only_theirs))
        for key, alone in zip(keys, only, strict=True)
        if alone and key[0].isalnum()
    )
    return WordingDifference(
        _stretches(left, mine, only_mine),
        _stretches(right, others, only_theirs),
        1.0 - differing / words if words else 1.0,
        len(here_words),
        sum(1 for alone in here_words if not alone),
    )


def _key(part: str) -> str:
    return " " if part.isspace() else part.casefold()


def _stretches(parts: list[str], keys: list[str], only: list[bool]) -> tuple[Stretch, ...]:
    """White space alone is no difference; between two differing words it goes with them."""
    out: list[Stretch] = []
    for place, (part, key, alone) in enumerate(zip(parts, keys, only, strict=True)):
        inside = key != " " or (0 < place < len(parts) - 1 and only[place - 1] and only[place + 1])
        differs = alone and inside
        if out and out[-1][0] == differs:
            out[-1] = (differs, out[-1][1] + part)
        else:
            out.append((differs, part))
    return tuple(out)
