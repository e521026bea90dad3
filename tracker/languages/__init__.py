"""One folder of tables per language: grammar, dates, comparison, names."""

from __future__ import annotations

from functools import cache

from tracker.languages.comparison import Comparison, comparison
from tracker.languages.compilation import compile_language
from tracker.languages.lexicon import Language
from tracker.languages.model import code_of, codes, read
from tracker.languages.names import words_of_names

__all__ = ["Comparison", "Language", "code_of", "codes", "comparison", "load", "words_of_names"]


@cache
def load(tag: str) -> Language | None:
    """The words of a language tag ("fr", "en-GB"), or None for a language without tables.

    Raises LanguageError when a table does not have the shape it must have.
    """
    code = code_of(tag)
    tables = read(code)
    return None if tables is None else compile_language(code, tables)
