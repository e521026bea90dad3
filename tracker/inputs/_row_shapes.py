"""Whether lines that a table's quotation marks make one row are rows: by numbers, addresses, dates and ids in columns.

A mark that begins a field by mistake and another one, many rows below, make one row of all between them, and a
well-formed one. No line of a text has what the first line has in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_SHAPES: Final = (
    re.compile(r"https?://\S{1,2000}"),
    re.compile(r"\d{4}-\d\d-\d\d.{0,30}"),
    re.compile(r"\d{4,20}"),
    re.compile(r"(?=.{0,40}\d)[0-9A-Fa-f-]{8,80}"),
)
_NUMBER: Final = re.compile(r"\d{1,20}")
# With fewer digits it may be a year or a sum.
_ID: Final = 10


def is_row_like(first: Sequence[str], row: Sequence[str], behind: int | None = None) -> bool:
    """Whether a row has what the complete fields of a `first` one have; False where nothing in those tells.

    `behind`: so many rows below the first it is, if one at all, and its number must be so much greater.
    """
    fields = [(one.strip(), other.strip()) for one, other in zip(first, row, strict=False)]
    telling = [told for one, other in fields if (told := _same(one, other, behind))]
    return "other" not in telling and bool(telling)


def _same(one: str, other: str, behind: int | None) -> str:
    """Whether two fields are of one column that tells ("same"), or cannot be ("other"); empty where nothing tells."""
    if behind is not None and len(one) < _ID and _NUMBER.fullmatch(one):
        return "same" if _NUMBER.fullmatch(other) and int(other) == int(one) + behind else "other"
    for shape in _SHAPES:
        if shape.fullmatch(one):
            return "same" if shape.fullmatch(other) else "other"
    if _NUMBER.fullmatch(one):
        # Rows are counted upwards; the items of a list within a text begin again.
        return "same" if _NUMBER.fullmatch(other) and int(other) > int(one) else "other"
    return ""
