"""One folder of tables per language: grammar, dates."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tracker.languages.lexicon import Language, compile_language
from tracker.languages.model import read


def codes() -> list[str]:
    """The languages whose claims are read, in alphabetical order."""
    return sorted(path.name for path in files("tracker.languages").iterdir() if (path / "grammar.toml").is_file())


def code_of(tag: str) -> str:
    """The language of a tag: "en" of "en-GB" and "EN_us"."""
    return tag.lower().replace("_", "-").partition("-")[0]


@cache
def load(tag: str) -> Language | None:
    """The words of a language tag ("fr", "en-GB"), or None for a language without tables.

    Raises LanguageError when a table does not have the shape it must have.
    """
    code = code_of(tag)
    tables = read(code)
    return None if tables is None else compile_language(code, tables)
