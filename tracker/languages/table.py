"""What every table of a language file is made of.

Lists of single words may be written as one string with blanks between them; phrases are lists of strings.
All words are in lower case unless they are names.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tracker.folding import folded


def split(value: object) -> object:
    """One string as the tuple of its words; anything else as it is."""
    return tuple(value.split()) if isinstance(value, str) else value


def _folded_words(value: object) -> object:
    words = split(value)
    return (
        tuple(folded(word) if isinstance(word, str) else word for word in words)
        if isinstance(words, tuple | list | set)
        else value
    )


def _folded_keys(value: object) -> object:
    return {folded(key): number for key, number in value.items()} if isinstance(value, dict) else value


Words = Annotated[tuple[str, ...], BeforeValidator(split)]
Phrases = tuple[str, ...]
# Compared without case and accents, so that a table may be written as the language is.
FoldedWords = Annotated[frozenset[str], BeforeValidator(_folded_words)]
FoldedPhrases = Annotated[tuple[str, ...], BeforeValidator(_folded_words)]
FoldedNumbers = Annotated[dict[str, int], BeforeValidator(_folded_keys)]


class Table(BaseModel):
    """The base of every table of a language file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Lacking(Table):
    """What stands in place of a table that a language does not have: why not."""

    none: Annotated[str, Field(min_length=10)]
