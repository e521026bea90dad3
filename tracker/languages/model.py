"""A language's folder: which tables stand in it, each read and checked by its model."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import ValidationError

from tracker.errors import LanguageError
from tracker.languages.comparison_table import ComparisonTable
from tracker.languages.dates_table import DatesTable
from tracker.languages.grammar_table import GrammarTable
from tracker.languages.names_table import NamesTable
from tracker.languages.posts_table import PostsTable
from tracker.languages.table import Table


class LanguageTables(Table):
    """The tables of one language."""

    grammar: GrammarTable
    dates: DatesTable
    comparison: ComparisonTable
    names: NamesTable
    posts: PostsTable


_Model = TypeVar("_Model", bound=Table)


def codes() -> list[str]:
    """The languages whose claims are read, in alphabetical order."""
    return list(_having("grammar.toml"))


def post_codes() -> list[str]:
    """The languages whose posts are recognised, in alphabetical order: some have posts.toml alone."""
    return list(_having("posts.toml"))


@cache
def _having(table: str) -> tuple[str, ...]:
    folder = files("tracker.languages")
    return tuple(sorted(path.name for path in folder.iterdir() if (path / table).is_file()))


def code_of(tag: str) -> str:
    """The language of a tag: "en" of "en-GB" and "EN_us"."""
    return tag.lower().replace("_", "-").partition("-")[0]


@cache
def read(code: str) -> LanguageTables | None:
    """The tables of a language whose claims are read, None for any other.

    Raises LanguageError, with the name of the file and of the field, for a table that is missing or has another shape.
    """
    if code not in codes():
        return None
    return LanguageTables(
        grammar=_table(code, "grammar", GrammarTable),
        dates=dates_table(code),
        comparison=comparison_table(code),
        names=names_table(code),
        posts=posts_table(code),
    )


def all_tables() -> Iterator[LanguageTables]:
    """The tables of every language: to make lexicons of them takes as long as to read a page."""
    return (tables for code in codes() if (tables := read(code)) is not None)


@cache
def dates_table(code: str) -> DatesTable:
    """dates.toml alone."""
    return _table(code, "dates", DatesTable)


@cache
def comparison_table(code: str) -> ComparisonTable:
    """comparison.toml alone: linking needs no grammar."""
    return _table(code, "comparison", ComparisonTable)


@cache
def names_table(code: str) -> NamesTable:
    """names.toml alone."""
    return _table(code, "names", NamesTable)


@cache
def posts_table(code: str) -> PostsTable:
    """posts.toml alone: the only table of languages whose claims are not read."""
    return _table(code, "posts", PostsTable)


@cache
def listed_things(code: str) -> frozenset[str]:
    """The words of things.txt, where the language has one: nouns that name nobody, more than a table can hold."""
    path = files("tracker.languages") / code / "things.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _table(code: str, name: str, model: type[_Model]) -> _Model:
    path = files("tracker.languages") / code / f"{name}.toml"
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise LanguageError(f"languages/{code}: {name}.toml is missing") from error
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguageError(f"languages/{code}/{name}.toml is not a {name} table: {error}") from error
