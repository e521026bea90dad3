"""The news agencies that go by several names, and the closing lines of their texts: agencies.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from tracker.folding import letters
from tracker.languages.table import FoldedPhrases, Table

_Names = Annotated[tuple[str, ...], Field(min_length=1)]


class AgenciesTable(Table):
    """agencies.toml: each agency's names, and phrases that stand together at the end of its texts."""

    names: dict[str, _Names]
    closings: dict[str, FoldedPhrases]


@cache
def _table() -> AgenciesTable:
    text = files("tracker.languages").joinpath("agencies.toml").read_text(encoding="utf-8")
    return AgenciesTable.model_validate(tomllib.loads(text))


@cache
def agency_names() -> Mapping[str, str]:
    """The one key of each name of an agency; names are letters and digits alone, without case and accents."""
    return {letters(name): key for key, names in _table().names.items() for name in names}


@cache
def agency_closings() -> Mapping[str, tuple[str, ...]]:
    """The phrases, folded, that together end an agency's texts."""
    return _table().closings
