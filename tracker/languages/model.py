"""A language's folder: which tables stand in it, each read and checked by its model."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from tracker.errors import LanguageError
from tracker.languages.dates_table import DatesTable
from tracker.languages.grammar_table import GrammarTable
from tracker.languages.table import Table


class LanguageTables(Table):
    """The tables of one language."""

    grammar: GrammarTable
    dates: DatesTable


_Model = TypeVar("_Model", bound=Table)


def folder(code: str) -> Traversable | None:
    """The folder of a language's tables, None where there is none."""
    found = files("tracker.languages") / code
    return found if code.isalpha() and found.is_dir() else None


@cache
def read(code: str) -> LanguageTables | None:
    """The tables of a language, None for one without a folder.

    Raises LanguageError, with the name of the file and of the field, for a table that is missing or has another shape.
    """
    found = folder(code)
    if found is None:
        return None
    return LanguageTables(grammar=_read(found, "grammar", GrammarTable), dates=_read(found, "dates", DatesTable))


def _read(found: Traversable, name: str, model: type[_Model]) -> _Model:
    path = found / f"{name}.toml"
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise LanguageError(f"languages/{found.name}: {name}.toml is missing") from error
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguageError(f"languages/{found.name}/{name}.toml is not a {name} table: {error}") from error
